import { signal } from "@preact/signals";
import { entriesIn } from "#picture";
import { epochMs, instant, instantFromMs, type Instant } from "#units";
import { goTo, momentMs, playing, setSpan } from "./clock.ts";
import { connection, readAll } from "./connection.ts";
import { timelineOf } from "./entries.ts";

/** Where an entry of the night comes from, and what its file remarks on it. */
type Origin = {
  readonly sources: readonly string[];
  readonly confidence: string | null;
  readonly note: string | null;
};

/** What is known about the night besides its entries. Hindsight is never folded. */
export type NightMeta = {
  readonly title: string | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** Where each entry is published, by the entry's name. */
  readonly origins: Readonly<Record<string, Origin>>;
  /** What was found out later: shown apart, for those who study the night. */
  readonly hindsight: readonly string[];
  /** Lines of the night file that could not be read. */
  readonly problems: readonly string[];
};

const NONE: NightMeta = {
  title: null,
  from: null,
  to: null,
  origins: {},
  hindsight: [],
  problems: [],
};

export const night = signal<NightMeta>(NONE);

/**
 * Loads a night and goes to the hour in the address ("#at=2021-11-24T03:34Z"), else to its first
 * entry.
 */
export async function openNight(name: string): Promise<void> {
  const address = `/api/nights/${encodeURIComponent(name)}`;
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    night.value = readMeta(await response.json());
    await readAll(`${address}/entries`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    connection.value = { kind: "failed", why };
    return;
  }
  setEnds(night.value);
  addEventListener("hashchange", () => goTo(readHash() ?? momentMs.value));
  playing.subscribe((plays) => {
    if (!plays) keepHash();
  });
}

/**
 * The replay begins with the night as told or its first entry, and ends with the later of both
 * ends.
 */
function setEnds({ from, to }: NightMeta): void {
  const entries = entriesIn(timelineOf("all"));
  const instants = [...entries.map(({ loggedAt }) => loggedAt), from, to].filter(
    (each) => each !== null,
  );
  const sorted = instants.toSorted();
  const [starts, ends] = [sorted[0], sorted.at(-1)];
  if (starts === undefined || ends === undefined) return;
  setSpan(epochMs(starts), epochMs(ends));
  goTo(readHash() ?? epochMs(entries[0]?.loggedAt ?? starts));
  connection.value = { kind: "following", arrival: entries.length };
}

/** Writes the hour into the address, so that it can be sent to somebody. */
export function keepHash(): void {
  history.replaceState(null, "", `#at=${instantFromMs(momentMs.value).slice(0, 19)}Z`);
}

function readHash(): number | null {
  const text = /^#at=(.+)$/.exec(decodeURIComponent(location.hash))?.[1];
  if (text === undefined) return null;
  try {
    return epochMs(instant(text));
  } catch {
    return null;
  }
}

function readMeta(value: unknown): NightMeta {
  if (typeof value !== "object" || value === null) return NONE;
  const given: Partial<Record<string, unknown>> = { ...value };
  return {
    title: typeof given["title"] === "string" ? given["title"] : null,
    from: readInstant(given["from"]),
    to: readInstant(given["to"]),
    origins: readOrigins(given["origins"]),
    hindsight: readTexts(given["hindsight"]),
    problems: readTexts(given["problems"]),
  };
}

function readInstant(value: unknown): Instant | null {
  try {
    return typeof value === "string" ? instant(value) : null;
  } catch {
    return null;
  }
}

function readOrigins(value: unknown): Readonly<Record<string, Origin>> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, readOrigin(of)]));
}

function readOrigin(value: unknown): Origin {
  const given: Partial<Record<string, unknown>> =
    typeof value === "object" && value !== null ? { ...value } : {};
  const text = (each: unknown): string | null => (typeof each === "string" ? each : null);
  return {
    sources: readTexts(given["sources"]),
    confidence: text(given["confidence"]),
    note: text(given["note"]),
  };
}

/** Texts, whether they come as words or as objects that carry some. */
function readTexts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(readTexts);
  if (typeof value !== "object" || value === null) return [];
  const parts: unknown[] = Object.values(value).flat();
  return [parts.filter((part) => typeof part === "string").join(" · ")];
}
