import type { Chart } from "#chart";
import { entryName, type Centre, type EntryName } from "#log";
import * as ask from "#picture";
import type { Picture } from "#picture";
import type { Count, Instant } from "#units";
import { viewAlarms, type AlarmView } from "./alarms.ts";
import { sayEntryLine } from "./entries.ts";
import type { Language } from "./language.ts";
import type { Telling } from "./names.ts";
import { sayPeople } from "./quantities.ts";
import { viewRow, type BoatRow, type Looking, type PeopleView } from "./row.ts";

/**
 * The whole board as plain data. Boats with anyone unaccounted come first, and nothing takes them
 * out.
 */
export type BoardView = {
  readonly now: Instant;
  /**
   * When the last entry of the picture was logged: nothing later is in it. Null: nothing is known.
   */
  readonly knownAt: Instant | null;
  readonly unaccounted: PeopleView;
  /** On the board, most urgent first. */
  readonly boats: readonly BoatRow[];
  /** Off the board: everybody is accounted for. They stay listed, and come back by themselves. */
  readonly accounted: readonly BoatRow[];
  readonly alarms: readonly AlarmView[];
  readonly tally: TallyView;
  /** How long what came by itself waits, and waited, for a desk; seconds. */
  readonly answers: ask.Answers;
  /** How far the log of each centre has been heard. */
  readonly heard: readonly HeardView[];
  readonly parked: readonly ParkedView[];
  readonly notUnderstood: readonly StrangeView[];
  readonly clashes: readonly ClashView[];
};

/** Different counts, never to be added across each other. */
export type TallyView = {
  readonly reports: Count;
  readonly incidents: Count;
  readonly boats: Count;
  readonly people: {
    readonly claimed: Count;
    readonly accounted: Count;
    readonly unaccounted: Count;
  };
};

export type HeardView = {
  readonly centre: Centre;
  readonly seq: number;
  readonly loggedAt: Instant;
};

/** An entry that waits for something not yet here. */
export type ParkedView = {
  readonly entry: EntryName;
  readonly words: string;
  readonly waitsFor: string;
};

export type StrangeView = {
  readonly entry: EntryName;
  readonly kind: string;
  readonly why: string | null;
};

export type ClashView = {
  readonly entry: EntryName;
  readonly words: string;
  readonly name: string;
};

/**
 * The board at `now`, from what `picture` knows. Numbers are in SI units and seconds; knots and
 * miles exist only in words. Without a chart no position says on which side of the line it lies.
 */
export function viewBoard(
  picture: Picture,
  now: Instant,
  language: Language = "en",
  chart: Chart | null = null,
): BoardView {
  const telling: Telling = { language, picture };
  const looking: Looking = { picture, now, chart, telling };
  const unaccounted = ask.unaccountedInAll(picture);
  const boats = ask.mostUrgentFirst(ask.onBoard(picture), now);
  const accounted = ask.boatsOf(picture).filter(({ onBoard }) => !onBoard);
  return {
    now,
    knownAt: picture.at,
    unaccounted: { ...unaccounted, words: sayPeople(unaccounted, language) },
    boats: boats.map((boat) => viewRow(boat, looking)),
    accounted: accounted.map((boat) => viewRow(boat, looking)),
    alarms: viewAlarms(picture, now, telling),
    tally: viewTally(picture),
    answers: ask.answersAt(picture, now),
    heard: [...picture.heard].map(([centre, { seq, loggedAt }]) => ({ centre, seq, loggedAt })),
    parked: [...picture.parked.values()].flat().map(({ entry, waitsFor }) => ({
      entry: entryName(entry),
      words: sayEntryLine(entry, telling),
      waitsFor,
    })),
    notUnderstood: picture.notUnderstood.map((entry) => ({
      entry: entryName(entry),
      kind: entry.event.kind,
      why: entry.unread ?? null,
    })),
    clashes: picture.clashes.map(({ entry, name }) => ({
      entry: entryName(entry),
      words: sayEntryLine(entry, telling),
      name,
    })),
  };
}

function viewTally(picture: Picture): TallyView {
  const { reports, incidents, boats, people } = ask.tallyOf(picture);
  return {
    reports: reports.count,
    incidents: incidents.count,
    boats: boats.count,
    people: {
      claimed: people.claimed.count,
      accounted: people.accounted.count,
      unaccounted: people.unaccounted.count,
    },
  };
}
