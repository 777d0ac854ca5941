import type { Instant, MetresPerSecond } from "#units";
import { epochMs, instantFromMs, metresPerSecond } from "#units";
import { clausesOf, isContent, isSpeed, type Clause } from "./bulletin-clauses.ts";
import { coverOf, middleOf, turnThrough, type Sector, type Speeds } from "./bulletin-wind.ts";
import { plainText, signsOf, type Sign, type Timing } from "./bulletin-words.ts";
import { Fault } from "./fault.ts";

/** The wind as a bulletin has it for a while: a range, within which nothing is chosen. */
export type WindRow = {
  readonly from: Instant;
  readonly until: Instant;
  /** Where it comes from, and how far to either side, degrees true; null when it is variable. */
  readonly directionFrom: number | null;
  readonly spread: number;
  readonly least: MetresPerSecond;
  readonly most: MetresPerSecond;
  /** The strongest gust named; null when none is. */
  readonly gusts: MetresPerSecond | null;
};

export type BulletinReading =
  | {
      readonly ok: true;
      readonly words: string;
      /** One after the other without gaps. */
      readonly rows: readonly WindRow[];
      /** The area named before a colon; null when none is. */
      readonly area: string | null;
      /** The words taken for the wind. */
      readonly read: readonly string[];
      /** The words that are no wind or were not understood. */
      readonly notRead: readonly string[];
    }
  | { readonly ok: false; readonly words: string; readonly why: string };

/** A shipping or inshore forecast holds for 24 hours from its issue (Met Office, Météo-France). */
const FORECAST_HOURS = 24;
/**
 * A part of a day is told by the clock of a coast, which is up to two hours ahead of UTC: so much
 * earlier a change may come.
 */
const CLOCKS_AHEAD = 2;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The wind in the words of a shipping or inshore forecast entered by hand, in English (Met Office)
 * or French (Météo-France), or in short: "SW 4-5", "230/12kn", "240° 15-20 kt gusts 28". Forces
 * become m/s; a point of the compass becomes the sector that it names; while a change may have come
 * or not, a row holds both winds. What is no wind is listed, never lost; what cannot be read is
 * refused with what was expected.
 */
export function readBulletin(words: string, issuedAt: Instant): BulletinReading {
  try {
    const { area, text, passed } = windSections(plainText(words));
    const { wind, rest } = windSigns(signsOf(text));
    const rows = rowsOf(clausesOf(wind), epochMs(issuedAt));
    const isSaid = ({ kind }: Sign): boolean => kind !== "stop" && kind !== "end";
    const isStrange = ({ kind }: Sign): boolean => kind === "strange";
    const wordsOf = (signs: readonly Sign[]): string[] =>
      signs.filter(isSaid).map((sign) => sign.words);
    return {
      ok: true,
      words,
      rows,
      area,
      read: wordsOf(wind.filter((sign) => !isStrange(sign))),
      notRead: [...passed, ...wordsOf([...rest, ...wind.filter(isStrange)])],
    };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, words, why: error.message };
  }
}

const LABEL = /(?<=^|[\n.])[^\S\n]*([\p{L}][\p{L} ,-]*?)[^\S\n]*:/gu;
const WIND = /^(?:the )?(?:winds?|vents?)$/i;

/** What stands under the area or under "Wind:", without what stands under other headings. */
function windSections(text: string): { area: string | null; text: string; passed: string[] } {
  const labels = [...text.matchAll(LABEL)];
  const areas: string[] = [];
  const kept = [text.slice(0, labels[0]?.index ?? text.length)];
  const passed: string[] = [];
  labels.forEach((match, index) => {
    const [whole, label = ""] = match;
    const body = text.slice(match.index + whole.length, labels[index + 1]?.index ?? text.length);
    const signs = signsOf(label).filter(({ kind }) => kind !== "stop" && kind !== "filler");
    if (WIND.test(label)) kept.push(body);
    else if (signs.every(({ kind }) => kind === "timing")) kept.push(`${label} ${body}`);
    else if (signs.some(({ kind }) => kind === "not the wind"))
      passed.push(`${label}:${body}`.trim());
    else {
      areas.push(label.trim());
      kept.push(body);
    }
  });
  if (areas.length > 1) {
    throw new Fault(`expected the forecast of one area; came ${areas.join(" and ")}`);
  }
  return { area: areas[0] ?? null, text: kept.join("\n"), passed };
}

/** The signs of the wind, with a stop after each part; and the parts that are of other things. */
function windSigns(signs: readonly Sign[]): { wind: Sign[]; rest: Sign[] } {
  const wind: Sign[] = [];
  const rest: Sign[] = [];
  for (const sentence of split(signs, "end")) {
    // "Becoming rough in the east": a direction alone is of the wind only where the wind is told.
    let isToldOf = true;
    for (const part of split(sentence, "stop")) {
      const other = part.findIndex(({ kind }) => kind === "not the wind");
      const own = other < 0 ? part : part.slice(0, other);
      isToldOf =
        own.some(isSpeed) || (isToldOf && (own.some(isContent) || (other < 0 && isHint(part))));
      if (isToldOf) wind.push(...own, { kind: "stop", words: "," });
      rest.push(...(isToldOf ? part.slice(own.length) : part));
    }
  }
  return { wind, rest };
}

function split(signs: readonly Sign[], at: "stop" | "end"): readonly Sign[][] {
  const parts: Sign[][] = [[]];
  for (const sign of signs) {
    if (sign.kind === at) parts.push([]);
    else parts.at(-1)?.push(sign);
  }
  return parts.filter((part) => part.length > 0);
}

/** Says when, or how often, or which way, without a wind of its own: "later", "backing". */
function isHint(part: readonly Sign[]): boolean {
  const tells = part.some(
    (sign) =>
      sign.kind === "timing" ||
      sign.kind === "at times" ||
      sign.kind === "denial" ||
      (sign.kind === "change" && sign.turn !== null),
  );
  return tells && part.every(({ kind }) => kind !== "strange");
}

/** A wind that may be: from a sector, or from anywhere. */
type Wind = {
  readonly sector: Sector | null;
  readonly speeds: Speeds;
  readonly gusts: MetresPerSecond | null;
};
/** Milliseconds since 1970. */
type Window = { readonly from: number; readonly until: number };
type Timed = { readonly clause: Clause; readonly window: Window };

function rowsOf(clauses: readonly [Clause, ...Clause[]], issued: number): WindRow[] {
  const [first, ...others] = clauses;
  const windows = clauses.flatMap(({ timings }) => timings.map((each) => windowOf(each, issued)));
  const end = Math.max(issued + FORECAST_HOURS * HOUR_MS, ...windows.map(({ until }) => until));
  const begin = first.timings.length === 0 ? issued : hullOf(first.timings, issued).from;
  const whole = { from: begin, until: end };
  const timed = others.map((clause): Timed => {
    return { clause, window: clause.timings.length === 0 ? whole : hullOf(clause.timings, issued) };
  });
  const cuts = timed.flatMap(({ window }) => [window.from, window.until]);
  const inside = cuts.filter((cut) => cut > begin && cut < end);
  const edges = [...new Set([begin, ...inside, end])].toSorted((one, other) => one - other);
  const rows = edges.slice(0, -1).map((edge, index) => {
    return rowOf(edge, edges[index + 1] ?? end, windsAt(edge, first, timed));
  });
  return rows.reduce<WindRow[]>(joinedOn, []);
}

/** Every wind that may blow from `at` until the next cut. */
function windsAt(at: number, first: Clause, timed: readonly Timed[]): readonly Wind[] {
  let last = changed({ sector: null, speeds: NO_SPEED, gusts: null }, first);
  let winds = [last];
  for (const { clause, window } of timed) {
    if (at < window.from) continue;
    const next = changed(last, clause);
    if (clause.mode === "at times") winds.push(next);
    else {
      winds = at < window.until ? [...winds, next, turning(last, next, clause)] : [next];
      last = next;
    }
  }
  return winds;
}

const NO_SPEED: Speeds = { least: metresPerSecond(0), most: metresPerSecond(0) };

function changed(last: Wind, { sector, turn, speeds, gusts }: Clause): Wind {
  // Told to back or veer, and not how far: it may come from anywhere.
  const kept = turn === null ? last.sector : null;
  return {
    sector: sector === "variable" ? null : (sector ?? kept),
    speeds: speeds ?? last.speeds,
    gusts,
  };
}

/** The wind on its way from one to another; the same as the other when nothing says which way. */
function turning(last: Wind, next: Wind, { turn }: Clause): Wind {
  if (turn === null || last.sector === null || next.sector === null) return next;
  return { ...next, sector: turnThrough(last.sector, next.sector, turn) };
}

function rowOf(from: number, until: number, winds: readonly Wind[]): WindRow {
  // The widest first: the way round that was told, where two ways are as short.
  const sector = winds
    .map((wind) => wind.sector)
    .toSorted((one, other) => (other?.sweep ?? 360) - (one?.sweep ?? 360))
    .reduce((one, other) => (one === null || other === null ? null : coverOf(one, other)));
  const middle = sector === null ? null : middleOf(sector);
  const gusts = winds.flatMap((wind) => wind.gusts ?? []);
  return {
    from: instantFromMs(from),
    until: instantFromMs(until),
    directionFrom: middle?.direction ?? null,
    spread: middle?.spread ?? 180,
    least: metresPerSecond(Math.min(...winds.map(({ speeds }) => speeds.least))),
    most: metresPerSecond(Math.max(...winds.map(({ speeds }) => speeds.most))),
    gusts: gusts.length === 0 ? null : metresPerSecond(Math.max(...gusts)),
  };
}

/** Rows of the same wind become one. */
function joinedOn(rows: readonly WindRow[], row: WindRow): WindRow[] {
  const last = rows.at(-1);
  if (last === undefined) return [row];
  const { from, until } = row;
  const isSame = JSON.stringify({ ...last, from, until }) === JSON.stringify(row);
  return isSame ? [...rows.slice(0, -1), { ...last, until }] : [...rows, row];
}

function hullOf(timings: readonly Timing[], issued: number): Window {
  const windows = timings.map((each) => windowOf(each, issued));
  return {
    from: Math.min(...windows.map(({ from }) => from)),
    until: Math.max(...windows.map(({ until }) => until)),
  };
}

/** When the change comes: not before the issue, and a part of a day the next time it is over. */
function windowOf(timing: Timing, issued: number): Window {
  if (timing.kind === "hours") {
    return { from: issued + timing.from * HOUR_MS, until: issued + timing.until * HOUR_MS };
  }
  const today = Math.floor(issued / DAY_MS) * DAY_MS;
  const ahead = timing.tomorrow ? DAY_MS : 0;
  const ends = [-1, 0, 1].map((day) => today + day * DAY_MS + timing.until * HOUR_MS);
  const until = (ends.find((each) => each > issued) ?? today + 2 * DAY_MS) + ahead;
  const from = until - (timing.until - timing.from + CLOCKS_AHEAD) * HOUR_MS;
  return { from: Math.max(issued, from), until };
}
