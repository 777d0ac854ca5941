import {
  assert,
  epochMs,
  knots,
  metresPerSecond,
  type Instant,
  type MetresPerSecond,
} from "#units";
import type { Flow, FlowError } from "./flow.ts";

/** The wind as somebody told it for a while: a range, the same everywhere. */
export type ToldWind = {
  /** Null is open. */
  readonly from: Instant | null;
  readonly until: Instant | null;
  /** Where it comes from, and how far to either side, degrees true; null when it is variable. */
  readonly directionFrom: number | null;
  readonly spread: number;
  readonly least: MetresPerSecond;
  readonly most: MetresPerSecond;
};

/**
 * How wrong a wind in words may be beyond the range it names, one standard deviation each: ours,
 * until there are figures (docs/models/drift.md).
 */
const SPEED_SHARE = 0.15;
const DIRECTION_DEGREES = 15;
const RESIDUAL_KNOTS = 2;
const RESIDUAL_HOURS = 6;
/** The standard deviation of an even spread between two ends is a share 1/√12 of their distance. */
const EVEN = 1 / Math.sqrt(12);
const RADIANS = Math.PI / 180;

/**
 * A wind told in words as a flow: in each row the middle of its range, the range as error. A
 * variable wind has no direction to go by: its mean is no wind, and all of it is residual. Rows
 * follow one another without gaps; an end of time at which there is none is open.
 */
export function flowOfToldWind(rows: readonly ToldWind[], source: string): Flow {
  const first = rows[0];
  const last = rows.at(-1);
  assert(first !== undefined && last !== undefined, "expected at least one row of wind; came none");
  const error = errorOf(rows);
  return {
    quantity: "wind",
    source,
    coverage: {
      west: -180,
      south: -90,
      east: 180,
      north: 90,
      from: first.from,
      until: last.until,
    },
    spacing: null,
    lattice: null,
    steady: true,
    errorAt: () => error,
    sampleInto({ columns, rows: gridRows }, atMs, out, lane) {
      const { east, north } = meanOf(rowAt(rows, atMs));
      for (let node = 0; node < columns * gridRows; node += 1) {
        out[4 * node + lane] = east;
        out[4 * node + lane + 1] = north;
      }
    },
  };
}

/** The row that holds at a moment; null outside of all. A row begins at its first moment. */
function rowAt(rows: readonly ToldWind[], atMs: number): ToldWind | null {
  const begun = rows.findLast(({ from }) => from === null || epochMs(from) <= atMs);
  if (begun === undefined) return null;
  return begun.until !== null && atMs > epochMs(begun.until) ? null : begun;
}

function meanOf(row: ToldWind | null): { readonly east: number; readonly north: number } {
  if (row === null) return { east: Number.NaN, north: Number.NaN };
  if (row.directionFrom === null) return { east: 0, north: 0 };
  const speed = (row.least + row.most) / 2;
  const towards = (row.directionFrom + 180) * RADIANS;
  return { east: speed * Math.sin(towards), north: speed * Math.cos(towards) };
}

/** The errors of all rows as one, by the root of the mean square: a flow has one for all time. */
function errorOf(rows: readonly ToldWind[]): FlowError {
  const rms = (valueOf: (row: ToldWind) => number): number =>
    Math.sqrt(rows.reduce((sum, row) => sum + valueOf(row) ** 2, 0) / rows.length);
  const share = rms(({ least, most, directionFrom }) =>
    directionFrom === null || most === 0 ? 0 : (EVEN * (most - least)) / ((least + most) / 2),
  );
  const turn = rms((row) => (row.directionFrom === null ? 0 : 2 * EVEN * row.spread));
  // Of any direction: half of the square of the speed on each axis.
  const variable = rms(({ directionFrom, least, most }) =>
    directionFrom === null ? (least + most) / 2 / Math.SQRT2 : 0,
  );
  return {
    speedShare: Math.hypot(SPEED_SHARE, share),
    directionDegrees: Math.hypot(DIRECTION_DEGREES, turn),
    minutes: 0,
    residual: metresPerSecond(Math.hypot(knots(RESIDUAL_KNOTS), variable)),
    residualHours: RESIDUAL_HOURS,
  };
}
