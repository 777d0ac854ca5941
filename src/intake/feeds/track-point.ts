import type { Place } from "#log";

/**
 * Where something was, as it said itself or as a sensor saw it, at sensor rate: telemetry, that
 * never goes into the log.
 */
export type TrackPoint = {
  /** Who or what: "mmsi:227006760", "radar:cutter:12". One name is one track. */
  readonly vessel: string;
  /** Degrees, WGS 84. */
  readonly lon: number;
  readonly lat: number;
  /** Metres within which it holds. */
  readonly radius: number;
  readonly method: Place["method"];
  /** When it was true, in milliseconds since 1970: as told, else when it was heard. */
  readonly atMs: number;
  /** Whether `atMs` was told; else the position may be older than it says. */
  readonly isTimeTold: boolean;
  /** Metres per second over ground, degrees true; null when not told. */
  readonly speed: number | null;
  readonly course: number | null;
};
