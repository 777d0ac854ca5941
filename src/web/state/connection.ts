import { signal } from "@preact/signals";
import { faultIn, markUnread, type Entry } from "#log";
import { instantFromMs, type Instant } from "#units";
import { beat } from "./clock.ts";
import { forgetEntries, takeEntries } from "./entries.ts";
import { askToSend } from "./unsent.ts";

/** How the page stands with the server. The board always shows it. */
export type Connection =
  | { readonly kind: "opening" }
  | { readonly kind: "following"; readonly arrival: number }
  | { readonly kind: "lost"; readonly since: Instant }
  | { readonly kind: "failed"; readonly why: string };

/**
 * What the server says of its own log and picture: words for the board when something stands still.
 */
export type ServerState = { readonly stopped: string | null };

export const connection = signal<Connection>({ kind: "opening" });
/** A file of wind or current that is not on the server as it came. */
export type FaultyField = {
  readonly entry: string;
  readonly quantity: "wind" | "current" | "sea temperature";
  readonly state: "missing" | "altered";
};

export const serverState = signal<ServerState>({ stopped: null });
/** As of the last sign of life. */
export const faultyFields = signal<readonly FaultyField[]>([]);
/** Lines that came and could not be read as entries; never passed over in silence. */
export const unreadLines = signal<readonly string[]>([]);

/** A quiet line is asked for a sign of life this often, in milliseconds. */
const ASK_MS = 10_000;
const ANSWER_WITHIN_MS = 5_000;
/** After an entry, wait so long for more before folding: a burst is one picture. */
const GATHER_MS = 40;

let arrival = 0;
let isOpen = false;
let gathered: Entry[] = [];
let gathering = false;

/** Reads all entries the server has, then follows its stream for as long as the page lives. */
export async function followWatch(): Promise<void> {
  try {
    await readAll("/api/entries");
  } catch (error) {
    connection.value = { kind: "lost", since: instantFromMs(Date.now()) };
    noteUnread(error instanceof Error ? error.message : String(error));
  }
  follow();
  void askAlive();
  setInterval(() => void askAlive(), ASK_MS);
}

/**
 * Fetches newline-delimited entries and takes them in; the address may answer bare entries or
 * numbered ones.
 */
export async function readAll(address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  const text = await response.text();
  const entries: Entry[] = [];
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const read = readNumbered(line);
    if (read === null) continue;
    if (read.arrival !== null) arrival = Math.max(arrival, read.arrival);
    entries.push(read.entry);
  }
  takeEntries(entries);
}

function readNumbered(line: string): { arrival: number | null; entry: Entry } | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    noteUnread(line);
    return null;
  }
  const numbered = typeof value === "object" && value !== null && "entry" in value ? value : null;
  const entry = readEntry(numbered === null ? value : numbered.entry);
  if (entry === null) {
    noteUnread(line);
    return null;
  }
  const number = numbered !== null && "arrival" in numbered ? numbered.arrival : null;
  return { arrival: typeof number === "number" ? number : null, entry };
}

/**
 * An entry as it came from the server; what this version cannot understand is marked, not dropped.
 */
export function readEntry(value: unknown): Entry | null {
  return faultIn(value) === null ? markUnread(value as Entry) : null;
}

function noteUnread(line: string): void {
  unreadLines.value = [...unreadLines.value.slice(-19), line.slice(0, 300)];
}

function follow(): void {
  const stream = new EventSource(`/api/stream?after=${arrival}`);
  stream.addEventListener("open", () => {
    isOpen = true;
    connection.value = { kind: "following", arrival };
    askToSend();
  });
  stream.addEventListener("error", () => {
    isOpen = false;
    noteLost();
    if (stream.readyState === EventSource.CLOSED) setTimeout(follow, 2_000);
  });
  stream.addEventListener("message", (message: MessageEvent<string>) => {
    arrival = Math.max(arrival, Number(message.lastEventId) || 0);
    const read = readNumbered(message.data);
    if (read !== null) gather(read.entry);
  });
  stream.addEventListener("state", (message: MessageEvent<string>) => {
    serverState.value = readState(message.data);
  });
  stream.addEventListener("restart", () => {
    gathered = [];
    arrival = 0;
    forgetEntries();
  });
}

function gather(entry: Entry): void {
  gathered.push(entry);
  if (gathering) return;
  gathering = true;
  setTimeout(() => {
    gathering = false;
    beat();
    takeEntries(gathered);
    gathered = [];
    if (isOpen) connection.value = { kind: "following", arrival };
  }, GATHER_MS);
}

function noteLost(): void {
  if (connection.value.kind === "lost") return;
  connection.value = { kind: "lost", since: instantFromMs(Date.now()) };
}

/** A half-open line looks alive to the browser; only an answer proves that the server is there. */
async function askAlive(): Promise<void> {
  try {
    const response = await fetch("/api/health", { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    if (!response.ok) return noteLost();
    const faulty = readFaulty(await response.json());
    if (JSON.stringify(faulty) !== JSON.stringify(faultyFields.peek())) faultyFields.value = faulty;
    if (isOpen && connection.value.kind === "lost")
      connection.value = { kind: "following", arrival };
  } catch {
    noteLost();
  }
}

/** Of a server of another version nothing may be said. */
function readFaulty(health: unknown): readonly FaultyField[] {
  const fields = typeof health === "object" && health !== null && "fields" in health;
  const told: unknown = fields ? health.fields : null;
  const has = typeof told === "object" && told !== null && "faulty" in told;
  return has && Array.isArray(told.faulty) ? (told.faulty as readonly FaultyField[]) : [];
}

function readState(text: string): ServerState {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) return { stopped: null };
  const picture = "picture" in value ? value.picture : null;
  const log = "log" in value ? value.log : null;
  return { stopped: whyStopped(picture) ?? whyStopped(log) };
}

function whyStopped(part: unknown): string | null {
  if (typeof part !== "object" || part === null) return null;
  return "why" in part && typeof part.why === "string" ? part.why : null;
}
