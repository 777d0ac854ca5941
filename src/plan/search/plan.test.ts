import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import type { BoatId, UnitId } from "#log";
import {
  addSeconds,
  hours,
  instant,
  knots,
  metres,
  nauticalMiles,
  seededRandom,
  type Metres,
  type Random,
} from "#units";
import type { Paths } from "./cloud.ts";
import { coverageOf, detections, successOf, type Effort } from "./effort.ts";
import { boxAt, isOverlapping, type Ground } from "./ground.ts";
import { brownOptimum, koopmanOptimum } from "./optimum.ts";
import { planSearch, type Searcher, type Sought } from "./plan.ts";
import { effortOn } from "./place.ts";
import { planeAbout } from "./plane.ts";

const FROM = instant("2021-11-24T06:00Z");
const UNTIL = addSeconds(FROM, hours(2));
const plane = planeAbout({ lon: 1.5, lat: 51 });
const BOATS = ["boat", "boat-0", "boat-1"] as BoatId[];
const MOMENTS = [0, 0.5, 1, 1.5, 2].map((after) => addSeconds(FROM, hours(after)));

const widths = (width: Metres) => ({
  person: width,
  inflatable: width,
  "swamped inflatable": width,
});

function searcher(
  unit: string,
  told: Partial<Omit<Searcher, "sorties">> & { readonly miles?: number } = {},
): Searcher {
  const { miles = 0.2, ...rest } = told;
  const sortie = { from: FROM, until: UNTIL, widths: widths(nauticalMiles(miles)) };
  return {
    unit: unit as UnitId,
    kind: "surface",
    speed: knots(10),
    curve: "exponential",
    sorties: new Map(BOATS.map((boat) => [boat, sortie])),
    ...rest,
  };
}

/** A cloud that stays, or goes east and north at so many metres a second. */
function sought(
  boat: string,
  spots: readonly (readonly [number, number])[],
  told: { lives?: number; east?: number; north?: number; axis?: number } = {},
): Sought {
  const { lives = 1, east = 0, north = 0, axis = 0 } = told;
  const column = (of: 0 | 1, speed: number): Float64Array[] =>
    MOMENTS.map((_, slot) => Float64Array.from(spots, (spot) => spot[of] + speed * slot * 1800));
  const paths: Paths = {
    at: MOMENTS,
    x: column(0, east),
    y: column(1, north),
    object: MOMENTS.map(() => new Uint8Array(spots.length)),
    weight: new Float64Array(spots.length).fill(1 / spots.length),
  };
  return { boat: boat as BoatId, lives, paths, axis, east, north };
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const circle = (seed: number, sd: number, x = 0, y = 0, count = 5_000) => {
  const random = seededRandom(seed);
  return Array.from(
    { length: count },
    () => [x + sd * normal(random), y + sd * normal(random)] as const,
  );
};

/** Koopman's optimum for a circular normal: 1 − (1 + H) e^−H, H² = W L / π σ² (Stone 1975). */
function circularOptimum(effort: number, sd: number): number {
  const h = Math.sqrt(effort / (Math.PI * sd * sd));
  return 1 - (1 + h) * Math.exp(-h);
}

test("Koopman's spread over a circular normal finds what his formula says, to 1 %", () => {
  for (const [sd, effort] of [
    [3_000, 2e7],
    [3_000, 1e8],
    [5_000, 4e8],
  ] as const) {
    const step = sd / 20;
    const cells: number[] = [];
    for (let x = -5 * sd; x < 5 * sd; x += step)
      for (let y = -5 * sd; y < 5 * sd; y += step) {
        const [dx, dy] = [x + step / 2, y + step / 2];
        const density = Math.exp(-(dx * dx + dy * dy) / (2 * sd * sd)) / (2 * Math.PI * sd * sd);
        cells.push(density * step * step);
      }
    const prior = Float64Array.from(cells);
    const spread = koopmanOptimum(prior, step * step, effort);
    const used = spread.reduce((sum, one) => sum + one, 0) * step * step;
    ok(Math.abs(used - effort) < 1e-6 * effort, `spent ${used} of ${effort}`);
    const found = prior.reduce((sum, p, at) => sum + p * -Math.expm1(-spread[at]!), 0);
    const expected = circularOptimum(effort, sd);
    ok(Math.abs(found - expected) < 0.01 * expected, `${found}, expected ${expected}`);
  }
});

test("Koopman's spread is what trying every division of the effort finds", () => {
  const prior = Float64Array.of(0.5, 0.3, 0.15);
  const worth = (spread: readonly number[]): number =>
    prior.reduce((sum, p, at) => sum + p * -Math.expm1(-spread[at]!), 0);
  for (const budget of [0.2, 0.8, 2, 5]) {
    let best = 0;
    for (let one = 0; one <= 200; one += 1)
      for (let other = 0; other + one <= 200; other += 1) {
        const third = 200 - one - other;
        best = Math.max(best, worth([one, other, third].map((each) => (each * budget) / 200)));
      }
    const found = worth([...koopmanOptimum(prior, 1, budget)]);
    ok(found >= best - 1e-9, `${found} found, ${best} tried`);
    ok(found <= best + 1e-3, `${found} found, ${best} tried`);
  }
});

test("Brown's spread over two moments is what trying every spread finds", () => {
  // Two of the three go over to another cell; one stays.
  const paths = {
    cells: 2,
    cellArea: 1,
    cell: [Int32Array.of(0, 0, 1), Int32Array.of(0, 1, 0)],
    weight: Float64Array.of(0.3, 0.45, 0.25),
  };
  const found = brownOptimum(paths, [1, 0.6]);
  let best = 0;
  for (let one = 0; one <= 400; one += 1)
    for (let other = 0; other <= 400; other += 1) {
      const [a, b] = [one / 400, (0.6 * other) / 400];
      const exposures = [a + b, a + 0.6 - b, 1 - a + b];
      best = Math.max(
        best,
        exposures.reduce((sum, z, at) => sum + paths.weight[at]! * -Math.expm1(-z), 0),
      );
    }
  ok(Math.abs(found - best) < 1e-4, `${found} found, ${best} tried`);
});

test("over an even square the plan is the square itself: 1 − e^−C of a parallel search", () => {
  const random = seededRandom(7);
  const side = 8_000;
  const spots = Array.from(
    { length: 5_000 },
    () => [side * (random() - 0.5), side * (random() - 0.5)] as const,
  );
  const one = searcher("one");
  const plan = planSearch([sought("boat", spots)], [one], plane);
  const [part] = plan.parts;
  ok(part !== undefined);
  const coverage = (nauticalMiles(0.2) * part.effort.track) / side ** 2;
  const expected = -Math.expm1(-coverage);
  const { success } = plan.boats[0]!;
  ok(Math.abs(success - expected) < 0.02 * expected, `${success}, expected ${expected}`);
  ok(Math.abs(part.effort.ground.length - side) < 0.12 * side, `${part.effort.ground.length} m`);
});

test("one rectangle over a circular normal finds nearly as much as Koopman's best spread", () => {
  for (const sd of [1_500, 3_000, 6_000]) {
    const one = searcher("one");
    const { parts, boats } = planSearch([sought("boat", circle(3, sd))], [one], plane);
    const effort = nauticalMiles(0.2) * parts[0]!.effort.track;
    const bound = circularOptimum(effort, sd);
    const share = boats[0]!.success / bound;
    ok(share > 0.93 && share < 1.03, `${share} of the optimum at ${sd} m`);
  }
});

test("the ground of a lone unit is as good as the best of all rectangles on a grid", () => {
  for (const seed of [1, 2, 3, 4]) {
    const spots = [
      ...circle(seed, 2_000, 0, 0, 1_200),
      ...circle(seed + 50, 1_000, 7_000, 2_000, 800),
    ];
    const one = searcher("one");
    const plan = planSearch([sought("boat", spots, { axis: Math.PI / 2 })], [one], plane);
    const paths = sought("boat", spots).paths;
    let best = 0;
    const step = 1_000;
    for (let west = -6; west <= 8; west += 1)
      for (let east = west + 1; east <= 10; east += 1)
        for (let south = -6; south <= 4; south += 1)
          for (let north = south + 1; north <= 7; north += 1) {
            const ground: Ground = {
              centre: plane.placeOf({
                x: ((west + east) / 2) * step,
                y: ((south + north) / 2) * step,
              }),
              bearing: 0,
              length: metres((north - south) * step),
              width: metres((east - west) * step),
              from: FROM,
              until: UNTIL,
              east: 0,
              north: 0,
            };
            const within = spots.filter(
              ([x, y]) =>
                x >= west * step && x <= east * step && y >= south * step && y <= north * step,
            ).length;
            const coverage = coverageOf(
              effortOn(ground, { ...one, ...one.sorties.get(BOATS[0]!)! }),
              "person",
            );
            best = Math.max(best, (within / spots.length) * -Math.expm1(-coverage));
          }
    const found = successOf([plan.parts[0]!.effort], paths, plane);
    ok(found > 0.97 * best, `seed ${seed}: ${found} found, ${best} by trying all`);
  }
});

test("units go where they find most lives: as good as trying every division", () => {
  for (const seed of [1, 2, 3]) {
    const random = seededRandom(seed);
    const boats = [0, 1].map((at) =>
      sought(
        `boat-${at}`,
        circle(seed * 10 + at, 1_500 + 2_000 * random(), at * 40_000, 0, 1_500),
        {
          lives: 5 + Math.floor(40 * random()),
        },
      ),
    );
    const units = ["one", "two", "three"].map((name) =>
      searcher(name, { miles: 0.05 + 0.3 * random() }),
    );
    const lives = (plan: ReturnType<typeof planSearch>): number =>
      plan.boats.reduce((sum, { success }, at) => sum + success * boats[at]!.lives, 0);
    const divisions = Array.from({ length: 2 ** units.length }, (_, bits) => {
      const groups = boats.map((_boat, at) =>
        units.filter((_unit, unit) => ((bits >> unit) & 1) === at),
      );
      return groups.reduce(
        (sum, group, at) => sum + lives2(planSearch([boats[at]!], group, plane), boats[at]!.lives),
        0,
      );
    });
    const best = Math.max(...divisions);
    const found = lives(planSearch(boats, units, plane));
    ok(found > 0.97 * best, `seed ${seed}: ${found} lives found, ${best} by trying all`);
  }
});

const lives2 = (plan: ReturnType<typeof planSearch>, worth: number): number =>
  plan.boats.reduce((sum, { success }) => sum + success * worth, 0);

test("no two on the water share water; one in the air may be above them", () => {
  const units = [
    searcher("one"),
    searcher("two"),
    searcher("three"),
    searcher("above", { kind: "air", speed: knots(90) }),
  ];
  const { parts, idle } = planSearch([sought("boat", circle(5, 4_000))], units, plane);
  deepEqual(idle, []);
  const surface = parts.filter(({ unit }) => unit !== "above");
  for (const [at, one] of surface.entries())
    for (const other of surface.slice(at + 1))
      ok(
        !isOverlapping(
          boxAt(one.effort.ground, plane, FROM),
          boxAt(other.effort.ground, plane, FROM),
        ),
        `${one.unit} and ${other.unit} share water`,
      );
});

test("a ground goes with the water: a cloud that drifts is found as one that stays", () => {
  const spots = circle(9, 2_500);
  const stays = planSearch([sought("boat", spots)], [searcher("one")], plane);
  const drifts = planSearch(
    [sought("boat", spots, { east: 1.2, north: 0.6 })],
    [searcher("one")],
    plane,
  );
  ok(Math.abs(drifts.boats[0]!.success - stays.boats[0]!.success) < 0.01);
  const { ground } = drifts.parts[0]!.effort;
  equal(ground.east, 1.2);
  const still = { ...drifts.parts[0]!.effort, ground: { ...ground, east: 0, north: 0 } };
  const drifting = sought("boat", spots, { east: 1.2, north: 0.6 });
  const left = successOf([still], drifting.paths, plane);
  ok(left < 0.8 * drifts.boats[0]!.success, `${left} where the ground stays behind`);
});

test("what lies ashore is found by nobody on the water, and told", () => {
  const boat = sought("boat", circle(2, 2_000));
  const object = MOMENTS.map(() =>
    Uint8Array.from(boat.paths.weight, (_, i) => (i % 4 === 0 ? 255 : 0)),
  );
  const plan = planSearch(
    [{ ...boat, paths: { ...boat.paths, object } }],
    [searcher("one")],
    plane,
  );
  ok(Math.abs(plan.boats[0]!.ashore - 0.25) < 1e-9);
  ok(plan.boats[0]!.success < 0.75);
});

test("an effort counts for the time that a particle is within, not more", () => {
  const effort: Effort = {
    ground: {
      centre: { lon: 1.5, lat: 51 },
      bearing: 0,
      length: metres(4_000),
      width: metres(4_000),
      from: FROM,
      until: UNTIL,
      east: 0,
      north: 0,
    },
    track: metres(16_000),
    widths: widths(metres(1_000)),
    curve: "exponential",
  };
  // One stays within; one leaves after the first of five moments, which stands for an eighth.
  const boat = sought("boat", [
    [0, 0],
    [1_900, 0],
  ]);
  for (const slot of [1, 2, 3, 4]) boat.paths.x[slot]![1] = 9_000;
  const [stays, leaves] = detections(effort, boat.paths, plane);
  ok(Math.abs(stays! - (1 - Math.exp(-1))) < 1e-12);
  ok(Math.abs(leaves! - (1 - Math.exp(-1 / 8))) < 1e-12);
});
