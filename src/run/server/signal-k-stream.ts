import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import type { TrackPoint } from "#intake";
import type { Picture, Unit } from "#picture";
import { instantFromMs, type Instant } from "#units";
import type { Telemetry } from "../feeds/telemetry.ts";
import { unitPositions } from "../feeds/unit-positions.ts";
import { checkOrigin } from "./origin.ts";

const PATH = "/signalk/v1/stream";
const EVERY_MS = 1_000;
/** What a listener that cannot keep up may owe before it is let go. */
const OWED_BYTES_MOST = 1_048_576;
const LISTENERS_MOST = 100;
/** Nobody has anything to say here. */
const SAID_BYTES_MOST = 16_384;

export type SignalKHouse = {
  readonly watch: { readonly picture: Picture; readonly now: Instant };
  readonly telemetry: Pick<Telemetry, "latest"> | null;
  readonly loopback: boolean;
  readonly version: string;
};

/**
 * Serves our own units' positions, and nothing else, as Signal K deltas (Signal K 1.7.0, streaming
 * API): a chart plotter that follows a Signal K server shows them. Whatever comes is not read.
 */
export class SignalKStream {
  readonly #house: SignalKHouse;
  readonly #sockets: WebSocketServer;
  readonly #tick: NodeJS.Timeout;
  readonly #told = new Map<WebSocket, Map<string, number>>();

  constructor(server: Server, house: SignalKHouse) {
    this.#house = house;
    this.#sockets = new WebSocketServer({ noServer: true, maxPayload: SAID_BYTES_MOST });
    server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
    this.#tick = setInterval(() => this.#tell(), EVERY_MS);
  }

  close(): void {
    clearInterval(this.#tick);
    for (const socket of this.#told.keys()) socket.terminate();
    this.#sockets.close();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => socket.destroy());
    const path = (request.url ?? "").split("?")[0];
    if (path !== PATH) return refuse(socket, "404 Not Found");
    if (this.#told.size >= LISTENERS_MOST) return refuse(socket, "503 Service Unavailable");
    try {
      // A browser lets any site's page open a WebSocket: it must not learn where units are.
      checkOrigin(request, this.#house.loopback, true);
    } catch {
      return refuse(socket, "403 Forbidden");
    }
    this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#greet(opened));
  }

  #greet(socket: WebSocket): void {
    const { watch, version } = this.#house;
    this.#told.set(socket, new Map());
    socket.on("error", () => socket.terminate());
    socket.on("close", () => this.#told.delete(socket));
    const timestamp = watch.now;
    socket.send(
      JSON.stringify({
        name: "vigie",
        version: "1.7.0",
        timestamp,
        roles: ["master"],
        server: version,
      }),
    );
    this.#tell();
  }

  /** To each listener what is new to it. */
  #tell(): void {
    if (this.#told.size === 0) return;
    const { watch, telemetry } = this.#house;
    const placed = unitPositions(watch.picture, telemetry);
    for (const [socket, told] of this.#told) {
      if (socket.bufferedAmount > OWED_BYTES_MOST) {
        socket.terminate();
        continue;
      }
      for (const { unit, point } of placed) {
        if (point === null || told.get(unit.id) === point.atMs) continue;
        told.set(unit.id, point.atMs);
        socket.send(JSON.stringify(deltaOf(unit, point)));
      }
    }
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

const RADIANS = Math.PI / 180;

/** SI units as Signal K has them: metres per second, radians. */
function deltaOf({ id, name, mmsi }: Unit, { lon, lat, atMs, speed, course }: TrackPoint) {
  const context = `vessels.urn:mrn:${mmsi === null ? `vigie:unit:${id}` : `imo:mmsi:${mmsi}`}`;
  const values = [
    { path: "", value: { name, ...(mmsi === null ? {} : { mmsi }) } },
    { path: "navigation.position", value: { longitude: lon, latitude: lat } },
    ...(speed === null ? [] : [{ path: "navigation.speedOverGround", value: speed }]),
    ...(course === null
      ? []
      : [{ path: "navigation.courseOverGroundTrue", value: course * RADIANS }]),
  ];
  const timestamp = instantFromMs(Math.round(atMs));
  return { context, updates: [{ source: { label: "vigie" }, timestamp, values }] };
}
