import { Fault } from "../fault.ts";
import { readPeople } from "../short-forms.ts";
import type { Count } from "#units";

/** A position as the phone's browser gave it (W3C Geolocation). */
export type LocatePosition = {
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
  /** Metres within which it holds with 95 % confidence, as the standard says. */
  readonly accuracy: number;
  /** Seconds between the fix and the sending, by the phone's own clock; null when not told. */
  readonly age: number | null;
};

/** What the page that asks a phone for its position sends (docs/locate.md). */
export type LocateMessage = {
  readonly kind: "report" | "opened" | "failed";
  /** Drawn by the phone for each pressing: the same message sent again has the same. */
  readonly key: string;
  /** Drawn by the phone for this link: tells one phone from another, and nothing else. */
  readonly device: string;
  /** Seconds between the pressing and the sending; null when not told. */
  readonly age: number | null;
  readonly position: LocatePosition | null;
  /** Why there is none, as the page says it; null when there is one. */
  readonly noFix: string | null;
  /** As typed; may be empty. */
  readonly words: string;
  /** As typed; may be empty. */
  readonly peopleTyped: string;
  /** Null when nothing was typed that can be read as a number of one or more. */
  readonly people: Count | null;
  readonly aboard: boolean | null;
  readonly water: boolean | null;
  readonly engine: boolean | null;
  /** Share that is left, 0..1. */
  readonly battery: number | null;
  readonly language: string | null;
  /** What came otherwise than expected, one sentence each; the rest of the message stands. */
  readonly faults: readonly string[];
};

export type LocateReading =
  | { readonly ok: true; readonly thing: LocateMessage }
  | { readonly ok: false; readonly words: string; readonly why: string };

const KINDS = ["report", "opened", "failed"] as const;
const NAME = /^[0-9a-f]{8,64}$/;
const LANGUAGE = /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8}){0,3}$/;
/**
 * The page lets 5 000 be typed. Room is left for the tokens that replace phone numbers, which are
 * longer: 29 characters for 11 at least, and a report's words end at 20 000.
 */
const WORDS_LENGTH_MAX = 7_000;
const TYPED_LENGTH_MAX = 200;
const CAME_LENGTH_MAX = 300;
/** A message that waited longer on the phone tells no time that can be reckoned with: two days. */
const AGE_SECONDS_MAX = 172_800;
/** The circumference of the earth: no phone is less sure than that. */
const ACCURACY_METRES_MAX = 40_075_000;

type Fields = Readonly<Record<string, unknown>>;
type Note = (field: string, expected: string, came: unknown) => null;

/**
 * Reads what the page sent. A field that is not as expected is named in `faults` with what came and
 * takes nothing else with it: words are never lost over a broken number. Only what is no message at
 * all is not read. Never throws.
 */
export function readLocate(sent: unknown): LocateReading {
  if (!isFields(sent)) return notRead(sent, "an object { … }");
  const kind = KINDS.find((known) => known === sent["kind"]);
  if (kind === undefined) return notRead(sent, `kind one of ${KINDS.join(", ")}`);
  const { key, device } = sent;
  if (!isName(key)) return notRead(sent, "key of 8 to 64 hexadecimal digits");
  if (!isName(device)) return notRead(sent, "device of 8 to 64 hexadecimal digits");
  const faults: string[] = [];
  const note: Note = (field, expected, came) => {
    faults.push(`${field}: expected ${expected}; came ${shown(came)}`);
    return null;
  };
  const peopleTyped = text(sent, "people", TYPED_LENGTH_MAX, note);
  const language = text(sent, "language", TYPED_LENGTH_MAX, note);
  const thing = {
    kind,
    key,
    device,
    age: number(sent, "age", { least: 0, most: AGE_SECONDS_MAX }, note),
    position: readFix(sent["position"], note),
    noFix: text(sent, "noFix", TYPED_LENGTH_MAX, note) || null,
    words: text(sent, "words", WORDS_LENGTH_MAX, note),
    peopleTyped,
    people: countOf(peopleTyped),
    aboard: yesOrNo(sent, "aboard", note),
    water: yesOrNo(sent, "water", note),
    engine: yesOrNo(sent, "engine", note),
    battery: number(sent, "battery", { least: 0, most: 1 }, note),
    language: LANGUAGE.test(language) ? language : null,
    faults,
  };
  return { ok: true, thing };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isName(value: unknown): value is string {
  return typeof value === "string" && NAME.test(value);
}

function notRead(sent: unknown, expected: string): LocateReading {
  const words = shown(sent);
  return { ok: false, words, why: `expected ${expected}; came ${words}` };
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? typeof value;
  const whole = text.length <= CAME_LENGTH_MAX ? text : `${text.slice(0, CAME_LENGTH_MAX)}…`;
  return whole.toWellFormed();
}

/** What was typed, trimmed; of more than `most` characters the first, which is noted. */
function text(fields: Fields, name: string, most: number, note: Note): string {
  const value = fields[name] ?? "";
  if (typeof value !== "string") {
    note(name, "text", value);
    return "";
  }
  if (value.length > most) note(name, `at most ${most} characters`, value.length);
  return value.slice(0, most).toWellFormed().trim();
}

function yesOrNo(fields: Fields, name: string, note: Note): boolean | null {
  const value = fields[name] ?? null;
  return value === null || typeof value === "boolean" ? value : note(name, "true or false", value);
}

type Bounds = { readonly least: number; readonly most: number };

function number(fields: Fields, name: string, { least, most }: Bounds, note: Note): number | null {
  const value = fields[name] ?? null;
  if (value === null) return null;
  // Not NaN either, which no comparison holds of.
  if (typeof value === "number" && value >= least && value <= most) return value + 0;
  return note(name, `a number from ${least} to ${most}`, value);
}

function readFix(sent: unknown, note: Note): LocatePosition | null {
  if (sent === undefined || sent === null) return null;
  if (!isFields(sent)) return note("position", "an object { lat, lon, accuracy, age }", sent);
  const inside: Note = (field, expected, came) => note(`position.${field}`, expected, came);
  const lon = number(sent, "lon", { least: -180, most: 180 }, inside);
  const lat = number(sent, "lat", { least: -90, most: 90 }, inside);
  const accuracy = number(sent, "accuracy", { least: 0, most: ACCURACY_METRES_MAX }, inside);
  const age = number(sent, "age", { least: 0, most: AGE_SECONDS_MAX }, inside);
  if (lon !== null && lat !== null && accuracy !== null) return { lon, lat, accuracy, age };
  // What was left out altogether has not been noted yet.
  return note("position", "lat, lon and accuracy", sent);
}

/**
 * A number of people in the digits of any keyboard of ours. Nobody writes from a boat with
 * nobody in it: a nought is a slip, and stays in the words only.
 */
function countOf(typed: string): Count | null {
  const digits = typed.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
    String(digit.charCodeAt(0) & 0xf),
  );
  try {
    const people = readPeople(digits);
    return people.most === 0 || people.least > PEOPLE_MAX || (people.most ?? 0) > PEOPLE_MAX
      ? null
      : people;
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

/** More than a report of the log may tell. */
const PEOPLE_MAX = 100_000;
