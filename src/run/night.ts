import { readFileSync } from "node:fs";
import { basename } from "node:path";
import {
  readNight,
  type NightAttempt,
  type NightCentre,
  type NightEntry,
  type NightHeader,
  type NightHindsight,
  type NightProblem,
  type NightReading,
} from "#intake";
import {
  entryName,
  GENESIS,
  seal,
  type Centre,
  type Entry,
  type EntryName,
  type VigieEvent,
} from "#log";
import { decide, readOrder, refusedEvent, type Context } from "#orders";
import { emptyPicture, foldInto, type Picture } from "#picture";
import { addSeconds, seconds, type Instant } from "#units";
import { sha256 } from "./store/rows.ts";

const ONE_MILLISECOND = seconds(0.001);

/** Where an entry comes from: its line in the file, and what the file says about that line. */
type Origin = {
  readonly line: number;
  readonly ref: string | null;
  readonly sources: readonly string[];
  readonly confidence: string | null;
  readonly note: string | null;
  /** What was done or tried that night, when the entry is what Vigie answered to it. */
  readonly attempt: string | null;
};

/** What is known about a night besides its entries. None of it is folded. */
type NightMeta = Omit<NightHeader, "night" | "offsets"> & {
  readonly name: string;
  readonly centres: readonly NightCentre[];
  readonly origins: Readonly<Record<EntryName, Origin>>;
  /** Where each entry is published. */
  readonly sources: Readonly<Record<EntryName, readonly string[]>>;
  /** What was found out afterwards: ground truth for scoring, never input. */
  readonly hindsight: readonly Hindsight[];
  /** One sentence for each line that could not be read. */
  readonly problems: readonly string[];
};

type Hindsight = {
  readonly happened: string | null;
  readonly words: string;
  readonly note: string | null;
  readonly ref: string | null;
  readonly sources: readonly string[];
};

/** A night as it is replayed: sealed entries of all its centres in the order of the log. */
export type Night = {
  readonly name: string;
  readonly meta: NightMeta;
  readonly entries: readonly Entry[];
  readonly problems: readonly NightProblem[];
};

/**
 * Reads a night file and seals its entries. Throws one sentence when there is no such file, or no
 * night in it.
 */
export function openNight(path: string): Night {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const why = code === "ENOENT" ? "there is no such file" : `it cannot be read (${code})`;
    throw new Error(`Expected a night at ${path}; ${why}.`, { cause: error });
  }
  const reading = readNight(text);
  if (reading.header === null) {
    const [first] = reading.problems;
    const where = `${basename(path)}, line ${first?.line ?? 1}`;
    throw new Error(`Expected the header of a night in ${where}: ${first?.why ?? "none"}.`);
  }
  return sealNight(reading, reading.header);
}

/**
 * Seals what each centre knew, in the order in which it became known. Reports go through `decide`,
 * so that calls of one phone stay together as in a live watch; so does everything people did or
 * tried: what Vigie accepts is logged as what it gives, what it refuses is logged as refused, with
 * the reasons. Hindsight is not read here.
 */
function sealNight(reading: NightReading, header: NightHeader): Night {
  const sealing = new Sealing();
  const problems = [...reading.problems];
  const logged = reading.lines.filter((line) => line.kind !== "hindsight");
  for (const line of logged.toSorted((one, other) => compare(one.at, other.at))) {
    if (line.kind === "entry") sealing.logFact(line);
    else problems.push(...sealing.logAttempt(line));
  }
  problems.sort((one, other) => one.line - other.line);
  const { night: name, offsets: _, ...about } = header;
  const hindsight = reading.lines.filter((line) => line.kind === "hindsight").map(hindsightOf);
  const { entries, origins } = sealing;
  const sources = Object.fromEntries(
    Object.entries(origins).map(([entry, origin]) => [entry, origin.sources]),
  );
  const sentences = problems.map(({ line, text, why }) => `line ${line}: ${why}. It says: ${text}`);
  return {
    name,
    meta: { name, ...about, origins, sources, hindsight, problems: sentences },
    entries,
    problems,
  };
}

function compare(one: Instant, other: Instant): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function hindsightOf({ happened, words, note, ref, sources }: NightHindsight): Hindsight {
  const when = happened?.kind === "told" ? happened.at : (happened?.words ?? null);
  return { happened: when, words, note, ref, sources };
}

/** The logs of a night being written, with the picture that the board shows meanwhile. */
class Sealing {
  readonly entries: Entry[] = [];
  readonly origins: Record<EntryName, Origin> = {};
  readonly #picture: Picture = emptyPicture();
  readonly #heads = new Map<Centre, Entry>();

  /**
   * Logs what a centre was told. A report that is refused, because its name is taken, is logged all
   * the same.
   */
  logFact(line: NightEntry): void {
    const { event } = line;
    if (event.kind !== "ReportReceived") return this.#log(line, [event], null);
    const { kind: _, ...told } = event;
    const decision = decide(this.#picture, { order: "receiveReport", ...told }, contextOf(line));
    this.#log(line, decision.ok ? decision.events : [event], null);
  }

  /**
   * Puts what people did to `decide`. Gives what is wrong with the line when it is no order at all.
   */
  logAttempt(line: NightAttempt): readonly NightProblem[] {
    const reading = readOrder(line.order);
    if (!reading.ok) {
      const faults = reading.faults.map(({ path, why }) => `attempt.${path || "order"}: ${why}`);
      return [{ line: line.line, text: line.words, why: faults.join("; ") }];
    }
    const decision = decide(this.#picture, reading.order, contextOf(line));
    const events = decision.ok
      ? decision.events
      : [refusedEvent(reading.order, decision.refusals, line.words)];
    this.#log(line, events, line.words);
    return [];
  }

  #log(
    line: NightEntry | NightAttempt,
    events: readonly VigieEvent[],
    attempt: string | null,
  ): void {
    const { centre, by, line: number, ref, sources, confidence, note } = line;
    for (const event of events) {
      const loggedAt = this.#stamp(line);
      const head = this.#heads.get(centre);
      const previous = head?.hash ?? GENESIS;
      const link = { centre, seq: (head?.seq ?? 0) + 1, loggedAt, previous };
      const entry = seal({ by, event }, link, sha256);
      this.#heads.set(centre, entry);
      this.entries.push(entry);
      this.origins[entryName(entry)] = { line: number, ref, sources, confidence, note, attempt };
      foldInto(this.#picture, entry);
    }
  }

  /**
   * What two centres logged in the same minute stays in the order of the file, a millisecond apart.
   */
  #stamp({ at, centre }: NightEntry | NightAttempt): Instant {
    const last = this.entries.at(-1);
    if (last === undefined || at > last.loggedAt) return at;
    return last.centre === centre ? last.loggedAt : addSeconds(last.loggedAt, ONE_MILLISECOND);
  }
}

/** Names are made from the line, so that the same file always gives the same log, hash for hash. */
function contextOf({ at, by, centre, line }: NightEntry | NightAttempt): Context {
  let made = 0;
  const newId = (kind: string): string => {
    made += 1;
    return `${kind}-${line}.${made}`;
  };
  return { now: at, by, centre, newId };
}
