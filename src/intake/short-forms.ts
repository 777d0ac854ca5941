import { isCount, UNKNOWN_COUNT, type Count } from "#units";
import { cameAs, Fault, isRecord, type Members } from "./fault.ts";
import { readInstant, readMoment, type NightClock } from "./read-moment.ts";

/** Members that hold a moment with its zone, in events and in orders. */
const INSTANTS = ["arrivesBy", "until", "nextLight", "resumeAt"] as const;
/**
 * Events and orders in which people are a range that somebody claims; elsewhere they are a number
 * counted.
 */
const CLAIMS: ReadonlySet<unknown> = new Set([
  "ReportReceived",
  "ReportAmended",
  "PeopleBounded",
  "receiveReport",
  "amendReport",
  "boundPeople",
]);

/** Landings, where the place is a harbour in words. */
const PLACED_IN_WORDS: ReadonlySet<unknown> = new Set(["PeopleLanded", "landPeople"]);

/**
 * An event or an order with the short forms of a night file written out in full: `happened` as
 * text, moments in any spelling with a zone, `people` as a number or "30..40" or "30+", `from` and
 * `place` as one word. Throws a Fault.
 */
export function writeOut(given: Members, clock: NightClock | null): Members {
  const name = given["kind"] ?? given["order"];
  const full = writeOutMembers(given, name, clock);
  const { changes } = given;
  return isRecord(changes) ? { ...full, changes: writeOutMembers(changes, name, clock) } : full;
}

function writeOutMembers(given: Members, name: unknown, clock: NightClock | null): Members {
  const full: Record<string, unknown> = { ...given };
  const { happened, people, place } = given;
  for (const member of INSTANTS) {
    if (typeof given[member] === "string") full[member] = readInstant(given[member], member);
  }
  if (happened !== undefined) full["happened"] = readHappened(happened, clock);
  if (people !== undefined && CLAIMS.has(name)) full["people"] = readClaim(people);
  if (place !== undefined && !PLACED_IN_WORDS.has(name)) full["place"] = readPlace(place);
  if (typeof given["from"] === "string") full["from"] = readFrom(given["from"], name);
  return full;
}

/** Of a report, who spoke; of the weather, since when; else as it is. */
function readFrom(from: string, name: unknown): unknown {
  if (name === "ReportReceived" || name === "receiveReport") return { who: from };
  if (name === "WeatherStated" || name === "stateWeather") return readInstant(from, "from");
  return from;
}

function readHappened(value: unknown, clock: NightClock | null): unknown {
  try {
    return readMoment(value, clock);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new Fault(`happened: ${error.message}`);
  }
}

function readClaim(value: unknown): unknown {
  if (value === null || isRecord(value)) return value;
  if (typeof value === "number") return { least: value, most: value };
  return readPeople(value);
}

/**
 * A number of people as somebody claims it: "33", "30..40", "30-40", "30+", or "?" for a number
 * nobody knows. Throws a Fault.
 */
export function readPeople(value: unknown): Count {
  const text =
    typeof value === "string"
      ? /^(\d{1,6})(?:(\+)|\s*(?:\.\.|[-–])\s*(\d{1,6}))?$/.exec(value.trim())
      : null;
  if (typeof value === "string" && value.trim() === "?") return UNKNOWN_COUNT;
  const [, least = "", open, most] = text ?? [];
  const people = { least: Number(least), most: open === "+" ? null : Number(most ?? least) };
  if (text !== null && isCount(people)) return people;
  throw new Fault(`people: expected a number, "30+", "30-40" or "?"; came ${cameAs(value)}`);
}

/** A place in words only has no reading: nobody guesses a position from them. */
function readPlace(value: unknown): unknown {
  if (typeof value === "string") {
    return { words: value, method: "spoken", fixedAt: null, readings: [] };
  }
  if (!isRecord(value)) return value;
  const full: Record<string, unknown> = { readings: [], ...value };
  const { fixedAt } = value;
  if (typeof fixedAt === "string") full["fixedAt"] = readInstant(fixedAt, "fixedAt");
  return full;
}
