import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Entry } from "#log";
import type { EventLog } from "../store/event-log.ts";
import { entryText, lastNumber, readNumbered } from "./numbered.ts";
import { Problem } from "./problem.ts";

/**
 * What a listener that cannot keep up may owe before it is let go: about 3 000 entries. It can
 * resume.
 */
const OWED_BYTES_MAX = 1_048_576;
/**
 * A comment this often keeps proxies from closing a quiet line, and finds listeners that are gone.
 */
const HEARTBEAT_MS = 15_000;
/** How soon a change in the state of log or picture is told when no entry comes. */
const STATE_CHECK_MS = 1_000;
/** Entries read from the log at a time while a listener catches up. */
const PAGE_ENTRIES = 500;
/** How soon a browser asks again after a dropped connection. */
const RETRY_MS = 1_000;

const HEARTBEAT = Buffer.from(": still here\n\n");

type Listener = { readonly response: ServerResponse; sent: number; stuck: boolean };

/**
 * Tells every browser of every entry, once and in order of arrival, by server-sent events. Each
 * event's `id` is the arrival number of its entry, so a listener that comes back says where it was
 * and goes on from there.
 */
export class Stream {
  readonly #log: EventLog;
  readonly #state: () => unknown;
  readonly #listeners = new Set<Listener>();
  readonly #joining = new Set<ServerResponse>();
  readonly #stops: (() => void)[] = [];
  #toldState = "";
  /** The last arrival number that was told to the listeners. */
  #told: number;

  constructor(log: EventLog, state: () => unknown) {
    this.#log = log;
    this.#state = state;
    this.#told = lastNumber(log);
    this.#stops.push(log.tail((entries, first) => this.#publish(entries, first)));
    const beat = setInterval(() => this.#beat(), HEARTBEAT_MS);
    const check = setInterval(() => this.tellState(), STATE_CHECK_MS);
    this.#stops.push(() => {
      clearInterval(beat);
      clearInterval(check);
    });
  }

  /** How many listen now, those that still catch up included. */
  get listeners(): number {
    return this.#listeners.size + this.#joining.size;
  }

  /**
   * Answers with the stream from after `after` on. Reads what was missed page by page; the last
   * page and the joining of the live listeners happen in one turn of the event loop, so there is no
   * gap and nothing comes twice. `after` beyond the end means that the listener saw another log: it
   * is told to begin again, and gets everything.
   */
  async join(request: IncomingMessage, response: ServerResponse, after: number): Promise<void> {
    response.writeHead(200, {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
      Connection: "close",
    });
    this.#joining.add(response);
    response.once("close", () => this.#joining.delete(response));
    const state = stateFrame(this.#state());
    response.write(`retry: ${RETRY_MS}\n\n${state}`);
    let sent = after;
    if (after > this.#told) {
      response.write(restartFrame(after, this.#told));
      sent = 0;
    }
    while (sent < this.#told && !response.destroyed) {
      const page = this.#page(sent);
      sent += page.count;
      if (!response.write(page.frames)) await drained(response);
    }
    if (response.destroyed) return;
    const stateNow = stateFrame(this.#state());
    if (stateNow !== state) response.write(stateNow);
    this.#joining.delete(response);
    const listener = { response, sent: 0, stuck: false };
    this.#listeners.add(listener);
    response.once("close", () => this.#listeners.delete(listener));
    request.socket.setKeepAlive(true, HEARTBEAT_MS);
  }

  /** Tells all listeners how log and picture are, if that changed since they were last told. */
  tellState(): void {
    const frame = stateFrame(this.#state());
    if (frame === this.#toldState) return;
    const first = this.#toldState === "";
    this.#toldState = frame;
    if (!first) this.#write(Buffer.from(frame));
  }

  /** Ends all connections. The listeners come back by themselves when there is a server again. */
  close(): void {
    for (const stop of this.#stops) stop();
    for (const { response } of this.#listeners) response.end();
    for (const response of this.#joining) response.destroy();
  }

  #page(after: number): { readonly frames: Buffer; readonly count: number } {
    const frames: string[] = [];
    for (const { arrival, entry } of readNumbered(this.#log, after)) {
      frames.push(entryFrame(entry, arrival));
      if (frames.length === PAGE_ENTRIES || arrival === this.#told) break;
    }
    if (frames.length === 0) throw new Error(`the log gives nothing after entry ${after}`);
    return { frames: Buffer.from(frames.join("")), count: frames.length };
  }

  #publish(entries: readonly Entry[], first: number): void {
    const frames = entries.map((entry, index) => entryFrame(entry, first + index));
    this.#told = first + entries.length - 1;
    if (this.#listeners.size > 0) this.#write(Buffer.from(frames.join("")));
    this.tellState();
  }

  /** One buffer to all sockets: nothing is copied for each listener. */
  #write(bytes: Buffer): void {
    for (const { response } of this.#listeners) {
      response.write(bytes);
      if (response.writableLength > OWED_BYTES_MAX) response.destroy();
    }
  }

  #beat(): void {
    for (const listener of this.#listeners) {
      const sent = listener.response.socket?.bytesWritten ?? 0;
      const owes = listener.response.writableNeedDrain;
      if (owes && listener.stuck && sent === listener.sent) listener.response.destroy();
      listener.stuck = owes;
      listener.sent = sent;
    }
    this.#write(HEARTBEAT);
  }
}

/**
 * Where a listener wants to go on: `Last-Event-ID` (what a browser sends by itself), else
 * `?after=`, else from the beginning. Throws a problem that names the header or field when it is no
 * arrival number.
 */
export function resumePoint(request: IncomingMessage, after: number | undefined): number {
  const header = request.headers["last-event-id"];
  const text = Array.isArray(header) ? header.join(",") : header;
  if (text === undefined || text === "") return after ?? 0;
  const number = Number(text);
  if (/^\d{1,15}$/.test(text)) return number;
  const came = JSON.stringify(text);
  const detail = `Last-Event-ID: expected the arrival number of an entry; came ${came}.`;
  throw new Problem("bad-field", 400, detail, {
    errors: [{ pointer: "Last-Event-ID", detail, expected: "a whole number", came }],
  });
}

async function drained(response: ServerResponse): Promise<void> {
  const patience = AbortSignal.timeout(2 * HEARTBEAT_MS);
  try {
    const signal = patience;
    await Promise.race([once(response, "drain", { signal }), once(response, "close", { signal })]);
  } catch {
    response.destroy();
  }
}

/** JSON holds no line break, so an entry is one `data:` line. */
function entryFrame(entry: Entry, arrival: number): string {
  return `id: ${arrival}\ndata: ${entryText(entry)}\n\n`;
}

function stateFrame(state: unknown): string {
  return `event: state\ndata: ${JSON.stringify(state)}\n\n`;
}

function restartFrame(after: number, length: number): string {
  const why = `entry ${after} was asked for, and this log has ${length}: it is another log`;
  return `event: restart\ndata: ${JSON.stringify({ after, length, why })}\n\n`;
}
