import type { MetresPerSecond } from "#units";
import { metresPerSecond } from "#units";
import { coverOf, speedsOfForces, type Sector, type Speeds } from "./bulletin-wind.ts";
import type { Sign, Timing, Turn } from "./bulletin-words.ts";
import { Fault } from "./fault.ts";

/** One statement of a bulletin: the wind it begins with, one that it becomes, or one at times. */
export type Clause = {
  readonly mode: "first" | "change" | "at times";
  readonly turn: Turn | null;
  /** null when nothing is said of the direction; "variable" when it is said to be any. */
  readonly sector: Sector | "variable" | null;
  readonly speeds: Speeds | null;
  readonly gusts: MetresPerSecond | null;
  readonly timings: readonly Timing[];
};

type Unit = (value: number) => MetresPerSecond;
type Draft = { -readonly [Member in keyof Clause]: Clause[Member] };
type Reader = {
  readonly signs: readonly Sign[];
  readonly clauses: Draft[];
  draft: Draft;
  /** The last unit of a speed, which gusts share. */
  unit: Unit | null;
};

const EXPECTED =
  'expected a direction and a force or speed, such as "southwesterly 4 or 5" or "240° 15-20 kt"';

/** Faster than any wind measured over the sea: a slip of the hand. */
const SPEED_MAX = 100;

const newDraft = (mode: Clause["mode"]): Draft => ({
  mode,
  turn: null,
  sector: null,
  speeds: null,
  gusts: null,
  timings: [],
});
const hasContent = ({ turn, sector, speeds, gusts }: Draft): boolean =>
  turn !== null || sector !== null || speeds !== null || gusts !== null;
/** A number, or a force by its name. */
export const isSpeed = ({ kind }: Sign): boolean => kind === "number" || kind === "force";
/** A direction or a speed. */
export const isContent = (sign: Sign): boolean =>
  sign.kind === "sector" || sign.kind === "variable" || isSpeed(sign);

/** The statements in their order, the first with a direction and a speed. Throws a Fault. */
export function clausesOf(signs: readonly Sign[]): readonly [Clause, ...Clause[]] {
  const reader: Reader = { signs, clauses: [], draft: newDraft("first"), unit: null };
  for (let at = 0; at < signs.length; at = take(reader, at));
  finish(reader);
  const [first, ...others] = reader.clauses;
  const speeds = first?.speeds ?? speedsOfBoth(others[0]);
  if (first === undefined || speeds === null) {
    throw new Fault(`${EXPECTED}; came no force or speed`);
  }
  const isCalm = speeds.most < 1;
  if (first.sector === null && !isCalm) throw new Fault(`${EXPECTED}; came no direction`);
  return [{ ...first, speeds, sector: first.sector ?? "variable" }, ...others];
}

/** "Southwesterly backing southeasterly 4 or 5": the force after the change is that of both. */
function speedsOfBoth(next: Clause | undefined): Speeds | null {
  return next?.mode === "change" && next.sector !== null ? next.speeds : null;
}

/** Takes the sign at `at`, with those that belong to it, and gives the place of the next. */
function take(reader: Reader, at: number): number {
  const sign = reader.signs[at];
  if (sign === undefined) return at + 1;
  switch (sign.kind) {
    case "number":
    case "force":
      return takeSpeeds(reader, at);
    case "gusts":
      return takeGusts(reader, at);
    case "at times":
      takeAtTimes(reader, at);
      break;
    default:
      takeWord(reader, sign);
  }
  return at + 1;
}

function takeWord(reader: Reader, sign: Sign): void {
  if (sign.kind === "sector") takeDirection(reader, sign.sector);
  else if (sign.kind === "variable") takeDirection(reader, "variable");
  else if (sign.kind === "change") takeChange(reader, sign.turn, sign.words);
  else if (sign.kind === "timing") reader.draft.timings = [...reader.draft.timings, sign.timing];
  else if (sign.kind === "stop" && reader.draft.speeds !== null) begin(reader, "change");
  else if (sign.kind === "denial") {
    throw new Fault(`expected what the wind is; came what it is not: "${sign.words}"`);
  }
}

/** Ends the statement at hand, if it says anything, and begins the next. */
function begin(reader: Reader, mode: "change" | "at times"): void {
  if (hasContent(reader.draft)) {
    reader.clauses.push(reader.draft);
    reader.draft = newDraft(mode);
  } else if (reader.draft.mode !== "first") reader.draft.mode = mode;
}

function takeDirection(reader: Reader, sector: Sector | "variable"): void {
  const { timings, speeds, sector: said } = reader.draft;
  const isOfThisSpeed = said === null && timings.length === 0;
  if (speeds !== null && !isOfThisSpeed) {
    // "SW 4 later NW 5": the hour is that of what follows.
    reader.draft.timings = [];
    begin(reader, "change");
    reader.draft.timings = timings;
  }
  const { draft } = reader;
  if (draft.sector === null) draft.sector = sector;
  else if (draft.sector === "variable" || sector === "variable") draft.sector = "variable";
  else draft.sector = coverOf(draft.sector, sector) ?? "variable";
}

function takeChange(reader: Reader, turn: Turn | null, words: string): void {
  begin(reader, "change");
  if (reader.draft.mode === "first") {
    throw new Fault(`expected the wind before how it changes; came "${words}" first`);
  }
  reader.draft.turn = turn;
}

/** "Occasionally 6" goes before what it speaks of, "6 at times" after. */
function takeAtTimes(reader: Reader, at: number): void {
  const rest = reader.signs.slice(at + 1);
  const end = rest.findIndex(({ kind }) => ["stop", "change", "at times"].includes(kind));
  const goesBefore = (end < 0 ? rest : rest.slice(0, end)).some(isContent);
  if (goesBefore) begin(reader, "at times");
  const said = hasContent(reader.draft) || goesBefore ? reader.draft : reader.clauses.at(-1);
  if (said !== undefined && said.mode !== "first") said.mode = "at times";
}

type Measured = { readonly speeds: Speeds; readonly next: number; readonly hasUnit: boolean };

function takeSpeeds(reader: Reader, at: number): number {
  const before = reader.signs[at - 1];
  if (before?.kind === "number") {
    const between = `${before.words} ${reader.signs[at]?.words ?? ""}`;
    throw new Fault(`expected "or" or "to" between two numbers; came "${between}"`);
  }
  if (reader.draft.speeds !== null) begin(reader, "change");
  const unit = reader.unit;
  const { speeds, next, hasUnit } = measure(reader, at, null);
  if (unit !== null && !hasUnit) {
    const came = `"${reader.signs[at]?.words ?? ""}" alone`;
    throw new Fault(`expected a unit after each speed, as after the one before; came ${came}`);
  }
  reader.draft.speeds = speeds;
  return next;
}

function takeGusts(reader: Reader, at: number): number {
  const number = reader.signs[at + 1];
  if (number === undefined || (number.kind !== "number" && number.kind !== "force")) return at + 1;
  const { draft } = reader;
  if (!hasContent(draft) && draft.mode === "change") draft.mode = "at times";
  const { speeds, next } = measure(reader, at + 1, reader.unit);
  draft.gusts = speeds.most;
  return next;
}

/** Numbers joined by "or", "to" or a dash, with their unit; forces where no unit is told. */
function measure(reader: Reader, at: number, shared: Unit | null): Measured {
  const values: number[] = [];
  let unit: Unit | null = null;
  let next = at;
  for (let end: number | null = at; end !== null; end = joined(reader.signs, next)) {
    values.push(...valueOf(reader.signs[end]));
    next = end + 1;
    const after = reader.signs[next];
    if (after?.kind === "strange") {
      throw new Fault(
        `expected a unit of speed, or nothing, after a number; came "${after.words}"`,
      );
    }
    if (after?.kind === "unit") {
      unit = after.to;
      next += 1;
    }
  }
  const isOrLess = reader.signs[next]?.kind === "or less";
  if (unit !== null) reader.unit = unit;
  const speeds = speedsOf(values, unit ?? shared);
  return {
    speeds: isOrLess ? { ...speeds, least: metresPerSecond(0) } : speeds,
    next: isOrLess ? next + 1 : next,
    hasUnit: unit !== null,
  };
}

function valueOf(sign: Sign | undefined): readonly number[] {
  if (sign?.kind === "number") return [sign.value];
  return sign?.kind === "force" ? [sign.force] : [];
}

/** The place of the next number when it is joined to the one before; else null. */
function joined(signs: readonly Sign[], at: number): number | null {
  let isJoined = false;
  for (let next = at; next < signs.length; next += 1) {
    const kind = signs[next]?.kind;
    if (kind === "through") isJoined = true;
    else if (kind === "number" || kind === "force") return isJoined ? next : null;
    else if (kind !== "filler") return null;
  }
  return null;
}

function speedsOf(values: readonly number[], unit: Unit | null): Speeds {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const speeds =
    unit === null ? speedsOfForces(least, most) : { least: unit(least), most: unit(most) };
  if (speeds !== null && speeds.most <= SPEED_MAX) return speeds;
  const came = values.join(" and ");
  throw new Fault(`expected a force of 0 to 12, or a speed with its unit (kt, m/s); came ${came}`);
}

/** An hour that stands alone at the end belongs to what was said last. */
function finish({ clauses, draft }: Reader): void {
  if (hasContent(draft)) {
    clauses.push(draft);
    return;
  }
  const last = clauses.at(-1);
  if (last === undefined || draft.timings.length === 0) return;
  if (last.mode === "first") {
    throw new Fault("expected what the wind is at that hour; came the hour alone");
  }
  last.timings = [...last.timings, ...draft.timings];
}
