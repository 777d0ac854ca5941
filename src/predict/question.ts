import type { Flow, Shore } from "#chart";
import type { Instant, Metres, MetresPerSecond, Position, Seconds } from "#units";

/** What a boat's people are in: a boat goes through these in order and may begin at any. */
export const STAGES = ["under way", "adrift", "swamped", "in the water"] as const;
export type Stage = (typeof STAGES)[number];

/** A Leeway object type (`leewayObjects`) with its share of a stage. */
export type ObjectShare = { readonly id: number; readonly share: number };

/** A place where the boat may have been at the start. */
export type Start = {
  readonly place: Position;
  /** One standard deviation to each side, metres. */
  readonly radius: Metres;
  readonly share: number;
};

/** One stage of a boat's life: how likely it begins there, and how long it lasts. */
export type StageOfLife = {
  readonly stage: Stage;
  /** That it is in this stage at the start; shares are scaled to a sum of 1. */
  readonly share: number;
  /** Mean time until the next stage, drawn exponentially; null when it stays. */
  readonly meanHours: number | null;
  readonly objects: readonly ObjectShare[];
};

/** How a boat goes while its engine runs. */
export type UnderWay = {
  /** Degrees true; the heading through the water. */
  readonly heading: number;
  /** One standard deviation, degrees. */
  readonly spread: number;
  /** Speeds through the water, drawn evenly between them. */
  readonly slowest: MetresPerSecond;
  readonly fastest: MetresPerSecond;
};

/** A later report of where the boat is: a likelihood, never a reset. */
export type Fix = {
  readonly at: Instant;
  readonly place: Position;
  /** One standard deviation to each side, metres. */
  readonly radius: Metres;
  /** That the position is wrong or of another boat, 0 to 1; never 0. */
  readonly doubt: number;
};

/** All that a run depends on: the same question has the same answer, on one thread or many. */
export type DriftQuestion = {
  readonly from: Instant;
  /** Earlier than `from` to ask where it came from. */
  readonly until: Instant;
  /** Frames are kept of the start, the end, and whenever the clock (UTC) shows a multiple of it. */
  readonly every: Seconds;
  readonly step: Seconds;
  readonly particles: number;
  readonly seed: number;
  readonly starts: readonly Start[];
  readonly life: readonly StageOfLife[];
  /** Needed when a stage of life is "under way". */
  readonly underWay: UnderWay | null;
  readonly fixes: readonly Fix[];
  /** At every node the first that knows it; at least one each. */
  readonly currents: readonly Flow[];
  readonly winds: readonly Flow[];
  /** Null for open sea without land. */
  readonly shore: Shore | null;
};
