import { ownBoat, type BoatId, type Condition, type ReportId } from "#log";
import {
  boatOf,
  groupOf,
  onBoard,
  reportOf,
  type Boat,
  type Edge,
  type Picture,
  type Report,
} from "#picture";
import type { Matching, ReportChances } from "./matching.ts";
import { DEFAULT_THRESHOLD } from "./weigh.ts";

/**
 * What stands for a report: it is of a boat (joined with others, or surely of one of its own); it
 * may be of a further boat; or it is likely about no boat, which is said of sightings and sensors
 * alone, where they tell of no people and no peril. In each it stands on the board.
 */
export type ReportState = "boat" | "may be a further boat" | "likely about no boat";

/** A boat of the board that a report may be of, with P(same), the mean over the boat's reports. */
type BoatChance = { readonly boat: BoatId; readonly p: number };

/** What one report may be of. */
export type ReportStanding = ReportChances & {
  readonly id: ReportId;
  /** The boat on whose row it stands. */
  readonly boat: BoatId;
  readonly state: ReportState;
  /**
   * Boats of the board, its own row's other reports included, likeliest first. Rows that may
   * themselves be one boat share their chance, so that these need not sum to 1.
   */
  readonly boats: readonly BoatChance[];
};

/** An order that does what is proposed, as a desk would give it; the officer adds the reason. */
export type ProposedOrder =
  | { readonly order: "linkReport"; readonly report: ReportId; readonly boat: BoatId }
  | { readonly order: "declareSame"; readonly one: BoatId; readonly other: BoatId }
  | { readonly order: "unlinkReport"; readonly report: ReportId; readonly boat: BoatId }
  | { readonly order: "declareDistinct"; readonly one: BoatId; readonly other: BoatId };

/** Two parts of the board that may be wrongly apart, or wrongly together. */
type Doubtful = {
  /** The reports of each side: for `ledgerOf`. */
  readonly one: readonly ReportId[];
  readonly other: readonly ReportId[];
  readonly p: number;
  /** The report that fits least, with its mean chance of being of the other side's boat. */
  readonly weakest: { readonly report: ReportId; readonly p: number };
  /**
   * Expected loss while the board stays as it is, in looks: a boat split in two costs 1, two boats
   * taken for one cost threshold : (1 - threshold).
   */
  readonly loss: number;
  /** What would change the board, one after another. Only an officer gives them. */
  readonly orders: readonly ProposedOrder[];
};

/** Two boats of the board that may be one; `proposed` when the machine would link them. */
export type LinkProposal = Doubtful & {
  readonly kind: "link";
  readonly boats: readonly [BoatId, BoatId];
  readonly proposed: boolean;
};

/** Something on one row that is likelier than may be of another boat. */
export type PartProposal = Doubtful & { readonly kind: "part"; readonly boat: BoatId };

/** What the machine would have an officer look at. It changes nothing by itself. */
export type Proposals = {
  /** P(same) from which a link is proposed, and below which what is joined is worth a look. */
  readonly threshold: number;
  readonly standings: readonly ReportStanding[];
  /** Links and parts, the greatest expected loss first. */
  readonly queue: readonly (LinkProposal | PartProposal)[];
  /** Boats on the board of which no report was weighed: counted apart from the matching's count. */
  readonly unreported: readonly BoatId[];
};

/** A lost boat never costs less than a look, and no chance is sure. */
const THRESHOLD_LEAST = 0.5;
const THRESHOLD_MOST = 0.999;
/** Pairs of boats less likely one than this are not worth an officer's look. */
const LOOK_LEAST = 0.2;
/** No link is proposed while one of the reports is likelier of another boat. */
const WEAKEST_LEAST = 0.5;
/** Boats less likely than this are not listed for a report. */
const BOAT_LEAST = 0.01;

/**
 * Compares what is believed of the reports with what the board holds: what to link, what to part,
 * and what each report may be of. `matching` must be of the evidence of this picture. Reports that
 * were not weighed (shown false, or told of several boats) are left as they stand.
 */
export function proposalsOf(
  picture: Picture,
  matching: Matching,
  threshold: number = DEFAULT_THRESHOLD,
): Proposals {
  if (!(threshold >= THRESHOLD_LEAST && threshold <= THRESHOLD_MOST)) {
    const range = `${THRESHOLD_LEAST} to ${THRESHOLD_MOST}`;
    throw new Error(`expected a threshold of ${range}; came ${threshold}`);
  }
  const board = boardOf(picture, matching);
  const chances = chancesBetween(matching);
  const doubts = [
    ...linksOf(picture, board, matching, chances, threshold),
    ...[...board.rows.values()].flatMap((row) => partsOf(picture, row, chances, threshold)),
  ];
  return {
    threshold,
    standings: matching.reports.map((report) => standingOf(report, board, chances, threshold)),
    queue: doubts.toSorted(
      (one, other) => other.loss - one.loss || (nameOf(one) < nameOf(other) ? -1 : 1),
    ),
    unreported: onBoard(picture).flatMap(({ id }) => (board.rows.has(id) ? [] : [id])),
  };
}

const nameOf = ({ kind, one, other }: Doubtful & { readonly kind: string }): string =>
  `${kind} ${one.join(" ")} ${other.join(" ")}`;

/** A boat as it stands on the board, with those of its reports that were weighed. */
type Row = { readonly boat: Boat; readonly reports: readonly ReportId[] };
type Board = {
  readonly rows: ReadonlyMap<BoatId, Row>;
  readonly rowOf: ReadonlyMap<ReportId, Row>;
};

/** P(same) of two reports; 0 where it was left out. */
type Chances = {
  readonly between: (one: string, other: string) => number;
  readonly of: (report: string) => ReadonlyMap<string, number>;
};

function boardOf(picture: Picture, { reports }: Matching): Board {
  const rows = new Map<BoatId, Row & { readonly reports: ReportId[] }>();
  const rowOf = new Map<ReportId, Row>();
  for (const { id } of reports) {
    const report = id as ReportId;
    const boat = boatOf(picture, ownBoat(report));
    if (boat === null) throw new Error(`expected a report of this picture; came ${id}`);
    const row = rows.get(boat.id) ?? { boat, reports: [] };
    rows.set(boat.id, row);
    row.reports.push(report);
    rowOf.set(report, row);
  }
  return { rows, rowOf };
}

const NONE: ReadonlyMap<string, number> = new Map();

function chancesBetween({ pairs }: Matching): Chances {
  const chances = new Map<string, Map<string, number>>();
  const add = (one: string, other: string, p: number): void => {
    const mine = chances.get(one) ?? new Map<string, number>();
    chances.set(one, mine.set(other, p));
  };
  for (const { a, b, p } of pairs) {
    add(a, b, p);
    add(b, a, p);
  }
  return {
    between: (one, other) => chances.get(one)?.get(other) ?? 0,
    of: (report) => chances.get(report) ?? NONE,
  };
}

/** The mean chance of one report with others. */
function meanWith(report: string, others: readonly string[], { between }: Chances): number {
  if (others.length === 0) return 0;
  return others.reduce((sum, other) => sum + between(report, other), 0) / others.length;
}

function betweenSides(
  one: readonly ReportId[],
  other: readonly ReportId[],
  chances: Chances,
): Pick<Doubtful, "p" | "weakest"> {
  const means = [
    ...one.map((report) => ({ report, p: meanWith(report, other, chances) })),
    ...other.map((report) => ({ report, p: meanWith(report, one, chances) })),
  ];
  const weakest = means.reduce((least, each) => (each.p < least.p ? each : least));
  // Each report of one side counts as much as any other: the loss of Binder (1978).
  const p = means.slice(0, one.length).reduce((sum, each) => sum + each.p, 0) / one.length;
  return { p, weakest };
}

const costOfMerge = (threshold: number): number => threshold / (1 - threshold);

function linksOf(
  picture: Picture,
  { rowOf }: Board,
  { pairs }: Matching,
  chances: Chances,
  threshold: number,
): LinkProposal[] {
  const seen = new Map<string, { readonly first: Row; readonly second: Row; sum: number }>();
  for (const { a, b, p } of pairs) {
    const [one, other] = [rowOf.get(a as ReportId), rowOf.get(b as ReportId)];
    if (one === undefined || other === undefined || one === other) continue;
    const [first, second] = one.boat.id < other.boat.id ? [one, other] : [other, one];
    const name = `${first.boat.id} ${second.boat.id}`;
    const known = seen.get(name);
    if (known === undefined) seen.set(name, { first, second, sum: p });
    else known.sum += p;
  }
  return [...seen.values()].flatMap(({ first, second, sum }) => {
    // Most rows have little to do with one another: not worth a second look.
    if (sum / (first.reports.length * second.reports.length) < LOOK_LEAST) return [];
    const sides = betweenSides(first.reports, second.reports, chances);
    // The younger boat's report is linked to the boat that was known before.
    const isOlder = first.boat.opened <= second.boat.opened;
    const [older, younger] = isOlder ? [first, second] : [second, first];
    return {
      kind: "link",
      boats: [older.boat.id, younger.boat.id],
      one: younger.reports,
      other: older.reports,
      ...sides,
      proposed: sides.p >= threshold && sides.weakest.p >= WEAKEST_LEAST,
      loss: sides.p,
      orders: [joining(picture, older, younger)],
    };
  });
}

/**
 * A report that was linked before would speak of two boats: only one that begins its row's chain of
 * links may carry the next link. A row that officers declared together may have none.
 */
function joining(picture: Picture, older: Row, younger: Row): ProposedOrder {
  for (const [from, to] of [
    [younger, older],
    [older, younger],
  ] as const) {
    const free = from.reports.find((id) => reportOf(picture, id)?.linkedTo.length === 0);
    if (free !== undefined) return { order: "linkReport", report: free, boat: to.boat.id };
  }
  return { order: "declareSame", one: older.boat.id, other: younger.boat.id };
}

/**
 * Each link or declaration of a row by which something hangs on it: with it taken back, the row
 * falls into two sides. Sides that are less likely one boat than the threshold are worth a look;
 * so is a single report that hangs on its row by several, where each of them is to be taken back.
 */
function partsOf(
  picture: Picture,
  { boat, reports }: Row,
  chances: Chances,
  threshold: number,
): PartProposal[] {
  if (reports.length < 2) return [];
  const doubt = (one: readonly ReportId[], orders: readonly ProposedOrder[]): PartProposal[] => {
    const other = reports.filter((id) => !one.includes(id));
    if (one.length === 0 || other.length === 0) return [];
    const sides = betweenSides(one, other, chances);
    if (sides.p >= threshold) return [];
    const loss = (1 - sides.p) * costOfMerge(threshold);
    return [{ kind: "part", boat: boat.id, one, other, ...sides, loss, orders }];
  };
  const edges = groupOf(picture, boat.id)?.edges ?? [];
  const parts = edges.flatMap((edge) => {
    const away = reachable(edge, edges);
    return doubt(
      reports.filter((id) => away.has(ownBoat(id))),
      [parting(edge)],
    );
  });
  const parted = new Set(parts.flatMap(({ one, other }) => [sole(one), sole(other)]));
  const held = reports.filter((id) => !parted.has(id));
  return [
    ...parts,
    ...held.flatMap((id) => {
      const own = ownBoat(id);
      const mine = edges.filter(({ one, other }) => one === own || other === own);
      return doubt([id], mine.map(parting));
    }),
  ];
}

const sole = (side: readonly ReportId[]): ReportId | null =>
  side.length === 1 ? (side[0] ?? null) : null;

function parting({ one, other, entry: { event } }: Edge): ProposedOrder {
  return event.kind === "ReportLinked"
    ? { order: "unlinkReport", report: event.report, boat: event.boat }
    : { order: "declareDistinct", one, other };
}

/** The boats that still hang together with `edge.one` when that edge is taken away. */
function reachable(edge: Edge, edges: readonly Edge[]): ReadonlySet<BoatId> {
  const boats = new Set([edge.one]);
  // Grows while it is walked.
  for (const boat of boats) {
    for (const each of edges) {
      if (each === edge || (each.one !== boat && each.other !== boat)) continue;
      boats.add(each.one).add(each.other);
    }
  }
  return boats;
}

function standingOf(
  report: ReportChances,
  { rowOf }: Board,
  chances: Chances,
  threshold: number,
): ReportStanding {
  const id = report.id as ReportId;
  const own = rowOf.get(id)!;
  const rows = new Set<Row>();
  for (const other of chances.of(id).keys()) rows.add(rowOf.get(other as ReportId)!);
  const boats = [...rows].flatMap(({ boat, reports }) => {
    const others = reports.filter((other) => other !== id);
    const p = meanWith(id, others, chances);
    return p < BOAT_LEAST ? [] : [{ boat: boat.id, p }];
  });
  boats.sort((one, other) => other.p - one.p || (one.boat < other.boat ? -1 : 1));
  return { ...report, id, boat: own.boat.id, state: stateOf(report, own, threshold), boats };
}

function stateOf(report: ReportChances, { boat }: Row, threshold: number): ReportState {
  // Whoever joined it, or opened a boat for it, has said that it is of a boat.
  if (boat.members.length > 1 || report.newBoat >= threshold) return "boat";
  const doubted = report.noBoat >= threshold && !boat.reports.some(tellsOfPeople);
  return doubted ? "likely about no boat" : "may be a further boat";
}

/**
 * Whether a report may be of people in danger: a call or message, whatever it says, what could not
 * be read, and what was seen of people or a peril. Such a word is never doubted by a machine: it
 * stands until two show it false (law 5).
 */
function tellsOfPeople({ event, people, conditions }: Report): boolean {
  const { channel, from, unread } = event;
  const seen = channel === "sighting" || channel === "sensor";
  if (!seen || unread !== null || from.who === "person aboard") return true;
  return (people !== null && people.most !== 0) || conditions.some(isPeril);
}

const AT_EASE: ReadonlySet<Condition> = new Set([
  "under way",
  "dry",
  "not in distress",
  "empty craft",
]);
const isPeril = (condition: Condition): boolean => !AT_EASE.has(condition);
