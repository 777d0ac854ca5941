import type { UnderstoodEntry } from "#log";
import type { Picture } from "./picture.ts";

/** A lost boat costs so many looks too many, while nobody has set it: four. Ours. */
const LOOKS = 4;

/** What the watch holds a lost boat to cost, and the entry that says so; null by default. */
export type LostBoatCost = {
  readonly looks: number;
  /** The chance of one boat from which a link is proposed: looks / (looks + 1). */
  readonly threshold: number;
  readonly entry: UnderstoodEntry | null;
};

/** The last word on what a lost boat costs, in the order of the log. */
export function lostBoatCostOf({ costs }: Picture): LostBoatCost {
  const entry = costs?.entry ?? null;
  const looks = entry?.event.kind === "LostBoatCostSet" ? entry.event.looks : LOOKS;
  return { looks, threshold: looks / (looks + 1), entry };
}
