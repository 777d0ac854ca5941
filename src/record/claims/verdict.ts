import type { Count } from "#units";
import { daysBetween, daysOn, type Day } from "../crossings/day.ts";
import type { Series } from "../crossings/figures.ts";
import type { DeathRecord } from "../deaths/lists.ts";
import type { MoneyBook } from "../money/statements.ts";
import { tallyCrossings, type Cells } from "../crossings/tally.ts";
import { daysMeant, periodsIn, type Days } from "./period.ts";
import { anyOf } from "./any-of.ts";
import type { Claim } from "./quantities.ts";
import { openRange } from "./rounding.ts";
import { deathWitnesses, moneyWitnesses, thingWitnesses, type Witness } from "./witnesses.ts";

export const VERDICTS = [
  "supported",
  "contradicted",
  "out of date",
  "different definition",
  "not checkable",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why a claim is not held against the record, or what it counts instead. */
type Because =
  | "no series of this"
  | "no period told"
  | "its own publisher's words"
  | "days not known"
  | "attempts or people stopped"
  | "another place"
  | "not known which was meant"
  | "how it stood then was not kept"
  | "another stage of it"
  | "no source has this figure";

/** The record's own figure for the same days, and where it stands. */
type Held = {
  readonly of: "people" | "boats";
  readonly days: Days;
  /** As known at the end of the day on which it was said, and now. */
  readonly known: Count;
  readonly now: Count;
  /** Days taken as they stand now because nobody kept how they stood then. */
  readonly assumed: number;
  readonly cells: readonly Cells[];
};

export type Checked = {
  readonly verdict: Verdict;
  readonly because: Because | null;
  readonly held: Held | null;
  /** What sources have of money, things or deaths, side by side. */
  readonly witnesses: readonly Witness[];
};

/** What a claim is held against. */
export type PublicRecord = {
  readonly crossings: Series;
  readonly deaths: DeathRecord;
  readonly money: MoneyBook;
};

/** What is needed beside the claim: the sentence around it, who published it and when. */
export type ClaimContext = {
  /** The sentence. */
  readonly text: string;
  /** All that the sentence stands in: where it is, its readers know from there. */
  readonly whole: string;
  readonly said: Day;
  /** Who published it: what they say elsewhere is no second source. null: not told. */
  readonly publisher: string | null;
};

const PEOPLE = anyOf(
  "people, migrants?, immigrants?, men, women, persons?, asylum[- ]seekers?, refugees?, " +
    "arrivals, crossings",
);
const BOATS = anyOf("boats?, dinghies, dinghy, vessels?, inflatables?");
const CROSSED = anyOf(
  "cross(?:ed|ing|ings)?, arriv(?:ed|als?|ing), reach(?:ed|ing), ma[dk]e it, landed, came, " +
    "ma[dk]e the (?:crossing|journey|trip), entered",
);
const CHANNEL = anyOf(
  "channel, dover, kent, britain, uk, united kingdom, england, small boats?, dinghies, crossings?",
);
const STOPPED = anyOf(
  "attempt(?:ed|s|ing)?, tried, trying, prevent(?:ed|ing)?, stopp(?:ed|ing), intercepted, " +
    "turned back, set off, set sail, left, launch(?:ed|es|ing)?, rescued, wait(?:ing|ed)?, " +
    "camp(?:s|ed)?",
);
const ELSEWHERE = anyOf(
  "mediterranean, lampedusa, italy, greece, spain, canary, canaries, libya, belgium, poland, " +
    "belarus, aegean",
);
const OWN = /\bhome office\b/i;
const DEAD = anyOf("died, dead, deaths?, drown(?:ed|ing)?, killed, bodies, missing");

const TOTAL_LEAST = 100;
/** A running total that was so within so many days before is old, not wrong. Ours. */
const LAG_DAYS = 30;

/**
 * Holds a claim about crossings against the record: as it was known on the day it was said and
 * as it is known now. In doubt it is not checkable: a false contradiction costs more than one
 * missed.
 */
export function checkClaim(claim: Claim, context: ClaimContext, record: PublicRecord): Checked {
  const text = context.text.toLowerCase();
  const beside = checkBeside(claim, text, context, record);
  if (beside !== null) return beside;
  const of = topicOf(claim, text, context.whole.toLowerCase());
  if (of === null) return open("no series of this");
  if (ELSEWHERE.test(text)) return open("another place");
  if (STOPPED.test(text))
    return {
      verdict: "different definition",
      because: "attempts or people stopped",
      held: null,
      witnesses: [],
    };
  if (claim.says !== null && OWN.test(claim.says)) return open("its own publisher's words");
  const days = claim.period === null ? null : daysMeant(claim.period, context.said);
  if (days === null) return open("no period told");
  const checked = checkDays(claim, of, days, context.said, record);
  if (checked.verdict !== "contradicted") return checked;
  // A sentence of two times may mean the other: "4,019, above the 3,879 of September".
  const others = periodsIn(context.text, context.said).filter(({ from }) => from !== days.from);
  return others.some((each) => isSo(checkDays(claim, of, each, context.said, record)))
    ? open("not known which was meant")
    : checked;
}

/** Claims of money, of things bought with it and of deaths; null for those of anything else. */
function checkBeside(
  claim: Claim,
  text: string,
  { whole, said, publisher }: ClaimContext,
  { money, deaths }: PublicRecord,
): Checked | null {
  const around = whole.toLowerCase();
  const stated = [
    ...moneyWitnesses(claim, text, around, said, money),
    ...thingWitnesses(claim, text, around, said, money),
  ];
  const others = stated.filter(({ says }) => !isBy(says, publisher));
  if (others.length > 0) return judgedBeside(others, false);
  if (stated.length > 0) return open("its own publisher's words");
  const counts = claim.of === null || PEOPLE.test(claim.of.toLowerCase());
  if (claim.unit !== null || !counts || !DEAD.test(text) || !CHANNEL.test(around)) return null;
  if (ELSEWHERE.test(text)) return open("another place");
  const days = dayIn(text, said) ?? (claim.period === null ? null : daysMeant(claim.period, said));
  if (days === null) return open("no period told");
  const witnesses = deathWitnesses(claim, text, days, said, deaths);
  return judgedBeside(witnesses, days.from === days.to);
}

const isBy = (says: string, publisher: string | null): boolean =>
  publisher !== null && says.toLowerCase().includes(publisher.toLowerCase());

/** The one day that a sentence names in full, "24 November 2021"; null for none or several. */
function dayIn(text: string, said: Day): Days | null {
  const [date, ...more] = text.match(/\b\d{1,2} [a-z]{3,9} (?:19|20)\d\d\b/g) ?? [];
  return date === undefined || more.length > 0 ? null : daysMeant(date, said);
}

/**
 * Supported when a source has the figure at the stage that the sentence names; a different
 * definition when one has it at another. Contradicted only where `isOne`, of one day's deaths, no
 * source has it: of money and things a source that nobody has read may.
 */
function judgedBeside(all: readonly Witness[], isOne: boolean): Checked {
  const agreeing = all.filter(({ agrees }) => agrees);
  const same = agreeing.filter(({ isSame }) => isSame);
  const witnesses =
    agreeing.length > 0 ? relevant(all, agreeing) : all.filter(({ isSame }) => isSame);
  const told = { held: null, witnesses } as const;
  if (same.length > 0) return { verdict: "supported", because: null, ...told };
  if (agreeing.length > 0 && same.length === 0)
    return { verdict: "different definition", because: "another stage of it", ...told };
  if (isOne && agreeing.length === 0 && all.some(({ excludes }) => excludes))
    return { verdict: "contradicted", because: null, ...told };
  return open("no source has this figure", witnesses.slice(0, WITNESSES_MOST));
}

/** Sources shown where none agrees: enough to see what is there. */
const WITNESSES_MOST = 6;

/** Those that agree, and those that say otherwise of the same stage and unit. */
const relevant = (all: readonly Witness[], agreeing: readonly Witness[]): readonly Witness[] =>
  all.filter(
    (each) =>
      agreeing.includes(each) ||
      agreeing.some(({ unit, what }) => unit === each.unit && what === each.what && isThing(each)),
  );

/** Money of other agreements says nothing against a figure; counts of the same things do. */
const isThing = ({ unit }: Witness): boolean => unit !== "GBP" && unit !== "EUR";

const isSo = ({ verdict }: Checked): boolean =>
  verdict === "supported" || verdict === "out of date";

function checkDays(
  claim: Claim,
  of: Held["of"],
  days: Days,
  said: Day,
  { crossings }: PublicRecord,
): Checked {
  const held = heldOf(of, days, said, crossings);
  if (held === null) return open("days not known");
  const checked = judged(claim, held);
  if (checked.verdict !== "contradicted") return checked;
  const isRunning = days.to >= daysOn(said, -1);
  const old = isRunning ? wasSo(claim, held, said, crossings) : null;
  return old ?? (mayHaveStoodSo(claim, held) ? open("how it stood then was not kept") : checked);
}

/** First publications are changed by less than this, as far as they were kept: ours. */
const CHANGED_MOST = 0.25;

/** Whether nobody kept how the days stood then, and the claim is as near as first ones are. */
function mayHaveStoodSo({ quantity }: Claim, { assumed, now, days }: Held): boolean {
  const all = daysBetween(days.from, days.to) + 1;
  if (assumed * 2 < all) return false;
  const [least, most] = [now.least * (1 - CHANGED_MOST), now.least * (1 + CHANGED_MOST)];
  return (quantity.most ?? Infinity) >= least && quantity.least <= most;
}

/**
 * The same claim of a running total, on the latest day before on which it was so, or between two
 * days: what was told in the evening is no day's total.
 */
function wasSo(claim: Claim, { of, days }: Held, said: Day, series: Series): Checked | null {
  let after: Held | null = null;
  for (let back = 1; back <= LAG_DAYS; back += 1) {
    const to = daysOn(days.to, -back);
    const held = to < days.from ? null : heldOf(of, { from: days.from, to }, said, series);
    if (held === null) return null;
    const isBetween =
      after !== null && claim.value >= held.now.least && claim.value <= after.now.least;
    if (isBetween || judged(claim, held).verdict !== "contradicted")
      return { verdict: "out of date", because: null, held, witnesses: [] };
    after = held;
  }
  return null;
}

const open = (because: Because, witnesses: readonly Witness[] = []): Checked => ({
  verdict: "not checkable",
  because,
  held: null,
  witnesses,
});

function topicOf(claim: Claim, text: string, whole: string): Held["of"] | null {
  const things = claim.of?.toLowerCase() ?? "";
  if (claim.unit !== null || DEAD.test(text) || !CROSSED.test(text) || !CHANNEL.test(whole))
    return null;
  if (BOATS.test(things)) return "boats";
  // "The total to 4,019": what is counted stands elsewhere in the sentence, and is no small number.
  const isTotal = things === "" && claim.value >= TOTAL_LEAST && PEOPLE.test(text);
  return isTotal || PEOPLE.test(things) ? "people" : null;
}

function heldOf(of: Held["of"], days: Days, said: Day, series: Series): Held | null {
  const asked = { ...days, by: "year" } as const;
  const then = tallyCrossings(series, { ...asked, asOf: said }).total;
  const now = tallyCrossings(series, { ...asked, asOf: null }).total;
  if (now.daysUnknown > 0) return null;
  return { of, days, known: then[of], now: now[of], assumed: then.assumed, cells: now.cells };
}

function judged(claim: Claim, held: Held): Checked {
  const [then, now] = [agrees(claim, held.known), agrees(claim, held.now)];
  const found = { because: null, held, witnesses: [] };
  if (now === true) return { verdict: "supported", ...found };
  if (then === true) return { verdict: "out of date", ...found };
  if (then === null && now === null)
    return { ...found, verdict: "not checkable", because: "days not known" };
  return { verdict: "contradicted", ...found };
}

/** Whether the record lies in what the words leave open; null when the record does not say. */
function agrees(claim: Claim, known: Count): boolean | null {
  const { least, most } = known;
  const { least: low, most: high } = openRange(claim);
  const top = most ?? Infinity;
  const mayBe = top >= low && (high === null || least <= high);
  if (!mayBe) return false;
  const isSure = least >= low && (high === null || (most !== null && most <= high));
  return isSure ? true : null;
}
