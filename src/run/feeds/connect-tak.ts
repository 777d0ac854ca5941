import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { connect, type TLSSocket } from "node:tls";
import { z } from "zod";
import type { Connection, Listener } from "./feed.ts";

const PROBE_MS = 30_000;
const CONNECT_MS = 10_000;
/** A client that joins knows the picture after so long. */
const TELL_MS = 60_000;
const file = z.string().min(1, "expected the name of a file");

/** A TAK server, and by what it and we know each other. */
export const takFeed = z.strictObject({
  url: z
    .string()
    .regex(/^tls:\/\/[^/?#@]+:\d{1,5}\/?$/, 'expected an address such as "tls://127.0.0.1:8089"')
    .refine((url) => URL.canParse(url), "expected an address with a host and a port below 65536"),
  /** Files in PEM, told from the list's folder: our certificate and its key, who signed theirs. */
  cert: file,
  key: file,
  ca: file,
  /** The name in the server's certificate where it is not the host's. */
  name: z.string().min(1).optional(),
  /** Whether its clients are told where boats may be and which searches are planned. */
  tell: z.boolean().default(false),
  /** Which device is which unit's. */
  units: z.record(z.string(), z.string().regex(/^[a-z0-9][a-z0-9._-]{0,39}$/)).default({}),
});
export type TakFeed = z.infer<typeof takFeed>;

/**
 * A line to a TAK server over TLS 1.2 or later. It listens, and tells where `tell` is set. A server
 * that is not signed for by `ca`, or has another name, is not listened to: the line falls, and says
 * why. Throws an Error in one sentence where a file cannot be read.
 */
export class TakConnection implements Connection<Uint8Array> {
  readonly #options;
  /** What is told, as of now; null: it listens only. */
  readonly #told: (() => Promise<string>) | null;
  #socket: TLSSocket | null = null;
  #isTelling = false;

  constructor(
    { url, cert, key, ca, name, tell }: TakFeed,
    beside: string,
    told: (() => Promise<string>) | null = null,
  ) {
    this.#told = tell ? told : null;
    const { hostname, port } = new URL(url);
    const host = hostname.replace(/^\[|\]$/g, "");
    this.#options = {
      host,
      port: Number(port),
      servername: name ?? host,
      cert: pem(cert, beside),
      key: pem(key, beside),
      ca: pem(ca, beside),
      minVersion: "TLSv1.2",
    } as const;
  }

  open({ heard, up, down }: Listener<Uint8Array>): void {
    const socket = connect(this.#options);
    this.#socket = socket;
    let why = "the other side closed the line";
    let clock: NodeJS.Timeout | undefined;
    socket.setKeepAlive(true, PROBE_MS);
    socket.setTimeout(CONNECT_MS);
    socket.on("secureConnect", () => {
      socket.setTimeout(0);
      up();
      void this.#tell(socket);
      clock = setInterval(() => void this.#tell(socket), TELL_MS);
    });
    socket.on("data", heard);
    socket.on("timeout", () => socket.destroy(new Error("no answer within 10 s")));
    socket.on("error", (error) => (why = error.message || error.name));
    socket.on("close", () => {
      clearInterval(clock);
      if (this.#socket !== socket) return;
      this.#socket = null;
      down(why);
    });
  }

  async #tell(socket: TLSSocket): Promise<void> {
    if (this.#told === null || this.#isTelling) return;
    this.#isTelling = true;
    try {
      const text = await this.#told();
      if (text !== "" && this.#socket === socket) socket.write(text);
    } finally {
      this.#isTelling = false;
    }
  }

  async close(): Promise<void> {
    const socket = this.#socket;
    this.#socket = null;
    socket?.destroy();
  }
}

function pem(name: string, beside: string): string {
  const path = resolve(beside, name);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
  if (text.includes("-----BEGIN ")) return text;
  throw new Error(`${path}: expected a file in PEM; came another.`);
}
