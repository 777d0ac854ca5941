import type { BoatId, ReportId } from "#log";
import { ageOf, boatOf, reachOf, type Fix, type Picture } from "#picture";
import { toMinutes, type Count, type Instant, type Metres } from "#units";

/** What a message about a boat must say of her, in figures; `show` has the words. */
export type RelayDraft = {
  readonly boat: BoatId;
  /** Not accounted for, as far as is known. */
  readonly people: Count;
  /** The position to be sent; null when none is held. */
  readonly position: {
    readonly fix: Fix;
    /** Whole minutes since the position was true. */
    readonly ageMinutes: number;
    /** Metres within which the boat may be by now: the position's own radius, grown by its age. */
    readonly radius: Metres;
    /** Whether a newer position is held. */
    readonly newer: Fix | null;
  } | null;
};

/**
 * The facts of a relay about the boat at `now`, from her newest position or from that of `report`
 * (F13). Null when there is no such boat.
 */
export function draftRelay(
  picture: Picture,
  id: BoatId,
  now: Instant,
  report: ReportId | null = null,
): RelayDraft | null {
  const boat = boatOf(picture, id);
  if (boat === null) return null;
  const { fixes, unaccounted: people } = boat;
  const [newest] = fixes;
  const fix = report === null ? newest : fixes.find((each) => each.report === report);
  if (fix === undefined || newest === undefined) return { boat: id, people, position: null };
  const ageMinutes = Math.floor(toMinutes(ageOf(fix, now)));
  const newer = newest.at > fix.at ? newest : null;
  return { boat: id, people, position: { fix, ageMinutes, radius: reachOf(fix, now), newer } };
}

/** Between drafting and speaking the position grows older: so many minutes make no difference. */
const AGE_SLACK_MINUTES = 2;
/** "26 minutes", "26 min", "1 h 26", "2 hours", "1 heure 26 minutes". */
const LENGTHS = /(\d+)\s*h(?:ours?|eures?)?\b\s*(?:(\d+)\s*(?:min\w*)?)?|(\d+)\s*min\w*/giu;

/** Whether the words say how old the position is, in hours and minutes, in English or French. */
export function saysAge(words: string, ageMinutes: number): boolean {
  return [...words.matchAll(LENGTHS)].some(([, hours, rest, minutes]) => {
    const said = minutes === undefined ? Number(hours) * 60 + Number(rest ?? 0) : Number(minutes);
    return Math.abs(said - ageMinutes) <= AGE_SLACK_MINUTES;
  });
}
