import type { Flow, Lattice, SampleGrid } from "./flow.ts";

/** Moments that are remembered: a day and a half of quarters of an hour. */
const MOMENTS_KEPT = 144;
/** Places on the lattice agree to so many steps. */
const CLOSE = 1e-6;

/**
 * A flow that remembers what it said on its own nodes, moment by moment, for a shell that asks it
 * for one boat after another: the answers are the same, and a second boat has them for a copy. Asks
 * off its nodes go through to it. Throws a RangeError for a flow without nodes of its own.
 */
export function rememberedFlow(flow: Flow): Flow {
  const { lattice, coverage } = flow;
  if (lattice === null)
    throw new RangeError(`expected a flow with nodes of its own; came ${flow.source}`);
  const all: SampleGrid = {
    west: coverage.west,
    south: coverage.south,
    stepLon: lattice.stepLon,
    stepLat: lattice.stepLat,
    columns: 1 + Math.round((coverage.east - coverage.west) / lattice.stepLon),
    rows: 1 + Math.round((coverage.north - coverage.south) / lattice.stepLat),
  };
  const moments = new Map<number, Float32Array>();
  const sampled = new Float32Array(4 * all.columns * all.rows);
  const said = (atMs: number): Float32Array => {
    const had = moments.get(atMs);
    if (had !== undefined) return had;
    flow.sampleInto(all, atMs, sampled, 0);
    const both = new Float32Array(2 * all.columns * all.rows);
    for (let node = 0; 2 * node < both.length; node += 1) {
      both[2 * node] = sampled[4 * node]!;
      both[2 * node + 1] = sampled[4 * node + 1]!;
    }
    const [oldest] = moments.keys();
    if (moments.size >= MOMENTS_KEPT && oldest !== undefined) moments.delete(oldest);
    moments.set(atMs, both);
    return both;
  };
  return {
    ...flow,
    sampleInto(grid, atMs, out, lane) {
      if (isOn(lattice, grid)) copyInto(all, said(atMs), grid, out, lane);
      else flow.sampleInto(grid, atMs, out, lane);
    },
  };
}

function isOn(lattice: Lattice, { west, south, stepLon, stepLat }: SampleGrid): boolean {
  const isNode = (steps: number): boolean => Math.abs(steps - Math.round(steps)) < CLOSE;
  return (
    Math.abs(stepLon / lattice.stepLon - 1) < CLOSE * CLOSE &&
    Math.abs(stepLat / lattice.stepLat - 1) < CLOSE * CLOSE &&
    isNode((west - lattice.lon) / stepLon) &&
    isNode((south - lattice.lat) / stepLat)
  );
}

/** NaN in the columns from `west` to before `east` of a row that starts at `start`. */
function fillUnknown(out: Float32Array, start: number, west: number, east: number): void {
  for (let to = start + 4 * west; to < start + 4 * east; to += 4) {
    out[to] = Number.NaN;
    out[to + 1] = Number.NaN;
  }
}

/** Copies the part of `all` that `grid` is into a lane; NaN outside of it. */
function copyInto(
  all: SampleGrid,
  both: Float32Array,
  { west, south, columns, rows }: SampleGrid,
  out: Float32Array,
  lane: 0 | 2,
): void {
  const firstColumn = Math.round((west - all.west) / all.stepLon);
  const firstRow = Math.round((south - all.south) / all.stepLat);
  for (let row = 0; row < rows; row += 1) {
    const start = 4 * row * columns + lane;
    const known = firstRow + row >= 0 && firstRow + row < all.rows;
    const west = known ? Math.min(Math.max(0, -firstColumn), columns) : columns;
    const east = Math.max(west, Math.min(columns, all.columns - firstColumn));
    fillUnknown(out, start, 0, west);
    let from = 2 * ((firstRow + row) * all.columns + firstColumn + west);
    for (let to = start + 4 * west; to < start + 4 * east; to += 4) {
      out[to] = both[from]!;
      out[to + 1] = both[from + 1]!;
      from += 2;
    }
    fillUnknown(out, start, east, columns);
  }
}
