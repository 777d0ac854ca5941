import { latestOf, metres, secondsBetween, type Instant } from "#units";
import { ASHORE } from "./cloud.ts";
import { detectionOf } from "./detection.ts";
import { timeShares, type Effort } from "./effort.ts";
import { boxAt, isOverlapping, spotIn, type Ground } from "./ground.ts";
import { massTable, type Masses, type MassTable, type Sides } from "./mass-table.ts";
import type { Posted, Sought } from "./plan.ts";
import type { Plane } from "./plane.ts";
import { SEARCH_OBJECTS } from "./sweep-table.ts";

/**
 * Of the time on scene, what is left for searching: the rest goes in turns and looking at what was
 * seen (IAMSAR volume II, 4.6.14).
 */
const SEARCHING_SHARE = 0.85;

/** No side of a ground is shorter: metres. Aircraft cannot turn in less; boats would go around. */
const SIDE_LEAST: Readonly<Record<Posted["kind"], number>> = { air: 3_000, surface: 800 };

/** A cloud in the frame of its long axis, moving with it: what is left to find in it. */
type Frame = {
  readonly sought: Sought;
  /** For each kind of object, lives by place over the whole time. */
  readonly tables: readonly MassTable[];
  /** Standard deviations of what is left, and its mean, at the middle of the time. */
  readonly spread: { readonly u: number; readonly v: number };
  readonly mean: { readonly u: number; readonly v: number };
  readonly peaks: readonly { readonly u: number; readonly v: number }[];
};

export type Placed = { readonly effort: Effort; readonly gain: number };

/**
 * The rectangle in which a unit finds most of what is left of a boat's cloud, and how many lives
 * that is worth; null when there is none that meets no other's. `left` is lives by particle. A
 * search over sides by steps that halve, from many starts: no proof that none is better; see
 * docs/models/search.md for how near it comes to Brown's optimum.
 */
export function placeOn(
  searcher: Posted,
  sought: Sought,
  left: Float64Array,
  others: readonly Ground[],
  plane: Plane,
): Placed | null {
  const frame = frameFor(sought, left, searcher);
  if (frame === null) return null;
  const isFree = freeOf(searcher, sought, others, plane);
  const worth = worthOf(searcher, frame);
  const best = startsOf(frame, searcher, others, plane)
    .map((sides) => ({ sides, worth: worth(sides) }))
    .toSorted((one, other) => other.worth - one.worth)
    .values()
    .filter(({ sides }) => isFree(sides))
    .take(STARTS)
    .toArray()
    .map((start) => climb(start, { worth, isFree, least: SIDE_LEAST[searcher.kind] }))
    .reduce<Climbed | null>(
      (top, each) => (top === null || each.worth > top.worth ? each : top),
      null,
    );
  if (best === null || best.worth <= 0) return null;
  const ground = groundOf(best.sides, searcher, sought, plane);
  return { effort: effortOn(ground, searcher), gain: best.worth };
}

/** Whether a rectangle meets no other's while both are searched, where the later one begins. */
function freeOf(
  { from, until }: Posted,
  { axis, east, north }: Sought,
  others: readonly Ground[],
  plane: Plane,
): (sides: Sides) => boolean {
  const walls = others
    .filter((other) => other.from < until && other.until > from)
    .map((other) => {
      const moment = latestOf(other.from, from) ?? from;
      return { elapsed: secondsBetween(from, moment), box: boxAt(other, plane, moment) };
    });
  const [alongX, alongY] = [Math.sin(axis), Math.cos(axis)];
  return ({ u0, u1, v0, v1 }) => {
    const { x, y } = spotIn({ x: 0, y: 0, alongX, alongY }, (u0 + u1) / 2, (v0 + v1) / 2);
    const sides = { alongX, alongY, halfLength: (u1 - u0) / 2, halfWidth: (v1 - v0) / 2 };
    return walls.every(({ elapsed, box }) => {
      const own = { x: x + east * elapsed, y: y + north * elapsed, ...sides };
      return !isOverlapping(own, box);
    });
  };
}

/** What a unit does to a ground in its time. */
export function effortOn(ground: Ground, { speed, widths, curve }: Posted): Effort {
  const time = secondsBetween(ground.from, ground.until);
  return { ground, track: metres(speed * time * SEARCHING_SHARE), widths, curve };
}

/** Frames of what is left, by when they are searched: many units ask for the same. */
const frames = new WeakMap<Float64Array, Map<string, Frame | null>>();

function frameFor(sought: Sought, left: Float64Array, { from, until }: Posted): Frame | null {
  const known = frames.get(left) ?? new Map<string, Frame | null>();
  frames.set(left, known);
  const name = `${from} ${until}`;
  const held = known.get(name);
  if (held !== undefined) return held;
  const frame = frameOf(sought, left, timeShares({ from, until }, sought.paths.at), from);
  known.set(name, frame);
  return frame;
}

/** How far from its mean a cloud is looked at, in standard deviations. */
const REACH_SD = 4;

function frameOf(
  sought: Sought,
  left: Float64Array,
  shares: readonly number[],
  from: Instant,
): Frame | null {
  const { paths } = sought;
  const slots = [...shares.keys()].filter((slot) => shares[slot]! > 0);
  const columns = slots.map((slot) => turnedColumn(sought, slot, from));
  const middle = slots.reduce(
    (best, slot, at) => (shares[slot]! > shares[slots[best]!]! ? at : best),
    0,
  );
  const moments = momentsOf(columns[middle]!, left, paths.object[slots[middle]!]!);
  if (moments === null) return null;
  const { mean, spread } = moments;
  const over = around(mean.u, mean.v, REACH_SD * spread.u, REACH_SD * spread.v);
  const tables = SEARCH_OBJECTS.map((_, object) => {
    const masses = slots.map((slot, at): Masses => {
      const held = paths.object[slot]!;
      const mass = left.map((one, i) => (held[i] === object ? one * shares[slot]! : 0));
      return { ...columns[at]!, mass };
    });
    return masses.some(({ mass }) => mass.some((one) => one > 0)) ? massTable(masses, over) : NONE;
  });
  return { sought, tables, ...moments };
}

const NONE: MassTable = () => 0;

type Column = { readonly u: Float64Array; readonly v: Float64Array };

function turnedColumn({ paths, axis, east, north }: Sought, slot: number, from: Instant): Column {
  const [alongX, alongY] = [Math.sin(axis), Math.cos(axis)];
  const elapsed = secondsBetween(from, paths.at[slot]!);
  const [x, y] = [paths.x[slot]!, paths.y[slot]!];
  const u = new Float64Array(x.length);
  const v = new Float64Array(x.length);
  for (let i = 0; i < x.length; i += 1) {
    const [dx, dy] = [x[i]! - east * elapsed, y[i]! - north * elapsed];
    u[i] = dx * alongX + dy * alongY;
    v[i] = dx * alongY - dy * alongX;
  }
  return { u, v };
}

/** No cloud is narrower, metres: a position is never so sure. */
const SPREAD_LEAST = 100;

function momentsOf({ u, v }: Column, left: Float64Array, object: Uint8Array) {
  const afloat = [...left.keys()].filter((i) => object[i] !== ASHORE && left[i]! > 0);
  const sum = afloat.reduce((total, i) => total + left[i]!, 0);
  if (sum <= 0) return null;
  const meanOf = (value: (i: number) => number): number =>
    afloat.reduce((total, i) => total + left[i]! * value(i), 0) / sum;
  const mean = { u: meanOf((i) => u[i]!), v: meanOf((i) => v[i]!) };
  const spread = {
    u: Math.max(SPREAD_LEAST, Math.sqrt(meanOf((i) => (u[i]! - mean.u) ** 2))),
    v: Math.max(SPREAD_LEAST, Math.sqrt(meanOf((i) => (v[i]! - mean.v) ** 2))),
  };
  const squares = new Map<number, { u: number; v: number; left: number }>();
  for (const i of afloat) {
    const [column, row] = [Math.round(u[i]! / spread.u), Math.round(v[i]! / spread.v)];
    const name = column * 1e6 + row;
    const square = squares.get(name) ?? { u: column * spread.u, v: row * spread.v, left: 0 };
    square.left += left[i]!;
    squares.set(name, square);
  }
  const peaks = [...squares.values()].toSorted((one, other) => other.left - one.left).slice(0, 3);
  return { mean, spread, peaks };
}

/**
 * Lives found by a unit in a rectangle, of what is left: of those within at a time, each by the
 * coverage of the whole. Who goes in and out is counted a little low.
 */
function worthOf({ speed, widths, curve, from, until }: Posted, { tables }: Frame) {
  const track = speed * secondsBetween(from, until) * SEARCHING_SHARE;
  const wide = SEARCH_OBJECTS.map((object) => widths[object] * track);
  return (sides: Sides): number => {
    const area = (sides.u1 - sides.u0) * (sides.v1 - sides.v0);
    return tables.reduce((found, table, object) => {
      if (table === NONE) return found;
      return found + table(sides) * detectionOf(wide[object]! / area, curve);
    }, 0);
  };
}

/** So many of the best rectangles to begin with are bettered. */
const STARTS = 3;
/** Half sides of the first rectangles, in standard deviations. */
const HALVES = [0.4, 0.8, 1.4, 2.2];

function startsOf(
  { mean, peaks, spread, sought }: Frame,
  { kind, from }: Posted,
  others: readonly Ground[],
  plane: Plane,
): readonly Sides[] {
  const least = SIDE_LEAST[kind] / 2;
  const beside = others
    .filter(({ bearing }) => Math.abs(bearing - degreesOf(sought.axis)) < 0.01)
    .map((other) => sidesOf(other, sought, from, plane));
  return HALVES.flatMap((alongSide) =>
    HALVES.flatMap((acrossSide) => {
      const halfU = Math.max(least, alongSide * spread.u);
      const halfV = Math.max(least, acrossSide * spread.v);
      const about = [mean, ...peaks].map(({ u, v }) => around(u, v, halfU, halfV));
      const next = beside.flatMap(({ u0, u1, v0, v1 }) => {
        const [u, v] = [(u0 + u1) / 2, (v0 + v1) / 2];
        return [
          around(u0 - halfU, v, halfU, halfV),
          around(u1 + halfU, v, halfU, halfV),
          around(u, v0 - halfV, halfU, halfV),
          around(u, v1 + halfV, halfU, halfV),
        ];
      });
      return [...about, ...next];
    }),
  );
}

const around = (u: number, v: number, halfU: number, halfV: number): Sides => {
  return { u0: u - halfU, u1: u + halfU, v0: v - halfV, v1: v + halfV };
};

/** Another's rectangle in a boat's frame, of the same axis. */
function sidesOf(ground: Ground, { axis }: Sought, from: Instant, plane: Plane): Sides {
  const { x, y, halfLength, halfWidth } = boxAt(ground, plane, from);
  const [alongX, alongY] = [Math.sin(axis), Math.cos(axis)];
  const isTurned = ground.width > ground.length;
  const [halfU, halfV] = isTurned ? [halfWidth, halfLength] : [halfLength, halfWidth];
  return around(x * alongX + y * alongY, x * alongY - y * alongX, halfU, halfV);
}

type Climbed = { readonly sides: Sides; readonly worth: number };

/** Shifts each side, and the whole, by steps that halve, as long as that finds more. */
function climb(
  start: Climbed,
  {
    worth,
    isFree,
    least,
  }: {
    readonly worth: (sides: Sides) => number;
    readonly isFree: (sides: Sides) => boolean;
    readonly least: number;
  },
): Climbed {
  let best = start;
  for (let scale = 0.5; scale > 0.03; scale /= 2) {
    for (let moved = true; moved;) {
      moved = false;
      for (const sides of movesOf(best.sides, scale)) {
        if (sides.u1 - sides.u0 < least || sides.v1 - sides.v0 < least) continue;
        const found = worth(sides);
        if (found <= best.worth * (1 + 1e-4) || !isFree(sides)) continue;
        best = { sides, worth: found };
        moved = true;
      }
    }
  }
  return best;
}

function movesOf({ u0, u1, v0, v1 }: Sides, scale: number): readonly Sides[] {
  const [du, dv] = [scale * (u1 - u0), scale * (v1 - v0)];
  return [-1, 1].flatMap((sign) => {
    const [mu, mv] = [sign * du, sign * dv];
    return [
      { u0: u0 + mu, u1, v0, v1 },
      { u0, u1: u1 + mu, v0, v1 },
      { u0, u1, v0: v0 + mv, v1 },
      { u0, u1, v0, v1: v1 + mv },
      { u0: u0 + mu, u1: u1 + mu, v0, v1 },
      { u0, u1, v0: v0 + mv, v1: v1 + mv },
    ];
  });
}

function groundOf(sides: Sides, { from, until }: Posted, sought: Sought, plane: Plane): Ground {
  const { axis, east, north } = sought;
  const [u, v] = [(sides.u0 + sides.u1) / 2, (sides.v0 + sides.v1) / 2];
  const turned = { x: 0, y: 0, alongX: Math.sin(axis), alongY: Math.cos(axis) };
  const [long, short] = [sides.u1 - sides.u0, sides.v1 - sides.v0];
  const isTurned = short > long;
  const bearing = (degreesOf(axis) + (isTurned ? 90 : 0)) % 180;
  return {
    centre: plane.placeOf(spotIn(turned, u, v)),
    bearing,
    length: metres(Math.max(long, short)),
    width: metres(Math.min(long, short)),
    from,
    until,
    east,
    north,
  };
}

const degreesOf = (radians: number): number => ((radians * 180) / Math.PI + 360) % 180;
