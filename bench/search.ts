import type { BoatId, UnitId } from "#log";
import {
  brownOptimum,
  planeAbout,
  planSearch,
  successOf,
  type Effort,
  type Plane,
  type Searcher,
  type Sought,
} from "#plan";
import {
  addSeconds,
  hours,
  instant,
  knots,
  metres,
  nauticalMiles,
  seededRandom,
  type Random,
} from "#units";
import { spread } from "./spread.ts";

const BOATS = 20;
const PARTICLES = 5_000;
const UNITS = 12;
const ROUNDS = 7;
/** Seconds in which a search for all is to be planned. */
const SEARCH_GOAL = 2;
const NIGHTS = 10;

const FROM = instant("2026-11-21T05:00Z");
const MOMENTS = [0, 0.5, 1, 1.5, 2].map((after) => addSeconds(FROM, hours(after)));
const plane = planeAbout({ lon: 1.5, lat: 51 });

/**
 * A night of simulated clouds over a strait of 50 by 30 km, drawn out by the tide, some torn in two,
 * moving at up to 1.5 m/s; and units of three kinds by night, in the air and on the water.
 */
function nightOf(seed: number, boatCount: number, unitCount: number) {
  const random = seededRandom(seed);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const boats = Array.from({ length: boatCount }, (_, at): Sought => {
    const [x, y, axis] = [50_000 * random(), 30_000 * random(), Math.PI * random()];
    const [long, wide] = [1_000 + 4_000 * random(), 600 + 1_500 * random()];
    const torn = random() < 0.3 ? 4 * wide : 0;
    const [east, north] = [3 * random() - 1.5, 2 * random() - 1];
    const spots = Array.from({ length: PARTICLES }, () => {
      const along = long * normal();
      const across = wide * normal() + (random() < 0.4 ? torn : 0);
      return [
        x + along * Math.sin(axis) + across * Math.cos(axis),
        y + along * Math.cos(axis) - across * Math.sin(axis),
      ] as const;
    });
    const object = Uint8Array.from({ length: PARTICLES }, () => Math.floor(3 * random()));
    return {
      boat: `boat-${at}` as BoatId,
      lives: 5 + 40 * random(),
      axis,
      east,
      north,
      paths: {
        at: MOMENTS,
        x: MOMENTS.map((_moment, slot) =>
          Float64Array.from(spots, ([one]) => one + east * slot * 1800),
        ),
        y: MOMENTS.map((_moment, slot) =>
          Float64Array.from(spots, ([, one]) => one + north * slot * 1800),
        ),
        object: MOMENTS.map(() => object),
        weight: new Float64Array(PARTICLES).fill(1 / PARTICLES),
      },
    };
  });
  return { boats, units: unitsFor(boats, unitCount, random) };
}

/** Units of three kinds by night, in the air and on the water, each able to reach every boat. */
export function unitsFor(
  boats: readonly Pick<Sought, "boat">[],
  count: number,
  random: Random,
  from = FROM,
): readonly Searcher[] {
  return Array.from({ length: count }, (_, at): Searcher => {
    const isAir = at % 3 === 0;
    const widths = {
      person: nauticalMiles(0.02 + 0.08 * random()),
      inflatable: nauticalMiles(0.2 + 0.5 * random()),
      "swamped inflatable": nauticalMiles(0.1 + 0.1 * random()),
    };
    const sortie = { from, until: addSeconds(from, hours(1 + random())), widths };
    return {
      unit: `unit-${at}` as UnitId,
      kind: isAir ? "air" : "surface",
      speed: knots(isAir ? 90 : 10 + 5 * random()),
      curve: "exponential",
      sorties: new Map(boats.map(({ boat }) => [boat, sortie])),
    };
  });
}

/**
 * The usual rule: units are dealt out to boats in turn, and each boat's share of the box about 95 %
 * of her cloud (two standard deviations and a half to each side) by parallel tracks.
 */
function byBox(
  boats: readonly Sought[],
  units: readonly Searcher[],
  over: Plane,
): readonly Effort[] {
  return boats.flatMap((sought, at) => {
    const own = units.filter((_, unit) => unit % boats.length === at);
    const { paths, axis, east, north } = sought;
    const [sin, cos] = [Math.sin(axis), Math.cos(axis)];
    const u = Array.from(paths.x[0]!, (x, i) => x * sin + paths.y[0]![i]! * cos);
    const v = Array.from(paths.x[0]!, (x, i) => x * cos - paths.y[0]![i]! * sin);
    const [along, across] = [bandOf(u), bandOf(v)];
    return own.map((unit, index): Effort => {
      const sortie = unit.sorties.get(sought.boat)!;
      const step = (along.most - along.least) / own.length;
      const middle = along.least + (index + 0.5) * step;
      const side = (across.least + across.most) / 2;
      const centre = over.placeOf({ x: middle * sin + side * cos, y: middle * cos - side * sin });
      const time = (Date.parse(sortie.until) - Date.parse(sortie.from)) / 1000;
      return {
        ground: {
          centre,
          bearing: (axis * 180) / Math.PI,
          length: metres(step),
          width: metres(across.most - across.least),
          from: sortie.from,
          until: sortie.until,
          east,
          north,
        },
        track: metres(0.85 * unit.speed * time),
        widths: sortie.widths,
        curve: "exponential",
      };
    });
  });
}

/** Equal effort: every unit gives every boat the same part of its legs, over the whole of her box. */
const byEqualEffort = (
  boats: readonly Sought[],
  units: readonly Searcher[],
  over: Plane,
): readonly Effort[] =>
  boats.flatMap((sought) =>
    units.map((unit) => {
      const [whole] = byBox([sought], [unit], over);
      return { ...whole!, track: metres(whole!.track / boats.length) };
    }),
  );

/** From the 2.5th to the 97.5th of a hundred. */
function bandOf(values: readonly number[]) {
  const sorted = values.toSorted((one, other) => one - other);
  return {
    least: sorted[Math.floor(0.0125 * sorted.length)]!,
    most: sorted[Math.floor(0.9875 * sorted.length)]!,
  };
}

const livesOf = (boats: readonly Sought[], efforts: readonly Effort[], over: Plane): number =>
  boats.reduce((sum, { lives, paths }) => sum + lives * successOf(efforts, paths, over), 0);

/** Planning a search, against the usual rule, equal effort and the bound. */
export function bench(): Promise<void> {
  const { boats, units } = nightOf(1, BOATS, UNITS);
  const planned: number[] = [];
  const boxed: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = performance.now();
    planSearch(boats, units, plane);
    planned.push((performance.now() - before) / 1000);
    const boxing = performance.now();
    livesOf(boats, byBox(boats, units, plane), plane);
    boxed.push((performance.now() - boxing) / 1000);
  }
  const size = `${BOATS} boats × ${PARTICLES} particles × ${UNITS} units`;
  console.log(`  search, ${size}: ${spread(planned)} s; goal ${SEARCH_GOAL}`);
  console.log(
    `  ${(median(planned) / median(boxed)).toFixed(1)}x dealing out boxes in this process`,
  );
  const gains: number[] = [];
  const even: number[] = [];
  const shares: number[] = [];
  for (let seed = 1; seed <= NIGHTS; seed += 1) {
    const night = nightOf(100 + seed, 4, 6);
    const { boxes, equal } = gainsOf(night.boats, night.units, plane);
    gains.push(boxes);
    even.push(equal);
    shares.push(loneShare(seed));
  }
  console.log(`  lives found over the usual boxes, 4 boats and 6 units: ${spread(gains)} times`);
  console.log(`  the same over equal effort for every boat: ${spread(even)} times`);
  console.log(`  one unit, one drifting boat, over Brown's optimum: ${spread(shares)}`);
  return Promise.resolve();
}

/** Lives that the plan finds, over the usual boxes and over equal effort. */
export function gainsOf(boats: readonly Sought[], units: readonly Searcher[], over: Plane) {
  const plan = planSearch(boats, units, over);
  const efforts = plan.parts.map(({ effort }) => effort);
  const found = livesOf(boats, efforts, over);
  return {
    boxes: found / livesOf(boats, byBox(boats, units, over), over),
    equal: found / livesOf(boats, byEqualEffort(boats, units, over), over),
  };
}

/** What one rectangle finds of what the best spread of the same effort could, cells of 400 m. */
function loneShare(seed: number): number {
  const { boats, units } = nightOf(200 + seed, 1, 2);
  const unit = units[1]!;
  const [sought] = boats;
  const people = {
    ...sought!,
    paths: { ...sought!.paths, object: MOMENTS.map(() => new Uint8Array(PARTICLES)) },
  };
  const plan = planSearch([people], [unit], plane);
  const [part] = plan.parts;
  const cell = 400;
  const { x, y, weight } = people.paths;
  const names = new Map<string, number>();
  const cells = MOMENTS.map((_, slot) =>
    Int32Array.from(x[slot]!, (one, i) => {
      const [east, north] = [
        one - people.east * slot * 1800,
        y[slot]![i]! - people.north * slot * 1800,
      ];
      const name = `${Math.floor(east / cell)} ${Math.floor(north / cell)}`;
      const known = names.get(name) ?? names.size;
      names.set(name, known);
      return known;
    }),
  );
  const effort = part!.effort.widths.person * part!.effort.track;
  const paths = { cells: names.size, cellArea: cell * cell, cell: cells, weight };
  const bound = brownOptimum(
    paths,
    MOMENTS.map(() => effort / MOMENTS.length),
  );
  return plan.boats[0]!.success / bound;
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
