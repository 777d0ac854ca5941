import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { flowOfGrid, usualFileError, type GridField } from "#chart";
import { readFieldFile } from "../../src/run/fields.ts";

const FORCING = join(import.meta.dirname, "../../../shared/data/forcing");

type Header = {
  readonly coords: Readonly<Record<string, readonly number[]>>;
  readonly vars: readonly { readonly name: string; readonly byte_offset: number }[];
};

async function fieldsOf(file: string): Promise<readonly GridField[]> {
  const reading = await readFieldFile(join(FORCING, file));
  if (!reading.ok) assert.fail(reading.why);
  return reading.fields;
}

function extraction(name: string): { header: Header; read(variable: string): Float32Array } {
  const header = JSON.parse(readFileSync(join(FORCING, `${name}.json`), "utf8")) as Header;
  const bytes = readFileSync(join(FORCING, `${name}.f32`));
  return {
    header,
    read(variable) {
      const at = header.vars.findIndex((entry) => entry.name === variable);
      const from = header.vars[at]?.byte_offset;
      if (from === undefined) assert.fail(`${name}.json: expected ${variable}`);
      const until = header.vars[at + 1]?.byte_offset ?? bytes.length;
      return new Float32Array(
        bytes.buffer.slice(bytes.byteOffset + from, bytes.byteOffset + until),
      );
    },
  };
}

/** Bit for bit, but that one NaN is as good as another. */
function same(actual: Float32Array, expected: Float32Array, what: string): void {
  assert.equal(actual.length, expected.length, what);
  const off = actual.findIndex((value, i) => !Object.is(value, expected[i]));
  assert.equal(off, -1, `${what}[${off}]: ${actual[off]} for ${expected[off]}`);
}

function placed(
  actual: { first: number; step: number; count: number },
  expected: readonly number[],
) {
  assert.equal(actual.count, expected.length);
  expected.forEach((value, i) => {
    const off = Math.abs(actual.first + i * actual.step - value);
    assert.ok(off < 1e-3 * Math.abs(actual.step), `node ${i}: ${off} off ${value}`);
  });
}

const CASES = [
  { file: "chan_noland.nc", name: "chan_noland", x: "lon", y: "lat", current: ["uo", "vo"] },
  { file: "chan_small.nc", name: "chan_small", x: "lon", y: "lat", current: ["uo", "vo"] },
  {
    file: "AROME_MetCoOp_00_DEF_20160114_subset.nc",
    name: "arome_20160114",
    x: "x",
    y: "y",
    current: null,
  },
] as const;

describe("the forcing files of the shared folder", { skip: skipped() }, () => {
  for (const { file, name, x, y, current } of CASES) {
    test(`${file} is its extraction, value by value`, async () => {
      const fields = await fieldsOf(file);
      const { header, read } = extraction(name);
      const wind = current === null ? ["x_wind_10m", "y_wind_10m"] : ["u10", "v10"];
      const wanted = { current, wind };
      assert.deepEqual(
        fields.map(({ quantity }) => quantity),
        current === null ? ["wind"] : ["current", "wind"],
      );
      for (const field of fields) {
        const [u, v] = wanted[field.quantity] ?? assert.fail(`${field.quantity} was not expected`);
        same(field.u, read(u ?? ""), `${file} ${u}`);
        same(field.v, read(v ?? ""), `${file} ${v}`);
        const times = field.times.map((ms) => ms / 1000);
        assert.deepEqual(times, header.coords["time_unix"]);
        placed(
          { first: field.x0, step: field.stepX, count: field.columns },
          header.coords[x] ?? [],
        );
        placed({ first: field.y0, step: field.stepY, count: field.rows }, header.coords[y] ?? []);
        assert.equal(field.relativeTo, current === null ? "grid" : "east");
        assert.equal(field.projection === null, current !== null);
      }
    });
  }

  test("uniform.nc, without units, is read as m/s and says so", async () => {
    const reading = await readFieldFile(join(FORCING, "uniform.nc"));
    if (!reading.ok) assert.fail(reading.why);
    assert.equal(reading.fields.length, 2);
    assert.match(reading.notes.join(), /uo: the file names no units; taken as m\/s/);
    assert.equal(reading.fields[0]?.times.length, 50);
    assert.equal(reading.fields[0]?.times[1], Date.parse("2024-06-01T01:00Z"));
  });

  test("Nordic_subset.nc, native ROMS, is read at its surface on the map it was made on", async () => {
    const [field, ...others] = await fieldsOf("Nordic_subset.nc");
    assert.ok(field);
    assert.deepEqual(others, []);
    // The Nordic-4km grid of MET Norway is polar stereographic along 58 E.
    assert.match(field.projection ?? "", /^\+proj=stere \+lat_0=90 /);
    const meridian = Number(/\+lon_0=(\S+)/.exec(field.projection ?? "")?.[1]);
    assert.ok(Math.abs(meridian - 58) < 0.05, `${meridian}`);
    assert.ok(Math.abs(field.stepX / field.stepY - 1) < 1e-3);
    assert.equal(field.times[0], Date.parse("2016-02-02T12:00Z"));
    const known = field.u.filter((value) => !Number.isNaN(value));
    assert.ok(known.length > 1000 && known.length < field.u.length, `${known.length} are known`);
    assert.ok(Math.max(...known) < 1.5 && Math.min(...known) > -1.5);
    const flow = flowOfGrid(field, usualFileError(field));
    const { west, south, east, north } = flow.coverage;
    assert.ok(south > 66 && north < 69 && west > 12 && east < 16, JSON.stringify(flow.coverage));
  });

  test("the wind of AROME turned to true east is as fast as before, and turned by the meridian", async () => {
    const [field] = await fieldsOf("AROME_MetCoOp_00_DEF_20160114_subset.nc");
    assert.ok(field);
    const flow = flowOfGrid(field, usualFileError(field));
    const { west, south, east, north } = flow.coverage;
    assert.ok(
      south > 60 && north < 64.3 && west > 0.7 && east < 8.8,
      JSON.stringify(flow.coverage),
    );
    const grid = { west: 4, south: 62, stepLon: 0.01, stepLat: 0.01, columns: 3, rows: 3 };
    const out = new Float32Array(4 * 9);
    flow.sampleInto(grid, field.times[1] ?? 0, out, 2);
    // Lambert about 15 E, cone sin 63: at 4 E the grid's north lies (4 - 15) * sin 63 deg from true.
    const turn = ((4 - 15) * Math.sin((63 * Math.PI) / 180) * Math.PI) / 180;
    const raw = flowOfGrid({ ...field, relativeTo: "east" }, usualFileError(field));
    const plain = new Float32Array(4 * 9);
    raw.sampleInto(grid, field.times[1] ?? 0, plain, 2);
    const [u, v] = [plain[2] ?? 0, plain[3] ?? 0];
    const [e, n] = [out[2] ?? 0, out[3] ?? 0];
    assert.ok(Math.abs(Math.hypot(u, v) - Math.hypot(e, n)) < 1e-4);
    const turned = Math.atan2(u * n - v * e, u * e + v * n);
    assert.ok(Math.abs(turned - -turn) < 2e-3, `${turned} for ${-turn}`);
  });
});

function skipped(): string | false {
  return existsSync(FORCING) ? false : `${FORCING} is absent: no real NetCDF file was read`;
}
