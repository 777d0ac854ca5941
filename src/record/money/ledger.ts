import {
  STAGES,
  type Agreement,
  type Amount,
  type MoneyBook,
  type Stage,
  type Statement,
} from "./statements.ts";

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

/** Where something is not accounted for, with the statements that show it. */
export type Gap = {
  readonly kind:
    | "pledged, no payment told"
    | "pledged, less paid"
    | "paid, nothing told bought"
    | "ordered, no delivery told"
    | "ordered, fewer delivered"
    | "delivered, more than ordered"
    | "told apart";
  readonly about: string;
  /** What is missing at least, in the unit; null where it can't be said. */
  readonly missing: Amount | { readonly what: string; readonly least: number } | null;
  readonly statements: readonly string[];
};

/** One agreement: its lines by stage, what each stage comes to, and its gaps. */
export type Flow = {
  /** null: statements of no single agreement. */
  readonly agreement: Agreement | null;
  readonly lines: readonly Line[];
  readonly sums: readonly { readonly stage: Stage; readonly amounts: readonly Amount[] }[];
  readonly gaps: readonly Gap[];
};

/** By what it is called when a statement is of all of an agreement. */
export const THE_WHOLE = "the whole";

/** The flows of all agreements of a book, then what is of none, whatever its order. */
export function flowsOf({ agreements, statements }: MoneyBook): readonly Flow[] {
  const known = [...agreements].sort((one, other) => compare(one.date, other.date));
  return [...known, null].flatMap((agreement) => {
    const own = statements.filter((each) => each.agreement === (agreement?.id ?? null));
    return own.length === 0 ? [] : [flowOf(agreement, own)];
  });
}

function flowOf(agreement: Agreement | null, statements: readonly Statement[]): Flow {
  const lines = linesOf(statements);
  const sums = STAGES.flatMap((stage) => {
    const amounts = sumsAt(lines, stage);
    return amounts.length === 0 ? [] : [{ stage, amounts }];
  });
  return { agreement, lines, sums, gaps: gapsOf(agreement, lines) };
}

function linesOf(statements: readonly Statement[]): readonly Line[] {
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
function sumsAt(lines: readonly Line[], stage: Stage): readonly Amount[] {
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

function gapsOf(agreement: Agreement | null, lines: readonly Line[]): readonly Gap[] {
  const apart = lines
    .filter(({ agrees }) => !agrees)
    .map(({ about, statements }): Gap => gap("told apart", about, null, statements));
  if (agreement === null) return apart;
  return [
    ...paymentGaps(lines),
    ...purchaseGaps(lines),
    ...deliveryGaps(lines),
    ...apart,
    ...denied(lines),
  ];
}

const gap = (
  kind: Gap["kind"],
  about: string,
  missing: Gap["missing"],
  statements: readonly Statement[],
): Gap => ({ kind, about, missing, statements: statements.map(({ id }) => id) });

/** What was pledged against what anybody says was paid, in pounds where both can be said so. */
function paymentGaps(lines: readonly Line[]): readonly Gap[] {
  const pledges = lines.filter(({ stage, what }) => stage === "pledged" && what === null);
  const payments = lines.filter(({ stage, what }) => stage === "paid" && what === null);
  const spent = lines.filter(({ stage, what }) => stage === "used" && what === null);
  const told = [...payments, ...spent].flatMap(({ statements }) => statements);
  const pledged = pledges.flatMap(({ statements }) => statements);
  if (pledged.length === 0) return [];
  const about = pledges.length === 1 ? pledges[0]!.about : THE_WHOLE;
  if (told.length === 0) return [gap("pledged, no payment told", about, null, pledged)];
  const least = pledges.reduce((sum, line) => sum + Math.min(...poundsOf(line)), 0);
  const most = Math.max(...[...payments, ...spent].flatMap(poundsOf));
  if (!Number.isFinite(least) || !Number.isFinite(most) || least <= most) return [];
  const missing = { least: least - most, most: null, currency: "GBP" };
  return [gap("pledged, less paid", about, missing, [...pledged, ...told])];
}

/** Each statement of a line in pounds, as stated or as somebody converted it; the upper end. */
function poundsOf({ statements }: Line): readonly number[] {
  return statements.flatMap(({ money, converted }) => {
    const inPounds = converted.filter(({ currency }) => currency === "GBP");
    if (inPounds.length > 0) return inPounds.map(({ amount }) => amount);
    if (money === null) return [];
    const isNone = money.most === 0;
    return money.currency === "GBP" || isNone ? [money.most ?? money.least] : [];
  });
}

function purchaseGaps(lines: readonly Line[]): readonly Gap[] {
  const bought = lines.some(({ stage }) => STAGES.indexOf(stage) >= STAGES.indexOf("ordered"));
  if (bought) return [];
  return lines
    .filter(({ stage, most }) => stage === "paid" && most !== 0)
    .map(({ about, statements }) => gap("paid, nothing told bought", about, null, statements));
}

/** Things ordered against things that anybody says came. */
function deliveryGaps(lines: readonly Line[]): readonly Gap[] {
  const came = lines.filter(({ stage }) => stage === "delivered" || stage === "in service");
  return lines
    .filter(({ stage, what }) => stage === "ordered" && what !== null)
    .flatMap((ordered): Gap[] => {
      const { about, what, least, most, statements } = ordered;
      const own = came.filter((line) => line.about === about && line.what === what);
      const said = own.flatMap((line) => line.statements);
      if (own.length === 0) {
        const missing = least === null || least === 0 ? null : { what: what!, least };
        return [gap("ordered, no delivery told", about, missing, statements)];
      }
      const inService = own.filter(({ stage }) => stage === "in service");
      const highest = Math.max(
        ...(inService.length > 0 ? inService : own).map((line) => line.most ?? line.least!),
      );
      if (most !== null && highest > most)
        return [gap("delivered, more than ordered", about, null, [...statements, ...said])];
      if (least! <= highest) return [];
      const missing = { what: what!, least: least! - highest };
      return [gap("ordered, fewer delivered", about, missing, [...statements, ...said])];
    });
}

/** Somebody says that nothing was paid of the whole, another that a part was, by the same time. */
function denied(lines: readonly Line[]): readonly Gap[] {
  const paid = lines.filter(({ stage }) => stage === "paid").flatMap((line) => line.statements);
  return paid
    .filter(({ money, about }) => money?.most === 0 && about === THE_WHOLE)
    .flatMap((none) => {
      const some = paid.filter(({ money, on }) => (money?.least ?? 0) > 0 && on <= none.on);
      return some.length === 0 ? [] : [gap("told apart", THE_WHOLE, null, [none, ...some])];
    });
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
