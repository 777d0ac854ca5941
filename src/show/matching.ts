import type { ReportId } from "#log";
import type {
  BoatCount,
  BoatsAtSea,
  Ledger,
  Piece,
  ProposedOrder,
  Proposals,
  ReportStanding,
} from "#match";
import {
  capital,
  listOf,
  pluralOf,
  say,
  sayNumber,
  series,
  type Language,
  type Plural,
} from "./language.ts";
import { sayBoat, type Telling } from "./names.ts";
import { sayChance, sayCount } from "./quantities.ts";
import { sayOrder } from "./terms.ts";

/** A piece of evidence by its name. */
export const sayPiece = (piece: Piece, language: Language): string =>
  say(language, `piece.${piece}`);

/** Bits of evidence with their sign: "+5.1", "−0.3"; what rounds to nothing is "0". */
export function sayBits(bits: number, language: Language): string {
  const rounded = Math.round(bits * 10) / 10;
  if (rounded === 0) return "0";
  return `${rounded > 0 ? "+" : "−"}${sayNumber(Math.abs(rounded), language)}`;
}

/** How many boats are out there, as the board shows it. */
export type BoatCountView = {
  /** Half of the belief lies below; nine tenths between `least` and `most`. */
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** "2 to 4" or "2". */
  readonly figure: string;
  /** The figure as a sentence. */
  readonly words: string;
  /** What nobody reported, as a sentence: never added to the figure. */
  readonly neverReported: string;
  /** Why it is a range, one sentence each. */
  readonly reasons: readonly string[];
};

/** As many are named in a sentence; the rest are counted. */
const NAMED_MOST = 5;
/** Restarts of the sampler that differ by more than this are worth a word. */
const DISAGREEMENT = 0.1;

/**
 * How many boats are out there: median, range of nine tenths, and why it is a range. `disagreement`
 * is the matching's.
 */
export function viewBoatCount(
  atSea: BoatsAtSea,
  { queue }: Proposals,
  disagreement: number,
  telling: Telling,
): BoatCountView {
  const { language } = telling;
  const { p05: least, p50: median, p95: most } = atSea.count;
  const figure = sayRange(atSea.count, language);
  const links = queue.filter(({ kind }) => kind === "link");
  const parts = queue.filter(({ kind }) => kind === "part");
  const never = atSea.neverReported;
  return {
    median,
    least,
    most,
    figure,
    words: say(language, "match.count", { figure, median }),
    neverReported: say(language, "match.never", { figure: sayRange(never, language) }),
    reasons: [
      ...sayReports(atSea.further, language, (plural, told) =>
        say(language, `match.further.${plural}`, told),
      ),
      ...links.slice(0, NAMED_MOST).map((link) => sayProposal(link, telling)),
      ...parts.slice(0, NAMED_MOST).map((part) => sayProposal(part, telling)),
      ...sayReports(atSea.doubted, language, (plural, told) =>
        say(language, `match.doubted.${plural}`, told),
      ),
      ...sayBoats("match.opened", atSea.unreported, telling),
      ...sayBoats("match.accounted", atSea.accounted, telling),
      ...(disagreement > DISAGREEMENT
        ? [say(language, "match.disagreement", { p: sayChance(disagreement, language) })]
        : []),
    ],
  };
}

function sayRange({ p05, p95 }: BoatCount, language: Language): string {
  return p95 === 0 ? "0" : sayCount({ least: p05, most: p95 }, language);
}

function sayReports(
  reports: readonly ReportId[],
  language: Language,
  sentence: (plural: Plural, told: { number: number; reports: string }) => string,
): string[] {
  const number = reports.length;
  if (number === 0) return [];
  return [sentence(pluralOf(number, language), { number, reports: nameSome(reports, language) })];
}

function sayBoats(
  key: "match.opened" | "match.accounted",
  boats: BoatsAtSea["accounted"],
  telling: Telling,
): string[] {
  if (boats.length === 0) return [];
  const named = boats.map((boat) => sayBoat(boat, telling));
  return [say(telling.language, key, { boats: nameSome(named, telling.language) })];
}

function nameSome(names: readonly string[], language: Language): string {
  if (names.length <= NAMED_MOST) return listOf(names, language);
  const more = say(language, "match.more", { number: names.length - NAMED_MOST });
  return listOf([...names.slice(0, NAMED_MOST), more], language);
}

/** What might be linked or parted, with its chance: "Boat r2 and Charlie may be one boat: 83 %". */
export function sayProposal(proposal: Proposals["queue"][number], telling: Telling): string {
  const { language } = telling;
  const p = sayChance(proposal.p, language);
  if (proposal.kind === "link") {
    const [one, other] = proposal.boats.map((boat) => sayBoat(boat, telling));
    const key = proposal.proposed ? "match.link.proposed" : "match.link";
    return capital(say(language, key, { one: one!, other: other!, p }));
  }
  // The smaller side is what may be of another boat.
  const { one, other } = proposal;
  const side = one.length <= other.length ? one : other;
  const reports = nameSome(side, language);
  const boat = sayBoat(proposal.boat, telling);
  return capital(
    say(language, `match.part.${side.length === 1 ? "one" : "other"}`, { reports, boat, p }),
  );
}

/** What one report may be of, likeliest first: "r2, on the row of boat r2, …: Charlie 83 %". */
export function sayStanding(standing: ReportStanding, telling: Telling): string {
  const { id, boat, state, boats, newBoat, noBoat } = standing;
  const { language } = telling;
  const chances = boats.slice(0, NAMED_MOST).map((each) =>
    say(language, "match.standing.boat", {
      boat: sayBoat(each.boat, telling),
      p: sayChance(each.p, language),
    }),
  );
  chances.push(
    say(language, "match.standing.new", { p: sayChance(newBoat, language) }),
    say(language, "match.standing.nothing", { p: sayChance(noBoat, language) }),
  );
  return say(language, "match.standing", {
    report: id,
    boat: sayBoat(boat, telling),
    state: say(language, `state.${state}`),
    chances: chances.join(", "),
  });
}

/** An order that is proposed: "link a report: r2, Charlie". */
export function sayProposedOrder(order: ProposedOrder, telling: Telling): string {
  const { language } = telling;
  const about =
    "report" in order
      ? [order.report, sayBoat(order.boat, telling)]
      : [sayBoat(order.one, telling), sayBoat(order.other, telling)];
  return say(language, "match.order", {
    order: sayOrder(order.order, language),
    about: about.join(", "),
  });
}

/**
 * A ledger in one sentence: the bits of each piece that says anything, what doubt and other boats
 * do to it, and the sum with its chance.
 */
export function sayLedger(ledger: Ledger, language: Language): string {
  const { pieces, noBoat, rivals, total, p, rival } = ledger;
  const entries = [
    ...pieces.map(({ piece, bits }) => [sayPiece(piece, language), bits] as const),
    [say(language, "piece.noboat"), noBoat] as const,
    [sayRivals(rival, language), rivals] as const,
  ];
  const told = entries
    .filter(([, bits]) => sayBits(bits, language) !== "0")
    .map(([name, bits]) => `${name} ${sayBits(bits, language)}`);
  const sum = { bits: sayBits(total, language), p: sayChance(p, language) };
  return capital(series([...told, say(language, "match.sum", sum)], language));
}

function sayRivals(rival: Ledger["rival"], language: Language): string {
  if (rival === null) return say(language, "piece.rivals");
  return say(language, "match.rival", {
    reports: nameSome(rival.reports, language),
    p: sayChance(rival.p, language),
  });
}
