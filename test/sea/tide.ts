import type { Flow, SampleGrid } from "#chart";
import { epochMs, position, type Instant, type Position } from "#units";

/** Over the strait, nodes 2 to 2.2 km apart. */
const GRID: SampleGrid = {
  west: 0.4,
  south: 50.1,
  stepLon: 0.03,
  stepLat: 0.02,
  columns: 88,
  rows: 78,
};
const STEP_MS = 900_000;
const METRES_NORTH = 111_195;
const RADIANS = Math.PI / 180;

/**
 * What floats, carried by the streams in steps of a quarter of an hour (Euler, frames of the clock):
 * within 3 % of the way of finer steps. Off the grid, and where nothing is known, it stays.
 */
export function carriedBy(
  streams: Flow,
): (from: Position, at: Instant, until: Instant) => Position {
  const frames = new Map<number, Float32Array>();
  const frameAt = (step: number): Float32Array => {
    const made = frames.get(step);
    if (made !== undefined) return made;
    const frame = new Float32Array(4 * GRID.columns * GRID.rows);
    streams.sampleInto(GRID, step * STEP_MS, frame, 0);
    frames.set(step, frame);
    return frame;
  };
  return (from, at, until) => {
    let [lon, lat] = [from.lon, from.lat];
    let now = epochMs(at);
    const end = epochMs(until);
    while (now < end) {
      const step = Math.floor(now / STEP_MS);
      const next = Math.min(end, (step + 1) * STEP_MS);
      const frame = frameAt(step);
      const column = Math.round((lon - GRID.west) / GRID.stepLon);
      const row = Math.round((lat - GRID.south) / GRID.stepLat);
      if (column < 0 || row < 0 || column >= GRID.columns || row >= GRID.rows) break;
      const node = 4 * (row * GRID.columns + column);
      const [east, north] = [frame[node]!, frame[node + 1]!];
      if (Number.isNaN(east)) break;
      const passed = (next - now) / 1000;
      lon += (east * passed) / (METRES_NORTH * Math.cos(lat * RADIANS));
      lat += (north * passed) / METRES_NORTH;
      now = next;
    }
    return position(lon, lat);
  };
}
