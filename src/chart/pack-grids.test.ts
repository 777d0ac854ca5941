import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { GridField } from "./grid-field.ts";
import { packGrids, unpackGrids } from "./pack-grids.ts";

const WIND: GridField = {
  quantity: "wind",
  source: "Météo-France, AROME — 03Z",
  projection: "+proj=stere +lat_0=90 +lon_0=0 +R=6371000",
  x0: -0.1,
  y0: 50.25,
  stepX: 0.025,
  stepY: -0.025,
  columns: 3,
  rows: 2,
  times: [1_700_000_000_000, 1_700_003_600_000],
  u: Float32Array.from({ length: 12 }, (_, i) => (i === 4 ? Number.NaN : i / 3)),
  v: Float32Array.from({ length: 12 }, (_, i) => (i === 4 ? Number.NaN : -i / 7)),
  relativeTo: "grid",
};
const CURRENT: GridField = { ...WIND, quantity: "current", projection: null, relativeTo: "east" };

test("what was packed is unpacked to the bit, names with accents among it", () => {
  assert.deepEqual(unpackGrids(packGrids([WIND, CURRENT])), [WIND, CURRENT]);
  assert.deepEqual(unpackGrids(packGrids([])), []);
  const inside = new Uint8Array(packGrids([WIND]).length + 3);
  inside.set(packGrids([WIND]), 3);
  assert.deepEqual(unpackGrids(inside.subarray(3)), [WIND]);
});

test("bytes that are cut, longer, or of something else are one clear sentence", () => {
  const whole = packGrids([WIND]);
  assert.throws(() => unpackGrids(whole.subarray(0, -1)), /^Error: expected \d+ bytes .*; came/);
  assert.throws(() => unpackGrids(new Uint8Array([...whole, 0])), /expected \d+ bytes .*; came/);
  assert.throws(() => unpackGrids(new Uint8Array(4)), /expected packed grids .* came 4 bytes/);
  assert.throws(() => unpackGrids(new Uint8Array(400)), /expected packed grids/);
  for (const [from, to] of [
    ['"wind"', '"wand"'],
    ['"columns":3', '"columns":x'],
    ['"relativeTo":"grid"', '"relativeTo":"gird"'],
  ] as const) {
    const text = String.fromCharCode(...whole).replace(from, to);
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    assert.throws(() => unpackGrids(bytes), /expected packed grids; their header cannot be read/);
  }
});

test("whatever byte is changed, it is unpacked or refused, never anything else", () => {
  const whole = packGrids([WIND, CURRENT]);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const bytes = whole.slice();
      bytes[at] = byte;
      try {
        assert.equal(unpackGrids(bytes).length, 2);
      } catch (error) {
        assert.match(String(error), /^Error: expected /);
      }
    }),
    { numRuns: 500 },
  );
});
