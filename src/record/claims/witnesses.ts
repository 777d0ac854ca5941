import type { Day } from "../crossings/day.ts";
import { tallyDeaths } from "../deaths/tally.ts";
import type { DeathRecord } from "../deaths/lists.ts";
import { lastDayOf, type MoneyBook, type Stage, type Statement } from "../money/statements.ts";
import type { Days } from "./period.ts";
import { anyOf } from "./any-of.ts";
import type { Claim } from "./quantities.ts";
import { openRange } from "./rounding.ts";

/** What one source has of the thing that a claim is of; sources are never merged. */
export type Witness = {
  /** Where it stands in the record: M09, or a list's publisher. */
  readonly id: string;
  readonly says: string;
  /** What of it: the stage of money or things, dead or missing. */
  readonly what: Stage | "dead" | "missing";
  readonly least: number;
  /** null: no upper end was told; of a list of deaths it is never known. */
  readonly most: number | null;
  readonly unit: string;
  /** Whether it had been said by the end of the day of the claim. */
  readonly wasKnown: boolean;
  readonly agrees: boolean;
  /** Whether both cannot be so: a list of deaths is a minimum, and excludes only what is below. */
  readonly excludes: boolean;
  /** Whether it is of what the claim says it is of; else of another stage of the same. */
  readonly isSame: boolean;
};

/** Whether two ranges have a figure in common. */
const meets = (
  one: { readonly least: number; readonly most: number | null },
  other: { readonly least: number; readonly most: number | null },
): boolean => one.least <= (other.most ?? Infinity) && other.least <= (one.most ?? Infinity);

type Open = { readonly least: number; readonly most: number | null };

/** "More than 100" is told of things near a hundred: an open top upholds no claim of thousands. */
function heldTo(told: Open, source: Open) {
  if (source.most === null) return againstMinimum(told, source.least);
  const agrees = meets(told, source);
  return { agrees, excludes: !agrees };
}

const againstMinimum = (told: Open, least: number) => ({
  agrees: meets(told, { least, most: least }),
  excludes: told.most !== null && told.most < least,
});

/** "At least two" upholds nothing of hundreds: an open claim is of what is near its figure. */
const nearTop = ({ least, most }: Open): Open => ({ least, most: most ?? 1.5 * least });

const STAGE_WORDS: readonly (readonly [RegExp, readonly Stage[]])[] = [
  [anyOf("not (?:been )?paid, unpaid, withheld, owed, still to pay"), ["not paid", "to be paid"]],
  [anyOf("paid, gave, given, handed over, transferred, instal?ments?"), ["paid"]],
  [anyOf("pledged?, promised?, agreed, package, deal, to give, announced"), ["pledged"]],
  [anyOf("spent, spend, spending, cost, costs, use, uses, used"), ["used", "in service"]],
  [anyOf("ordered, order, bought, buy, buying, purchased?"), ["ordered"]],
  [anyOf("delivered, deliver, arrived, received, handed"), ["delivered"]],
  [anyOf("in service, in use, on patrol, deployed, patrol, patrols"), ["in service"]],
];

/** The stages that a sentence speaks of; empty when it names none. */
function stagesIn(text: string): ReadonlySet<Stage> {
  const first = STAGE_WORDS.find(([words]) => words.test(text));
  return new Set(first?.[1] ?? []);
}

const MONEY_OF = anyOf(
  "france, french, paris, macron, channel, border, coast, patrols?, calais, sandhurst, crossings?",
);

/** Statements of money between the two countries that have the claim's currency. */
export function moneyWitnesses(
  claim: Claim,
  text: string,
  whole: string,
  said: Day,
  { statements }: MoneyBook,
): readonly Witness[] {
  if (claim.unit !== "GBP" && claim.unit !== "EUR") return [];
  if (!MONEY_OF.test(whole) || /\b(?:each|a head|per person|per head)\b/.test(text)) return [];
  const stages = stagesIn(text);
  const told = nearTop(openRange(claim));
  return statements.flatMap((statement): Witness[] => {
    const { money, converted, id, says, stage } = statement;
    const own = money?.currency === claim.unit ? money : null;
    const other = converted.find(({ currency }) => currency === claim.unit);
    const amount =
      own ?? (other === undefined ? null : { least: other.amount, most: other.amount });
    if (amount === null) return [];
    return [
      {
        id,
        says,
        what: stage,
        least: amount.least,
        most: amount.most,
        unit: claim.unit!,
        wasKnown: knownBy(statement, said),
        ...heldTo(told, nearly(amount)),
        isSame: stages.size === 0 || stages.has(stage),
      },
    ];
  });
}

/** An amount as it is told on: £124.46m becomes £124m. */
const nearly = ({ least, most }: { readonly least: number; readonly most: number | null }) => ({
  least: least * 0.995,
  most: most === null ? null : most * 1.005,
});

const knownBy = ({ sources }: Statement, said: Day): boolean =>
  sources.some(({ date }) => lastDayOf(date) <= said);

/** Statements of things of the kind that is counted: vehicles, cameras, officers on the coast. */
export function thingWitnesses(
  claim: Claim,
  text: string,
  whole: string,
  said: Day,
  { statements }: MoneyBook,
): readonly Witness[] {
  const kind = claim.unit === null && claim.of !== null ? lastWord(claim.of) : null;
  if (kind === null || !MONEY_OF.test(whole)) return [];
  const stages = stagesIn(text);
  const told = nearTop(openRange(claim));
  return statements.flatMap((statement): Witness[] => {
    const { things, id, says, stage } = statement;
    if (things === null || things.least === 0 || lastWord(things.what) !== kind) return [];
    return [
      {
        id,
        says,
        what: stage,
        least: things.least,
        most: things.most,
        unit: things.what,
        wasKnown: knownBy(statement, said),
        ...heldTo(told, things),
        isSame: stages.size === 0 || stages.has(stage),
      },
    ];
  });
}

/** "Four-wheel vehicles" are vehicles, "vehicle" too. */
const lastWord = (words: string): string =>
  (words.toLowerCase().split(/\s+/).at(-1) ?? "").replace(/s$/, "");

/**
 * Lists of deaths and what others told of exactly these days, each by itself: of the dead, or of
 * the missing where the sentence says so.
 */
export function deathWitnesses(
  claim: Claim,
  text: string,
  days: Days,
  said: Day,
  record: DeathRecord,
): readonly Witness[] {
  const what = /\bmissing\b/.test(text) ? "missing" : "dead";
  const told = openRange(claim);
  const asked = { ...days, by: "year", where: "water" } as const;
  const now = tallyDeaths(record, { ...asked, asOf: null }).total;
  const then = tallyDeaths(record, { ...asked, asOf: said }).total;
  const lists = now.lists.flatMap((list): Witness[] => {
    const { least, most } = list[what];
    if (list.incidents === 0 || least === 0) return [];
    const before = then.lists.find(({ publisher }) => publisher === list.publisher);
    const wasKnown = before !== undefined && before.assumed === 0 && before[what].least === least;
    const same = { what, least, most, unit: "people", isSame: true } as const;
    return [
      {
        id: list.publisher,
        says: list.publisher,
        ...same,
        wasKnown,
        ...againstMinimum(told, least),
      },
    ];
  });
  const others = now.told.flatMap((each): Witness[] => {
    const count = each[what];
    if (count === null || each.from !== days.from || each.to !== days.to) return [];
    const wasKnown = each.published !== null && each.published <= said;
    const same = { what, ...count, unit: "people", isSame: true } as const;
    return [
      { id: each.cell.file, says: each.publisher, ...same, wasKnown, ...heldTo(told, count) },
    ];
  });
  return [...others, ...lists];
}
