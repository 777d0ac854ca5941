import { mkdtempSync, rmSync } from "node:fs";
import { Agent, createServer, get, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import type { Author, Centre, Entry } from "#log";
import { instantFromMs } from "#units";
import { Nights } from "../src/run/server/nights.ts";
import { openServer } from "../src/run/server/server.ts";
import { openLog } from "../src/run/store/sqlite-log.ts";
import { Vault } from "../src/run/vault.ts";
import { TEST_KEY } from "../test/vault-key.ts";
import { Watch } from "../src/run/watch.ts";

const LISTENERS = 100;
const ENTRIES_PER_SECOND = 50;
const SECONDS = 4;
const ENTRIES = ENTRIES_PER_SECOND * SECONDS;
const RUNS = 5;
/** The goal of issue 2: p99 from the acknowledgement to the last listener's ear. */
const GOAL_MS = 250;
const WORDS =
  "about thirty of us, taking water, the engine has stopped, there are children aboard, " +
  "we see a light, we are cold, please send somebody, we have been here since two o'clock";
const by: Author = { desk: "sar-1", role: "officer" };

/** Milliseconds of the machine's own clock, the same in all threads. */
const clock = (): number => Number(process.hrtime.bigint()) / 1e6;

/** What the listening thread heard and sent: entry number, milliseconds. */
type Heard = {
  readonly received: readonly (readonly [id: number, at: number])[];
  readonly posted: readonly (readonly [id: number, at: number])[];
};
type Job = { readonly port: number; readonly path: string; readonly posts: boolean };
type Latencies = { readonly all: number[]; readonly fromPost: number[]; readonly cpuMs: number };

/**
 * 100 listeners hear 50 entries a second: how long after an entry is on the disk does the last of
 * them have it, against plain server-sent events of the same bytes that store and check nothing.
 */
export async function bench(): Promise<void> {
  const ours: Latencies[] = [];
  const plain: Latencies[] = [];
  for (let run = -1; run < RUNS; run += 1) {
    const [one, other] = [await ownRun(), await plainRun()];
    // The first run only warms up.
    if (run < 0) continue;
    ours.push(one);
    plain.push(other);
  }
  const rate = `${LISTENERS} listeners, ${ENTRIES_PER_SECOND} entries/s, ${RUNS} runs of ${SECONDS} s`;
  console.log(`  ${rate}; median (least–most) of the runs`);
  const p99 = ours.map(({ all }) => share(all, 0.99));
  say(
    "on the disk to heard, p50",
    ours.map(({ all }) => share(all, 0.5)),
    "ms",
  );
  say("on the disk to heard, p99", p99, "ms");
  say(
    "on the disk to heard, worst",
    ours.map(({ all }) => share(all, 1)),
    "ms",
  );
  say(
    "POST sent to heard, p50",
    ours.map(({ fromPost }) => share(fromPost, 0.5)),
    "ms",
  );
  say(
    "POST sent to heard, p99",
    ours.map(({ fromPost }) => share(fromPost, 0.99)),
    "ms",
  );
  say(
    "plain events, p50",
    plain.map(({ all }) => share(all, 0.5)),
    "ms",
  );
  say(
    "plain events, p99",
    plain.map(({ all }) => share(all, 0.99)),
    "ms",
  );
  const pairs = ours.map((each, index) => [each, plain[index] ?? each] as const);
  say(
    "p50, ours to plain",
    pairs.map(([a, b]) => share(a.all, 0.5) / share(b.all, 0.5)),
    "x",
  );
  say(
    "p99, ours to plain",
    pairs.map(([a, b]) => share(a.all, 0.99) / share(b.all, 0.99)),
    "x",
  );
  say(
    "server CPU an entry, ours",
    ours.map(({ cpuMs }) => cpuMs / ENTRIES),
    "ms",
  );
  say(
    "server CPU an entry, plain",
    plain.map(({ cpuMs }) => cpuMs / ENTRIES),
    "ms",
  );
  const worst = Math.max(...p99);
  const met = worst < GOAL_MS ? "met" : "MISSED";
  console.log(`  goal p99 < ${GOAL_MS} ms: ${met} (worst run ${worst.toFixed(1)} ms)`);
}

/** The whole server: reports are posted, checked, decided, sealed, synced, folded and told. */
async function ownRun(): Promise<Latencies> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-live-"));
  const now = () => instantFromMs(Date.now());
  const path = join(folder, "log.sqlite");
  const log = openLog({ mode: "write", path, centre: "dover" as Centre, now });
  const durable = new Map<number, number>();
  log.tail((entries, first) => {
    for (const index of entries.keys()) durable.set(first + index, clock());
  });
  const watch = new Watch({ log, now });
  const vault = new Vault(join(folder, "vault.db"), TEST_KEY);
  const server = await openServer({
    watch,
    vault,
    nights: new Nights([]),
    chart: null,
    root: folder,
    pages: null,
    host: "127.0.0.1",
    port: 0,
    version: "bench",
    onFault: (error) => console.error(error),
  });
  try {
    const { heard, cpuMs } = await listen({ port: server.port, path: "/api/stream", posts: true });
    const posted = new Map(heard.posted);
    return {
      all: heard.received.map(([id, at]) => at - (durable.get(id) ?? Number.NaN)),
      fromPost: heard.received.map(([id, at]) => at - (posted.get(id) ?? Number.NaN)),
      cpuMs,
    };
  } finally {
    await server.close();
    await watch.close();
    vault.close();
    await log.close();
    rmSync(folder, { recursive: true });
  }
}

/** The baseline: the same bytes to as many sockets, from a server that does nothing else. */
async function plainRun(): Promise<Latencies> {
  const sockets = new Set<ServerResponse>();
  const sent = new Map<number, number>();
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write(": hello\n\n");
    sockets.add(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  let id = 0;
  const entry = JSON.stringify(sampleEntry());
  let beat: NodeJS.Timeout | null = null;
  const begin = (): void => {
    beat = setInterval(() => {
      if (id === ENTRIES) return;
      id += 1;
      const frame = Buffer.from(`id: ${id}\ndata: ${entry}\n\n`);
      sent.set(id, clock());
      for (const socket of sockets) socket.write(frame);
    }, 1_000 / ENTRIES_PER_SECOND);
  };
  try {
    const { heard, cpuMs } = await listen({ port, path: "/", posts: false }, begin);
    const all = heard.received.map(([each, at]) => at - (sent.get(each) ?? Number.NaN));
    return { all, fromPost: [], cpuMs };
  } finally {
    if (beat !== null) clearInterval(beat);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

function sampleEntry(): Omit<Entry, "event"> & { readonly event: unknown } {
  const hash = "0".repeat(64) as Entry["hash"];
  const event = { kind: "ReportReceived", ...report(1), from: { who: "unknown" } };
  const loggedAt = instantFromMs(Date.now());
  return { centre: "dover" as Centre, seq: 1, loggedAt, by, event, previous: hash, hash };
}

function report(index: number) {
  const people = { least: 25, most: 40 };
  return { report: `report-${index}`, words: WORDS, people, conditions: ["taking water"] };
}

/** Lets another thread listen and post, and gives what it heard and what this thread worked. */
async function listen(
  job: Job,
  begin: () => void = () => undefined,
): Promise<{ readonly heard: Heard; readonly cpuMs: number }> {
  const worker = new Worker(new URL(import.meta.url), { workerData: job });
  let before = process.threadCpuUsage();
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.on("message", (message: "ready" | Heard) => {
      if (message === "ready") {
        before = process.threadCpuUsage();
        begin();
        return;
      }
      const { user, system } = process.threadCpuUsage(before);
      resolve({ heard: message, cpuMs: (user + system) / 1_000 });
    });
  });
}

/** In the listening thread: opens all streams, says so, posts, and hands over what it heard. */
async function listenAndPost({ port, path, posts }: Job): Promise<void> {
  const received: [number, number][] = [];
  const posted: [number, number][] = [];
  const { promise: complete, resolve } = Promise.withResolvers<void>();
  const host = "127.0.0.1";
  const opened = Array.from({ length: LISTENERS }, () => {
    const { promise: open, resolve: isOpen } = Promise.withResolvers<void>();
    get({ port, host, path, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        const at = clock();
        isOpen();
        const frames = (text + chunk).split("\n\n");
        text = frames.pop() ?? "";
        for (const frame of frames) {
          if (frame.startsWith("id: ")) received.push([Number.parseInt(frame.slice(4), 10), at]);
        }
        if (received.length === LISTENERS * ENTRIES) resolve();
      });
    });
    return open;
  });
  await Promise.all(opened);
  parentPort?.postMessage("ready", []);
  if (posts) await postAll(port, posted);
  await complete;
  parentPort?.postMessage({ received, posted } satisfies Heard, []);
  process.exit();
}

/** Posts at an even rate whether or not the answers come: a slow server is not spared. */
async function postAll(port: number, posted: [number, number][]): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const begun = clock();
  const answers: Promise<void>[] = [];
  for (let index = 1; index <= ENTRIES; index += 1) {
    const due = begun + (index * 1_000) / ENTRIES_PER_SECOND;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - clock())));
    answers.push(postOne(port, agent, index, posted));
  }
  await Promise.all(answers);
}

function postOne(
  port: number,
  agent: Agent,
  index: number,
  posted: [number, number][],
): Promise<void> {
  const at = clock();
  const body = JSON.stringify({ by, ...report(index) });
  const headers = { "Content-Type": "application/json" };
  const options = { port, host: "127.0.0.1", path: "/api/reports", method: "POST", agent, headers };
  return new Promise((resolve, reject) => {
    request(options, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.once("end", () => {
        if (response.statusCode !== 201) return reject(new Error(text));
        posted.push([(JSON.parse(text) as { entry: Entry }).entry.seq, at]);
        resolve();
      });
    })
      .once("error", reject)
      .end(body);
  });
}

function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  if (value === undefined || Number.isNaN(value)) throw new Error("an entry was heard, never sent");
  return value;
}

function say(what: string, runs: readonly number[], unit: string): void {
  const [least, middle, most] = [share(runs, 0), share(runs, 0.5), share(runs, 1)];
  const spread = `(${least.toFixed(2)}–${most.toFixed(2)})`;
  console.log(`  ${what.padEnd(30)}${middle.toFixed(2).padStart(8)} ${unit}  ${spread}`);
}

if (!isMainThread) await listenAndPost(workerData as Job);
