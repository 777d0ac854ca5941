import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import * as h5wasm from "h5wasm";
import { flowOfGrid, usualFileError, type GridField } from "#chart";
import { fieldFormat, readGridFields, type FieldsReading } from "#intake";
import { openFieldFile, readFieldFile } from "../../src/run/fields.ts";

/** Samples by make-samples.sh: ncgen's reading of packed.cdl and rotated.cdl. */
const SAMPLES = join(import.meta.dirname, "samples");
const at = (name: string): string => join(SAMPLES, name);

async function fieldOf(name: string): Promise<{ field: GridField; notes: readonly string[] }> {
  const reading = await readFieldFile(at(name));
  if (!reading.ok) assert.fail(reading.why);
  const [field, ...others] = reading.fields;
  assert.deepEqual(others, []);
  return { field: field ?? assert.fail(), notes: reading.notes };
}

const KINDS = [
  ["packed-classic.nc", "NetCDF-3"],
  ["packed-64.nc", "NetCDF-3"],
  ["packed-4.nc", "NetCDF-4"],
] as const;

for (const [name, format] of KINDS) {
  test(`${name}: axes by what they say, packing undone, missing values missing`, async () => {
    assert.equal(fieldFormat(readFileSync(at(name))), format);
    const { field, notes } = await fieldOf(name);
    // 2 o'clock by a clock two hours ahead is midnight.
    const midnight = Date.parse("2024-06-01T00:00Z");
    assert.deepEqual(field.times, [midnight, midnight + 5_400_000]);
    assert.deepEqual([field.x0, field.stepX, field.columns], [359.5, 0.5, 3]);
    assert.deepEqual([field.y0, field.stepY, field.rows], [51.5, -0.5, 3]);
    // Written by columns: packed 1, 4, 7 are the northern row, by 0.5 and 10 cm/s; the second
    // level is the one at 0.5 m.
    const u = (...packed: (number | null)[]): number[] =>
      packed.map((code) => (code === null ? Number.NaN : Math.fround((code * 0.5 + 10) * 0.01)));
    assert.deepEqual([...field.u.subarray(0, 9)], u(1, 4, 7, 2, 5, null, 3, 6, null));
    assert.deepEqual([...field.u.subarray(9)], u(11, 14, 17, 12, 15, 18, 13, 16, 19));
    const v = (...packed: (number | null)[]): number[] =>
      packed.map((code) => (code === null ? Number.NaN : Math.fround(code * 0.5 * 0.01)));
    assert.deepEqual([...field.v.subarray(0, 9)], v(-1, -4, -7, -2, -5, -8, -3, -6, null));
    assert.match(notes.join(), /the first of 2 members of the ensemble is read/);
  });
}

test("a rotated pole is read with its vectors along the grid, and turned in the flow", async () => {
  const { field } = await fieldOf("rotated.nc");
  assert.match(field.projection ?? "", /^\+proj=ob_tran \+o_proj=longlat \+o_lat_p=39\.25/);
  assert.equal(field.relativeTo, "grid");
  assert.deepEqual(field.times, [Date.parse("2024-06-01T01:30Z")]);
  const flow = flowOfGrid(field, usualFileError(field));
  const grid = { west: 18, south: 50.75, stepLon: 1, stepLat: 1, columns: 1, rows: 1 };
  const out = new Float32Array(4);
  flow.sampleInto(grid, field.times[0] ?? 0, out, 2);
  // On the meridian of the pole the grid's north is true.
  assert.ok(Math.abs((out[2] ?? 9) - 1) < 1e-5 && Math.abs((out[3] ?? 9) + 1) < 1e-5);
  const { west, south, east, north } = flow.coverage;
  assert.ok(
    west > 17.9 && south > 49.6 && east < 35.5 && north < 55.8,
    JSON.stringify(flow.coverage),
  );
});

/** A sample of text in which something is another thing of the same length. */
async function swapped(name: string, from: string, to: string): Promise<FieldsReading> {
  assert.equal(from.length, to.length);
  const bytes = Buffer.from(
    readFileSync(at(name)).toString("latin1").replaceAll(from, to),
    "latin1",
  );
  return readGridFields(bytes, name, null);
}

function refused(reading: FieldsReading, why: RegExp): void {
  assert.ok(!reading.ok, "expected a refusal");
  assert.match(reading.why, why);
}

test("what a file says of itself is believed or refused, never guessed", async () => {
  const name = "packed-classic.nc";
  refused(
    await swapped(name, "hours since 2024", "years since 2024"),
    /expected units such as "hours/,
  );
  refused(await swapped(name, "+02:00", "EUROPE"), /came "hours since 2024-06-01 02:00:00 EUROPE"/);
  refused(await swapped(name, "cm s-1", "cm s-2"), /ucur: expected m s-1; came "cm s-2"/);
  refused(await swapped(name, "northward", "nordwards"), /expected a current/);
  refused(await swapped(name, "degrees_east", "degrees_west"), /expected latitude and longitude/);
  refused(
    await swapped("rotated.nc", "rotated_latitude", "rotated_lattitud"),
    /came "rotated_latt/,
  );
});

test("a projection that contradicts the places of the nodes is refused", () => {
  const bytes = Uint8Array.from(readFileSync(at("rotated.nc")));
  const view = new DataView(bytes.buffer);
  for (let i = 0; i + 8 <= bytes.length; i += 4) {
    if (view.getFloat64(i) === 39.25) view.setFloat64(i, 40.25);
  }
  refused(readGridFields(bytes, "rotated.nc", null), /contradict each other by 0\.2/);
});

test("no current at the surface, no wind at 10 m: refused with what there is", () => {
  const deep = Uint8Array.from(readFileSync(at("packed-classic.nc")));
  const view = new DataView(deep.buffer);
  for (let i = 0; i + 8 <= deep.length; i += 4) {
    if (view.getFloat32(i) === 40 && view.getFloat32(i + 4) === 0.5) view.setFloat32(i + 4, 20);
  }
  refused(readGridFields(deep, "deep.nc", null), /expected a current at the surface; .* at 20 m/);
  const high = Uint8Array.from(readFileSync(at("rotated.nc")));
  const heights = new DataView(high.buffer);
  for (let i = 0; i + 4 <= high.length; i += 4) {
    if (heights.getFloat32(i) === 10) heights.setFloat32(i, 80);
  }
  refused(readGridFields(high, "high.nc", null), /expected a wind at 10 m; .* at 80 m/);
});

test("a file that breaks off is refused, of either kind", async () => {
  const hdf5 = { ...h5wasm, module: await h5wasm.ready };
  for (const name of ["packed-classic.nc", "packed-64.nc", "rotated.nc"]) {
    const bytes = readFileSync(at(name));
    for (const length of [6, 200, bytes.length - 40]) {
      refused(readGridFields(bytes.subarray(0, length), name, hdf5), /: /);
    }
  }
  const bytes = readFileSync(at("packed-4.nc"));
  refused(readGridFields(bytes.subarray(0, 3000), "cut.nc", hdf5), /expected an HDF5 file/);
  refused(readGridFields(bytes, "whole.nc", null), /expected the HDF5 library/);
});

test("a file is opened as flows, its assumptions in their source; a refusal is one sentence", async () => {
  const [flow] = await openFieldFile(at("packed-4.nc"));
  assert.match(flow?.source ?? "", /^packed-4\.nc \(ucur, vcur\); ucur: the first of 2 members/);
  await assert.rejects(
    openFieldFile(at("none.nc")),
    /expected a weather or current file at .*none\.nc/,
  );
  const folder = mkdtempSync(join(tmpdir(), "vigie-"));
  writeFileSync(join(folder, "letter.csv"), "Dear all\n");
  await assert.rejects(
    openFieldFile(join(folder, "letter.csv")),
    /letter\.csv: expected a first line/,
  );
  rmSync(folder, { recursive: true });
});
