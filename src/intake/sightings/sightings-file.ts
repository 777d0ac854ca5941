import type { Chart } from "#chart";
import type { Mapping } from "./mapping.ts";
import type { Sighting, SightingReading } from "./sighting.ts";

/** A file of sightings, looked into but not yet read: what its columns hold is to be agreed on. */
export type SightingsFile = {
  readonly format: Sighting["format"];
  /** Of a table: what stands between its cells. */
  readonly separator: string | null;
  /** How many rows, features, waypoints and tracks, or placemarks it has. */
  readonly rows: number;
  /** Of its columns, properties or data, in order; none for GPX, which says what is what. */
  readonly headings: readonly string[];
  /** The first cell that says something, for each heading; "" for none. */
  readonly examples: readonly string[];
  /**
   * One reading for each row, with the columns mapped as they were agreed on; one that is bad
   * leaves the others. Positions told from a place need the chart. Never throws.
   */
  readonly read: (mapping: Mapping, chart: Chart | null) => readonly SightingReading[];
};
