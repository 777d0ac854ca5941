/** Values at the nodes of a grid, columns within rows; the outermost are 0. */
export type Relief = {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
};

/** A closed line as pairs of column and row; the first point does not come again at the end. */
export type Outline = readonly (readonly [number, number])[];

/**
 * A line keeps so far from the nodes, as a share of the edge on which it crosses. So no two
 * crossings meet, and no outline touches itself or another, even when rounded.
 */
const CLEAR_OF_NODES = 0.02;

/**
 * The value between the nodes: linear on the two triangles into which the cell's diagonal from
 * south-west to north-east cuts it. Between the same triangles run the outlines.
 */
export function valueAt({ columns, values }: Relief, x: number, y: number): number {
  const column = Math.trunc(x);
  const row = Math.trunc(y);
  const fx = x - column;
  const fy = y - row;
  const at = row * columns + column;
  const southWest = values[at]!;
  const northEast = values[at + columns + 1]!;
  if (fx >= fy) {
    const southEast = values[at + 1]!;
    return southWest + fx * (southEast - southWest) + fy * (northEast - southEast);
  }
  const northWest = values[at + columns]!;
  return southWest + fy * (northWest - southWest) + fx * (northEast - northWest);
}

/**
 * The outlines of all that is at or above a level, by marching over triangles (marching squares,
 * Lorensen & Cline 1987 in two dimensions, without its doubtful saddle): what is inside lies to the
 * left, so outer rings run counter-clockwise and holes clockwise, and none crosses another.
 */
export function outlinesAt(relief: Relief, level: number): readonly Outline[] {
  const following = linksAt(relief, level);
  const outlines: Outline[] = [];
  for (let start = 0; start < following.length; start += 1) {
    if (following[start]! < 0) continue;
    const outline: (readonly [number, number])[] = [];
    for (let edge = start; following[edge]! >= 0;) {
      outline.push(crossing(relief, level, edge));
      const next = following[edge]!;
      following[edge] = -1;
      edge = next;
    }
    outlines.push(outline);
  }
  return outlines;
}

/**
 * For each edge on which an outline enters a triangle the one on which it leaves, else -1. Edges
 * are numbered 3 * node and 0 east, 1 north, 2 north-east of it.
 */
function linksAt({ columns, rows, values }: Relief, level: number): Int32Array {
  const following = new Int32Array(3 * columns * rows).fill(-1);
  for (let row = 0; row + 1 < rows; row += 1) {
    for (let column = 0; column + 1 < columns; column += 1) {
      const at = row * columns + column;
      const southWest = values[at]! >= level;
      const southEast = values[at + 1]! >= level;
      const northWest = values[at + columns]! >= level;
      const northEast = values[at + columns + 1]! >= level;
      if (southWest === southEast && southWest === northWest && southWest === northEast) continue;
      const south = 3 * at;
      const west = 3 * at + 1;
      const diagonal = 3 * at + 2;
      const east = 3 * (at + 1) + 1;
      const north = 3 * (at + columns);
      link(following, [southWest, southEast, northEast], [south, east, diagonal]);
      link(following, [southWest, northEast, northWest], [diagonal, north, west]);
    }
  }
  return following;
}

/**
 * Links the two edges on which an outline crosses a triangle. Corners counter-clockwise; edge `n`
 * from corner `n` to the next.
 */
function link(
  following: Int32Array,
  inside: readonly [boolean, boolean, boolean],
  edges: readonly [number, number, number],
): void {
  const count = Number(inside[0]) + Number(inside[1]) + Number(inside[2]);
  if (count === 0 || count === 3) return;
  // The one corner that is not like the others: its edges are crossed.
  const odd = inside.indexOf(count === 1);
  const after = edges[odd]!;
  const before = edges[(odd + 2) % 3]!;
  if (count === 1) following[after] = before;
  else following[before] = after;
}

function crossing(
  { columns, values }: Relief,
  level: number,
  edge: number,
): readonly [number, number] {
  const node = Math.trunc(edge / 3);
  const kind = edge % 3;
  const alongX = kind === 1 ? 0 : 1;
  const alongY = kind === 0 ? 0 : 1;
  const from = values[node]!;
  const to = values[node + alongX + alongY * columns]!;
  const exact = (level - from) / (to - from);
  const share = Math.min(1 - CLEAR_OF_NODES, Math.max(CLEAR_OF_NODES, exact));
  return [(node % columns) + share * alongX, Math.trunc(node / columns) + share * alongY];
}
