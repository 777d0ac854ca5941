import type { Instant } from "#units";

/** The cloud at one moment. Columns by particle. */
export type CloudFrame = {
  readonly at: Instant;
  /** Degrees, to 0.5 m. */
  readonly lon: Float32Array;
  readonly lat: Float32Array;
  /** Sums to 1. Frames between two reports share one column. */
  readonly weight: Float64Array;
  /** Index into STAGES. */
  readonly stage: Uint8Array;
  /** 1 where the particle has stranded; it stays where it met the land. */
  readonly ashore: Uint8Array;
  /** Effective number of particles, 1 / sum of squared weights (Kong, Liu & Wong 1994). */
  readonly effective: number;
};

/** What a run says of itself. */
export type Forecast = {
  /** The first at `from`, then each `every`, the last at `until`. */
  readonly frames: readonly CloudFrame[];
  /** Flows in the order in which they were asked. */
  readonly currents: readonly FlowUse[];
  readonly winds: readonly FlowUse[];
  readonly fixes: readonly FixFit[];
};

/** The source of what no flow knew: the nearest known values stand in. */
export const CARRIED_OVER = "carried over from the nearest known";

/** How much of the run's nodes and hours a flow answered for, 0 to 1. */
export type FlowUse = { readonly source: string; readonly share: number };

/** How a later report agreed with what was foreseen for its moment. */
export type FixFit = {
  readonly at: Instant;
  /** Metres from the foreseen datum. */
  readonly off: number;
  /** Effective number of particles after it, before any were drawn again. */
  readonly effective: number;
  /** Posterior probability that the position is wrong or of another boat. */
  readonly doubt: number;
  /** Share of the cloud that was begun again at the report, as it was out of reach of the rest. */
  readonly begunAgain: number;
};
