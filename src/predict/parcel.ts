/**
 * Particles that are moved together, as columns. A run is cut into parcels of a fixed size, so that
 * one thread or many give the same cloud. `x` and `y` are columns and rows of the present box.
 */
export type Parcel = {
  /** The number in the whole run of this parcel's first particle. */
  readonly first: number;
  readonly count: number;
  /** The numbers from one column to the next: `count` made a multiple of 8. */
  readonly padded: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /**
   * The current as this particle meets it: scaled and turned (cosine and sine parts), and added.
   */
  readonly turnCos: Float32Array;
  readonly turnSin: Float32Array;
  readonly addEast: Float32Array;
  readonly addNorth: Float32Array;
  readonly gustEast: Float32Array;
  readonly gustNorth: Float32Array;
  /** Leeway per wind speed and, along the wind's direction, beside it in m/s. */
  readonly downSlope: Float32Array;
  readonly downOffset: Float32Array;
  readonly crossSlope: Float32Array;
  readonly crossOffset: Float32Array;
  /** Seconds since the start until something happens to it; Infinity when nothing more will. */
  readonly next: Float32Array;
  readonly nextJibe: Float32Array;
  readonly nextStage: Float32Array;
  /** Through the water by engine, m/s. */
  readonly wayEast: Float32Array;
  readonly wayNorth: Float32Array;
  /** Quarters of an hour by which it takes the flows late; ascending within the parcel. */
  readonly delay: Int8Array;
  readonly stage: Uint8Array;
  readonly object: Uint8Array;
  /** 0 right of downwind, 1 left. */
  readonly side: Uint8Array;
  readonly ashore: Uint8Array;
  readonly jibes: Uint16Array;
  /** Whose draws it carries: the particle that it was first drawn as. */
  readonly origin: Uint32Array;
};

/** Particles a parcel: its columns fit in a core's second-level cache. */
export const PARCEL = 4096;

/** The columns of numbers, in the order in which they lie in memory (assembly/step.ts). */
const COLUMNS = [
  "x",
  "y",
  "turnCos",
  "turnSin",
  "addEast",
  "addNorth",
  "gustEast",
  "gustNorth",
  "downSlope",
  "downOffset",
  "crossSlope",
  "crossOffset",
  "next",
  "nextJibe",
  "nextStage",
  "wayEast",
  "wayNorth",
] as const;

/** Columns for `count` particles, in the memory that the kernel wants; all zero. */
export function openParcel(
  first: number,
  count: number,
  floats: (count: number) => Float32Array,
): Parcel {
  const padded = Math.ceil(count / 8) * 8;
  const block = floats(padded * COLUMNS.length);
  const numbers = Object.fromEntries(
    COLUMNS.map((name, at) => [name, block.subarray(at * padded, at * padded + count)]),
  ) as Record<(typeof COLUMNS)[number], Float32Array>;
  return {
    first,
    count,
    padded,
    ...numbers,
    delay: new Int8Array(count),
    stage: new Uint8Array(count),
    object: new Uint8Array(count),
    side: new Uint8Array(count),
    ashore: new Uint8Array(count),
    jibes: new Uint16Array(count),
    origin: new Uint32Array(count),
  };
}
