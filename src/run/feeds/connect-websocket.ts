import type { Connection, Listener } from "./feed.ts";

const CONNECT_MS = 10_000;

/** A WebSocket that sends texts: a Signal K server. What is no text is passed over. */
export class WebSocketConnection implements Connection<string> {
  readonly #url: string;
  #socket: WebSocket | null = null;
  #late: NodeJS.Timeout | null = null;

  /** "ws://192.0.2.1:3000/signalk/v1/stream?subscribe=all" */
  constructor(url: string) {
    this.#url = url;
  }

  open({ heard, up, down }: Listener<string>): void {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    let why = "the other side closed the line";
    const ended = (): void => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#stopTimer();
      down(why);
    };
    this.#late = setTimeout(() => {
      why = "no answer within 10 s";
      socket.close();
      ended();
    }, CONNECT_MS);
    socket.addEventListener("open", () => {
      if (this.#socket !== socket) return;
      this.#stopTimer();
      up();
    });
    socket.addEventListener("message", ({ data }) => {
      if (typeof data === "string" && this.#socket === socket) heard(data);
    });
    socket.addEventListener("error", (event) => {
      const said = "message" in event ? event.message : "";
      why = said || "the line could not be opened, or failed";
    });
    socket.addEventListener("close", ended);
  }

  async close(): Promise<void> {
    const socket = this.#socket;
    this.#socket = null;
    this.#stopTimer();
    socket?.close();
  }

  #stopTimer(): void {
    if (this.#late !== null) clearTimeout(this.#late);
    this.#late = null;
  }
}
