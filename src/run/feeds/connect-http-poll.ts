import type { Connection, Listener } from "./feed.ts";

const ANSWER_MS = 20_000;
/** No feed of a tracker is near it. */
const BYTES_MOST = 8 * 1024 * 1024;

export type PollSetting = {
  /** "https://…"; a user and password in it are sent as such (RFC 7617), not in the address. */
  readonly url: string;
  /** Seconds between two questions. SPOT wants 150 at least for one feed. */
  readonly every: number;
};

/** An address that is asked again and again: what it answers is heard, the same or not. */
export class PollConnection implements Connection<string> {
  readonly #url: URL;
  readonly #everyMs: number;
  readonly #headers: Readonly<Record<string, string>>;
  #timer: NodeJS.Timeout | null = null;
  #stop: AbortController | null = null;

  constructor({ url, every }: PollSetting) {
    const asked = new URL(url);
    const { username, password } = asked;
    this.#headers = username === "" ? {} : { Authorization: basic(username, password) };
    asked.username = "";
    asked.password = "";
    this.#url = asked;
    this.#everyMs = every * 1000;
  }

  open(listener: Listener<string>): void {
    const stop = new AbortController();
    this.#stop = stop;
    let isUp = false;
    const ask = async (): Promise<void> => {
      try {
        const text = await this.#ask(stop.signal);
        if (stop.signal.aborted) return;
        if (!isUp) listener.up();
        isUp = true;
        listener.heard(text);
        this.#timer = setTimeout(() => void ask(), this.#everyMs);
      } catch (error) {
        if (stop.signal.aborted) return;
        stop.abort();
        listener.down(sayError(error));
      }
    };
    void ask();
  }

  async close(): Promise<void> {
    this.#stop?.abort();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #ask(stop: AbortSignal): Promise<string> {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(ANSWER_MS)]);
    const response = await fetch(this.#url, { signal, headers: this.#headers });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`expected an answer 200; came ${response.status} ${response.statusText}`);
    }
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body ?? []) {
      length += part.length;
      if (length > BYTES_MOST) throw new Error(`expected ${BYTES_MOST} bytes at most; came more`);
      parts.push(part);
    }
    return Buffer.concat(parts).toString("utf8");
  }
}

function basic(user: string, password: string): string {
  const said = `${decodeURIComponent(user)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(said).toString("base64")}`;
}

/** What `fetch` says itself is "fetch failed"; the system's own words are behind it. */
function sayError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== "" ? cause.message : error.message;
}
