import {
  isCentre,
  readEvent,
  ROLES,
  type Author,
  type Centre,
  type Moment,
  type Role,
  type VigieEvent,
} from "#log";
import type { Instant } from "#units";
import {
  cameAs,
  Fault,
  isRecord,
  membersAre,
  readText,
  readTextOrNull,
  type Members,
} from "./fault.ts";
import { readInstant, readMoment, type NightClock } from "./read-moment.ts";
import { writeOut } from "./short-forms.ts";

/** A rescue coordination centre whose log the night tells. */
export type NightCentre = { readonly id: Centre; readonly name: string };

/** The first line of a night file. */
export type NightHeader = {
  /** Its name: as a rule the date on which it began, "2021-11-23". */
  readonly night: string;
  readonly title: string;
  readonly from: Instant;
  readonly to: Instant;
  /** How the hours in the file are to be read, in words. */
  readonly timeBasis: string;
  /** What a time without a zone may have meant. */
  readonly offsets: readonly string[];
  readonly centres: readonly NightCentre[];
};

const CONFIDENCES = ["high", "medium", "low"] as const;

/** What every line may say about itself. None of it reaches the picture. */
type About = {
  /** Its line in the file, from 1. */
  readonly line: number;
  /** The item of the chronology it comes from. */
  readonly ref: string | null;
  /** Where it is published. */
  readonly sources: readonly string[];
  readonly confidence: (typeof CONFIDENCES)[number] | null;
  readonly note: string | null;
};

type Logged = About & {
  /** When the centre knew. */
  readonly at: Instant;
  readonly centre: Centre;
  readonly by: Author;
};

/** A fact that a centre logged. */
export type NightEntry = Logged & { readonly kind: "entry"; readonly event: VigieEvent };

/** What people did or tried that night, in words and as an order that is still to be decided. */
export type NightAttempt = Logged & {
  readonly kind: "attempt";
  readonly words: string;
  readonly order: Members & { readonly order: string };
};

/** What was found out afterwards. Never input: for scoring a replay, shown apart. */
export type NightHindsight = About & {
  readonly kind: "hindsight";
  readonly words: string;
  readonly happened: Moment | null;
};

export type NightLine = NightEntry | NightAttempt | NightHindsight;

/** A line that could not be read: where, what it says, and what was expected. */
export type NightProblem = { readonly line: number; readonly text: string; readonly why: string };

export type NightReading = {
  /** Null when the first line is none; then the problem with it is listed. */
  readonly header: NightHeader | null;
  readonly lines: readonly NightLine[];
  readonly problems: readonly NightProblem[];
};

const ABOUT = ["ref", "source", "confidence", "note"];
const LOGGED = ["at", "centre", "by"];
const OFFSET = /^[+-]\d{2}:\d{2}$/;

/**
 * Reads a night file, `data/nights/FORMAT.md`. A line that cannot be read is listed with its number
 * and its words, and the rest loads. Whether an order may be given is not asked here: `run` puts it
 * to `decide`.
 */
export function readNight(text: string): NightReading {
  const lines: NightLine[] = [];
  const problems: NightProblem[] = [];
  let header: NightHeader | null = null;
  let isFirst = true;
  for (const [index, words] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (words.trim() === "" || words.trimStart().startsWith("#")) continue;
    try {
      const value = readJson(words);
      if (isFirst) header = readHeader(value);
      else lines.push(readNightLine(value, index + 1, header));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      problems.push({ line: index + 1, text: words, why: error.message });
    }
    isFirst = false;
  }
  if (isFirst) problems.push({ line: 1, text: "", why: "expected a night; came no line at all" });
  return { header, lines, problems };
}

function readJson(words: string): Members {
  let value: unknown;
  try {
    value = JSON.parse(words);
  } catch (error) {
    throw new Fault(`expected JSON; ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isRecord(value)) throw new Fault(`expected an object; came ${cameAs(value)}`);
  if (!isWhole(value))
    throw new Fault("expected whole characters; came half of one (U+D800..DFFF)");
  return value;
}

/** Half a character cannot be sealed: it has no UTF-8 bytes. */
function isWhole(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([name, each]) => name.isWellFormed() && isWhole(each));
}

function readHeader(value: Members): NightHeader {
  membersAre(value, ["night", "title", "from", "to", "timeBasis", "centres"], ["offsets"]);
  const from = readInstant(value["from"], "from");
  const to = readInstant(value["to"], "to");
  if (to < from) throw new Fault(`to: expected ${from} or later; came ${to}`);
  return {
    night: readText(value["night"], "night"),
    title: readText(value["title"], "title"),
    from,
    to,
    timeBasis: readText(value["timeBasis"], "timeBasis"),
    offsets: readOffsets(value["offsets"]),
    centres: readCentres(value["centres"]),
  };
}

function readOffsets(value: unknown): readonly string[] {
  if (value === undefined) return ["+00:00"];
  const offsets = Array.isArray(value) ? value.map((offset) => readText(offset, "offsets")) : [];
  if (offsets.length > 0 && offsets.every((offset) => OFFSET.test(offset))) return offsets;
  throw new Fault(`offsets: expected some such as "+01:00"; came ${cameAs(value)}`);
}

function readCentres(value: unknown): readonly NightCentre[] {
  if (!Array.isArray(value)) throw new Fault(`centres: expected a list; came ${cameAs(value)}`);
  return value.map((centre: unknown) => {
    if (!isRecord(centre)) throw new Fault(`centres: expected id and name; came ${cameAs(centre)}`);
    membersAre(centre, ["id", "name"], []);
    return { id: readCentre(centre["id"]), name: readText(centre["name"], "name") };
  });
}

function readNightLine(value: Members, line: number, header: NightHeader | null): NightLine {
  const about = { line, ...readAbout(value) };
  if ("event" in value) {
    membersAre(value, [...LOGGED, "event"], ABOUT);
    const event = readNightEvent(value["event"], header);
    return { kind: "entry", ...about, ...readLogged(value, header), event };
  }
  if ("attempt" in value) {
    membersAre(value, [...LOGGED, "attempt", "words"], ABOUT);
    const words = readText(value["words"], "words");
    const order = readOrderWords(value["attempt"], header);
    return { kind: "attempt", ...about, ...readLogged(value, header), words, order };
  }
  if ("hindsight" in value) {
    membersAre(value, ["hindsight"], ["happened", ...ABOUT]);
    const words = readText(value["hindsight"], "hindsight");
    const happened = readMoment(value["happened"], header);
    return { kind: "hindsight", ...about, words, happened };
  }
  throw new Fault(`expected event, attempt or hindsight; came ${Object.keys(value).join(", ")}`);
}

function readAbout(value: Members): Omit<About, "line"> {
  const { confidence } = value;
  const known = CONFIDENCES.find((each) => each === confidence);
  if (confidence !== undefined && known === undefined) {
    const expected = `confidence: expected ${CONFIDENCES.join(", ")}`;
    throw new Fault(`${expected}; came ${cameAs(confidence)}`);
  }
  return {
    ref: readTextOrNull(value["ref"], "ref"),
    sources: readSources(value["source"]),
    confidence: known ?? null,
    note: readTextOrNull(value["note"], "note"),
  };
}

function readSources(value: unknown): readonly string[] {
  if (value === undefined) return [];
  const sources: readonly unknown[] = Array.isArray(value) ? value : [value];
  return sources.map((source) => readText(source, "source"));
}

function readLogged(
  value: Members,
  header: NightHeader | null,
): Pick<Logged, "at" | "centre" | "by"> {
  const at = readInstant(value["at"], "at");
  if (header !== null && (at < header.from || at > header.to)) {
    throw new Fault(`at: expected ${header.from} to ${header.to}, the night's hours; came ${at}`);
  }
  const centre = readCentre(value["centre"]);
  const known = header?.centres.map(({ id }) => id) ?? [centre];
  if (!known.includes(centre)) {
    throw new Fault(`centre: expected one of the header's, ${known.join(", ")}; came ${centre}`);
  }
  return { at, centre, by: readAuthor(value["by"]) };
}

function readCentre(value: unknown): Centre {
  if (typeof value === "string" && isCentre(value)) return value;
  throw new Fault(`centre: expected a name such as "dover"; came ${cameAs(value)}`);
}

const ROLE_NAMES: ReadonlySet<string> = new Set(ROLES);

function readAuthor(value: unknown): Author {
  const given = typeof value === "string" ? /^(.{1,60})\/([a-z]+)$/.exec(value) : null;
  const [, desk = "", role = ""] = given ?? [];
  if (ROLE_NAMES.has(role)) return { desk, role: role as Role };
  const roles = ROLES.join(", ");
  throw new Fault(`by: expected desk/role with a role of ${roles}; came ${cameAs(value)}`);
}

/** Throws a Fault that names every member at fault, and one that the event has no place for. */
function readNightEvent(value: unknown, clock: NightClock | null): VigieEvent {
  if (!isRecord(value)) throw new Fault(`event: expected an object; came ${cameAs(value)}`);
  const full = writeOut(value, clock);
  const reading = readEvent(full);
  if (!reading.ok) {
    const faults = reading.faults.map(({ path, why }) => `${path || "kind"}: ${why}`);
    throw new Fault(`event: ${faults.join("; ")}`);
  }
  const lost = lostMembers(full, reading.event, "");
  if (lost.length === 0) return reading.event;
  throw new Fault(`event: a ${reading.event.kind} has no ${lost.join(", ")}; it would be lost`);
}

/** Members that were given and that the schema let fall. */
function lostMembers(given: unknown, kept: unknown, path: string): readonly string[] {
  if (Array.isArray(given) && Array.isArray(kept)) {
    return given.flatMap((each, index) => lostMembers(each, kept[index], `${path}[${index}]`));
  }
  if (!isRecord(given) || !isRecord(kept)) return [];
  return Object.entries(given).flatMap(([name, value]) => {
    const at = path === "" ? name : `${path}.${name}`;
    return name in kept ? lostMembers(value, kept[name], at) : [at];
  });
}

function readOrderWords(value: unknown, clock: NightClock | null): NightAttempt["order"] {
  if (!isRecord(value)) throw new Fault(`attempt: expected an order; came ${cameAs(value)}`);
  const order = readText(value["order"], "attempt.order");
  return { ...writeOut(value, clock), order };
}
