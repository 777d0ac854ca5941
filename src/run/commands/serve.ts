import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Chart } from "#chart";
import { isCentre, type Centre } from "#log";
import { EXIT, readArguments, readPositionals, Usage } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { readFeedList, type FeedList } from "../feeds/feed-list.ts";
import { Feeds } from "../feeds/feeds.ts";
import { makeFolder } from "../folder.ts";
import { openSeaChart } from "../sea-chart.ts";
import { MailBook } from "../messages/mail-book.ts";
import { Pager, type PagerOptions } from "../pager/pager.ts";
import { readPagerList } from "../pager/pager-list.ts";
import { openNights, type Nights } from "../server/nights.ts";
import { isLoopback } from "../server/origin.ts";
import { openServer, type RunningServer } from "../server/server.ts";
import { openWebBuild } from "../server/web-build.ts";
import { keyFileTold, openVault } from "../open-vault.ts";
import { openLog } from "../store/sqlite-log.ts";
import { StoreError } from "../store/store-error.ts";
import { Watch } from "../watch.ts";

const PORT = 8021;
const PORT_MAX = 65_535;
const DATA = "./.vigie";
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const help = `vigie serve [options]

Keeps the watch: takes reports and orders, stores them, and shows the board in the browser.

  --port N        port to listen on (default ${PORT}; 0 takes any free one)
  --host ADDRESS  address to listen on (default 127.0.0.1: this machine only)
  --data DIR      folder of the log and the vault (default ${DATA}; made when it is not there)
  --centre NAME   whose log it is: dover, gris-nez, … (default dover)
  --feeds FILE    what to listen to, docs/feeds.md (default feeds.json in the data folder, if there)
  --pager FILE    who is told outside the room, docs/pager.md (default pager.json in the data
                  folder, if there)
  --mail FILE     who gets messages by mail, docs/messages.md (default mail.json in the data
                  folder, if there)
  --vault-key FILE  what seals phone numbers (default: VIGIE_VAULT_KEY, or beside the data folder,
                  such as .vigie.key; made when it is not there). Keep a copy apart from the data
  --night FILE    a night to replay beside the watch; may be given several times
  --public URL    under which phones reach the position links, such as https://watch.example
  --no-web        the API alone, without the board's pages
  --json          say what happens as JSON lines

Standard output has one line "listening HOST PORT" once requests are answered. Stop it with Ctrl-C
or SIGTERM: what is under way is stored first.

  vigie serve
  vigie serve --night data/nights/2021-11-23.night --port 9000

Exit codes: 0 stopped as asked, 2 wrong arguments, 3 cannot run here (port taken, folder not
writable, log in use).`;

type Options = {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly centre: Centre;
  readonly nights: readonly string[];
  readonly web: boolean;
  readonly json: boolean;
  readonly publicOrigin: string | null;
  /** null: the one in the data folder, if there is one. */
  readonly feeds: string | null;
  readonly pager: string | null;
  readonly mail: string | null;
  /** File of the vault's key; null: beside the data folder. */
  readonly keyFile: string | null;
};

/** The watch as a process: log, picture, API and board until it is told to stop. */
export const serve: Command = {
  name: "serve",
  summary: "Keep the watch: take reports and orders, store them, show the board.",
  help,
  run: async (args, io) => {
    const options = readOptions(args);
    const { asked, release } = untilAskedToStop(io);
    try {
      return await serveUntil(options, io, asked);
    } finally {
      release();
    }
  },
};

function readOptions(args: readonly string[]): Options {
  const { values, positionals } = readArguments(args, {
    port: { type: "string", default: String(PORT) },
    host: { type: "string", default: "127.0.0.1" },
    data: { type: "string", default: DATA },
    centre: { type: "string", default: "dover" },
    night: { type: "string", multiple: true, default: [] },
    public: { type: "string" },
    feeds: { type: "string" },
    pager: { type: "string" },
    mail: { type: "string" },
    "vault-key": { type: "string" },
    "no-web": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  });
  readPositionals(positionals, []);
  const { port, centre, host, data, json, night: nights } = values;
  if (!/^\d+$/.test(port) || Number(port) > PORT_MAX)
    throw new Usage(`--port: expected a number from 0 to ${PORT_MAX}; came "${port}".`);
  if (!isCentre(centre))
    throw new Usage(`--centre: expected a name such as dover; came "${centre}".`);
  const publicOrigin = values.public === undefined ? null : readOrigin(values.public);
  const web = !values["no-web"];
  const keyFile = keyFileTold(values["vault-key"]);
  const { feeds = null, pager = null, mail = null } = values;
  const told = { feeds, pager, mail, keyFile };
  return { port: Number(port), host, data, centre, nights, web, json, publicOrigin, ...told };
}

/** An address of the web without a path; phones tell their position to https and loopback only. */
function readOrigin(text: string): string {
  const url = URL.parse(text);
  const secure = url?.protocol === "https:" || (url !== null && isLoopback(url.hostname));
  if (url !== null && secure && url.origin !== "null" && `${url.origin}/` === url.href)
    return url.origin;
  throw new Usage(`--public: expected an address such as https://watch.example; came "${text}".`);
}

/** Everything that was opened, closed again in reverse, whatever happens in between. */
async function serveUntil(options: Options, io: Io, asked: Promise<string>): Promise<number> {
  await using open = new AsyncDisposableStack();
  try {
    const folder = resolve(options.data);
    const onFault = (error: unknown): void => io.err(`the log goes on after: ${stackOf(error)}`);
    makeFolder(folder);
    const log = openLog({
      mode: "write",
      path: join(folder, "log.sqlite"),
      centre: options.centre,
      now: io.now,
    });
    open.defer(() => log.close());
    const vault = open.adopt(
      openVault({ folder, keyFile: options.keyFile, now: io.now, say: (line) => io.err(line) }),
      (held) => held.close(),
    );
    const watch = open.adopt(new Watch({ log, now: io.now, onFault }), (held) => held.close());
    const nights = openNights(options.nights);
    const chart = openChartOrSay(io);
    const list = feedListOf(options, folder);
    const feeds =
      list === null ? null : new Feeds({ list, watch, vault, chart, data: folder, onFault });
    if (feeds !== null) open.defer(() => feeds.close());
    const say = (line: string): void => io.err(line);
    const web = options.web ? await openWebBuild(ROOT, say) : null;
    const server = await openServer({
      watch,
      vault,
      nights,
      chart,
      feeds,
      book: mailBookOf(options, folder),
      data: folder,
      publicOrigin: options.publicOrigin,
      root: ROOT,
      pages: web?.ok === true ? web.folder : null,
      host: options.host,
      port: options.port,
      version: version(),
      onFault,
    });
    open.defer(() => server.close());
    announce(server, options, nights, io);
    warn(watch, nights, options.host, io);
    openPager(options, folder, { watch, onFault, io, open });
    for (const fault of feeds?.faults ?? []) io.err(fault);
    if (web?.ok === false) io.err(`${web.why} The API answers without them.`);
    const why = await asked;
    io.err(`${why}: storing what is under way, then stopping.`);
    return EXIT.done;
  } catch (error) {
    io.err(reasonOf(error, options));
    return EXIT.cannot;
  }
}

function feedListOf({ feeds }: Options, folder: string): FeedList | null {
  const path = feeds ?? join(folder, "feeds.json");
  return feeds === null && !existsSync(path) ? null : readFeedList(path);
}

function mailBookOf({ mail }: Options, folder: string): MailBook | null {
  const path = mail ?? join(folder, "mail.json");
  return mail === null && !existsSync(path) ? null : new MailBook(path);
}

/** Tells people outside the room, until `open` is disposed of; that nobody is told is said. */
function openPager(
  { pager: file, centre }: Options,
  folder: string,
  house: Pick<PagerOptions, "watch" | "onFault"> & {
    readonly io: Io;
    readonly open: AsyncDisposableStack;
  },
): void {
  const { io, open, watch, onFault } = house;
  const path = file ?? join(folder, "pager.json");
  if (file === null && !existsSync(path)) {
    io.err("Nobody outside the room is told of alarms: docs/pager.md says how.");
    return;
  }
  const pager = new Pager({ watch, onFault, list: readPagerList(path), centre, now: io.now });
  open.defer(() => pager.close());
}

/** Without its chart the watch goes on: positions are shown, but not beside what they lie. */
function openChartOrSay(io: Io): Chart | null {
  try {
    return openSeaChart(ROOT);
  } catch (error) {
    io.err(error instanceof Error ? error.message : String(error));
    return null;
  }
}

function announce(
  server: RunningServer,
  { json, centre, data }: Options,
  nights: Nights,
  io: Io,
): void {
  const { origin, host, port } = server;
  const pages = nights.names.map((name) => `${origin}/night/${encodeURIComponent(name)}`);
  if (json) {
    io.out(JSON.stringify({ listening: { host, port, origin }, centre, nights: pages }));
    return;
  }
  io.out(`Vigie keeps the watch of ${centre}.`);
  io.out(`  its log    ${join(resolve(data), "log.sqlite")}`);
  io.out(`  the watch  ${origin}/watch`);
  for (const page of pages) io.out(`  a night    ${page}`);
  io.out(`  the API    ${origin}/api/openapi.json`);
  io.out(`listening ${host} ${port}`);
}

/** What is not as it should be, said once at the start; the board shows it all along. */
function warn(watch: Watch, nights: Nights, host: string, io: Io): void {
  if (!isLoopback(host))
    io.err(
      `Others on the network can reach ${host}. There is no signing in yet: ` +
        "whoever reaches it can give orders.",
    );
  const { why } = watch.log.state;
  if (why !== null) io.err(`The log is open to read only. ${why}`);
  if (watch.stopped !== null)
    io.err(
      `The picture stopped at entry ${watch.stopped.entry}: ${watch.stopped.why}. The log goes on.`,
    );
  for (const name of nights.names)
    for (const problem of nights.find(name)?.meta.problems ?? [])
      io.err(`night ${name}, ${problem}`);
}

/**
 * Resolves when somebody asks the process to stop. Until then no stray error ends it: the log must
 * go on.
 */
function untilAskedToStop(io: Io): {
  readonly asked: Promise<string>;
  readonly release: () => void;
} {
  const { promise: asked, resolve: ask } = Promise.withResolvers<string>();
  const interrupt = (): void => ask("Interrupted");
  const terminate = (): void => ask("Told to stop");
  const stray = (error: unknown): void => io.err(`stray error, the log goes on: ${stackOf(error)}`);
  process.once("SIGINT", interrupt).once("SIGTERM", terminate);
  process.on("uncaughtException", stray).on("unhandledRejection", stray);
  const release = (): void => {
    process.off("SIGINT", interrupt).off("SIGTERM", terminate);
    process.off("uncaughtException", stray).off("unhandledRejection", stray);
  };
  return { asked, release };
}

/** One sentence for whoever started it. */
function reasonOf(error: unknown, { host, port }: Options): string {
  if (error instanceof StoreError) return error.message;
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE")
    return `Port ${port} on ${host} is in use: stop what uses it, or choose another with --port.`;
  if (code === "EACCES")
    return `May not listen on port ${port}: choose one above 1023 with --port.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `This machine has no address ${host}: choose another with --host.`;
  return error instanceof Error ? error.message : String(error);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function version(): string {
  const file = readFileSync(join(ROOT, "package.json"), "utf8");
  return (JSON.parse(file) as { version: string }).version;
}
