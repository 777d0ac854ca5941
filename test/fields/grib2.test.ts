import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { openProjection, type GridField } from "#chart";
import { readGridFields, type FieldsReading } from "#intake";

/** Samples by make-samples.sh: GRIB2 by ecCodes 2.28, and what its grib_get_data reads in them. */
const SAMPLES = join(import.meta.dirname, "samples");
const bytesOf = (name: string): Uint8Array => readFileSync(join(SAMPLES, `${name}.grib2`));
const read = (bytes: Uint8Array): FieldsReading => readGridFields(bytes, "sample", null);

function fieldOf(name: string): GridField {
  const reading = read(bytesOf(name));
  if (!reading.ok) assert.fail(reading.why);
  assert.equal(reading.fields.length, 1);
  assert.deepEqual(reading.leftAside, []);
  return reading.fields[0] ?? assert.fail();
}

/** Values as ecCodes printed them, message after message: u and v in turn. */
function printed(name: string, nodes: number): { u: number[]; v: number[] } {
  const lines = readFileSync(join(SAMPLES, `${name}.values`), "utf8")
    .trim()
    .split("\n");
  const values = lines.map((line) => (line === "missing" ? Number.NaN : Number(line)));
  const component = (odd: number): number[] =>
    values.filter((_, i) => Math.floor(i / nodes) % 2 === odd);
  return { u: component(0), v: component(1) };
}

/** To the last of the ten digits that ecCodes printed, and the last bit of a float32. */
function agree(actual: Float32Array, expected: readonly number[], what: string): void {
  assert.equal(actual.length, expected.length, what);
  actual.forEach((value, i) => {
    const wanted = expected[i] ?? assert.fail();
    if (Number.isNaN(wanted)) assert.ok(Number.isNaN(value), `${what}[${i}]: ${value} for none`);
    else {
      const off = Math.abs(value - wanted);
      assert.ok(off <= 6e-8 * Math.abs(wanted) + 1e-10, `${what}[${i}]: ${value} for ${wanted}`);
    }
  });
}

describe("every packing agrees with ecCodes value by value", () => {
  for (const [values, ...names] of [
    ["simple", "simple", "complex-one-group", "complex-0-0", "complex-1-0", "complex-2-0"],
    ["simple", "ccsds", "ieee"],
    ["complex-0-1", "complex-0-1", "complex-1-1", "complex-2-1"],
    ["complex-0-2", "complex-0-2", "complex-1-2", "complex-2-2"],
    ["bitmap", "bitmap", "bitmap-ccsds", "bitmap-complex", "bitmap-order-0"],
  ] as const) {
    for (const name of names) {
      test(name, () => {
        const field = fieldOf(name);
        const { u, v } = printed(values, 24 * 17);
        agree(field.u, u, `${name} u`);
        agree(field.v, v, `${name} v`);
        const isCurrent = values === "bitmap";
        assert.equal(field.quantity, isCurrent ? "current" : "wind");
        assert.equal(
          Number.isNaN(field.u.reduce((sum, value) => sum + value)),
          values !== "simple",
        );
      });
    }
  }

  test("calm-ccsds: many intervals, and long runs of equal values", () => {
    const [packed, plain] = [fieldOf("calm-ccsds"), fieldOf("calm")];
    assert.deepEqual(packed.u, plain.u);
    assert.deepEqual(packed.v, plain.v);
    assert.ok(new Set(plain.u).size > 500);
  });
});

test("place and time are those of the file, from north to south across Greenwich", () => {
  const field = fieldOf("simple");
  assert.deepEqual(
    field.times.map((time) => new Date(time).toISOString()),
    ["2024-06-01T09:00:00.000Z", "2024-06-01T10:00:00.000Z"],
  );
  assert.equal(field.projection, null);
  assert.equal(field.x0, 359.5);
  assert.equal(field.y0, 51.7);
  assert.ok(Math.abs(field.stepX - 0.1) < 1e-12 && Math.abs(field.stepY + 0.05) < 1e-12);
  assert.equal(field.relativeTo, "east");
  assert.match(field.source, /^sample \(run of 2024-06-01T06:00/);
});

test("a polar stereographic map has its nodes where ecCodes has them", () => {
  const field = fieldOf("polar");
  assert.equal(field.relativeTo, "grid");
  const { u, v } = printed("polar", 16 * 31);
  agree(field.u, u, "u");
  agree(field.v, v, "v");
  const map = openProjection(field.projection ?? "");
  const lines = readFileSync(join(SAMPLES, "polar.places"), "utf8").trim().split("\n");
  assert.equal(lines.length, 16 * 31);
  lines.forEach((line, node) => {
    const [lat, lon] = line.split(" ").map(Number);
    const x = field.x0 + (node % 16) * field.stepX;
    const y = field.y0 + Math.floor(node / 16) * field.stepY;
    const place = map.inverse(x, y);
    const turns = Math.round((place.lon - (lon ?? 0)) / 360);
    assert.ok(Math.abs(place.lat - (lat ?? 99)) < 2e-6, `${node}: ${place.lat} for ${lat}`);
    assert.ok(Math.abs(place.lon - 360 * turns - (lon ?? 99)) < 2e-6, `${node}: ${place.lon}`);
  });
});

/** Where octet `octet` of the first section `number` of a sample is. */
function octetAt(bytes: Uint8Array, number: number, octet: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let at = 16;
  while (bytes[at + 4] !== number) at += view.getUint32(at);
  return at + octet - 1;
}

/** With one octet of a section changed in the first message, or in every one. */
function changed(
  name: string,
  number: number,
  octet: number,
  value: number,
  which: "first" | "every" = "first",
): Uint8Array {
  const bytes = Uint8Array.from(bytesOf(name));
  const view = new DataView(bytes.buffer);
  for (let from = 0; from < bytes.length; from += Number(view.getBigUint64(from + 8))) {
    if (which === "first" && from > 0) break;
    const message = bytes.subarray(from);
    message[octetAt(message, number, octet)] = value;
  }
  return bytes;
}

test("what is not read is refused by its number", () => {
  const refused = (bytes: Uint8Array, why: RegExp): void => {
    const reading = read(bytes);
    assert.ok(!reading.ok);
    assert.match(reading.why, why);
  };
  refused(changed("simple", 5, 11, 40), /came template 5\.40/);
  refused(changed("simple", 3, 14, 40), /came template 3\.40/);
  refused(changed("simple", 3, 72, 8), /came scanning mode 8/);
  refused(bytesOf("simple").subarray(0, 1500), /cut short/);
  const edition = Uint8Array.from(bytesOf("simple"));
  edition[7] = 1;
  refused(edition, /expected GRIB edition 2; came edition 1/);
});

test("data that break off are refused, in every packing", () => {
  for (const name of ["simple", "ccsds", "complex-2-0", "ieee"]) {
    const bytes = Uint8Array.from(bytesOf(name));
    const view = new DataView(bytes.buffer);
    // The grid and the packing say that there are twice as many values.
    for (const [number, octet] of [
      [3, 7],
      [5, 6],
    ] as const) {
      view.setUint32(octetAt(bytes, number, octet), 816);
    }
    view.setUint32(octetAt(bytes, 3, 35), 34);
    view.setUint32(octetAt(bytes, 3, 68), 24_242);
    const reading = read(bytes);
    assert.ok(!reading.ok, name);
  }
});

test("what else is in a file is listed as left aside", () => {
  const other = changed("simple", 4, 11, 4);
  const reading = read(other);
  assert.ok(reading.ok);
  assert.equal(reading.fields[0]?.times.length, 1);
  assert.match(reading.leftAside.join("; "), /parameter 0-2-4 by template 4\.0/);
  const high = read(changed("simple", 4, 28, 80));
  assert.ok(high.ok);
  assert.match(high.leftAside.join("; "), /0-2-2 at level type 103, 80/);
  assert.match(high.leftAside.join("; "), /v .*without u/);
});

test("columns that follow one another, and lines that turn, come out in rows", () => {
  const straight = fieldOf("simple");
  const nodes = 24 * 17;
  const at = (values: Float32Array, node: number): number => values[node] ?? Number.NaN;
  const turned = read(changed("simple", 3, 72, 16, "every"));
  assert.ok(turned.ok);
  const u = turned.fields[0]?.u ?? assert.fail();
  for (const column of [0, 5, 23]) {
    assert.equal(at(u, column), at(straight.u, column));
    assert.equal(at(u, 24 + column), at(straight.u, 24 + 23 - column));
  }
  const byColumns = read(changed("simple", 3, 72, 32, "every"));
  assert.ok(byColumns.ok);
  const w = byColumns.fields[0]?.u ?? assert.fail();
  for (let node = 0; node < nodes; node += 1) {
    const [row, column] = [Math.floor(node / 24), node % 24];
    assert.equal(at(w, node), at(straight.u, column * 17 + row));
  }
});
