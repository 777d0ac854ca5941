import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { instantFromMs } from "#units";
import { checkFolder, type FolderReport } from "../../src/run/drift-cases/check-folder.ts";
import { runVigie } from "../../src/run/main.ts";

const SHARED = "/work/shared/data";
const REFERENCE = join(SHARED, "drift-reference");
const RAD = Math.PI / 180;
const A = 6_378_137;
const E2 = 0.006_694_379_990_14;

const run = (folder: string): Promise<FolderReport> => checkFolder(folder, () => undefined);

/** A folder of cases of one's own, with one of forcing beside it. */
function folderOf(cases: Readonly<Record<string, unknown>>): string {
  const above = mkdtempSync(join(tmpdir(), "vigie-drift-"));
  const folder = join(above, "cases");
  mkdirSync(folder);
  mkdirSync(join(above, "forcing"));
  for (const [name, value] of Object.entries(cases)) {
    writeFileSync(join(folder, name), typeof value === "string" ? value : JSON.stringify(value));
  }
  return folder;
}

/** The reports of a folder with one case; the failures said in the message. */
async function only(value: unknown, name = "case.json") {
  const report = (await run(folderOf({ [name]: value }))).cases[0]!;
  return { report, said: JSON.stringify(report) };
}

const STILL = { x_sea_water_velocity: 0, y_sea_water_velocity: 0, x_wind: 0, y_wind: 0 };

/** An object without leeway. */
const buoy = (lon: number, lat: number, id = 0) => ({
  id,
  object_type: 67,
  orientation: id % 2,
  lon,
  lat,
});

const f32 = Math.fround;
const curve = (lat: number): number => Math.sqrt(1 - E2 * Math.sin(lat * RAD) ** 2);
/** Degrees of longitude in a metre. */
const lonPerMetre = (lat: number): number => curve(lat) / (A * Math.cos(lat * RAD)) / RAD;

/** The latitude so many metres further north: the meridian's arc, summed in small parts. */
function northOf(lat: number, metres: number): number {
  const parts = 20_000;
  let at = lat;
  for (let part = 0; part < parts; part += 1) {
    const slope = (phi: number): number => curve(phi) ** 3 / (A * (1 - E2)) / RAD;
    const middle = at + (slope(at) * metres) / parts / 2;
    at += (slope(middle) * metres) / parts;
  }
  return at;
}

test("every reference case agrees, as near as the independent check did", async (t) => {
  if (!existsSync(REFERENCE)) return t.skip(`${REFERENCE} is absent: OpenDrift's cases NOT run`);
  const report = await run(REFERENCE);
  // The README's independent check, with 0.005 m for other arithmetic.
  const near: Readonly<Record<string, number>> = {
    "01": 0.008,
    "03": 0.003,
    "04": 0.003,
    "05": 0.033,
    "06": 0.03,
    "07": 0.001,
    "09": 0.004,
    "11": 0.018,
    "14": 0.006,
  };
  for (const each of report.cases) {
    assert.ok(each.passed, JSON.stringify({ ...each, runs: each.runs.filter((r) => !r.passed) }));
    assert.deepEqual(each.notUnderstood, [], each.file);
    const limit = near[each.file.slice(0, 2)];
    if (limit !== undefined && each.metres !== null)
      assert.ok(each.metres < limit + 0.005, each.file);
  }
  assert.ok(report.passed);
  const ensemble = report.cases.find(({ z }) => z !== null);
  assert.ok(
    ensemble !== undefined && Math.abs(ensemble.z!) < 0.01,
    "the same draws give the same mean",
  );
});

test("a case that is 0.2 m off fails, and so does the command", async (t) => {
  if (!existsSync(REFERENCE)) return t.skip(`${REFERENCE} is absent: perturbed case NOT run`);
  const text = readFileSync(join(REFERENCE, "14_backward.json"), "utf8");
  const wrong = JSON.parse(text) as { result: { lat: number[][] } };
  wrong.result.lat[2]![3]! += 0.2 / 111_200;
  const folder = folderOf({ "14_backward.json": wrong });
  const lines: string[] = [];
  const io = {
    out: (line: string) => lines.push(line),
    err: (line: string) => lines.push(line),
    now: () => instantFromMs(0),
  };
  assert.equal(await runVigie(["drift", "check", folder, "--json"], io), 1);
  const answer = JSON.parse(lines[0]!) as FolderReport;
  assert.equal(answer.passed, false);
  assert.ok(Math.abs(answer.cases[0]!.metres! - 0.2) < 0.01);
  writeFileSync(join(folder, "14_backward.json"), text);
  assert.equal(await runVigie(["drift", "check", folder], io), 0, lines.join("\n"));
  assert.equal(await runVigie(["drift", "check", join(folder, "nowhere")], io), 3);
});

test("stranded sets that differ fail", async (t) => {
  if (!existsSync(REFERENCE)) return t.skip(`${REFERENCE} is absent: stranded sets NOT compared`);
  const text = readFileSync(join(REFERENCE, "06_grid_land_stranding.json"), "utf8");
  const wrong = JSON.parse(text) as { age_at_deactivation_s: (number | null)[] };
  wrong.age_at_deactivation_s[2]! += 600;
  const folder = folderOf({ "06.json": wrong });
  cpSync(join(SHARED, "forcing"), join(folder, "..", "forcing"), { recursive: true });
  const report = (await run(folder)).cases[0]!;
  assert.deepEqual(report.runs[0]!.wrong, ["age_at_deactivation_s: 1 of 60 differ"]);
});

test("nothing is skipped in silence: absent forcing, strange files, an empty folder", async () => {
  const folder = folderOf({
    "a.json": {
      case: "a",
      description: "forcing/nowhere.nc",
      particles: [buoy(1, 50)],
      result: { times_s: [600], lon: [[1]], lat: [[50]] },
    },
    "b.json": "{",
    "c.csv": "x,y\n1,2\n",
    "d.json": { case: "d", mystery: { list: [[{ a: 1 }]] } },
  });
  const report = await run(folder);
  assert.equal(report.passed, false);
  assert.deepEqual(
    report.cases.map(({ passed }) => passed),
    [false, false, false, false],
  );
  assert.match(report.cases[0]!.runs[0]!.wrong[0]!, /the forcing nowhere is absent/);
  assert.deepEqual(report.cases[3]!.notUnderstood, ["mystery.list"]);
  assert.equal((await run(folderOf({}))).passed, false);
});

test("latitudes: along the meridian at 88 N and in the south, over the dateline", async () => {
  const places = [
    [0, 88],
    [10, -60],
    [1, 0],
  ] as const;
  const particles = places.map(([lon, lat], id) => buoy(lon, lat, id));
  const north = (metres: number): number[] => places.map(([, lat]) => northOf(lat, metres));
  const along = await only({
    case: "02_const_latitudes",
    settings: { dt_s: 600, hours: 6 },
    environment: { ...STILL, y_sea_water_velocity: 0.5 },
    particles,
    result: {
      times_s: [3600, 21_600],
      lon: [places.map(([lon]) => lon), places.map(([lon]) => lon)],
      lat: [north(1800), north(10_800)],
    },
  });
  assert.ok(along.report.passed, along.said);
  const start = f32(179.999);
  const across = await only({
    case: "02_dateline",
    settings: { dt_s: 600, hours: 1 },
    environment: { ...STILL, x_sea_water_velocity: 0.5 },
    particles: [buoy(start, 0)],
    result: { times_s: [3600], lon: [[start + 1800 * lonPerMetre(0) - 360]], lat: [[0]] },
  });
  assert.ok(across.report.passed, across.said);
});

test("a straight coast: precision and what happens there, from the names of the runs", async () => {
  // On the equator, where a parallel is a geodesic.
  const [lon, lat, dt] = [f32(1.7), 0, 600];
  const step = dt * lonPerMetre(lat);
  const onLand = Math.floor((1.75 - lon) / step) + 1;
  const before = f32(lon + (onLand - 1) * step);
  const strandAt = (precision: number): number => {
    const nodes = Math.floor(Math.abs(lon + onLand * step - before) / precision);
    const gap = (lon + onLand * step - before) / (nodes - 1);
    return before + Math.ceil((1.75 - before) / gap) * gap;
  };
  /** The last node at sea, again and again until the next one would be on land. */
  const waterBefore = (precision: number): number => {
    let at = lon + (onLand - 1) * step;
    for (let done = onLand - 1; done < 18; done += 1) {
      const [from, to] = [f32(at), at + step];
      const nodes = Math.floor(Math.abs(to - from) / precision);
      const gap = (to - from) / (nodes - 1);
      at = from + (Math.ceil((1.75 - from) / gap) - 1) * gap;
    }
    return at;
  };
  const times = [3000, 3 * 3600];
  const made = (end: number, status: string, age: number | null) => ({
    particles: [buoy(lon, lat)],
    result: {
      times_s: times,
      lon: [[lon + 5 * step], [end]],
      lat: [[lat], [lat]],
    },
    final_status: [status],
    age_at_deactivation_s: [age],
  });
  const age = (onLand + 1) * dt;
  const { report, said } = await only({
    case: "10_strand_straight_coast",
    description: "land = lon > 1.75, constant eastward current",
    settings: { dt_s: dt, hours: 3 },
    environment: { ...STILL, x_sea_water_velocity: 1 },
    runs: {
      "stranding_0.001": made(strandAt(0.001), "stranded", age),
      "stranding_0.0001": made(strandAt(0.0001), "stranded", age),
      stranding_None: made(lon + onLand * step, "stranded", age),
      none: made(lon + 18 * step, "active", null),
      previous_None: made(before, "active", null),
      "previous_0.001": made(waterBefore(0.001), "active", null),
    },
  });
  assert.ok(report.passed, said);
  assert.equal(report.runs.length, 6);
});

test("jibing turns the sign of the slope and leaves the offset", async () => {
  const particle = { ...buoy(1, 50), cw_slope: 1, cw_offset: 10, dw_slope: 0, dw_offset: 0 };
  const { report, said } = await only({
    case: "09",
    description: "jibe_probability 1",
    settings: { dt_s: 600, hours: 1, jibe_probability: 1 },
    environment: { ...STILL, x_wind: 10 },
    particles: [particle],
    // Crosswind goes left: six steps of 0.1 m/s offset, slopes cancel in pairs.
    result: { times_s: [3600], lon: [[1]], lat: [[northOf(50, 360)]] },
    orientation_last: [0],
  });
  assert.ok(report.passed, said);
});

const N = 5000;

/** Moments of a cloud about (0, 0) with these deviations. */
const moments = (east: number, north: number) => ({
  n: N,
  mean_east_m: 0,
  mean_north_m: 0,
  var_ee: east * east,
  var_nn: north * north,
});

test("uncertainties and radii: the spread that theory gives, for each time step", async () => {
  const walk = (size: number, dt: number): number => size * Math.sqrt(dt * 12 * 3600);
  const even = (size: number, dt: number): number => walk(size, dt) / Math.sqrt(3);
  const at12 = (sd: number) => ({ t: { 12: { all: moments(sd, sd) } } });
  const cases = [
    { "drift:current_uncertainty": 0.1, dt_s: 600, ...at12(walk(0.1, 600)) },
    { "drift:current_uncertainty": 0.1, dt_s: 3600, ...at12(walk(0.1, 3600)) },
    { "drift:current_uncertainty_uniform": 0.1, dt_s: 600, ...at12(even(0.1, 600)) },
    { radius: 1000, radius_type: "gaussian", hours: 0, ...moments(1000, 1000) },
    { radius: 1000, radius_type: "uniform", hours: 0, ...moments(500, 500) },
  ];
  const { report, said } = await only({
    case: "12_uncertainty_stats",
    description: "no perturbation",
    settings: { hours: 12, object_type: 67, n: N, jibe_probability: 0 },
    environment: STILL,
    start: { lon: 1, lat: 50 },
    cases,
  });
  assert.equal(report.runs.length, cases.length, said);
  assert.ok(report.passed, said);
  const doubled = { "drift:current_uncertainty": 0.1, dt_s: 600, ...at12(walk(0.2, 600)) };
  const wrong = await only({
    case: "12",
    settings: { object_type: 67, n: N },
    environment: STILL,
    start: { lon: 1, lat: 50 },
    cases: [doubled],
  });
  assert.ok(!wrong.report.passed && wrong.report.varianceRatio! < 0.3, wrong.said);
});

test("capsizing by the hour, for each step", async () => {
  const share = (wind: number, dt: number, hour: number): number => {
    const perStep = ((0.5 + 0.5 * Math.tanh((wind - 30) / 5)) * dt) / 3600;
    return 1 - (1 - perStep) ** ((hour * 3600) / dt);
  };
  const made = (wind: number, dt: number) => ({
    wind_ms: wind,
    dt_s: dt,
    n: N,
    capsized_fraction: [1, 2, 3, 4].map((hour) => share(wind, dt, hour)),
  });
  const cases = [made(20, 600), made(30, 600), made(35, 600), made(35, 3600)];
  const { report, said } = await only({ case: "13_capsizing", settings: { hours: 4 }, cases });
  assert.equal(report.runs.length, 4);
  assert.ok(report.passed, said);
  const byNumber = { "3600": made(35, 3600).capsized_fraction };
  const named = { wind35_dt600: made(35, 600).capsized_fraction, 35: byNumber };
  const other = await only({
    case: "13",
    description: "capsizing",
    settings: { hours: 4 },
    runs: named,
  });
  assert.ok(other.report.passed, other.said);
  const wrong = await only({
    case: "13",
    settings: { hours: 4 },
    cases: [{ ...made(35, 600), dt_s: 3600 }],
  });
  assert.ok(!wrong.report.passed);
});

test("Stokes drift moves as a third current", async () => {
  const { report, said } = await only({
    case: "15_stokes",
    settings: { dt_s: 600, hours: 2, "drift:stokes_drift": true },
    environment: {
      ...STILL,
      y_sea_water_velocity: 0.1,
      sea_surface_wave_stokes_drift_x_velocity: 0,
      sea_surface_wave_stokes_drift_y_velocity: 0.25,
    },
    particles: [buoy(1, 50)],
    result: { times_s: [7200], lon: [[1]], lat: [[northOf(50, 0.35 * 7200)]] },
  });
  assert.ok(report.passed, said);
});

test("seeding: a cone along a meridian, a span of time, a radius from numpy's draws", async () => {
  const places = [1, 2, 3, 4].map((part) => northOf(50, (part * 10_000) / 5));
  const top = northOf(50, 10_000);
  // numpy.random.seed(0): after eight draws for the perturbations randn gives these.
  const east = [
    -0.103_218_851_793_558, 0.410_598_501_938_37, 0.144_043_571_160_878, 1.454_273_506_962_975,
  ];
  const north = [
    0.761_037_725_146_993, 0.121_675_016_492_828, 0.443_863_232_745_426, 0.333_674_327_374_263,
  ];
  const { report, said } = await only({
    case: "16_seeding",
    description: "seeding",
    seed_cone: {
      args: {
        object_type: 67,
        lon: [1, 1],
        lat: [50, top],
        time: ["2024-06-01T00:00Z", "2024-06-01T03:00Z"],
      },
      lon: [1, 1, 1, 1],
      lat: places,
      time_s: [0, 3600, 7200, 10_800],
    },
    radius: {
      args: { object_type: 67, lon: 1, lat: 50, radius: 1000 },
      lon: east.map((draw) => 1 + 1000 * draw * lonPerMetre(50)),
      lat: north.map((draw) => northOf(50, 1000 * draw)),
    },
  });
  assert.equal(report.runs.length, 2, said);
  for (const each of report.runs) assert.deepEqual(each.wrong, [], said);
  assert.ok(report.runs[0]!.metres! < 0.01, said);
  // East and north are added on a flat sea here: 0.2 m at 1.5 km.
  assert.ok(report.runs[1]!.metres! < 0.5, said);
});

test("a projected field turns its vectors at the particle", async () => {
  const [columns, rows] = [41, 41];
  const folder = folderOf({
    "08_real.json": {
      case: "08_real",
      description: "forcing/polar_19...nc, constant wind (0,0)",
      settings: { dt_s: 3600, hours: 1, start: "2016-02-01 12:00:00" },
      particles: [buoy(70, 80, 0), buoy(160, 80, 1)],
      result: {
        times_s: [3600],
        lon: [[70, 160 + 1800 * lonPerMetre(80)]],
        lat: [[northOf(80, 1800), 80]],
      },
    },
  });
  const axis = (count: number) =>
    Array.from({ length: count }, (_, i) => (i - (count - 1) / 2) * 100_000);
  const times = [1_454_328_000, 1_454_414_400];
  const size = columns * rows * times.length;
  const values = new Float32Array(2 * size).fill(0.5, size);
  // A hole to be filled from around it.
  const hole = Math.round((columns - 1) / 2) + 8 * columns;
  values.fill(Number.NaN, hole, hole + 1);
  values.fill(Number.NaN, size + hole, size + hole + 1);
  const forcing = join(folder, "..", "forcing");
  writeFileSync(join(forcing, "polar.f32"), new Uint8Array(values.buffer));
  const header = {
    source: "polar_1999.nc",
    coords: { y: axis(rows), x: axis(columns), time_unix: times },
    vars: [
      {
        name: "u",
        standard_name: "x_sea_water_velocity",
        shape: [2, rows, columns],
        byte_offset: 0,
      },
      {
        name: "v",
        standard_name: "y_sea_water_velocity",
        shape: [2, rows, columns],
        byte_offset: 4 * size,
      },
    ],
    proj4:
      "+proj=stere +lat_0=90 +lon_0=70 +lat_ts=60 +a=6378137 +b=6356752.314245 +units=m +no_defs",
  };
  writeFileSync(join(forcing, "polar.json"), JSON.stringify(header));
  const report = (await run(folder)).cases[0]!;
  // Eastward for 1.8 km at 80 N the geodesic bends 1.4 m to the south of its parallel.
  assert.deepEqual(report.runs[0]!.wrong, []);
  assert.ok(report.metres! > 1 && report.metres! < 2, JSON.stringify(report));
});
