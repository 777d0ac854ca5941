import {
  compareEntries,
  type BoatId,
  type CallerToken,
  type EventOf,
  type UnderstoodEntry,
} from "#log";
import { spanOf } from "./reports.ts";
import type { LastWord, Report } from "./boat.ts";
import { laterThan, type Picture } from "./picture.ts";
import type { Instant } from "#units";

/** A sign of a boat; `direct` from aboard or by somebody who saw it, else second-hand. */
export type Word = LastWord & { readonly direct: boolean };

const SEES: ReadonlySet<EventOf<"ReportReceived">["from"]["who"]> = new Set([
  "person aboard",
  "coast watch",
  "vessel",
  "unit",
  "sensor",
] as const);

/** The phones that reports of the boat came from; a relay phone carries no identity of its own. */
export function callersOf(reports: readonly Report[]): readonly CallerToken[] {
  const tokens = reports.flatMap(({ event: { from } }) =>
    from.caller !== null && !from.relays ? [from.caller] : [],
  );
  return [...new Set(tokens)];
}

/** All signs of the members of a part, in the order of the log. */
export function wordsOf(
  picture: Picture,
  part: readonly BoatId[],
  reports: readonly Report[],
  facts: readonly UnderstoodEntry[],
): readonly Word[] {
  const words = reports
    .filter((report) => report.shownFalse === null)
    .map((report): Word => {
      const { entry, event } = report;
      const direct = SEES.has(event.from.who);
      return { at: heardAt(entry, report.happened), entry, kind: "report", direct };
    });
  const known = new Set(callersOf(reports));
  const aboard = new Set(
    callersOf(reports.filter((report) => report.event.from.who === "person aboard")),
  );
  for (const entry of facts) {
    const { event } = entry;
    if (event.kind !== "ContactAttempted" || event.caller === null || !known.has(event.caller)) {
      continue;
    }
    if (!isSign(event) || !isFor(picture, entry, event, part, reports)) continue;
    const at = heardAt(entry, event.happened);
    words.push({ at, entry, kind: "contact", direct: aboard.has(event.caller) });
  }
  return words.toSorted((one, other) => compareEntries(one.entry, other.entry));
}

/** The later of two words; second-hand word counts only while there is nothing better. */
export function newerWord(last: Word | null, word: Word): Word {
  if (last === null || (word.direct && !last.direct)) return word;
  if (last.direct && !word.direct) return last;
  return word.at >= last.at ? word : last;
}

/**
 * An uncertain sign of life stands at its earliest hour, and none later than it was logged: no
 * doubt about a time may hush a silence.
 */
function heardAt(entry: UnderstoodEntry, happened: Report["happened"]): Instant {
  return spanOf(happened, entry).earliest;
}

/** A call in is a sign of life though nobody answered it; a call out once somebody was heard. */
function isSign(event: EventOf<"ContactAttempted">): boolean {
  return event.direction === "inbound" || event.sign === "voice" || event.sign === "message seen";
}

/**
 * Whether the call came from this part: as logged, else by the report the phone had given last. One
 * phone is on one boat at a time, and a call from there breaks no silence elsewhere.
 */
function isFor(
  picture: Picture,
  entry: UnderstoodEntry,
  event: EventOf<"ContactAttempted">,
  part: readonly BoatId[],
  reports: readonly Report[],
): boolean {
  if (event.boat !== null) return part.includes(event.boat);
  if (event.caller === null) return false;
  let nearest: UnderstoodEntry | null = null;
  for (let step = picture.callers.get(event.caller) ?? null; step !== null; step = step.before) {
    if (step.entry.event.kind !== "ReportReceived" || step.entry.event.from.relays) continue;
    // Newest first: the last report before the call, or the first one after it.
    nearest = step.entry;
    if (laterThan(entry, step.entry)) break;
  }
  return nearest !== null && reports.some((report) => report.entry === nearest);
}
