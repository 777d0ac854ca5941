import type { Position } from "#units";
import type { SampleGrid } from "./flow.ts";

/** The coast as a drifting thing meets it. */
export type Shore = {
  isLand(lon: number, lat: number): boolean;
  /**
   * For every cell of the grid (row * (columns - 1) + column) a distance in metres that is never
   * more than that from any point of the cell to the nearest land; 0 where the cell touches land.
   */
  clearanceInto(grid: SampleGrid, out: Float32Array): void;
  /** A distance in metres that is never more than that from a place to the nearest land. */
  clearanceAt(lon: number, lat: number): number;
  /**
   * Where the straight way from a place at sea first meets land: the last point still at sea,
   * within
   * 1 m of the line of the coast; null when the way is clear. From a place on land: that place, or
   * null when the way stays on land.
   */
  firstLand(fromLon: number, fromLat: number, toLon: number, toLat: number): Position | null;
  /**
   * The nearest place at sea to one on land, within so many metres; null when there is none. For
   * people who are told of on a beach and are by now afloat.
   */
  nearestWater(lon: number, lat: number, within: number): Position | null;
};
