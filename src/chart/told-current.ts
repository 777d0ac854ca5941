import {
  distanceMetres,
  epochMs,
  metres,
  metresPerSecond,
  type Instant,
  type Metres,
  type MetresPerSecond,
  type Position,
} from "#units";
import type { Flow, FlowError, SampleGrid } from "./flow.ts";

/** The current as somebody told it for a while: a range, within a circle or everywhere. */
export type ToldCurrent = {
  readonly from: Instant;
  readonly until: Instant;
  /** Where it sets, degrees true. */
  readonly towards: number;
  readonly least: MetresPerSecond;
  readonly most: MetresPerSecond;
  /** Where it holds; null is everywhere. */
  readonly around: (Position & { readonly radius: Metres }) | null;
};

/** How wrong a current in words may be beyond the range it names: ours, until there are figures. */
const SPEED_SHARE = 0.2;
const DIRECTION_DEGREES = 15;
const RESIDUAL = metresPerSecond(0.1);
/** A current told of a spot is told of the water about it: ours, a node of the tidal streams. */
const LEAST_RADIUS = metres(3_000);
/** The standard deviation of an even spread between two ends is a share 1/√12 of their distance. */
const EVEN = 1 / Math.sqrt(12);
const RADIANS = Math.PI / 180;

/**
 * Currents told in words as a flow: in each row the middle of its range. Outside the hours and the
 * circles of its rows it knows nothing, so that `under`, the flow that fills its gaps, answers
 * there. It is nowhere taken to be less wrong than `under`: a run has one error for all its hours,
 * and a word holds for few of them. Rows do not overlap; at least one.
 */
export function flowOfToldCurrent(rows: readonly ToldCurrent[], source: string, under: Flow): Flow {
  const share = Math.max(
    ...rows.map(({ least, most }) =>
      most === 0 ? 0 : (EVEN * (most - least) * 2) / (least + most),
    ),
  );
  return {
    quantity: "current",
    source,
    // Open, as the rows know their hours themselves: a run holds what ends beyond its end.
    coverage: { west: -180, south: -90, east: 180, north: 90, from: null, until: null },
    spacing: null,
    lattice: null,
    steady: false,
    errorAt: (place) => larger(under.errorAt(place), Math.hypot(SPEED_SHARE, share)),
    sampleInto(grid, atMs, out, lane) {
      const row = rows.find(({ from, until }) => atMs >= epochMs(from) && atMs < epochMs(until));
      for (let node = 0; node < grid.columns * grid.rows; node += 1) {
        const speed = row !== undefined && holds(row, grid, node) ? middleOf(row) : Number.NaN;
        const towards = (row?.towards ?? 0) * RADIANS;
        out[4 * node + lane] = speed * Math.sin(towards);
        out[4 * node + lane + 1] = speed * Math.cos(towards);
      }
    },
  };
}

const middleOf = ({ least, most }: ToldCurrent): number => (least + most) / 2;

function holds({ around }: ToldCurrent, grid: SampleGrid, node: number): boolean {
  if (around === null) return true;
  const lon = grid.west + (node % grid.columns) * grid.stepLon;
  const lat = grid.south + Math.floor(node / grid.columns) * grid.stepLat;
  return distanceMetres(around, { lon, lat }) <= Math.max(LEAST_RADIUS, around.radius);
}

function larger(under: FlowError, speedShare: number): FlowError {
  return {
    ...under,
    speedShare: Math.max(under.speedShare, speedShare),
    directionDegrees: Math.max(under.directionDegrees, DIRECTION_DEGREES),
    residual: metresPerSecond(Math.max(under.residual, RESIDUAL)),
  };
}
