import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Chart } from "#chart";
import { openSeaWays } from "../sea-way.ts";
import { StoreError } from "../store/store-error.ts";
import { PictureStopped, type Watch } from "../watch.ts";
import type { MailBook } from "../messages/mail-book.ts";
import { MessageDesk } from "../messages/message-desk.ts";
import type { Feeds } from "../feeds/feeds.ts";
import type { Vault } from "../vault.ts";
import { FieldKeeper, type KeptField } from "./field-keeper.ts";
import { Files } from "./files.ts";
import { LocateDesk } from "./locate-desk.ts";
import { serveLocate, tokenIn } from "./locate-door.ts";
import type { Nights } from "./nights.ts";
import { checkOrigin, isLoopback } from "./origin.ts";
import { Problem, type ProblemDetails } from "./problem.ts";
import { sendProblem, setSecurityHeaders } from "./respond.ts";
import { findRoute, type Route } from "./route.ts";
import { routesOf } from "./routes.ts";
import { SeaDesk } from "./sea-desk.ts";
import { SignalKStream } from "./signal-k-stream.ts";
import { Stream } from "./stream.ts";
import { UnitDesk } from "./unit-desk.ts";
import { serveUnitPage, unitAddress } from "./unit-door.ts";

/** How long the last answers may take once the server was told to stop. */
const FAREWELL_MS = 3_000;
/** How often connections whose answer is finished meanwhile are closed. */
const SWEEP_MS = 20;

export type ServerOptions = {
  readonly watch: Watch;
  readonly vault: Vault;
  readonly nights: Nights;
  readonly chart: Chart | null;
  /** Folder of the log, where files of wind and current are kept; none are taken without it. */
  readonly data?: string;
  /** Already open; closed by whoever opened them. */
  readonly feeds?: Feeds | null;
  /** Who gets messages by mail; nobody without it. */
  readonly book?: MailBook | null;
  /** "https://watch.example": under which phones reach the links; the request's own otherwise. */
  readonly publicOrigin?: string | null;
  /** The project's folder, for the chart's files. */
  readonly root: string;
  /** The built web folder; null serves the API alone. */
  readonly pages: string | null;
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly version: string;
  /** Told of every error that no answer explains: the server's own mistakes. */
  readonly onFault: (error: unknown) => void;
};

export type RunningServer = {
  readonly host: string;
  readonly port: number;
  /** "http://127.0.0.1:8021" */
  readonly origin: string;
  readonly routes: readonly Route[];
  /** Ends the streams and connections. Watch, vault and log stay the caller's. */
  readonly close: () => Promise<void>;
};

/** Serves one watch over HTTP. Rejects with the system's error when the port cannot be had. */
export async function openServer(options: ServerOptions): Promise<RunningServer> {
  const { watch, vault, nights, chart, root, pages, host, version } = options;
  const loopback = isLoopback(host);
  const files = new Files(root, pages);
  const data = options.data ?? null;
  const sea = new SeaDesk();
  const fields = data === null ? null : new FieldKeeper(data);
  const desks = openDesks(options);
  const health = async (): Promise<unknown> =>
    healthOf(watch, stream.listeners, version, (await fields?.states(watch.picture)) ?? []);
  const stream = new Stream(watch.log, () => streamState(watch));
  const house = {
    watch,
    vault,
    nights,
    chart,
    stream,
    loopback,
    version,
    root,
    health,
    fields,
    data,
    sea,
    ...desks,
    feeds: options.feeds ?? null,
  };
  const routes = routesOf(house);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setSecurityHeaders(response);
    try {
      const path = (request.url ?? "/").split("?")[0] ?? "/";
      const token = tokenIn(path);
      if (token !== null) return await serveLocate(house, request, response, token);
      const unit = unitAddress(path);
      if (unit !== null) return await serveUnitPage(house, request, response, unit);
      checkOrigin(request, loopback);
      await serve(request, response, { routes, files, nights });
    } catch (error) {
      if (isGone(request, response, error)) return;
      const details = detailsOf(error);
      if (details.status === 500) options.onFault(error);
      await sendProblem(request, response, details);
    }
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      options.onFault(error);
      response.destroy();
    });
  });
  try {
    await listen(server, host, options.port);
  } catch (error) {
    stream.close();
    desks.locate.close();
    desks.unitDesk.close();
    throw error;
  }
  const signalK = openSignalK(server, options);
  const { port } = server.address() as AddressInfo;
  const closeAll = async (): Promise<void> => {
    signalK.close();
    await close(server, stream, sea);
    desks.locate.close();
    desks.unitDesk.close();
  };
  const origin = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  return { host, port, origin, routes, close: closeAll };
}

/** The desks behind the links: of phones that are asked where they are, and of units. */
function openDesks({ root, watch, chart, data, book, publicOrigin, onFault }: ServerOptions) {
  const at = (file: string): string => (data === undefined ? ":memory:" : join(data, file));
  const locate = new LocateDesk({
    root,
    path: at("links.db"),
    centre: watch.log.centre,
    publicOrigin: publicOrigin ?? null,
    onFault,
  });
  const unitDesk = new UnitDesk({ root, path: at("unit-links.db"), onFault });
  const messages = new MessageDesk(watch, book ?? null);
  return { locate, unitDesk, messages, seaWay: openSeaWays(chart) };
}

function openSignalK(
  server: Server,
  { watch, feeds, host, version }: ServerOptions,
): SignalKStream {
  const telemetry = feeds?.telemetry ?? null;
  return new SignalKStream(server, { watch, telemetry, loopback: isLoopback(host), version });
}

type Served = {
  readonly routes: readonly Route[];
  readonly files: Files;
  readonly nights: Nights;
};

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  served: Served,
): Promise<void> {
  const [path = "/", query = ""] = (request.url ?? "/").split(/\?(.*)/s);
  const method = request.method ?? "GET";
  if (path === "/api" || path.startsWith("/api/")) {
    const match = findRoute(served.routes, method, path, response);
    await match.route.serve(request, response, match.params, new URLSearchParams(query));
    return;
  }
  if (method === "GET" || method === "HEAD") return servePage(path, request, response, served);
  response.setHeader("Allow", "GET, HEAD");
  throw new Problem("no-such-method", 405, `${path} takes GET; came ${method}.`);
}

async function servePage(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  { files, nights }: Served,
): Promise<void> {
  if (path === "/") {
    const [first] = nights.names;
    const location = first === undefined ? "/watch" : `/night/${encodeURIComponent(first)}`;
    response.writeHead(302, { Location: location, "Cache-Control": "no-store" }).end();
    return;
  }
  const address = isPage(path, nights) ? "/index.html" : path;
  if (files.has(address)) return files.send(address, request, response);
  const detail =
    address === path
      ? `There is nothing at ${path}.`
      : "The board's pages are not built; the API answers under /api/.";
  throw new Problem("no-such-page", 404, detail);
}

/** The addresses that the browser's program draws by itself. */
function isPage(path: string, nights: Nights): boolean {
  if (path === "/watch") return true;
  const night = /^\/night\/([^/]+)$/.exec(path)?.[1];
  return night !== undefined && nights.names.some((name) => encodeURIComponent(name) === night);
}

/** The other side hung up: there is nobody to answer. */
function isGone(request: IncomingMessage, response: ServerResponse, error: unknown): boolean {
  if (response.destroyed || request.socket.destroyed) return true;
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}

function detailsOf(error: unknown): ProblemDetails {
  if (error instanceof Problem) return error.details;
  if (error instanceof PictureStopped)
    return new Problem("picture-stopped", 503, error.message, { stop: error.stop }).details;
  if (error instanceof StoreError) {
    if (error.code === "not JSON") return new Problem("bad-field", 422, error.message).details;
    if (error.code === "too long") return new Problem("too-large", 413, error.message).details;
    return new Problem("not-stored", 503, error.message, { code: error.code }).details;
  }
  const detail =
    "Something in the server failed while answering; the log goes on. What was sent with this " +
    "request may not be stored: look before sending it again.";
  return new Problem("fault", 500, detail).details;
}

function healthOf(
  watch: Watch,
  listeners: number,
  version: string,
  kept: readonly KeptField[],
): unknown {
  const state = streamState(watch);
  const faulty = kept.filter(({ state: is }) => is !== "kept");
  const follows = !state.log.readOnly && watch.stopped === null && state.log.stopped.length === 0;
  const sound = follows && faulty.length === 0;
  const fields = faulty.map(({ entry, quantity, state: is }) => ({ entry, quantity, state: is }));
  return {
    status: sound ? "ok" : "degraded",
    version,
    centre: watch.log.centre,
    now: watch.now,
    head: watch.log.length,
    log: state.log,
    picture: { ...state.picture, entries: watch.folded },
    fields: { kept: kept.length - faulty.length, faulty: fields },
    listeners,
  };
}

/** How log and picture are, without what changes with every entry. */
function streamState(watch: Watch) {
  const { stopped } = watch;
  return {
    log: watch.log.state,
    picture: {
      state: stopped === null ? "following" : "stopped",
      entry: stopped?.entry ?? null,
      why: stopped?.why ?? null,
      since: stopped?.since ?? null,
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/**
 * Ends the streams, lets the answers under way finish, and cuts what is left after a few seconds.
 */
async function close(server: Server, stream: Stream, sea: SeaDesk): Promise<void> {
  await sea.close();
  return new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    const late = setTimeout(() => server.closeAllConnections(), FAREWELL_MS);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(late);
      resolve();
    });
    stream.close();
  });
}
