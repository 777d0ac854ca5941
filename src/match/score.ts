import type { Matching } from "./matching.ts";

/** Which boat each report is about; null: about no boat. */
export type Truth = Readonly<Record<string, string | null>>;

/** One night's answer beside the truth, as sums that can be added over nights. */
export type NightScore = {
  /** Pairs of proposed boats that are so, that are not so, and true pairs not proposed. */
  readonly pairs: { readonly right: number; readonly wrong: number; readonly missed: number };
  /** Reports about boats, and their sums of B-cubed precision and recall (Bagga & Baldwin 1998). */
  readonly bCubed: {
    readonly reports: number;
    readonly precision: number;
    readonly recall: number;
  };
  /** Chances given to pairs and whether they are so: candidate pairs and all true pairs. */
  readonly chances: readonly { readonly p: number; readonly same: boolean }[];
  /** Boats of which somebody reported. */
  readonly boats: number;
  /** Of these, those all of whose reports are inside boats that are mostly others'. */
  readonly lost: number;
  /** Of these, those without a boat of their own but with a report that stands unassigned. */
  readonly unresolved: number;
  readonly proposed: number;
  /** Proposed boats that are noise, or second copies. */
  readonly phantom: number;
  /** Whether the interval of the count holds the number of boats, and how wide it is. */
  readonly covered: boolean;
  readonly width: number;
};

/**
 * Scores one night. A report of the matching that the truth does not have, or the other way about,
 * is an Error that names it.
 */
export function scoreNight(matching: Matching, truth: Truth): NightScore {
  checkSame(matching, truth);
  const owner = ownersOf(matching.boats, truth);
  const truly = groupsOf(truth);
  const inside = new Map(matching.boats.flatMap((ids, at) => ids.map((id) => [id, at] as const)));
  const states = [...truly].map(([boat, ids]) => {
    if (owner.includes(boat)) return "own";
    return ids.every((id) => inside.has(id)) ? "lost" : "unresolved";
  });
  const { p05, p95 } = matching.count;
  return {
    pairs: scorePairs(matching.boats, truth, truly),
    bCubed: scoreBCubed(inside, truth, truly),
    chances: chancesOf(matching, truth, truly),
    boats: truly.size,
    lost: states.filter((state) => state === "lost").length,
    unresolved: states.filter((state) => state === "unresolved").length,
    proposed: matching.boats.length,
    phantom: owner.filter((boat, at) => boat === null || owner.indexOf(boat) !== at).length,
    covered: p05 <= truly.size && truly.size <= p95,
    width: p95 - p05,
  };
}

function checkSame({ reports }: Matching, truth: Truth): void {
  for (const { id } of reports)
    if (truth[id] === undefined) throw new Error(`expected ${id} in the truth; it is not there`);
  const given = new Set(reports.map(({ id }) => id));
  for (const id of Object.keys(truth))
    if (!given.has(id)) throw new Error(`expected ${id} among the reports; it is not there`);
}

function groupsOf(truth: Truth): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [id, boat] of Object.entries(truth))
    if (boat !== null) groups.set(boat, [...(groups.get(boat) ?? []), id]);
  return groups;
}

/** Whose each proposed boat is: the boat or nothing of which it has most reports; ties by name. */
function ownersOf(boats: Matching["boats"], truth: Truth): (string | null)[] {
  return boats.map((ids) => {
    const times = new Map<string | null, number>();
    for (const id of ids) times.set(truth[id]!, (times.get(truth[id]!) ?? 0) + 1);
    const ranked = [...times].sort(
      ([one, n], [other, m]) => m - n || (String(one) < String(other) ? -1 : 1),
    );
    return ranked[0]![0];
  });
}

function scorePairs(
  boats: Matching["boats"],
  truth: Truth,
  truly: ReadonlyMap<string, readonly string[]>,
): NightScore["pairs"] {
  let [right, wrong] = [0, 0];
  for (const ids of boats) {
    for (const [at, id] of ids.entries()) {
      for (const other of ids.slice(at + 1)) {
        if (truth[id] !== null && truth[id] === truth[other]) right += 1;
        else wrong += 1;
      }
    }
  }
  const all = [...truly.values()].reduce(
    (sum, ids) => sum + (ids.length * (ids.length - 1)) / 2,
    0,
  );
  return { right, wrong, missed: all - right };
}

function scoreBCubed(
  inside: ReadonlyMap<string, number>,
  truth: Truth,
  truly: ReadonlyMap<string, readonly string[]>,
): NightScore["bCubed"] {
  const sizes = new Map<number, number>();
  for (const at of inside.values()) sizes.set(at, (sizes.get(at) ?? 0) + 1);
  let [reports, precision, recall] = [0, 0, 0];
  for (const [id, boat] of Object.entries(truth)) {
    if (boat === null) continue;
    const mine = truly.get(boat)!;
    const at = inside.get(id);
    // A report that stands alone is a group of one.
    const together = at === undefined ? 1 : mine.filter((other) => inside.get(other) === at).length;
    reports += 1;
    precision += together / (at === undefined ? 1 : sizes.get(at)!);
    recall += together / mine.length;
  }
  return { reports, precision, recall };
}

function chancesOf(
  { pairs }: Matching,
  truth: Truth,
  truly: ReadonlyMap<string, readonly string[]>,
): NightScore["chances"] {
  const nameOf = (one: string, other: string): string =>
    one < other ? `${one} ${other}` : `${other} ${one}`;
  const chances = pairs.map(({ a, b, p }) => ({
    p,
    same: truth[a] !== null && truth[a] === truth[b],
  }));
  const told = new Set(pairs.map(({ a, b }) => nameOf(a, b)));
  for (const ids of truly.values())
    for (const [at, id] of ids.entries())
      for (const other of ids.slice(at + 1))
        if (!told.has(nameOf(id, other))) chances.push({ p: 0, same: true });
  return chances;
}

/** The scores of nights together. Shares 0 to 1; `lost` and the like are shares of all boats. */
export type MatchScore = {
  readonly nights: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly bCubedPrecision: number;
  readonly bCubedRecall: number;
  readonly bCubedF: number;
  readonly logLoss: number;
  readonly brier: number;
  readonly ece: number;
  readonly countCover: number;
  readonly countWidth: number;
  readonly lost: number;
  readonly unresolved: number;
  readonly phantom: number;
  /** Deciles of chance with how many pairs fell there, their mean chance and how many were so. */
  readonly reliability: readonly Bin[];
};

type Bin = { readonly pairs: number; readonly said: number; readonly so: number };

/** A chance of 0 or 1 that is wrong costs as much as one in a thousand. */
const SURE = 0.001;
const BINS = 10;

export function addScores(nights: readonly NightScore[]): MatchScore {
  const sum = (of: (night: NightScore) => number): number =>
    nights.reduce((total, night) => total + of(night), 0);
  const right = sum(({ pairs }) => pairs.right);
  const precision = right / (right + sum(({ pairs }) => pairs.wrong));
  const recall = right / (right + sum(({ pairs }) => pairs.missed));
  const reports = sum(({ bCubed }) => bCubed.reports);
  const bCubedPrecision = sum(({ bCubed }) => bCubed.precision) / reports;
  const bCubedRecall = sum(({ bCubed }) => bCubed.recall) / reports;
  const chances = nights.flatMap((night) => night.chances);
  const reliability = binsOf(chances);
  const mean = (of: (chance: (typeof chances)[number]) => number): number =>
    chances.reduce((total, chance) => total + of(chance), 0) / chances.length;
  const boats = sum((night) => night.boats);
  return {
    nights: nights.length,
    precision,
    recall,
    f1: harmonic(precision, recall),
    bCubedPrecision,
    bCubedRecall,
    bCubedF: harmonic(bCubedPrecision, bCubedRecall),
    logLoss: mean(({ p, same }) => -Math.log(Math.max(SURE, same ? p : 1 - p))),
    brier: mean(({ p, same }) => (p - Number(same)) ** 2),
    ece:
      reliability.reduce((total, { pairs, said, so }) => total + pairs * Math.abs(said - so), 0) /
      chances.length,
    countCover: sum(({ covered }) => Number(covered)) / nights.length,
    countWidth: sum(({ width }) => width) / nights.length,
    lost: sum((night) => night.lost) / boats,
    unresolved: sum((night) => night.unresolved) / boats,
    phantom: sum((night) => night.phantom) / sum((night) => night.proposed),
    reliability,
  };
}

const harmonic = (one: number, other: number): number =>
  one + other === 0 ? 0 : (2 * one * other) / (one + other);

function binsOf(chances: NightScore["chances"]): Bin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const mine = chances.filter(({ p }) => Math.min(BINS - 1, Math.floor(p * BINS)) === bin);
    const pairs = mine.length;
    const mean = (of: (chance: (typeof mine)[number]) => number): number =>
      pairs === 0 ? 0 : mine.reduce((total, chance) => total + of(chance), 0) / pairs;
    return { pairs, said: mean(({ p }) => p), so: mean(({ same }) => Number(same)) };
  });
}
