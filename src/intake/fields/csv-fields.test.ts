import assert from "node:assert/strict";
import { test } from "node:test";
import { readGridFields, type FieldsReading } from "./read-grid-fields.ts";

const read = (text: string): FieldsReading =>
  readGridFields(new TextEncoder().encode(text), "table.csv", null);

const GRID = ["50.5,1", "50.5,2", "51,1", "51,2"];
const table = (header: string, tail: string, times = ["2024-06-01T03:00Z"]): string =>
  [header, ...times.flatMap((time) => GRID.map((place) => `${time},${place},${tail}`))].join("\n");

function refused(text: string, why: RegExp): void {
  const reading = read(text);
  assert.ok(!reading.ok, "expected a refusal");
  assert.match(reading.why, why);
}

test("components with their units make a grid, whatever the order of the lines", () => {
  const lines = table("time,lat,lon,current_u (kn),current_v (cm/s)", "1,50").split("\n");
  const reading = read([lines[0], ...lines.slice(1).toReversed()].join("\r\n"));
  assert.ok(reading.ok);
  const [field] = reading.fields;
  assert.ok(field);
  assert.equal(field.quantity, "current");
  assert.deepEqual([field.x0, field.y0, field.stepX, field.stepY], [1, 50.5, 1, 0.5]);
  assert.deepEqual([field.columns, field.rows], [2, 2]);
  assert.deepEqual(field.times, [Date.parse("2024-06-01T03:00Z")]);
  assert.ok(Math.abs((field.u[3] ?? 0) - 1852 / 3600) < 1e-7);
  assert.equal(field.v[0], 0.5);
});

test("a wind comes from its direction, a current goes towards it", () => {
  const wind = read(
    table("time;lat;lon;wind_speed (m/s);wind_from (deg)", "10,270").replaceAll(",", ";"),
  );
  assert.ok(wind.ok);
  assert.ok(Math.abs((wind.fields[0]?.u[0] ?? 0) - 10) < 1e-6, "a westerly blows to the east");
  const current = read(table("time,lat,lon,current_speed (m/s),current_towards (deg)", "1,270"));
  assert.ok(current.ok);
  assert.ok(Math.abs((current.fields[0]?.u[0] ?? 0) + 1) < 1e-6, "and a current of 270 goes west");
  refused(table("time,lat,lon,wind_speed (m/s),wind_towards (deg)", "1,2"), /expected wind_from/);
});

test("a zone of the clock counts, and a time without one is refused", () => {
  const zoned = read(
    table("time,lat,lon,wind_u (m/s),wind_v (m/s)", "1,2", ["2024-06-01 05:00+02:00"]),
  );
  assert.ok(zoned.ok);
  assert.deepEqual(zoned.fields[0]?.times, [Date.parse("2024-06-01T03:00Z")]);
  refused(
    table("time,lat,lon,wind_u (m/s),wind_v (m/s)", "1,2", ["2024-06-01T05:00"]),
    /line 2: expected a time with its zone, such as 2024-06-01T03:00Z; came "2024-06-01T05:00"/,
  );
});

test("a node that is missing, or there twice, is named", () => {
  const text = table("time,lat,lon,wind_u (m/s),wind_v (m/s)", "1,2");
  const lines = text.split("\n");
  refused(lines.slice(0, -1).join("\n"), /came none for 51 2 at 2024-06-01T03:00:00.000Z/);
  refused(
    [...lines, lines[2]].join("\n"),
    /line 6: expected each node once a time; came that of line 3/,
  );
  refused(text.replace("51,2", "51.2,2"), /expected equal steps/);
});

test("an empty cell is a missing value, never zero", () => {
  const text = table("time,lat,lon,wind_u (m/s),wind_v (m/s)", "1,2").replace("51,2,1,2", "51,2,,");
  const reading = read(text);
  assert.ok(reading.ok);
  assert.ok(Number.isNaN(reading.fields[0]?.u[3] ?? 0));
  assert.equal(reading.fields[0]?.u[2], 1);
});

test("what is unclear is refused with what was expected", () => {
  refused(table("time,lat,lon,wind_u,wind_v", "1,2"), /column "wind_u": expected its units/);
  refused(table("time,lat,lon,wind_u (m/s)", "1"), /wind: expected either u and v, or speed/);
  refused(table("time,lat,lon,gust (m/s)", "1"), /expected a first line such as time,lat,lon/);
  refused("hello", /expected a first line such as/);
  refused(
    table("time,lat,lon,wind_u (m/s),wind_v (m/s)", "1,x"),
    /line 2: expected a number for v/,
  );
  refused(table("time,lat,lon,wind_u (m/s),wind_v (m/s)", "1,999"), /speeds below 150/);
  refused("\u0000\u0001,2", /expected NetCDF, GRIB2 or CSV; came other bytes/);
  const more = read(table("time,lat,lon,wind_u (m/s),wind_v (m/s),gust (kn)", "1,2,3"));
  assert.ok(more.ok);
  assert.deepEqual(more.leftAside, ['column "gust (kn)"']);
});
