import type { Area, CloudSummary, FixFit, FlowUse } from "#predict";
import type { Ask, WindRow } from "#picture";
import type { Instant } from "#units";

/** One boat's question, as a worker gets it. */
export type DriftTask = {
  readonly number: number;
  readonly ask: Ask;
  readonly rows: readonly WindRow[];
  /** Frames that end before it are not worked out further: nobody looks at them. */
  readonly showFrom: Instant;
};

/** One moment of a boat's forecast. */
export type DriftFrame = {
  readonly summary: CloudSummary;
  /** 50 % and 95 %. */
  readonly areas: readonly Area[];
  /** A few hundred particles that stand for the cloud: degrees, and 1 where ashore. */
  readonly lon: Float32Array;
  readonly lat: Float32Array;
  readonly ashore: Uint8Array;
};

/** What a worker made of a question. */
export type DriftAnswer =
  | {
      readonly number: number;
      readonly ok: true;
      readonly frames: readonly DriftFrame[];
      readonly currents: readonly FlowUse[];
      readonly winds: readonly FlowUse[];
      readonly fixes: readonly FixFit[];
      readonly kernel: "plain" | "SIMD";
    }
  | { readonly number: number; readonly ok: false; readonly why: string };
