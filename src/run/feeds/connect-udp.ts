import { createSocket, type Socket } from "node:dgram";
import type { Connection, Listener } from "./feed.ts";

const NEWLINE = 10;
/** What the system may hold while we are busy; a burst beyond it is lost by UDP itself. */
const BUFFER_BYTES = 4 * 1024 * 1024;

/** A port to which datagrams are sent. Each ends a line, whether its sender wrote an end or not. */
export class UdpConnection implements Connection<Uint8Array> {
  readonly #host: string;
  readonly #port: number;
  #socket: Socket | null = null;

  /** "udp://0.0.0.0:10110": where to listen. */
  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#host = hostname.replace(/^\[|\]$/g, "");
    this.#port = Number(port);
  }

  open({ heard, up, down }: Listener<Uint8Array>): void {
    const socket = createSocket(this.#host.includes(":") ? "udp6" : "udp4");
    this.#socket = socket;
    let why = "the port was closed";
    socket.on("message", (bytes) => {
      heard(bytes.at(-1) === NEWLINE ? bytes : Buffer.concat([bytes, Buffer.of(NEWLINE)]));
    });
    socket.on("error", (error) => {
      why = error.message;
      socket.close();
    });
    socket.on("close", () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      down(why);
    });
    socket.bind({ address: this.#host, port: this.#port, exclusive: true }, () => {
      try {
        socket.setRecvBufferSize(BUFFER_BYTES);
      } catch {
        // A small buffer is still one: whatever the system gives is used.
      }
      up();
    });
  }

  async close(): Promise<void> {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }
}
