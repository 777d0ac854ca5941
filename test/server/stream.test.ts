import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import type { Author, Centre, Entry } from "#log";
import { addEntries } from "#picture";
import { instantFromMs } from "#units";
import { resumePoint, Stream } from "../../src/run/server/stream.ts";
import type { EventLog } from "../../src/run/store/event-log.ts";
import { openLog } from "../../src/run/store/sqlite-log.ts";
import { ask, pointers, withServer } from "./setting.ts";

const by: Author = { desk: "sar-1", role: "officer" };

type Setting = { readonly log: EventLog; readonly port: number; readonly stream: Stream };

/** A real log in a folder of its own, and a real server with nothing but its stream. */
async function withStream(use: (setting: Setting) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-stream-"));
  const log = openLog({
    mode: "write",
    path: join(folder, "log.sqlite"),
    centre: "dover" as Centre,
    now: () => instantFromMs(Date.now()),
  });
  const stream = new Stream(log, () => ({ readOnly: log.state.readOnly }));
  const server = createServer((request, response) => {
    void stream.join(request, response, resumePoint(request, undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await use({ log, stream, port: (server.address() as AddressInfo).port });
  } finally {
    stream.close();
    await closed(server);
    await log.close();
    rmSync(folder, { recursive: true });
  }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function note(log: EventLog, words: string): Promise<readonly Entry[]> {
  return log.append([{ by, event: { kind: "NoteMade", boat: null, words, happened: null } }]);
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

type Heard = { readonly id: number; readonly words: string };
type Listening = {
  readonly response: IncomingMessage;
  readonly events: { readonly name: string; readonly data: unknown }[];
  readonly ended: Promise<void>;
};

/** Listens as a browser does, until `enough` says so or the connection ends. */
async function listen(
  port: number,
  lastEventId: string | null,
  onEntry: (heard: Heard) => boolean,
  path = "/",
): Promise<Listening> {
  const headers = lastEventId === null ? {} : { "Last-Event-ID": lastEventId };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ port, host: "127.0.0.1", path, headers, agent: false }, resolve).once("error", reject);
  });
  const events: { name: string; data: unknown }[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  let text = "";
  response.setEncoding("utf8");
  response.on("data", (chunk: string) => {
    text += chunk;
    const frames = text.split("\n\n");
    text = frames.pop() ?? "";
    for (const frame of frames) {
      const field = (name: string): string | undefined =>
        new RegExp(`^${name}: (.*)$`, "m").exec(frame)?.[1];
      const [id, name, data] = [field("id"), field("event"), field("data")];
      if (data === undefined) continue;
      if (name !== undefined) events.push({ name, data: JSON.parse(data) });
      if (id === undefined) continue;
      const { event } = JSON.parse(data) as Entry;
      assert(event.kind === "NoteMade");
      if (onEntry({ id: Number(id), words: event.words })) return void response.destroy();
    }
  });
  response.once("close", resolve).once("error", () => resolve());
  return { response, events, ended };
}

test("over any number of dropped connections each entry comes once and in order", async () => {
  const plan = fc.record({
    /** How many entries are heard before each drop. */
    drops: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 12 }),
    /** Sizes of the bursts that are written meanwhile. */
    bursts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 25 }),
    before: fc.integer({ min: 0, max: 600 }),
  });
  await fc.assert(
    fc.asyncProperty(plan, ({ drops, bursts, before }) =>
      withStream(async ({ log, port }) => {
        const words: string[] = [];
        const write = (): Promise<unknown> => {
          words.push(`note ${words.length + 1}`);
          return note(log, words.at(-1) ?? "");
        };
        await Promise.all(Array.from({ length: before }, write));
        const writing = (async () => {
          for (const burst of bursts) {
            await Promise.all(Array.from({ length: burst }, write));
            await new Promise((resolve) => setTimeout(resolve, 1));
          }
        })();
        const heard: Heard[] = [];
        const total = before + bursts.reduce((sum, burst) => sum + burst, 0);
        for (const drop of [...drops, Number.POSITIVE_INFINITY]) {
          let left = drop;
          const last = heard.at(-1)?.id;
          const { ended } = await listen(
            port,
            last === undefined ? null : String(last),
            (entry) => {
              heard.push(entry);
              left -= 1;
              return left <= 0 || entry.id === total;
            },
          );
          if (heard.length >= total) break;
          await ended;
        }
        await writing;
        assert.deepEqual(
          heard,
          words.map((each, index) => ({ id: index + 1, words: each })),
        );
      }),
    ),
    { numRuns: 25 },
  );
});

test("a Last-Event-ID beyond the end is told to begin again, and gets the whole log", () =>
  withStream(async ({ log, port }) => {
    await Promise.all(["one", "two", "three"].map((words) => note(log, words)));
    const heard: Heard[] = [];
    const { events, ended } = await listen(port, "99", (entry) => heard.push(entry) === 3);
    await ended;
    assert.deepEqual(heard, [
      { id: 1, words: "one" },
      { id: 2, words: "two" },
      { id: 3, words: "three" },
    ]);
    const restart = events.find(({ name }) => name === "restart")?.data;
    assert.deepEqual(restart, {
      after: 99,
      length: 3,
      why: "entry 99 was asked for, and this log has 3: it is another log",
    });
  }));

test("a listener learns how the log is when it joins", () =>
  withStream(async ({ log, port }) => {
    await note(log, "one");
    const { events, ended } = await listen(port, null, () => true);
    await ended;
    assert.deepEqual(events, [{ name: "state", data: { readOnly: false } }]);
  }));

test("a listener that does not read is let go, others hear everything", () =>
  withStream(async ({ log, port, stream }) => {
    const slow = connect(port, "127.0.0.1");
    slow.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    slow.pause();
    slow.on("error", () => undefined);
    const gone = new Promise<void>((resolve) => slow.once("close", () => resolve()));
    let heard = 0;
    const quick = await listen(port, null, () => {
      heard += 1;
      return false;
    });
    await until(() => stream.listeners === 2);
    const words = "x".repeat(19_000);
    let written = 0;
    while (stream.listeners === 2 && written < 3_000) {
      await Promise.all(Array.from({ length: 20 }, () => note(log, words)));
      written += 20;
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal(stream.listeners, 1, "the slow one is still held");
    await until(() => heard >= written);
    assert.equal(heard, written);
    slow.destroy();
    quick.response.destroy();
    await Promise.all([gone, quick.ended]);
  }));

test("a Last-Event-ID that is no number is refused, and the header is named", () =>
  withServer(async (setting) => {
    const headers = { "Last-Event-ID": "seventeen" };
    const answer = await ask(setting, "/api/stream", undefined, headers);
    assert.equal(answer.status, 400);
    assert.deepEqual(pointers(answer), ["Last-Event-ID"]);
  }));

test("a listener of the server hears of a picture that stops, before any further entry", () => {
  const fold: typeof addEntries = (timeline, entries) => {
    const all = [...entries];
    if (all.some(({ event }) => "words" in event && event.words === "poison"))
      throw new Error("Assertion failed: poison");
    return addEntries(timeline, all);
  };
  return withServer(
    async ({ server, log }) => {
      const heard: string[] = [];
      const { response, events } = await listen(
        server.port,
        null,
        ({ words }) => heard.push(words) === 3,
        "/api/stream",
      );
      for (const words of ["good", "poison", "later"]) await note(log, words);
      await until(() => heard.length === 3 && events.length >= 2);
      response.destroy();
      const [first, second] = events.map(({ data }) => data as { picture: { entry: unknown } });
      assert.equal(first?.picture.entry, null);
      assert.equal(second?.picture.entry, "dover:2");
    },
    { fold },
  );
});
