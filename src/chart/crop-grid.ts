import { epochMs, type Instant } from "#units";
import { COAST_RINGS } from "./coast-fill.ts";
import type { Coverage } from "./flow.ts";
import type { GridField } from "./grid-field.ts";
import { openProjection } from "./map-projection.ts";

/** Nodes beyond the box that stay: what the coast is filled from, and one to mix with. */
const MARGIN = COAST_RINGS + 1;
/** Points along each side of the box by which its edge is followed onto a map projection. */
const EDGE_POINTS = 32;

/** Whole hours are kept about these: a flow's times on both sides of a moment are needed. */
export type Hours = { readonly from: Instant; readonly until: Instant };

/**
 * The part of a field that a run within the box and the hours asks for: its values there are those
 * of the whole field, coasts filled alike. Null when the field has nothing there. The field itself
 * is left as it is.
 */
export function cropGrid(
  field: GridField,
  box: Pick<Coverage, "west" | "south" | "east" | "north">,
  hours: Hours,
): GridField | null {
  const frames = framesWithin(field.times, hours);
  const reach = reachOf(field, box);
  if (frames === null || reach === null) return null;
  const across = columnsWithin(field, reach);
  const along = within(
    (reach.south - field.y0) / field.stepY,
    (reach.north - field.y0) / field.stepY,
    field.rows,
  );
  if (across === null || along === null) return null;
  const shape = { columns: across.count, rows: along.count };
  const take = (values: Float32Array): Float32Array<ArrayBuffer> => {
    const out = new Float32Array(shape.columns * shape.rows * frames.count);
    let at = 0;
    for (let frame = frames.first; frame < frames.first + frames.count; frame += 1) {
      for (let row = along.first; row < along.first + along.count; row += 1) {
        const start = (frame * field.rows + row) * field.columns;
        for (let column = 0; column < across.count; column += 1) {
          out[at] = values[start + ((across.first + column) % field.columns)]!;
          at += 1;
        }
      }
    }
    return out;
  };
  return {
    ...field,
    ...shape,
    x0: field.x0 + across.first * field.stepX,
    y0: field.y0 + along.first * field.stepY,
    times: field.times.slice(frames.first, frames.first + frames.count),
    u: take(field.u),
    v: take(field.v),
  };
}

type Range = { readonly first: number; readonly count: number };

/** The frames of the hours and one to each side; null when none lies within or about them. */
function framesWithin(times: readonly number[], { from, until }: Hours): Range | null {
  const inside = times.flatMap((at, index) =>
    at >= epochMs(from) && at <= epochMs(until) ? [index] : [],
  );
  const after = times.findIndex((at) => at > epochMs(until));
  const first = inside[0] ?? after;
  if (first < 0 || (inside.length === 0 && first === 0)) return null;
  const last = after < 0 ? times.length - 1 : after;
  return { first: Math.max(0, first - 1), count: last - Math.max(0, first - 1) + 1 };
}

type Reach = {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
};

/** The box in the field's own x and y; null where its projection has no image of it. */
function reachOf(field: GridField, box: Reach): Reach | null {
  if (field.projection === null) return box;
  const map = openProjection(field.projection);
  const [xs, ys]: [number[], number[]] = [[], []];
  // The edge and what it holds: a corner of the map may lie inside the box.
  for (let one = 0; one <= EDGE_POINTS; one += 1) {
    for (let other = 0; other <= EDGE_POINTS; other += 1) {
      const lon = box.west + ((box.east - box.west) * one) / EDGE_POINTS;
      const lat = box.south + ((box.north - box.south) * other) / EDGE_POINTS;
      const { x, y } = map.forward(lon, lat);
      if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
      xs.push(x);
      ys.push(y);
    }
  }
  if (xs.length === 0) return null;
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  return { west, east, south: Math.min(...ys), north: Math.max(...ys) };
}

/** Columns of the reach; those of a field round the whole earth go on over its seam. */
function columnsWithin(field: GridField, { west, east }: Reach): Range | null {
  const { x0, stepX, columns } = field;
  const [one, other] = [(west - x0) / stepX, (east - x0) / stepX];
  if (field.projection !== null) return within(one, other, columns);
  const turn = 360 / Math.abs(stepX);
  const first = Math.floor(Math.min(one, other)) - MARGIN;
  const count = Math.ceil(Math.max(one, other)) + MARGIN - first + 1;
  const isRound = Math.abs(columns - turn) < 0.01;
  if (isRound && count < columns)
    return { first: first - columns * Math.floor(first / columns), count };
  for (const turns of [0, 1, -1]) {
    const found = within(one + turns * turn, other + turns * turn, columns);
    if (found !== null) return found;
  }
  return null;
}

/** Nodes between two places in nodes, and the margin, of `count`; null when there is none. */
function within(one: number, other: number, count: number): Range | null {
  const [low, high] = [Math.min(one, other), Math.max(one, other)];
  if (high < 0 || low > count - 1) return null;
  const first = Math.max(0, Math.floor(low) - MARGIN);
  const last = Math.min(count - 1, Math.ceil(high) + MARGIN);
  return { first, count: last - first + 1 };
}
