import { connect, type Socket } from "node:net";
import type { Connection, Listener } from "./feed.ts";

/** A line that is dead but not closed is found by probes after this. */
const PROBE_MS = 30_000;
const CONNECT_MS = 10_000;

/** A line to a server that sends bytes: an AIS receiver, a DSC controller, a unit's instruments. */
export class TcpConnection implements Connection<Uint8Array> {
  readonly #host: string;
  readonly #port: number;
  #socket: Socket | null = null;

  /** "tcp://127.0.0.1:10110" */
  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#host = hostname.replace(/^\[|\]$/g, "");
    this.#port = Number(port);
  }

  open({ heard, up, down }: Listener<Uint8Array>): void {
    const socket = connect({ host: this.#host, port: this.#port, timeout: CONNECT_MS });
    this.#socket = socket;
    let why = "the other side closed the line";
    socket.setKeepAlive(true, PROBE_MS);
    socket.on("connect", () => {
      socket.setTimeout(0);
      up();
    });
    socket.on("data", heard);
    socket.on("timeout", () => socket.destroy(new Error("no answer within 10 s")));
    socket.on("error", (error) => (why = sayError(error)));
    socket.on("end", () => socket.end());
    socket.on("close", () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      down(why);
    });
  }

  async close(): Promise<void> {
    const socket = this.#socket;
    this.#socket = null;
    socket?.destroy();
  }
}

/** Some errors of the system have no words but a code; several addresses make several errors. */
function sayError(error: Error): string {
  if (error instanceof AggregateError) {
    const each = error.errors.map((one: unknown) => (one instanceof Error ? one.message : ""));
    return each.join("; ");
  }
  return error.message || error.name;
}
