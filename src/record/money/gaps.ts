import type { Line } from "./lines.ts";
import {
  lastDayOf,
  STAGES,
  THE_WHOLE,
  type Agreement,
  type Amount,
  type Stage,
  type Statement,
} from "./statements.ts";

/** Where something is not accounted for, with the statements that show it. */
export type Gap = {
  readonly kind:
    | "pledged, no payment told"
    | "pledged, less paid"
    | "paid, nothing told bought"
    | "paid, less told bought"
    | "pledged, no delivery told"
    | "ordered, no delivery told"
    | "pledged, fewer delivered"
    | "ordered, fewer delivered"
    | "delivered, more than ordered"
    | "delivered, told of two agreements"
    | "in service, no case told"
    | "told apart";
  readonly about: string;
  /** What is missing at least, in the unit; null where it can't be said. */
  readonly missing: Amount | { readonly what: string; readonly least: number } | null;
  readonly statements: readonly string[];
};

/** Things announced under one agreement and told to have come under another. */
export type Covered = {
  readonly about: string;
  readonly by: string;
  readonly statements: readonly string[];
};

type Ledger = { readonly agreement: Agreement | null; readonly lines: readonly Line[] };
type Asked = Ledger & {
  /** The ledgers of the other agreements. */
  readonly others: readonly Ledger[];
  readonly asOf: string | null;
};
type Found = { readonly gaps: readonly Gap[]; readonly covered: readonly Covered[] };

/** What is not accounted for of an agreement, and what another one accounts for. */
export function gapsOf(asked: Asked): Found {
  const { agreement, lines } = asked;
  const apart = lines
    .filter(({ agrees }) => !agrees)
    .map(({ about, statements }): Gap => gap("told apart", about, null, statements));
  if (agreement === null) return { gaps: apart, covered: [] };
  const deliveries = deliveryGaps(asked);
  const gaps = [
    ...paymentGaps(lines),
    ...purchaseGaps(lines),
    ...deliveries.gaps,
    ...twice(asked),
    ...unusedGaps(lines),
    ...apart,
    ...denied(lines),
  ];
  return { gaps, covered: deliveries.covered };
}

const gap = (
  kind: Gap["kind"],
  about: string,
  missing: Gap["missing"],
  statements: readonly Statement[],
): Gap => ({ kind, about, missing, statements: statements.map(({ id }) => id) });

/** Pounds where all can be said in them, else the next currency in which it can. */
const CURRENCIES = ["GBP", "EUR"] as const;

/** What was pledged against what anybody says was paid, in one currency for both. */
function paymentGaps(lines: readonly Line[]): readonly Gap[] {
  const pledges = wholeOf(lines, "pledged");
  const payments = [...moneyAt(lines, "paid"), ...moneyAt(lines, "used")];
  const told = payments.flatMap(({ statements }) => statements);
  const pledged = pledges.flatMap(({ statements }) => statements);
  if (pledged.length === 0) return [];
  const about = pledges.length === 1 ? pledges[0]!.about : THE_WHOLE;
  if (told.length === 0) return [gap("pledged, no payment told", about, null, pledged)];
  for (const currency of CURRENCIES) {
    const least = pledges.reduce((sum, line) => sum + Math.min(...amountsIn(line, currency)), 0);
    const paid = highestIn(lines, ["paid", "used"], currency);
    if (!Number.isFinite(least) || paid === null) continue;
    if (least <= paid) return [];
    const missing = { least: least - paid, most: null, currency };
    return [gap("pledged, less paid", about, missing, [...pledged, ...told])];
  }
  return [];
}

const moneyAt = (lines: readonly Line[], at: Stage): readonly Line[] =>
  lines.filter(({ stage, what }) => stage === at && what === null);

/** What was said of the whole at a stage, or of its parts where nobody spoke of the whole. */
function wholeOf(lines: readonly Line[], at: Stage): readonly Line[] {
  const all = moneyAt(lines, at);
  const whole = all.filter(({ about }) => about === THE_WHOLE);
  return whole.length > 0 ? whole : all;
}

/**
 * The most that anybody says of some stages: of each the whole or the sum of its parts, the higher,
 * and of the stages the highest, for what was paid and then used is one money. null: some of it is
 * told in no such currency, or without an upper end, so that nothing is missing for sure.
 */
function highestIn(
  lines: readonly Line[],
  stages: readonly Stage[],
  currency: string,
): number | null {
  const all = stages.map((stage) => moneyAt(lines, stage));
  const told = all.flat().flatMap(({ statements }) => statements);
  const isUnsaid = (statement: Statement): boolean =>
    amountIn(statement, currency).length === 0 || statement.money?.most === null;
  if (told.some(isUnsaid)) return null;
  const highest = (line: Line): number => Math.max(...amountsIn(line, currency));
  return Math.max(
    ...all.map((own) => {
      const parts = own.filter(({ about }) => about !== THE_WHOLE);
      const whole = own.filter(({ about }) => about === THE_WHOLE);
      return Math.max(
        0,
        ...whole.map(highest),
        parts.reduce((sum, one) => sum + highest(one), 0),
      );
    }),
  );
}

const amountsIn = ({ statements }: Line, currency: string): readonly number[] =>
  statements.flatMap((statement) => amountIn(statement, currency));

/** A statement in a currency, as stated or as anybody converted it; none where nobody did. */
function amountIn({ money, converted }: Statement, currency: string): readonly number[] {
  if (money?.most === 0) return [0];
  if (money?.currency === currency) return [money.least, money.most ?? money.least];
  return converted.filter((each) => each.currency === currency).map(({ amount }) => amount);
}

/** Payments of which nobody says what was bought, or less than was paid by one account. */
function purchaseGaps(lines: readonly Line[]): readonly Gap[] {
  const after = STAGES.slice(STAGES.indexOf("ordered"));
  const paid = moneyAt(lines, "paid").filter(({ most }) => most !== 0);
  if (!lines.some(({ stage }) => after.includes(stage)))
    return paid.map(({ about, statements }) =>
      gap("paid, nothing told bought", about, null, statements),
    );
  const bought = after.flatMap((stage) => moneyAt(lines, stage)).flatMap((line) => line.statements);
  // Things without a price may be worth any sum.
  if (bought.length === 0) return [];
  return paid
    .flatMap(({ statements }) => statements)
    .flatMap((payment) => untracedOf(payment, lines, bought));
}

function untracedOf(
  payment: Statement,
  lines: readonly Line[],
  bought: readonly Statement[],
): readonly Gap[] {
  for (const currency of CURRENCIES) {
    const least = Math.min(...amountIn(payment, currency));
    const most = highestIn(lines, STAGES.slice(STAGES.indexOf("ordered")), currency);
    if (!Number.isFinite(least) || most === null) continue;
    if (least <= most) return [];
    const missing = { least: least - most, most: null, currency };
    return [gap("paid, less told bought", payment.about, missing, [payment, ...bought])];
  }
  return [];
}

const hasCome = ({ stage }: Line): boolean => stage === "delivered" || stage === "in service";

/** Things pledged or ordered against things that anybody says came, by this or another. */
function deliveryGaps(asked: Asked): Found {
  const found = asked.lines
    .filter(({ stage, what }) => (stage === "ordered" || stage === "pledged") && what !== null)
    .map((announced) => deliveryOf(announced, asked));
  return {
    gaps: found.flatMap(({ gaps }) => gaps),
    covered: found.flatMap(({ covered }) => covered),
  };
}

function deliveryOf(announced: Line, { lines, others, asOf }: Asked): Found {
  const { about, what, stage } = announced;
  const isSame = (line: Line): boolean => line.about === about && line.what === what;
  const isAnswered =
    stage === "pledged" && lines.some((line) => line.stage === "ordered" && isSame(line));
  if (isAnswered || isDueLater(announced, asOf)) return NOTHING;
  const own = lines.filter((line) => hasCome(line) && isSame(line));
  const elsewhere = others.flatMap((other) =>
    other.lines
      .filter((line) => hasCome(line) && isSame(line) && isAfter(line, announced))
      .map((line) => ({ line, by: other.agreement!.id })),
  );
  const covering = own.length > 0 ? [] : elsewhere;
  const came = own.length > 0 ? own : covering.map(({ line }) => line);
  const gaps = shortOf(announced, came);
  if (gaps.length > 0 || covering.length === 0) return { gaps, covered: [] };
  const covered = covering.map(({ line, by }) => ({
    about,
    by,
    statements: [...announced.statements, ...line.statements].map(({ id }) => id),
  }));
  return { gaps: [], covered };
}

const NOTHING: Found = { gaps: [], covered: [] };

/** Whether all that was announced is due only after the day that the book is as of. */
const isDueLater = ({ statements }: Line, asOf: string | null): boolean =>
  asOf !== null && statements.every(({ due }) => due !== null && lastDayOf(due) > asOf);

const isAfter = (line: Line, announced: Line): boolean =>
  line.statements.some(({ on }) => on >= announced.statements[0]!.on);

function shortOf(
  { about, what, stage, least, most, statements }: Line,
  came: readonly Line[],
): Gap[] {
  const announced = stage === "ordered" ? "ordered" : "pledged";
  const said = came.flatMap((line) => line.statements);
  if (came.length === 0) {
    const missing = least === null || least === 0 ? null : { what: what!, least };
    return [gap(`${announced}, no delivery told`, about, missing, statements)];
  }
  const inService = came.filter((line) => line.stage === "in service");
  const counted = inService.length > 0 ? inService : came;
  const highest = Math.max(...counted.map((line) => line.most ?? line.least!));
  const isOpen = counted.some((line) => line.most === null);
  if (most !== null && highest > most && announced === "ordered")
    return [gap("delivered, more than ordered", about, null, [...statements, ...said])];
  if (least! <= highest || isOpen) return [];
  const missing = { what: what!, least: least! - highest };
  return [gap(`${announced}, fewer delivered`, about, missing, [...statements, ...said])];
}

/**
 * The same things, as many and of one time, told to have come under two agreements: one of the two
 * may have paid for nothing. Told with both, of the later.
 */
function twice({ agreement, lines, others }: Asked): readonly Gap[] {
  const earlier = others.filter((other) => other.agreement!.date < agreement!.date);
  return lines
    .filter(hasCome)
    .flatMap((line) =>
      earlier.flatMap((other) =>
        other.lines
          .filter((same) => same.stage === line.stage && isAlike(same, line))
          .map((same) =>
            gap("delivered, told of two agreements", line.about, null, [
              ...same.statements,
              ...line.statements,
            ]),
          ),
      ),
    );
}

function isAlike(one: Line, other: Line): boolean {
  if (one.about !== other.about || one.what !== other.what) return false;
  return one.statements.some((mine) =>
    other.statements.some((theirs) => {
      const [few, many] = [mine.things?.least ?? 0, theirs.things?.least ?? 0];
      const isOneTime = mine.on.startsWith(theirs.on) || theirs.on.startsWith(mine.on);
      return few > 0 && few === many && isOneTime;
    }),
  );
}

/** Things in service of which nobody tells a case in which one was used. */
function unusedGaps(lines: readonly Line[]): readonly Gap[] {
  const cases = lines
    .flatMap(({ statements }) => statements)
    .filter((each) => each.usedIn !== null);
  return lines
    .filter(({ stage, what }) => stage === "in service" && what !== null)
    .filter(({ about }) => !cases.some((each) => each.about === about))
    .map(({ about, statements }) => gap("in service, no case told", about, null, statements));
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
