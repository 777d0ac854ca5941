import type { BoatId, Phase } from "#log";
import {
  ageOf,
  effectivePhase,
  reachOf,
  silenceOf,
  survivalOf,
  type Boat,
  type Fix,
} from "#picture";
import type { ReportState } from "#match";
import { secondsBetween, type Instant } from "#units";
import {
  say,
  sayAge,
  sayBoatName,
  sayCentre,
  sayConditionWord,
  sayFigures,
  sayDistance,
  sayHour,
  sayPosition,
} from "../state/language.ts";

/** One boat of the list in words only: two rows that read the same are the same row. */
export type Row = {
  readonly boat: BoatId;
  readonly name: string;
  readonly phase: Phase;
  readonly raisedBySilence: boolean;
  readonly unaccounted: string;
  readonly claimed: string;
  readonly owners: string;
  readonly conditions: string;
  /** The newest words said of it. */
  readonly said: string;
  readonly lastWord: string;
  readonly lastWordAt: string;
  readonly silence: string | null;
  readonly fix: string;
  readonly fixAge: string;
  readonly marks: readonly string[];
};

const WORDS_SHOWN = 140;

/** The words of one row at `now`; `state` is what the matching makes of its reports. */
export function rowOf(boat: Boat, now: Instant, state: ReportState | null): Row {
  const phase = effectivePhase(boat, now);
  const silence = silenceOf(boat, now);
  const fix = boat.fixes[0];
  const last = boat.lastWord;
  return {
    boat: boat.id,
    name: sayBoatName(boat),
    phase: phase.phase,
    raisedBySilence: phase.raisedBySilence,
    unaccounted: sayFigures(boat.unaccounted),
    claimed: sayFigures(boat.claimed),
    owners: boat.owners.map(sayCentre).join(" + "),
    conditions: boat.conditions.map(sayConditionWord).join(", "),
    said: boat.reports.at(-1)?.event.words.slice(0, WORDS_SHOWN) ?? "",
    lastWord: last === null ? say("row.never") : sayAge(secondsBetween(last.at, now)),
    lastWordAt: last === null ? "" : sayHour(last.at),
    silence:
      silence?.overdue === true ? `${say("row.silent")} ${sayHour(silence.overdueAt)}` : null,
    fix: fix === undefined ? say("row.nofix") : sayPosition(fix.position),
    fixAge: fix === undefined ? "" : sayFixAge(fix, now),
    marks: marksOf(boat, now, state),
  };
}

/** How old a position is, how well it was known, and within what the boat may be by now. */
function sayFixAge(fix: Fix, now: Instant): string {
  const reach = `${say("row.reach")} ${sayDistance(reachOf(fix, now))}`;
  return `${sayAge(ageOf(fix, now))} · ±${sayDistance(fix.radius)} · ${reach}`;
}

/** What else an officer must not overlook, each in a word or two. */
function marksOf(boat: Boat, now: Instant, state: ReportState | null): readonly string[] {
  const marks: string[] = [];
  if (state === "may be a further boat") marks.push(say("match.further"));
  if (state === "likely about no boat") marks.push(say("match.noboat.mark"));
  if (boat.parts.length > 1) marks.push(say("mark.disputed"));
  if (boat.conflicts.length > 0) marks.push(`${say("mark.conflicts")} ${boat.conflicts.length}`);
  if (boat.suspended !== null) marks.push(say("mark.suspended"));
  if (boat.offers.length > 0) marks.push(say("mark.offered"));
  if (boat.unreturned.length > 0) {
    marks.push(`${say("mark.unreturned")} ${boat.unreturned.length}`);
  }
  if (boat.ambiguous.length > 0) marks.push(`${say("mark.ambiguous")} ${boat.ambiguous.length}`);
  if (survivalOf(boat, now)?.insideWindow === true) marks.push(say("mark.water"));
  return marks;
}
