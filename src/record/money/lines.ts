import { STAGES, THE_WHOLE, type Amount, type Stage, type Statement } from "./statements.ts";

/** All that was said of one thing at one stage: side by side, never added. */
export type Line = {
  readonly about: string;
  readonly stage: Stage;
  /** What is counted; null for money. */
  readonly what: string | null;
  readonly statements: readonly Statement[];
  /** From the lowest to the highest that anybody said; null for money in several currencies. */
  readonly least: number | null;
  readonly most: number | null;
  /** Of money; null for things, or when it was said in several. */
  readonly currency: string | null;
  /** Whether no two statements exclude each other. */
  readonly agrees: boolean;
};

/** What was said, by stage and thing, each in the order of time. */
export function linesOf(statements: readonly Statement[]): readonly Line[] {
  const inOrder = [...statements].sort(
    (one, other) => compare(one.on, other.on) || compare(one.id, other.id),
  );
  const groups = Map.groupBy(inOrder, ({ about, stage, things }) =>
    JSON.stringify([STAGES.indexOf(stage), about, things?.what ?? null]),
  );
  return [...groups]
    .sort(([one], [other]) => compare(one, other))
    .map(([, group]) => lineOf(group));
}

function lineOf(statements: readonly Statement[]): Line {
  const [{ about, stage, things }] = statements as readonly [Statement, ...Statement[]];
  const ranges = statements.map((each) => each.things ?? each.money).filter(isTold);
  const currencies = new Set(statements.flatMap(({ money }) => money?.currency ?? []));
  const isOne = currencies.size < 2;
  const mosts = ranges.map(({ most }) => most);
  const highest = mosts.includes(null) ? null : Math.max(0, ...mosts.filter(isTold));
  return {
    about,
    stage,
    what: things?.what ?? null,
    statements,
    least: isOne && ranges.length > 0 ? Math.min(...ranges.map(({ least }) => least)) : null,
    most: isOne && ranges.length > 0 ? highest : null,
    currency: isOne ? ([...currencies][0] ?? null) : null,
    agrees: isOne && !excludes(statements),
  };
}

const isTold = <Thing>(thing: Thing | null): thing is Thing => thing !== null;

/**
 * Whether two statements cannot both be so: of one time with ranges apart, or a later one below an
 * earlier. What is paid or in service grows: a later, higher number excludes no earlier one.
 */
function excludes(statements: readonly Statement[]): boolean {
  return statements.some((one) =>
    statements.some((other) => {
      const [mine, theirs] = [one.things ?? one.money, other.things ?? other.money];
      if (mine === null || theirs === null || theirs.most === null) return false;
      return one.on <= other.on && mine.least > theirs.most;
    }),
  );
}

/**
 * What a stage comes to in each currency, as stated: what was said of the whole, or the sum of the
 * parts when nobody spoke of the whole.
 */
export function sumsAt(lines: readonly Line[], stage: Stage): readonly Amount[] {
  const all = lines.filter((line) => line.stage === stage && line.what === null);
  const whole = all.filter(({ about }) => about === THE_WHOLE);
  const amounts = new Map<string, { least: number; most: number | null }>();
  for (const { least, most, currency } of whole.length > 0 ? whole : all) {
    if (currency === null || least === null) continue;
    const before = amounts.get(currency) ?? { least: 0, most: 0 };
    const isOpen = before.most === null || most === null;
    amounts.set(currency, {
      least: before.least + least,
      most: isOpen ? null : before.most! + most!,
    });
  }
  return [...amounts]
    .sort(([one], [other]) => compare(one, other))
    .map(([currency, { least, most }]) => ({ least, most, currency }));
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
