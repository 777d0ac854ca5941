import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { feedHouse, reportsOf, until } from "./house.ts";

const WORD = "a-word-that-both-know";
const IMEI = "300434030008620";
const AT = Date.UTC(2026, 10, 24, 2, 0);

function event(messageCode: number, change: object = {}): object {
  const point = { latitude: 50.95, longitude: 1.5, altitude: 0, gpsFix: 2, course: 0, speed: 0 };
  const status = { autonomous: 0, lowBattery: 0, intervalChange: 0, resetDetected: 0 };
  const timeStamp = AT + messageCode * 1000;
  return { imei: IMEI, messageCode, freeText: "", timeStamp, point, status, ...change };
}
const pushed = (...events: object[]): string => JSON.stringify({ Version: "2.0", Events: events });

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A watch with a door at `url`, and how to push to it. */
async function door(t: TestContext, word = WORD) {
  const url = `http://127.0.0.1:${await freePort()}/garmin`;
  const tokenFile = join(tmpdir(), `vigie-push-${process.pid}-${Math.random()}`);
  writeFileSync(tokenFile, `${word}\n`);
  const house = await feedHouse(t, [{ id: "garmin", kind: "push", url, tokenFile }]);
  const push = (body: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url, {
      method: "POST",
      headers: { "X-Outbound-Auth-Token": WORD, "Content-Type": "application/json" },
      body,
      ...init,
    });
  return { ...house, url, push };
}

test("an SOS that is pushed is on the disk before it is answered, and once when it is pushed again", async (t) => {
  const { log, feeds, vault, push, faults } = await door(t);
  await until("the door stands", () => feeds.states[0]?.state === "up");
  const said = pushed(event(4), event(3, { freeText: "engine dead, 40 people" }));
  const answer = await push(said);
  assert.equal(answer.status, 200, await answer.text());
  const [sos, text, ...more] = reportsOf(log.readAll());
  assert.deepEqual(more, []);
  assert(sos !== undefined && text !== undefined);
  assert.deepEqual(sos.conditions, ["in distress"]);
  assert.match(text.words, /engine dead, 40 people/);
  assert.equal(sos.from.caller, text.from.caller, "one device, one sender");
  assert.equal(vault.numberOf(sos.from.caller ?? ""), IMEI);
  assert(!JSON.stringify([...log.readAll()]).includes(IMEI), "the log holds a token alone");
  assert.equal((await push(said)).status, 200);
  assert.equal(reportsOf(log.readAll()).length, 2);
  const { counts } = feeds.states[0]!;
  assert.deepEqual([counts.reports, counts.repeats, counts.unread], [2, 2, 0]);
  assert.equal(feeds.telemetry.latest(sos.from.caller ?? "")?.lat, 50.95);
  assert.deepEqual(faults, []);
});

test("a push whose words nobody can read is a report with these words", async (t) => {
  const { log, feeds, push } = await door(t);
  await until("the door stands", () => feeds.states[0]?.state === "up");
  const other = { "Content-Type": "text/plain", Authorization: `Bearer ${WORD}` };
  assert.equal((await push("nous coulons", { headers: other })).status, 200);
  const [report] = reportsOf(log.readAll());
  assert.match(report?.words ?? "", /nous coulons/);
  assert.equal(report?.channel, "message");
  assert.match(report?.unread ?? "", /expected/);
  assert.equal(feeds.states[0]?.counts.unread, 1);
});

test("who does not know the word, asks otherwise or elsewhere is told so, and nothing is stored", async (t) => {
  const { log, feeds, push, url } = await door(t);
  await until("the door stands", () => feeds.states[0]?.state === "up");
  const tries: readonly (readonly [number, Promise<Response>])[] = [
    [401, push(pushed(event(4)), { headers: { "X-Outbound-Auth-Token": `${WORD}x` } })],
    [401, push(pushed(event(4)), { headers: {} })],
    [405, fetch(url, { headers: { "X-Outbound-Auth-Token": WORD } })],
    [404, fetch(`${url}/other`, { method: "POST", body: pushed(event(4)) })],
  ];
  for (const [status, answer] of tries) assert.equal((await answer).status, status);
  assert.deepEqual(reportsOf(log.readAll()), []);
});

test("what the disk does not take is answered so that it is sent again", async (t) => {
  const { log, feeds, push, faults } = await door(t);
  await until("the door stands", () => feeds.states[0]?.state === "up");
  await log.close();
  assert.equal((await push(pushed(event(4)))).status, 503);
  assert.match(String(faults[0]), /A push to garmin is not kept yet/);
  assert(!String(faults[0]).includes(IMEI));
});

test("a word that can be guessed opens no door, and the watch says so", async (t) => {
  const { feeds } = await door(t, "guess");
  assert.deepEqual(feeds.states, []);
  assert.match(feeds.faults[0] ?? "", /feed garmin: .*expected 16 characters or more; came 5\./);
});
