import type { Flow, SampleGrid } from "#chart";
import type { Position } from "#units";
import type { Drift } from "./weigh.ts";

const HOUR_MS = 3_600_000;
/** A way is walked in steps of this, at most: a stream of 2 kn turns little in half an hour. */
const STEP_MS = 1_800_000;
/** Nodes at least so far apart, degrees of latitude: matching asks to a kilometre or two. */
const SPACING = 0.05;
/** Hours of streams that are kept. */
const HOURS_KEPT = 96;
const METRES_PER_DEGREE = 111_195;

/**
 * What floats as the water carries it: the tidal streams walked by the midpoint rule, from hourly
 * values mixed in between. Where they know nothing the water stands. An answer depends on its
 * arguments alone.
 */
export function carriedBy(streams: Flow): Drift {
  const velocity = velocityIn(streams);
  const now = new Float64Array(2);
  return (from, atMs, untilMs): Position => {
    let [lon, lat, ms] = [from.lon, from.lat, atMs];
    while (ms < untilMs) {
      const step = Math.min(STEP_MS, untilMs - ms) / 1000;
      const perLon = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
      velocity(lon, lat, ms, now);
      const middle = (now[0]! * step) / 2 / perLon;
      velocity(lon + middle, lat + (now[1]! * step) / 2 / METRES_PER_DEGREE, ms + step * 500, now);
      lon += (now[0]! * step) / perLon;
      lat += (now[1]! * step) / METRES_PER_DEGREE;
      ms += step * 1000;
    }
    return { lon, lat };
  };
}

/** Writes metres a second, east and north, at a place and time. */
type Velocity = (lon: number, lat: number, ms: number, into: Float64Array) => void;

function velocityIn(streams: Flow): Velocity {
  const grid = gridOver(streams);
  const { west, south, columns, rows } = grid;
  const hourly = rememberHours(streams, grid);
  return (lon, lat, ms, into) => {
    const x = (lon - west) / grid.stepLon;
    const y = (lat - south) / grid.stepLat;
    into.fill(0);
    if (!(x >= 0 && y >= 0 && x <= columns - 1 && y <= rows - 1)) return;
    const hour = Math.floor(ms / HOUR_MS);
    const later = ms / HOUR_MS - hour;
    const column = Math.min(Math.floor(x), columns - 2);
    const row = Math.min(Math.floor(y), rows - 2);
    for (let second = 0; second < 2; second += 1) {
      const moment = hourly(hour + second);
      const share = Math.abs(1 - second - later);
      for (let corner = 0; corner < 4; corner += 1) {
        const [right, above] = [corner & 1, corner >> 1];
        const of = Math.abs(1 - right - (x - column)) * Math.abs(1 - above - (y - row));
        const node = 2 * ((row + above) * columns + column + right);
        into[0]! += share * of * moment[node]!;
        into[1]! += share * of * moment[node + 1]!;
      }
    }
  };
}

function gridOver({ coverage: { west, south, east, north } }: Flow): SampleGrid {
  const columns = 1 + Math.ceil((east - west) / (2 * SPACING));
  const rows = 1 + Math.ceil((north - south) / SPACING);
  return {
    west,
    south,
    columns,
    rows,
    stepLon: (east - west) / (columns - 1),
    stepLat: (north - south) / (rows - 1),
  };
}

/** East and north at the nodes at a whole hour; 0 where nothing is known. */
function rememberHours(streams: Flow, grid: SampleGrid): (hour: number) => Float32Array {
  const nodes = grid.columns * grid.rows;
  const sampled = new Float32Array(4 * nodes);
  const kept = new Map<number, Float32Array>();
  return (hour) => {
    const known = kept.get(hour);
    if (known !== undefined) return known;
    streams.sampleInto(grid, hour * HOUR_MS, sampled, 0);
    const made = new Float32Array(2 * nodes);
    for (let node = 0; node < nodes; node += 1) {
      const still = Number.isNaN(sampled[4 * node]!);
      made[2 * node] = still ? 0 : sampled[4 * node]!;
      made[2 * node + 1] = still ? 0 : sampled[4 * node + 1]!;
    }
    const [oldest] = kept.keys();
    if (kept.size >= HOURS_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(hour, made);
    return made;
  };
}
