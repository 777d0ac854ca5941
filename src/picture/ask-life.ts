import type { Condition, ReportId } from "#log";
import {
  INFLATABLE,
  PERSON_IN_WATER,
  STAGES,
  SWAMPED_INFLATABLE,
  type ObjectShare,
  type Stage,
  type StageOfLife,
} from "#predict";
import { secondsBetween, type Instant } from "#units";
import type { Boat, Report } from "./boat.ts";

/** What a report says of how the boat fares, the gravest word in it. */
type Word = "under way" | "adrift" | "taking water" | "swamped" | "in the water";

/** What the stages of life rest on; null where nobody said anything of it. */
export type LifeBasis = {
  /** The last word by the hour of the start, and the last word of all. */
  readonly atStart: { readonly word: Word; readonly report: ReportId } | null;
  readonly latest: { readonly word: Word; readonly report: ReportId } | null;
};

/** Gravest last. Other conditions say nothing of how she lies in the water. */
const WORDS: readonly (readonly [Condition, Word])[] = [
  ["under way", "under way"],
  ["engine dead", "adrift"],
  ["adrift", "adrift"],
  ["taking water", "taking water"],
  ["sinking", "taking water"],
  ["swamped", "swamped"],
  ["capsized", "swamped"],
  ["people in the water", "in the water"],
  ["empty craft", "in the water"],
];

/**
 * That a boat of which this was said is under way, adrift, swamped, or its people in the water. A
 * word is not the truth: callers fear the worst, and those ashore hope. Ours; nobody has published
 * figures.
 */
const SHARES: Readonly<Record<Word | "nothing said", readonly [number, number, number, number]>> = {
  "nothing said": [0.4, 0.45, 0.1, 0.05],
  "under way": [0.7, 0.25, 0.03, 0.02],
  adrift: [0.1, 0.75, 0.1, 0.05],
  "taking water": [0.1, 0.45, 0.3, 0.15],
  swamped: [0.02, 0.13, 0.55, 0.3],
  "in the water": [0.02, 0.08, 0.35, 0.55],
};

/** Until the next stage, hours: ours, nobody has published figures. People stay in the water. */
const MEAN_HOURS: readonly (number | null)[] = [4, 12, 3, null];
/** The same once water was reported to come in. */
const MEAN_HOURS_WET: readonly (number | null)[] = [2, 3, 2, null];
/** No stage is taken to be over sooner on the mean: a quarter of an hour. */
const MEAN_HOURS_LEAST = 0.25;

/**
 * The stages of a boat's life from `from` on, by what was said of it: where it was then, by the
 * last word of that hour; and when a later word tells of a graver stage, that it came there by
 * about then.
 */
export function lifeOf(
  boat: Boat,
  from: Instant,
): { readonly life: readonly StageOfLife[]; readonly basis: LifeBasis } {
  const told = boat.reports.flatMap((report) => {
    const word = report.shownFalse === null ? wordIn(report) : null;
    return word === null ? [] : [{ word, report: report.id, at: report.at }];
  });
  const atStart = told.findLast(({ at }) => at <= from) ?? null;
  const latest = told.at(-1) ?? null;
  const first = SHARES[atStart?.word ?? "nothing said"];
  // Who was feared to sink may be under way after all: both words have half of it.
  const better = latest !== null && rankOf(latest.word) < rankOf(atStart?.word ?? latest.word);
  const other = better ? SHARES[latest.word] : first;
  const means = meansOf(told, from);
  const objects = objectsOf(boat);
  const life = STAGES.map((stage, index): StageOfLife => {
    const share = ((first[index] ?? 0) + (other[index] ?? 0)) / 2;
    return { stage, share, meanHours: means[index] ?? null, objects: objects[stage] };
  });
  const basis = {
    atStart: atStart === null ? null : { word: atStart.word, report: atStart.report },
    latest: latest === null ? null : { word: latest.word, report: latest.report },
  };
  return { life, basis };
}

function wordIn({ conditions }: Report): Word | null {
  return WORDS.findLast(([condition]) => conditions.includes(condition))?.[1] ?? null;
}

const RANKS: readonly Word[] = ["under way", "adrift", "taking water", "swamped", "in the water"];
const rankOf = (word: Word): number => RANKS.indexOf(word);
/** The stage that a word tells of, by its place in STAGES. */
const STAGE_TOLD: Readonly<Record<Word, number>> = {
  "under way": 0,
  adrift: 1,
  "taking water": 1,
  swamped: 2,
  "in the water": 3,
};

/**
 * Mean hours of each stage. A stage that was over by a word that came `t` after the start is given
 * half of `t`, shared with the others that were over by then: so most have left it by that word.
 */
function meansOf(
  told: readonly { readonly word: Word; readonly at: Instant }[],
  from: Instant,
): readonly (number | null)[] {
  const wet = told.some(({ word }) => rankOf(word) >= rankOf("taking water"));
  const means = [...(wet ? MEAN_HOURS_WET : MEAN_HOURS)];
  for (const { word, at } of told) {
    if (at <= from) continue;
    const over = STAGE_TOLD[word];
    const each = secondsBetween(from, at) / 3600 / 2 / Math.max(1, over);
    for (let stage = 0; stage < over; stage += 1) {
      const mean = means[stage];
      if (mean == null) continue;
      means[stage] = Math.max(MEAN_HOURS_LEAST, Math.min(mean, each));
    }
  }
  return means;
}

const one = (id: number): readonly ObjectShare[] => [{ id, share: 1 }];

/** Types of the Leeway table: 41 sea kayak, 44 skiff, 46 skiff swamped (Allen & Plourde 1999). */
function objectsOf({ reports }: Boat): Readonly<Record<Stage, readonly ObjectShare[]>> {
  const told = reports.filter(({ shownFalse, craft }) => shownFalse === null && craft !== null);
  const type = told.findLast(({ craft }) => craft?.type != null)?.craft?.type ?? null;
  const hull = type === "wooden boat" || type === "rigid-hulled inflatable";
  const afloat = type === "kayak" ? one(41) : hull ? one(44) : INFLATABLE;
  const swamped = hull ? one(46) : SWAMPED_INFLATABLE;
  return { "under way": afloat, adrift: afloat, swamped, "in the water": PERSON_IN_WATER };
}
