import { deepEqual, equal, match, ok, throws } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { NetCDFReader, type Attribute } from "netcdfjs";
import type { Flow } from "#chart";
import { INFLATABLE, STAGES, type CloudFrame, type DriftQuestion, type Forecast } from "#predict";
import { addSeconds, hours, instant, metres, metresPerSecond, minutes, seededRandom } from "#units";
import { renderDriftAnswer, type DriftTold } from "./drift-answer.ts";
import { renderDriftGeoJson, type Feature } from "./drift-geojson.ts";
import { renderDriftNetcdf } from "./drift-netcdf.ts";
import { renderNetcdf } from "./netcdf-classic.ts";

const FROM = instant("2021-11-24T03:12Z");

function flow(quantity: "current" | "wind", speedShare: number): Flow {
  return {
    quantity,
    source: `a ${quantity} – as told`,
    coverage: { west: -180, south: -90, east: 180, north: 90, from: null, until: null },
    spacing: null,
    lattice: null,
    steady: true,
    errorAt: () => ({
      speedShare,
      directionDegrees: 12,
      minutes: 30,
      residual: metresPerSecond(0.1),
      residualHours: 6,
    }),
    sampleInto: () => undefined,
  };
}

/** A cloud that walks to the east, `lon` at its start; a tenth of it ashore at the end. */
function told(lon: number): DriftTold {
  const random = seededRandom(1);
  const count = 400;
  const starts = Array.from({ length: count }, () => [random(), random(), random()] as const);
  const sum = starts.reduce((all, [, , weight]) => all + weight, 0);
  const weight = Float64Array.from(starts, ([, , each]) => each / sum);
  const effective = 1 / weight.reduce((all, each) => all + each * each, 0);
  const frames = [0, 1, 2].map((step): CloudFrame => {
    const east = (start: number): number => lon + 0.05 * start + 0.1 * step;
    return {
      at: addSeconds(FROM, hours(step)),
      lon: Float32Array.from(starts, ([x]) => (east(x) > 180 ? east(x) - 360 : east(x))),
      lat: Float32Array.from(starts, ([, y]) => 51 + 0.03 * y + 0.02 * step),
      weight,
      stage: Uint8Array.from(starts, (_, i) => (i % 4 === 0 ? 3 : 1)),
      ashore: Uint8Array.from(starts, (_, i) => (step === 2 && i < 40 ? 1 : 0)),
      effective,
    };
  });
  const forecast: Forecast = {
    frames,
    currents: [{ source: "a current – as told", share: 1 }],
    winds: [{ source: "a wind – as told", share: 1 }],
    fixes: [],
  };
  const question: DriftQuestion = {
    from: FROM,
    until: addSeconds(FROM, hours(2)),
    every: hours(1),
    step: minutes(15),
    particles: count,
    seed: 4_294_967_295,
    starts: [{ place: { lon, lat: 51 }, radius: metres(185.2), share: 1 }],
    life: [{ stage: "adrift", share: 1, meanHours: null, objects: INFLATABLE }],
    underWay: null,
    fixes: [],
    currents: [flow("current", 0.2)],
    winds: [flow("wind", 0.15)],
    shore: null,
  };
  return {
    question,
    forecast,
    chart: null,
    version: "0.1.0",
    language: "en",
    assumed: ["The wind is a guess."],
  };
}

/** The values of a variable; the reader gives each byte as an array of its own. */
const valuesOf = (reader: NetCDFReader, name: string): number[] =>
  (reader.getDataVariable(name) as unknown as (number | Uint8Array)[]).map((value) =>
    typeof value === "number" ? value : value[0]!,
  );

const kinds = (features: readonly Feature[]): string[] =>
  features.map(({ properties }) => properties.kind);

test("the answer says what was assumed and what it must not be trusted for", () => {
  const { about, moments } = renderDriftAnswer(told(1.5));
  equal(about.assumptions[0], "The wind is a guess.");
  match(about.assumptions[1]!, /^The current is taken to be wrong by 20 % of its speed, 12° of/);
  match(about.assumptions[2]!, /^The wind is taken to be wrong by 15 %.* 0\.2 kn on each axis/);
  match(about.assumptions[3]!, /no coast in this run/);
  match(about.warnings[0]!, /^Nobody has .* \(LIFE-RAFT-NB-2, LIFE-RAFT-NB-3, SKIFF-1, SKIFF-3\)/);
  match(about.warnings.join(" "), /no ground to end a search/);
  equal(moments.length, 3);
  const [first, , last] = moments as [(typeof moments)[0], unknown, (typeof moments)[0]];
  equal(first.drift, null);
  // 0.1° of longitude at 51° N is 3.8 NM, 0.02° of latitude 1.2 NM; in two hours.
  ok(Math.abs(last.drift!.knots - Math.hypot(3.79, 1.2)) < 0.05, String(last.drift!.knots));
  ok(last.ashore > 0.05 && last.ashore < 0.15);
  equal(last.datum.near, null);
});

test("people in the water have coefficients of their own: no warning of mixtures", () => {
  const given = told(1.5);
  const life = [
    { stage: "in the water", share: 1, meanHours: null, objects: [{ id: 1, share: 1 }] },
  ] as const;
  const { about } = renderDriftAnswer({ ...given, question: { ...given.question, life } });
  ok(!about.warnings.join(" ").includes("inflatable"));
  deepEqual(
    about.stages.map(({ stage, share, objects }) => [stage, share, objects[0]!.key]),
    [["in the water", 1, "PIW-1"]],
  );
});

test("GeoJSON has two areas and a datum for every moment, and the track of the datum", () => {
  const document = renderDriftGeoJson(renderDriftAnswer(told(1.5)), null);
  const each = ["area", "area", "datum"];
  deepEqual(kinds(document.features), [...each, ...each, ...each, "track"]);
  for (const { properties } of document.features)
    ok(Array.isArray(properties["assumptions"]) && properties["assumptions"].length > 5);
  const [half, most] = document.features as [Feature, Feature];
  equal(half.properties["share"], 0.5);
  equal(half.properties["at"], FROM);
  ok(Number(half.properties["km2"]) < Number(most.properties["km2"]));
  ok(Math.abs(Number(most.properties["km2"]) / Number(most.properties["nm2"]) - 3.43) < 0.01);
  const track = document.features.at(-1)!.geometry;
  ok(track.type === "MultiLineString");
  deepEqual(
    track.coordinates.map(({ length }) => length),
    [3],
  );
  equal(document.about.seed, 4_294_967_295);
  deepEqual(JSON.parse(JSON.stringify(document)), document);
});

test("the particles come along when asked for, with what they are", () => {
  const given = told(1.5);
  const last = given.forecast.frames.at(-1)!;
  const { features } = renderDriftGeoJson(renderDriftAnswer(given), last);
  const { geometry, properties } = features.at(-1)!;
  ok(geometry.type === "MultiPoint");
  equal(properties.kind, "particles");
  equal(geometry.coordinates.length, 400);
  ok(Math.abs(geometry.coordinates[7]![0] - last.lon[7]!) < 1e-5);
  deepEqual(properties["weight"], [...last.weight]);
  deepEqual(properties["ashore"], [...last.ashore]);
});

test("the track is cut at the 180th meridian", () => {
  const { features } = renderDriftGeoJson(renderDriftAnswer(told(179.88)), null);
  const { geometry } = features.at(-1)!;
  ok(geometry.type === "MultiLineString");
  equal(geometry.coordinates.length, 2);
  const [west, east] = geometry.coordinates as [
    readonly (readonly number[])[],
    (typeof geometry.coordinates)[0],
  ];
  equal(west.at(-1)![0], 180);
  equal(east[0]![0], -180);
  equal(west.at(-1)![1], east[0]![1]);
});

test("NetCDF is read back by another's reader value by value", () => {
  const given = told(1.5);
  const reader = new NetCDFReader(renderDriftNetcdf(given));
  equal(reader.version, "classic format");
  deepEqual(
    reader.dimensions.map(({ name, size }) => [name, size]),
    [
      ["trajectory", 400],
      ["time", 3],
    ],
  );
  equal(reader.getAttribute("Conventions"), "CF-1.8");
  equal(reader.getAttribute("featureType"), "trajectory");
  equal(reader.getAttribute("seed"), 4_294_967_295);
  match(String(reader.getAttribute("comment")), /no ground to end a search/);
  const { frames } = given.forecast;
  deepEqual(
    reader.getDataVariable("time"),
    frames.map(({ at }) => Date.parse(at) / 1000),
  );
  deepEqual(
    reader.getDataVariable("trajectory"),
    Array.from({ length: 400 }, (_, i) => i),
  );
  for (const column of ["lon", "lat", "weight", "stage", "ashore"] as const) {
    const read = valuesOf(reader, column);
    equal(read.length, 1200);
    for (const [index, value] of read.entries())
      equal(value, frames[index % 3]![column][Math.trunc(index / 3)], `${column} ${index}`);
  }
  const attributesOf = (name: string): Record<string, unknown> =>
    Object.fromEntries(
      reader.variables
        .find((one) => one.name === name)!
        .attributes.map(({ name: key, value }: Attribute) => [key, value]),
    );
  deepEqual(attributesOf("lon"), { standard_name: "longitude", units: "degrees_east" });
  equal(attributesOf("time")["units"], "seconds since 1970-01-01T00:00:00Z");
  equal(attributesOf("stage")["flag_meanings"], "under_way adrift swamped in_the_water");
  deepEqual(
    attributesOf("stage")["flag_values"],
    STAGES.map((_, index) => index),
  );
});

test("NetCDF is read by Unidata's own ncdump", (t) => {
  if (spawnSync("ncdump").error !== undefined) {
    t.skip("ncdump is not installed (Debian: netcdf-bin)");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "vigie-nc-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const given = told(1.5);
  const path = join(folder, "drift.nc");
  writeFileSync(path, new Uint8Array(renderDriftNetcdf(given)));
  equal(spawnSync("ncdump", ["-k", path], { encoding: "utf8" }).stdout.trim(), "classic");
  const { stdout, status } = spawnSync("ncdump", ["-p", "9,17", path], { encoding: "utf8" });
  equal(status, 0);
  match(stdout, /currents = "a current – as told \(100 % of the nodes, land among them\)"/);
  const valuesOf = (name: string): number[] => {
    const [, text = ""] = new RegExp(`\\n ${name} =([^;]*);`).exec(stdout.split("data:")[1]!) ?? [];
    return text.split(",").map(Number);
  };
  const { frames } = given.forecast;
  for (const column of ["lon", "lat"] as const) {
    const read = valuesOf(column);
    equal(read.length, 1200);
    for (const [index, value] of read.entries())
      equal(Math.fround(value), frames[index % 3]![column][Math.trunc(index / 3)]);
  }
  for (const column of ["weight", "stage", "ashore"] as const) {
    const read = valuesOf(column);
    for (const [index, value] of read.entries())
      equal(value, frames[index % 3]![column][Math.trunc(index / 3)]);
  }
});

test("names and values that do not fill four bytes are filled up, words are UTF-8", () => {
  const reader = new NetCDFReader(
    renderNetcdf({
      dimensions: { a: 3 },
      attributes: { é: "Pas-de-Calais — détroit", none: "" },
      variables: [
        { name: "b", type: "byte", dimensions: ["a"], attributes: {}, valueAt: (i) => i - 1 },
        {
          name: "cde",
          type: "int",
          dimensions: ["a"],
          attributes: {},
          valueAt: (i) => i * -70_000,
        },
        { name: "f", type: "double", dimensions: [], attributes: {}, valueAt: () => Math.PI },
      ],
    }),
  );
  // As bytes without a sign, and with the one that fills them up to four: the reader's way.
  deepEqual(valuesOf(reader, "b"), [255, 0, 1, 0]);
  deepEqual(
    reader.getDataVariable("cde"),
    [-0, -70_000, -140_000].map((value) => value + 0),
  );
  deepEqual(reader.getDataVariable("f"), [Math.PI]);
  // The reader takes each byte for a letter.
  const letters = String(reader.globalAttributes[0]!.value);
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0) & 255);
  equal(new TextDecoder().decode(bytes), "Pas-de-Calais — détroit");
});

test("a file beyond 2 GB and an unknown dimension are refused before a byte is written", () => {
  const big = {
    name: "b",
    type: "double",
    dimensions: ["a"],
    attributes: {},
    valueAt: () => 0,
  } as const;
  const data = { dimensions: { a: 300_000_000 }, attributes: {}, variables: [big] };
  throws(() => renderNetcdf(data), /expected a file below 2 GB; came 24000000\d\d bytes/);
  throws(
    () => renderNetcdf({ ...data, dimensions: { c: 1 } }),
    /expected a dimension for b; came a/,
  );
});
