import assert from "node:assert/strict";
import { test } from "node:test";
import { openShore, type Flow, type FlowError } from "#chart";
import { drift, driftPart, joinForecasts, NotCovered, parcelsOf, plainKernel } from "#predict";
import type { CloudFrame, DriftQuestion, Forecast, StageOfLife } from "#predict";
import {
  addSeconds,
  distanceMetres,
  hours,
  instant,
  metres,
  metresPerSecond,
  position,
  seconds,
  type Position,
} from "#units";
import { openDriftKernel } from "../run/drift-kernel.ts";
import { openSeaChart } from "../run/sea-chart.ts";

const EXACT: FlowError = {
  speedShare: 0,
  directionDegrees: 0,
  minutes: 0,
  residual: metresPerSecond(0),
  residualHours: 1,
};
const USUAL: FlowError = {
  speedShare: 0.2,
  directionDegrees: 12,
  minutes: 30,
  residual: metresPerSecond(0.08),
  residualHours: 12,
};

type At = (lon: number, lat: number, hour: number) => readonly [number, number];

const FROM = instant("2024-06-01T00:00Z");

/** A flow that follows a formula at its nodes, east and north in m/s. */
function flow(
  quantity: "current" | "wind",
  error: FlowError,
  spacing: number | null,
  at: At,
): Flow {
  return {
    quantity,
    source: `a formula for the ${quantity}`,
    coverage: { west: -10, south: 40, east: 10, north: 60, from: null, until: null },
    spacing,
    lattice: spacing === null ? null : { lon: -0.5, lat: 50, stepLon: spacing, stepLat: spacing },
    steady: true,
    errorAt: () => error,
    sampleInto({ west, south, stepLon, stepLat, columns, rows }, atMs, out, lane) {
      const hour = (atMs - Date.parse(FROM)) / 3_600_000;
      for (let row = 0; row < rows; row += 1)
        for (let column = 0; column < columns; column += 1) {
          const said = at(west + column * stepLon, south + row * stepLat, hour);
          out.set(said, 4 * (row * columns + column) + lane);
        }
    },
  };
}

const steady = (quantity: "current" | "wind", east: number, north: number, error = EXACT): Flow =>
  flow(quantity, error, null, () => [east, north]);

const adrift = (...ids: number[]): StageOfLife[] => [
  {
    stage: "adrift",
    share: 1,
    meanHours: null,
    objects: ids.map((id) => ({ id, share: 1 })),
  },
];

const START = position(1.4, 50.9);

function ask(change: Partial<DriftQuestion>): DriftQuestion {
  return {
    from: FROM,
    until: addSeconds(FROM, hours(24)),
    every: hours(6),
    step: seconds(1800),
    particles: 2000,
    seed: 7,
    starts: [{ place: START, radius: metres(0), share: 1 }],
    life: adrift(27),
    underWay: null,
    fixes: [],
    currents: [steady("current", 0, 0)],
    winds: [steady("wind", 0, 0)],
    shore: null,
    ...change,
  };
}

const last = (forecast: Forecast): CloudFrame => forecast.frames.at(-1)!;

/** Metres east and north of the start, by particle. */
function metresFrom(start: Position, { lon, lat }: CloudFrame): { east: number; north: number }[] {
  return Array.from(lon, (one, i) => {
    const level = position(one, start.lat);
    const middle = position(start.lon, (start.lat + lat[i]!) / 2);
    return {
      east:
        Math.sign(one - start.lon) *
        distanceMetres(position(start.lon, middle.lat), position(one, middle.lat)),
      north: Math.sign(lat[i]! - start.lat) * distanceMetres(level, position(one, lat[i]!)),
    };
  });
}

type Moments = { east: number; north: number; ee: number; nn: number; en: number; n: number };

function momentsOf(points: readonly { east: number; north: number }[]): Moments {
  const n = points.length;
  const mean = (of: (point: { east: number; north: number }) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / n;
  const east = mean((point) => point.east);
  const north = mean((point) => point.north);
  return {
    n,
    east,
    north,
    ee: mean((point) => (point.east - east) ** 2),
    nn: mean((point) => (point.north - north) ** 2),
    en: mean((point) => (point.east - east) * (point.north - north)),
  };
}

/** Largest distance between two clouds particle by particle, metres. */
function apart(one: CloudFrame, other: CloudFrame): number {
  assert.equal(one.lon.length, other.lon.length);
  let most = 0;
  for (let i = 0; i < one.lon.length; i += 1) {
    const from = position(one.lon[i]!, one.lat[i]!);
    most = Math.max(most, distanceMetres(from, position(other.lon[i]!, other.lat[i]!)));
  }
  return most;
}

/** The synthetic tide and wind of the reference case 05 (shared/data/forcing/README.md). */
const tide: At = (lon, lat, hour) => {
  const t = hour * 3600;
  const size = 0.35 + Math.exp(-(((lon - 1.5) / 1.2) ** 2));
  const phase = 0.9 * lon - 0.6 * (lat - 50);
  const semidiurnal = (2 * Math.PI * t) / 44_714.16 - phase;
  const s = Math.cos(semidiurnal) + 0.33 * Math.cos((2 * Math.PI * t) / 43_200 - phase - 0.8);
  const c = Math.sin(semidiurnal);
  const along = ((60 - 12 * (lon - 1)) * Math.PI) / 180;
  return [
    size * (s * Math.sin(along) + 0.1 * c * Math.cos(along)) + 0.04,
    size * (s * Math.cos(along) - 0.1 * c * Math.sin(along)) + 0.02,
  ];
};
const turningWind: At = (lon, lat, hour) => {
  const t = hour * 3600;
  const speed = 9 + 3 * Math.sin((2 * Math.PI * t) / 86_400 + 0.5 * lon);
  const way = ((40 + 70 * Math.sin((2 * Math.PI * t) / 129_600) + 6 * (lat - 50)) * Math.PI) / 180;
  return [speed * Math.sin(way), speed * Math.cos(way)];
};
/** A formula as a file of hourly fields gives it: linear between the hours. */
const hourly =
  (at: At): At =>
  (lon, lat, hour) => {
    const before = Math.floor(hour);
    const [east, north] = at(lon, lat, before);
    const [nextEast, nextNorth] = at(lon, lat, before + 1);
    const share = hour - before;
    return [east + share * (nextEast - east), north + share * (nextNorth - north)];
  };
const strait = (error: FlowError): Pick<DriftQuestion, "currents" | "winds"> => ({
  currents: [flow("current", error, 0.1, hourly(tide))],
  winds: [flow("wind", error, 0.1, hourly(turningWind))],
});

test("without wind and error a boat drifts with the current, to the metre", () => {
  const answer = drift(ask({ currents: [steady("current", 0.35, -0.15)], particles: 100 }));
  for (const { east, north } of metresFrom(START, last(answer))) {
    // The sphere of `distanceMetres` is within 0.5 % of the ellipsoid of the run.
    assert.ok(Math.abs(east - 0.35 * 86_400) < 0.005 * 0.35 * 86_400, `${east}`);
    assert.ok(Math.abs(north + 0.15 * 86_400) < 0.005 * 0.15 * 86_400, `${north}`);
  }
});

test("positive crosswind is to the right of downwind: a survival suit goes right of the wind", () => {
  // PIW-4 at 10 m/s: right 13.6 - 3.3, left -1.3 - 2.65 cm/s: 3.2 cm/s to the right in the mean.
  for (const [east, north] of [
    [10, 0],
    [0, 10],
    [-10, 0],
    [6, -8],
  ] as const) {
    const answer = drift(ask({ life: adrift(4), winds: [steady("wind", east, north)] }));
    const mean = momentsOf(metresFrom(START, last(answer)));
    const right = (mean.east * north - mean.north * east) / 10;
    const down = (mean.east * east + mean.north * north) / 10;
    assert.ok(Math.abs(right / 86_400 - 0.0318) < 0.004, `right ${right / 86_400} m/s`);
    assert.ok(Math.abs(down / 86_400 - 0.1822) < 0.004, `down ${down / 86_400} m/s`);
  }
});

test("turn wind and current, and the cloud turns with them", () => {
  const rotated = (degrees: number): Moments => {
    const angle = (degrees * Math.PI) / 180;
    const turn = (east: number, north: number): [number, number] => [
      east * Math.cos(angle) + north * Math.sin(angle),
      north * Math.cos(angle) - east * Math.sin(angle),
    ];
    const answer = drift(
      ask({
        until: addSeconds(FROM, hours(12)),
        life: adrift(1, 4, 27, 46),
        currents: [flow("current", USUAL, null, () => turn(0.3, 0.2))],
        winds: [flow("wind", USUAL, null, () => turn(6, -3))],
      }),
    );
    const points = metresFrom(START, last(answer)).map(({ east, north }) => {
      const [backEast, backNorth] = [
        east * Math.cos(angle) - north * Math.sin(angle),
        north * Math.cos(angle) + east * Math.sin(angle),
      ];
      return { east: backEast, north: backNorth };
    });
    return momentsOf(points);
  };
  const straight = rotated(0);
  for (const degrees of [45, 90, 180, 233]) {
    const turned = rotated(degrees);
    const sd = Math.sqrt(straight.ee + straight.nn);
    // Residuals do not turn with the world, so the clouds agree as two draws of one law do.
    const off = Math.hypot(turned.east - straight.east, turned.north - straight.north);
    assert.ok(off < (4 * sd) / Math.sqrt(straight.n), `${degrees}°: ${off} m of ${sd}`);
    assert.ok(Math.abs((turned.ee + turned.nn) / (sd * sd) - 1) < 0.15);
  }
});

test("mirror the world, and the cloud of an object that is the same on both sides is mirrored", () => {
  const cloud = (mirror: 1 | -1): Moments =>
    momentsOf(
      metresFrom(
        START,
        last(
          drift(
            ask({
              seed: 7 + mirror,
              particles: 5000,
              life: adrift(1, 27, 46),
              currents: [steady("current", mirror * 0.3, 0.2, USUAL)],
              winds: [steady("wind", mirror * 6, -3, USUAL)],
            }),
          ),
        ),
      ),
    );
  const world = cloud(1);
  const mirrored = cloud(-1);
  const error = (variance: number): number => 4 * Math.sqrt((2 * variance) / world.n);
  assert.ok(Math.abs(world.east + mirrored.east) < error(world.ee));
  assert.ok(Math.abs(world.north - mirrored.north) < error(world.nn));
  assert.ok(Math.abs(world.ee / mirrored.ee - 1) < 0.15);
  assert.ok(Math.abs(world.nn / mirrored.nn - 1) < 0.15);
  const correlation = (moments: Moments): number => moments.en / Math.sqrt(moments.ee * moments.nn);
  assert.ok(Math.abs(correlation(world) + correlation(mirrored)) < 0.08);
});

test("half the step moves nobody by 30 m in 24 h of tide (reference case 05)", () => {
  // The five places and objects of the case.
  const cases = [
    [0.3, 50.4, 1],
    [1.2, 50.75, 27],
    [1.5, 51, 26],
    [0, 50.2, 46],
    [2, 51.3, 6],
  ] as const;
  const moved = cases.map(([lon, lat, object]) => {
    const at = (step: number): CloudFrame =>
      last(
        drift(
          ask({
            ...strait(EXACT),
            starts: [{ place: position(lon, lat), radius: metres(0), share: 1 }],
            life: adrift(object),
            step: seconds(step),
            particles: 500,
          }),
        ),
      );
    // And what is left is small: 33 m to the converged track was measured for this scheme.
    const usual = at(1800);
    assert.ok(apart(usual, at(60)) < 45, `${lon} ${lat}`);
    return apart(usual, at(900));
  });
  assert.ok(Math.max(...moved) < 30 && Math.min(...moved) > 0.1, moved.join(" m, "));
});

test("mean and spread do not depend on the step, with the errors that flows really have", () => {
  const at = (step: number): Moments =>
    momentsOf(
      metresFrom(
        START,
        last(drift(ask({ ...strait(USUAL), life: adrift(27, 46), step: seconds(step) }))),
      ),
    );
  const usual = at(1800);
  const sd = Math.sqrt(usual.ee + usual.nn);
  assert.ok(sd > 2000, `errors of the flows spread the cloud: ${sd} m`);
  for (const step of [300, 600, 3600]) {
    const other = at(step);
    assert.ok(Math.hypot(other.east - usual.east, other.north - usual.north) < 0.02 * sd);
    assert.ok(Math.abs((other.ee + other.nn) / (sd * sd) - 1) < 0.02, `${step} s`);
  }
});

test("one thread or many, one cloud: the parts joined are the whole, bit by bit", () => {
  const question = ask({ ...strait(USUAL), life: adrift(1, 27), particles: 10_000 });
  assert.equal(parcelsOf(question), 3);
  const whole = drift(question);
  const parts = [2, 0, 1].map((first) => ({
    first,
    made: driftPart(question, { first, parcels: 1 }),
  }));
  const joined = joinForecasts(
    parts.toSorted((one, other) => one.first - other.first).map(({ made }) => made),
  );
  assert.equal(whole.frames.length, 5);
  for (const [index, frame] of whole.frames.entries())
    for (const name of ["at", "lon", "lat", "weight", "stage", "ashore"] as const)
      assert.deepEqual(joined.frames[index]![name], frame[name], `${index} ${name}`);
});

test("the step in WebAssembly is that in TypeScript, to the rounding of its numbers", () => {
  const simd = openDriftKernel(new URL("../..", import.meta.url).pathname);
  assert.equal(simd.name, "SIMD", "scripts/setup.mjs compiles assembly/step.ts");
  for (const life of [adrift(1, 27, 46), adrift(67)]) {
    const question = ask({ ...strait(USUAL), life, particles: 5001 });
    const most = apart(last(drift(question, simd)), last(drift(question, plainKernel)));
    // Frames are to 0.5 m, and steps near a jibe may be cut elsewhere by a rounding.
    assert.ok(most < 2, `${most} m`);
  }
});

test("a run back from where a run ended ends where that began", () => {
  const forth = ask({ ...strait(EXACT), life: adrift(67), particles: 50 });
  const end = last(drift(forth));
  const ended = position(end.lon[0]!, end.lat[0]!);
  const back = ask({
    ...strait(EXACT),
    life: adrift(67),
    particles: 50,
    from: forth.until,
    until: forth.from,
    starts: [{ place: ended, radius: metres(0), share: 1 }],
  });
  const begun = last(drift(back));
  assert.ok(distanceMetres(position(begun.lon[0]!, begun.lat[0]!), START) < 60);
});

test("an engine takes the boat where it heads, until it stops", () => {
  const question = ask({
    until: addSeconds(FROM, hours(6)),
    every: hours(1),
    life: [
      { stage: "under way", share: 1, meanHours: 3, objects: [{ id: 67, share: 1 }] },
      { stage: "adrift", share: 0, meanHours: null, objects: [{ id: 67, share: 1 }] },
    ],
    underWay: {
      heading: 315,
      spread: 10,
      slowest: metresPerSecond(1),
      fastest: metresPerSecond(3),
    },
  });
  const { frames } = drift(question);
  const stopped = frames.map(({ stage }) =>
    stage.reduce((sum, one) => sum + (one === 1 ? 1 : 0), 0),
  );
  // Exponential with a mean of 3 h: after 3 h a share of 1 - 1/e has stopped.
  assert.equal(stopped[0], 0);
  assert.ok(Math.abs(stopped[3]! / 2000 - (1 - Math.exp(-1))) < 0.045, `${stopped[3]}`);
  const moments = momentsOf(metresFrom(START, frames.at(-1)!));
  // Mean time under way in 6 h is 3 h (1 - exp(-2)), at 2 m/s in the mean.
  const way = Math.hypot(moments.east, moments.north);
  assert.ok(Math.abs(way - 2 * 10_800 * (1 - Math.exp(-2))) < 900, `${way} m`);
  assert.ok(moments.east < 0 && moments.north > 0);
});

test("a report that fits draws the cloud together, and does not make it one particle", () => {
  const free = ask({ ...strait(USUAL), life: adrift(27, 46), every: hours(1) });
  const foreseen = drift(free).frames[6]!;
  const spot = position(foreseen.lon[11]!, foreseen.lat[11]!);
  const at = foreseen.at;
  const told = drift({
    ...free,
    fixes: [{ at, place: spot, radius: metres(200), doubt: 0.05 }],
  });
  const before = momentsOf(metresFrom(spot, foreseen));
  const after = momentsOf(metresFrom(spot, told.frames[6]!));
  assert.ok(Math.sqrt(after.ee + after.nn) < 0.5 * Math.sqrt(before.ee + before.nn));
  assert.ok(Math.hypot(after.east, after.north) < 1000);
  const distinct = new Set(Array.from(told.frames[6]!.lon)).size;
  assert.ok(distinct > 1900, `${distinct} places of 2000`);
  assert.ok(told.frames[6]!.effective > 1000);
  const [fit] = told.fixes;
  assert.ok(fit!.doubt < 0.05 && fit!.begunAgain < 0.1, JSON.stringify(fit));
  const sum = told.frames.at(-1)!.weight.reduce((total, one) => total + one, 0);
  assert.ok(Math.abs(sum - 1) < 1e-9);
});

test("a report from where the boat cannot be keeps both: some begin again there, the rest stay", () => {
  const free = ask({
    currents: [steady("current", 0.2, 0, USUAL)],
    life: adrift(46),
    every: hours(1),
    until: addSeconds(FROM, hours(8)),
  });
  const far = position(START.lon + 0.5, START.lat);
  const at = addSeconds(FROM, hours(6));
  const told = drift({ ...free, fixes: [{ at, place: far, radius: metres(300), doubt: 0.2 }] });
  const [fit] = told.fixes;
  assert.ok(fit!.off > 25_000);
  assert.ok(fit!.begunAgain > 0.05, JSON.stringify(fit));
  const frame = told.frames[6]!;
  let there = 0;
  let here = 0;
  for (let i = 0; i < frame.lon.length; i += 1) {
    const off = distanceMetres(far, position(frame.lon[i]!, frame.lat[i]!));
    if (off < 2_000) there += frame.weight[i]!;
    else here += frame.weight[i]!;
  }
  assert.ok(Math.abs(there - fit!.begunAgain) < 0.02, `${there} there`);
  assert.ok(here > 0.05, `${here} still where it was foreseen`);
  // Certain enough a report, and most begin again; a rumour leaves the cloud where it was.
  const sure = drift({ ...free, fixes: [{ at, place: far, radius: metres(300), doubt: 0.01 }] });
  assert.ok(sure.fixes[0]!.begunAgain > fit!.begunAgain);
});

test("weights after a report are those of Bayes, where they can be worked out by hand", () => {
  // Two places to begin, nothing moves; a report near the one: its share by the normal densities.
  const other = position(START.lon + 0.02, START.lat);
  const told = drift(
    ask({
      until: addSeconds(FROM, hours(2)),
      every: hours(1),
      life: adrift(67),
      starts: [
        { place: START, radius: metres(0), share: 0.5 },
        { place: other, radius: metres(0), share: 0.5 },
      ],
      fixes: [{ at: addSeconds(FROM, hours(1)), place: START, radius: metres(600), doubt: 0.5 }],
    }),
  );
  const frame = told.frames[1]!;
  let near = 0;
  frame.lon.forEach((lon, i) => {
    if (Math.abs(lon - START.lon) < 0.01) near += frame.weight[i]!;
  });
  // The kernel of 0.5 n^(-1/6) of the cloud's deviation is part of the likelihood.
  const gap = distanceMetres(START, other);
  const east = Math.hypot(600, 0.5 * 2000 ** (-1 / 6) * (gap / 2));
  const density = (off: number): number =>
    (0.5 * 0.95 * Math.exp(-((off / east) ** 2) / 2)) / (2 * Math.PI * east * 600);
  const wrong = 0.5 / 5e9;
  const expected = (density(0) + wrong) / (density(0) + density(gap) + 2 * wrong);
  const begun = told.fixes[0]!.begunAgain;
  assert.ok(Math.abs(near - (begun + (1 - begun) * expected)) < 0.03, `${near} of ${expected}`);
});

test("a flow that does not cover the place or the time is refused with what it covers", () => {
  const elsewhere = { ...steady("wind", 5, 0) };
  const covered: Flow = {
    ...elsewhere,
    coverage: { ...elsewhere.coverage, until: instant("2024-05-01T00:00Z") },
  };
  assert.throws(
    () => drift(ask({ winds: [covered] })),
    (error: unknown) =>
      error instanceof NotCovered &&
      /Expected a wind for .* at 2024-06-01T0.*; a formula for the wind covers 40 to 60° N/.test(
        error.message,
      ),
  );
  assert.throws(() => drift(ask({ currents: [] })), NotCovered);
});

test("a file of other days does not lend its error to a run that it does not know", () => {
  const wide: FlowError = { ...EXACT, residual: metresPerSecond(1), residualHours: 12 };
  const still = flow("current", EXACT, null, () => [0, 0]);
  const spreadBy = (coverage: Partial<Flow["coverage"]>): number => {
    const old = flow("current", wide, null, () => [0, 0]);
    const filed: Flow = { ...old, coverage: { ...old.coverage, ...coverage } };
    const { lon } = last(drift(ask({ currents: [filed, still], particles: 400 })));
    const mean = lon.reduce((sum, each) => sum + each, 0) / lon.length;
    return Math.sqrt(lon.reduce((sum, each) => sum + (each - mean) ** 2, 0) / lon.length);
  };
  const known = spreadBy({});
  assert.ok(known > 0.02, `${known}`);
  assert.ok(spreadBy({ until: instant("2024-05-01T00:00:00.000Z") }) < known / 5);
  assert.ok(spreadBy({ west: 20, east: 30 }) < known / 5);
});

test("where the first flow has a gap the next answers, and the forecast says for how much", () => {
  const north = flow("current", EXACT, 0.1, (_lon, lat) =>
    lat > 50.9 ? [0.5, 0] : [Number.NaN, Number.NaN],
  );
  const told = drift(ask({ currents: [north, steady("current", -0.5, 0)], particles: 50 }));
  const [first, second] = told.currents;
  assert.ok(first!.share > 0.2 && first!.share < 0.8);
  assert.ok(Math.abs(first!.share + second!.share - 1) < 1e-9);
  const alone = drift(ask({ currents: [north], particles: 50 }));
  assert.deepEqual(
    alone.currents.map(({ source }) => source),
    ["a formula for the current", "carried over from the nearest known"],
  );
  for (const lon of last(alone).lon) assert.ok(lon > START.lon + 0.3, "NaN never leaves a run");
});

test("a question that cannot be meant is refused with what was expected", () => {
  const table: readonly (readonly [Partial<DriftQuestion>, RegExp])[] = [
    [{ particles: 0 }, /expected 1 to 10,000,000 particles; came 0/],
    [{ until: FROM }, /expected an end within 240 h/],
    [{ starts: [] }, /expected one start or more/],
    [{ life: adrift(86) }, /expected a Leeway object type, 1 to 85; came 86/],
    [{ life: adrift() }, /expected stages of life/],
    [{ step: seconds(0) }, /expected a step/],
    [
      { fixes: [{ at: FROM, place: START, radius: metres(1), doubt: 0 }] },
      /expected a doubt between 0 and 1/,
    ],
    [
      { life: [{ stage: "under way", share: 1, meanHours: null, objects: [{ id: 1, share: 1 }] }] },
      /expected a heading and speeds/,
    ],
  ];
  for (const [change, message] of table) assert.throws(() => drift(ask(change)), message);
});

test("a box of any grid holds the cloud: a run of ten days stays finite", () => {
  const told = drift(
    ask({
      ...strait(USUAL),
      currents: [steady("current", 1, 0.3, USUAL)],
      until: addSeconds(FROM, hours(120)),
      particles: 200,
      winds: [steady("wind", 12, 5, USUAL)],
    }),
  );
  for (const { lon, lat } of told.frames)
    for (const [i, one] of lon.entries()) assert.ok(Number.isFinite(one) && lat[i]! > 45);
});

const coast = openShore(openSeaChart(new URL("../..", import.meta.url).pathname));

test("what meets the coast stays there, at the water's edge, and nothing gets behind it", () => {
  // A gale from the west drives rafts onto the French coast from 5 NM off Wimereux.
  const told = drift(
    ask({
      until: addSeconds(FROM, hours(12)),
      every: hours(1),
      starts: [{ place: position(1.45, 50.77), radius: metres(2000), share: 1 }],
      winds: [steady("wind", 14, 2, USUAL)],
      currents: [steady("current", 0.1, 0.2, USUAL)],
      life: adrift(27, 46),
      shore: coast,
    }),
  );
  let before = told.frames[0]!;
  const shares: number[] = [];
  for (const frame of told.frames) {
    let ashore = 0;
    for (let i = 0; i < frame.lon.length; i += 1) {
      // Frames are to 0.5 m and what strands stays 0.5 m before the line.
      const inland = coast.isLand(frame.lon[i]! - 1.5e-5, frame.lat[i]!);
      assert.ok(
        !inland || frame.ashore[i] === 1,
        `${frame.lon[i]} ${frame.lat[i]} is afloat inland`,
      );
      ashore += frame.ashore[i]!;
      if (before.ashore[i] !== 1) continue;
      assert.equal(frame.ashore[i], 1);
      const from = position(before.lon[i]!, before.lat[i]!);
      assert.ok(distanceMetres(from, position(frame.lon[i]!, frame.lat[i]!)) < 1);
    }
    shares.push(ashore / frame.lon.length);
    before = frame;
  }
  assert.equal(shares[0], 0);
  assert.ok(shares.at(-1)! > 0.5, shares.join(" "));
  // Stranded ones lie on the coast between the Canche and Calais, within 20 m of the line.
  const end = last(told);
  for (let i = 0; i < end.lon.length; i += 1) {
    if (end.ashore[i] === 0) continue;
    const edge = coast.firstLand(end.lon[i]! - 4e-4, end.lat[i]!, end.lon[i]! + 4e-4, end.lat[i]!);
    const other = coast.firstLand(end.lon[i]!, end.lat[i]! - 3e-4, end.lon[i]!, end.lat[i]! + 3e-4);
    assert.ok(edge !== null || other !== null, `${end.lon[i]} ${end.lat[i]}`);
  }
});

test("people told of on a beach begin in the water before it, not on the hill behind", () => {
  const beach = position(1.6105, 50.77);
  const told = drift(
    ask({
      starts: [{ place: beach, radius: metres(100), share: 1 }],
      shore: coast,
      winds: [steady("wind", -5, 0, USUAL)],
      currents: [steady("current", 0, 0.1, USUAL)],
    }),
  );
  const [first] = told.frames;
  for (let i = 0; i < first!.lon.length; i += 1) {
    assert.equal(first!.ashore[i], 0);
    assert.ok(distanceMetres(beach, position(first!.lon[i]!, first!.lat[i]!)) < 2500);
  }
  const end = momentsOf(metresFrom(beach, last(told)));
  assert.ok(end.east < -2000, "an east wind takes them out to sea");
});

test("a run back from a beach stops where they may have left it", () => {
  const told = drift(
    ask({
      from: addSeconds(FROM, hours(12)),
      until: FROM,
      starts: [{ place: position(1.45, 50.77), radius: metres(500), share: 1 }],
      currents: [steady("current", -0.4, 0, USUAL)],
      shore: coast,
    }),
  );
  const ashore = last(told).ashore.reduce((sum, one) => sum + one, 0);
  assert.ok(ashore > 1500, `${ashore} of 2000 came off the French coast`);
});
