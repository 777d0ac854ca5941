import type { Area, CloudSummary, FixFit, FlowUse } from "#predict";
import type { BoatId } from "#log";
import type { Hours } from "#chart";
import type { Ask, WindRow } from "#picture";
import type { Fruitless } from "#plan";
import type { ChosenField } from "#show";
import type { Instant } from "#units";
import type { LeftField } from "./field-flows.ts";

/** One boat's question, as a worker gets it; it takes the place of the boat's question before. */
export type DriftTask = {
  readonly number: number;
  readonly boat: BoatId;
  readonly ask: Ask;
  readonly rows: readonly WindRow[];
  /** Where it was searched and nobody found. */
  readonly searches: readonly Fruitless[];
  /** Files of wind and current, the newest first, and the hours for which they are fetched. */
  readonly fields: readonly ChosenField[];
  readonly hours: Hours;
  /** Frames that end before it are not worked out further: nobody looks at them. */
  readonly showFrom: Instant;
  /** The moments looked at: what is said of them comes with the answer, of the others after it. */
  readonly shownAt: readonly Instant[];
};

/** What is said of one moment of a forecast. */
export type DriftTold = {
  readonly summary: CloudSummary;
  /** 50 % and 95 %. */
  readonly areas: readonly Area[];
};

/** One moment of a boat's forecast. */
export type DriftFrame = {
  readonly at: Instant;
  /** Null until it has been worked out. */
  readonly told: DriftTold | null;
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
      /** Effective number of particles at the end. */
      readonly effective: number;
      readonly currents: readonly FlowUse[];
      readonly winds: readonly FlowUse[];
      /** Files that could not be had. */
      readonly left: readonly LeftField[];
      readonly fixes: readonly FixFit[];
      readonly kernel: "plain" | "SIMD";
    }
  | { readonly number: number; readonly ok: false; readonly why: string };

/**
 * What is said of all the frames of an answer that came before it; null when they are not wanted.
 */
export type DriftRest = { readonly number: number; readonly rest: readonly DriftTold[] | null };
