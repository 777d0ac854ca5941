import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { Telling } from "#intake";
import { seededRandom, type Random } from "#units";
import { ReportQueue } from "../../src/run/feeds/report-queue.ts";
import { position, sentence, single } from "../fuzz/ais-sentences.ts";
import { feedHouse, lineServer, reportsOf, until } from "./house.ts";

/** `$` sentences have the same sum as those with `!`. */
function dsc(body: string): string {
  return `${sentence(body).replace("!", "$")}\r\n`;
}
const ALERT = dsc("CDDSC,12,2320099990,00,05,00,1510501123,0241,,,S,E");
const EXPANSION = dsc("CDDSE,1,1,A,2320099990,00,45670123,06,0033");
const TELLING: Telling = {
  channel: "sensor",
  words: "MAYDAY",
  sender: null,
  who: "vessel",
  name: null,
  relays: false,
  happened: null,
  place: null,
  people: null,
  conditions: [],
  craft: null,
  language: null,
  alert: "distress",
  exercise: false,
  key: null,
};
const ais = (mmsi: number, status: number, lon: number, lat: number): string =>
  `${single(position(mmsi, status, Math.round(lon * 600_000), Math.round(lat * 600_000)))}\r\n`;

test("a DSC distress is one report, its expansion stands with it", async (t) => {
  const server = await lineServer(t);
  const { log, feeds, watch, vault, faults } = await feedHouse(t, [
    { id: "dsc-1", kind: "dsc", url: server.url },
  ]);
  await until("the line stands", () => server.sockets.size === 1);
  server.send(ALERT + ALERT.slice(0, 20));
  server.send(ALERT.slice(20) + EXPANSION);
  await until("two reports", () => reportsOf(log.readAll()).length === 2);
  await wait(50);
  const [alert, expansion, ...more] = reportsOf(log.readAll());
  assert.deepEqual(more, []);
  assert(alert !== undefined && expansion !== undefined);
  assert.equal(alert.channel, "dsc");
  assert.deepEqual(alert.conditions, ["in distress", "sinking"]);
  assert.match(
    alert.words,
    /^\[The message itself says: distress\.\]\nDSC 232009999: alert, sinking/,
  );
  assert.match(alert.words, /\$CDDSC,12,2320099990/);
  assert.deepEqual(expansion.people, { least: 33, most: 33 });
  assert.equal(alert.from.caller, expansion.from.caller);
  assert.equal(vault.numberOf(alert.from.caller ?? ""), "mmsi 232009999");
  const { counts } = feeds.states[0]!;
  assert.deepEqual([counts.reports, counts.repeats, counts.read], [2, 1, 3]);
  assert.equal(watch.picture.reports.size, 2);
  assert.deepEqual(faults, []);
});

test("a DSC line that cannot be read is a report, another instrument's is none", async (t) => {
  const server = await lineServer(t);
  const { log, feeds } = await feedHouse(t, [{ id: "dsc-1", kind: "dsc", url: server.url }]);
  await until("the line stands", () => server.sockets.size === 1);
  server.send(dsc("GPHDT,10.0,T") + ALERT.replace("2320", "2330"));
  await until("a report", () => reportsOf(log.readAll()).length === 1);
  const [report] = reportsOf(log.readAll());
  assert.match(report?.words ?? "", /CDDSC,12,233009999/);
  assert.match(report?.unread ?? "", /checksum/);
  assert.equal(report?.channel, "dsc", "a damaged call of distress must be owned like a whole one");
  assert.equal(feeds.states[0]?.counts.unread, 2);
});

test("an AIS-SART that sends each minute is one report, traffic is none", async (t) => {
  const server = await lineServer(t);
  const { log, feeds } = await feedHouse(t, [{ id: "ais-1", kind: "ais", url: server.url }]);
  await until("the line stands", () => server.sockets.size === 1);
  server.send(ais(227_006_760, 0, 1.5, 51));
  for (let minute = 0; minute < 20; minute += 1) server.send(ais(970_012_345, 14, 1.6, 50.9));
  server.send(ais(970_054_321, 15, 1.6, 50.9) + ais(227_006_760, 0, 1.51, 51.01));
  await until("all is read", () => feeds.states[0]?.counts.read === 23);
  await until("two reports", () => reportsOf(log.readAll()).length === 2);
  const [active, exercise] = reportsOf(log.readAll());
  assert.match(active?.words ?? "", /AIS 1 970012345/);
  assert.deepEqual(active?.conditions, ["in distress"]);
  assert.deepEqual(active?.place?.readings, [{ lon: 1.6, lat: 50.9, radius: 100 }]);
  assert.match(exercise?.words ?? "", /distress; exercise or test/);
  assert.deepEqual(exercise?.conditions, [], "nobody is in distress by an exercise");
  assert.equal(feeds.telemetry.latest("mmsi:227006760")?.lon, 1.51);
  assert.equal(feeds.states[0]?.counts.repeats, 19);
});

test("a feed silent on an open line is an alarm until it is heard again", async (t) => {
  const server = await lineServer(t);
  const setting = { id: "ais-1", kind: "ais", url: server.url, silence: 1 };
  const { log, watch, feeds } = await feedHouse(t, [setting]);
  await until("the line stands", () => server.sockets.size === 1);
  const kinds = () => [...log.readAll()].map(({ event }) => event.kind);
  server.send(ais(227_006_760, 0, 1.5, 51));
  await until("it is lost", () => kinds().includes("FeedLost"));
  assert.equal(feeds.states[0]?.state, "up");
  assert.equal(feeds.states[0].lost, true);
  const lost = watch.picture.feeds.values().next().value?.entry.event;
  assert(lost?.kind === "FeedLost");
  assert.match(lost.why, /^nothing readable since \d+ s; 1 s are usual at most$/);
  await until("it is regained", () => {
    server.send(ais(227_006_760, 0, 1.5, 51));
    return kinds().includes("FeedRegained");
  });
  assert.deepEqual(kinds(), ["FeedLost", "FeedRegained"]);
});

test("a feed of the list that nobody can listen to is an alarm too", async (t) => {
  const { log, feeds } = await feedHouse(t, [
    { id: "sonar", kind: "sonar" },
    { id: "mail", kind: "imap", url: "imaps://x", user: "u", passwordFile: "none" },
  ]);
  const lost = () =>
    [...log.readAll()].flatMap(({ event }) => ("feed" in event ? [event.feed] : []));
  await until("both are lost", () => lost().length === 2);
  assert.deepEqual(lost().sort(), ["mail", "sonar"]);
  assert.match(feeds.faults[1] ?? "", /^feed mail: The password file .* cannot be read/);
  await wait(2_100);
  assert.equal(lost().length, 2, "said once");
});

test("noise is no sign of life", async (t) => {
  const server = await lineServer(t);
  const setting = { id: "ais-1", kind: "ais", url: server.url, silence: 1 };
  const { log, feeds } = await feedHouse(t, [setting]);
  await until("it is lost", () => {
    server.send("!AIVDM,1,1,,A,spoilt,0*00\r\n");
    return [...log.readAll()].some(({ event }) => event.kind === "FeedLost");
  });
  assert((feeds.states[0]?.counts.unread ?? 0) > 0);
  assert.deepEqual(reportsOf(log.readAll()), []);
});

test("a line that falls is opened again, and what comes then is heard", async (t) => {
  const server = await lineServer(t);
  const { feeds, log } = await feedHouse(t, [{ id: "dsc-1", kind: "dsc", url: server.url }]);
  await until("the line stands", () => server.sockets.size === 1);
  await server.stop();
  await until("the line is down", () => feeds.states[0]?.state === "down");
  const again = await lineServer(t, server.port);
  await until("the line stands again", () => again.sockets.size === 1);
  again.send(ALERT);
  await until("a report", () => reportsOf(log.readAll()).length === 1);
  assert((feeds.states[0]?.counts.reconnects ?? 0) >= 1);
});

test("a line cut by its end is read by itself, and the next line too", async (t) => {
  const server = await lineServer(t);
  const { feeds, log } = await feedHouse(t, [{ id: "dsc-1", kind: "dsc", url: server.url }]);
  await until("the line stands", () => server.sockets.size === 1);
  server.send(ALERT.trim());
  await wait(50);
  for (const socket of server.sockets) socket.end();
  await until("a report", () => reportsOf(log.readAll()).length === 1);
  await until("the line stands again", () => server.sockets.size === 1);
  server.send(ALERT.slice(0, 30));
  await wait(50);
  for (const socket of server.sockets) socket.end();
  await until("the half is kept too", () => reportsOf(log.readAll()).length === 2);
  await until("the line stands once more", () => server.sockets.size === 1);
  server.send(dsc("CDDSC,12,2320011110,00,05,00,1510501123,0241,,,S,"));
  await until("a third", () => reportsOf(log.readAll()).length === 3);
  const [whole, half, next] = reportsOf(log.readAll());
  assert.deepEqual([whole?.unread, next?.unread], [null, null]);
  assert.match(half?.unread ?? "", /cut off/);
  assert.equal(feeds.states[0]?.counts.unread, 1);
});

test("what the log does not take as it was read is a report of its words", async (t) => {
  const { log, watch, vault } = await feedHouse(t, []);
  const faults: unknown[] = [];
  const queue = new ReportQueue({ watch, vault, language: "en" }, (fault) => faults.push(fault));
  const telling = { ...TELLING, name: "N".repeat(400), sender: "+33612345678" };
  queue.add(
    { ok: true, thing: null, telling },
    { feed: "odd", channel: "sensor" },
    () => undefined,
  );
  await until("nothing waits", () => queue.waiting === 0);
  const [report, ...more] = reportsOf(log.readAll());
  assert.deepEqual([more, faults], [[], []]);
  assert.match(report?.words ?? "", /^\[The message itself says: distress\.\]\nMAYDAY$/);
  assert.match(
    report?.unread ?? "",
    /^expected a report that the log takes; came one with from\.name/,
  );
  assert.equal(report?.from.caller, vault.tokenFor("+33 6 12 34 56 78"));
  const half = { ...TELLING, language: "\ud800\ud800", words: "help" };
  queue.add(
    { ok: true, thing: null, telling: half },
    { feed: "odd", channel: "sensor" },
    () => undefined,
  );
  await until("it is stored", () => reportsOf(log.readAll()).length === 2);
  const [, second] = reportsOf(log.readAll());
  assert.equal(second?.words, "help");
  assert.match(second.unread ?? "", /^expected a report that the log takes; came one of which/);
  assert.equal(faults.length, 1);
  assert.equal(await queue.close(), 0);
});

test("a datagram is a line, whether it ends as one or not", async (t) => {
  const socket = createSocket("udp4");
  t.after(() => socket.close());
  const port = await freePort();
  const { feeds } = await feedHouse(t, [
    { id: "ais-1", kind: "ais", url: `udp://127.0.0.1:${port}` },
  ]);
  await until("the port is open", () => feeds.states[0]?.state === "up");
  socket.send(ais(227_006_760, 0, 1.5, 51).trim(), port, "127.0.0.1");
  socket.send(ais(227_006_761, 0, 1.5, 51), port, "127.0.0.1");
  await until("both are read", () => feeds.states[0]?.counts.read === 2);
});

test("a port that is taken is a feed that is down, with the reason", async (t) => {
  const other = createSocket("udp4");
  t.after(() => other.close());
  other.bind(0, "127.0.0.1");
  await once(other, "listening");
  const url = `udp://127.0.0.1:${other.address().port}`;
  const setting = { id: "ais-1", kind: "ais", url, silence: 1 };
  const { log, feeds } = await feedHouse(t, [setting]);
  await until("it is lost", () => [...log.readAll()].length > 0);
  const [entry] = log.readAll();
  assert(entry?.event.kind === "FeedLost");
  assert.match(JSON.stringify(entry.event), /the line is down since \d+ s \(.*EADDRINUSE/);
  assert.notEqual(feeds.states[0]?.state, "up");
});

async function freePort(): Promise<number> {
  const socket = createSocket("udp4").bind(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  socket.close();
  return port;
}

test("while the log is held by somebody else no distress is lost", async (t) => {
  const server = await lineServer(t);
  const { log, file, feeds } = await feedHouse(t, [{ id: "dsc-1", kind: "dsc", url: server.url }]);
  await until("the line stands", () => server.sockets.size === 1);
  const other = new DatabaseSync(file);
  other.exec("BEGIN IMMEDIATE");
  server.send(ALERT);
  await until("it waits", () => feeds.waiting === 1);
  await wait(3_000);
  assert.equal(reportsOf(log.readAll()).length, 0);
  other.exec("ROLLBACK");
  other.close();
  await until("a report", () => reportsOf(log.readAll()).length === 1, 30_000);
  await until("nothing waits", () => feeds.waiting === 0);
});

test("in any flood every distress is a report, and each vessel is where it was last", async (t) => {
  for (const seed of [1, 2, 3, 4, 5]) {
    await t.test(`seed ${seed}`, (inner) => flood(inner, seed));
  }
});

async function flood(t: Parameters<typeof feedHouse>[0], seed: number): Promise<void> {
  const random = seededRandom(seed);
  const server = await lineServer(t);
  const { log, feeds, faults } = await feedHouse(t, [
    { id: "ais-1", kind: "ais", url: server.url },
  ]);
  await until("the line stands", () => server.sockets.size === 1);
  const { text, messages, distressed, last } = night(random);
  for (let from = 0; from < text.length;) {
    const length = 1 + Math.floor(random() ** 4 * 20_000);
    server.send(text.slice(from, from + length));
    from += length;
    if (random() < 0.1) await wait(0);
  }
  await until("all is read", () => feeds.states[0]?.counts.read === messages);
  await until("all is stored", () => feeds.waiting === 0);
  const told = new Set(
    reportsOf(log.readAll()).map(({ words }) => /AIS 1 (\d{9})/.exec(words)?.[1]),
  );
  assert.deepEqual([...told].sort(), [...distressed].sort());
  for (const [mmsi, lon] of last) {
    const known = feeds.telemetry.latest(`mmsi:${mmsi}`)?.lon ?? 0;
    assert(Math.abs(known - lon) < 1e-6, `${mmsi} at ${known}, sent at ${lon}`);
  }
  assert.deepEqual(faults, []);
}

/** Six thousand messages of 300 ships, and some devices in distress that send again and again. */
function night(random: Random) {
  const last = new Map<number, number>();
  const distressed = new Set<string>();
  const lines: string[] = [];
  for (let count = 0; count < 6_000; count += 1) {
    const isDistress = random() < 0.02;
    const mmsi = Math.floor(random() * (isDistress ? 40 : 300)) + (isDistress ? 970e6 : 227e6);
    const lon = Math.round((1 + random()) * 1e4) / 1e4;
    if (isDistress) distressed.add(String(mmsi));
    last.set(mmsi, lon);
    lines.push(ais(mmsi, isDistress ? 14 : 0, lon, 51));
  }
  return { text: lines.join(""), messages: lines.length, distressed, last };
}
