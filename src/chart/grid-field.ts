/**
 * A vector field as a file holds it: nodes at equal steps on a map projection or on longitude and
 * latitude, frames in time, nothing turned and nothing filled yet. `flowOfGrid` makes a flow of it.
 */
export type GridField = {
  readonly quantity: "current" | "wind";
  readonly source: string;
  /** A PROJ string of the map projection; null when x is longitude and y latitude, in degrees. */
  readonly projection: string | null;
  /** Of node 0, and between nodes; metres on a projection, else degrees. Steps may be negative. */
  readonly x0: number;
  readonly y0: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly columns: number;
  readonly rows: number;
  /** Milliseconds since 1970, ascending. */
  readonly times: readonly number[];
  /** m/s at [(time * rows + row) * columns + column]; NaN where the file has none. */
  readonly u: Float32Array;
  readonly v: Float32Array;
  /** Whether u is towards true east, or along the grid's own x. */
  readonly relativeTo: "east" | "grid";
};
