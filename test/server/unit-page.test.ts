import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entry, EventKind, EventOf } from "#log";
import { boatOf, unitOf } from "#picture";
import { ask, officer, pointers, reported, withServer, type Setting } from "./setting.ts";

let keys = 0;
/** What the page sends when something was pressed. */
function pressed(kind: string, more: object = {}): object {
  keys += 1;
  return { key: keys.toString(16).padStart(20, "0"), kind, age: 3, ...more };
}

async function linkFor(setting: Setting, more: object = {}): Promise<string> {
  const made = await ask(setting, "/api/unit-links", { by: officer, unit: "valiant", ...more });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return new URL(String(made.body["link"])).pathname;
}

async function withTask(use: (setting: Setting, path: string) => Promise<void>): Promise<void> {
  await withServer(async (setting) => {
    await reported(setting, "sinking", { report: "charlie", people: { least: 30, most: 30 } });
    const unit = { unit: "valiant", name: "Valiant", type: "cutter", agency: "Border Force" };
    for (const order of [
      { order: "registerUnit", ...unit },
      { order: "taskUnit", unit: "valiant", boat: "charlie", words: "respond" },
    ]) {
      assert.equal((await ask(setting, "/api/orders", { by: officer, order })).status, 201);
    }
    await use(setting, await linkFor(setting));
  });
}

function eventsOf<Kind extends EventKind>(
  { log }: Setting,
  kind: Kind,
): readonly { readonly entry: Entry; readonly event: EventOf<Kind> }[] {
  return [...log.readAll()].flatMap((entry) =>
    entry.event.kind === kind ? [{ entry, event: entry.event as EventOf<Kind> }] : [],
  );
}

test("the unit's word stands beside the desk's, under its own name, at the hour it was pressed", () =>
  withTask(async (setting, path) => {
    const sent = pressed("acknowledged", { boat: "charlie", age: 600 });
    const answer = await ask(setting, `${path}/in`, sent);
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    const [first] = eventsOf(setting, "UnitReported");
    assert.deepEqual(first?.entry.by, { desk: "unit valiant", role: "trainee" });
    assert.equal(answer.body["number"] as unknown, first?.entry.seq);
    assert.equal(first?.event.happened?.kind, "told");
    const again = await ask(setting, `${path}/in`, sent);
    assert.deepEqual(again.body, answer.body, "sent twice, done once");
    assert.equal(eventsOf(setting, "UnitReported").length, 1);
    const twice = pressed("departed", { boat: "charlie" });
    await Promise.all([ask(setting, `${path}/in`, twice), ask(setting, `${path}/in`, twice)]);
    assert.equal(eventsOf(setting, "UnitReported").length, 2);
  }));

test("nobody is stood down by the page, however it is said", () =>
  withTask(async (setting, path) => {
    await ask(setting, `${path}/in`, pressed("departed", { boat: "charlie" }));
    for (const kind of ["declined", "leave"]) {
      const { status } = await ask(setting, `${path}/in`, pressed(kind, { boat: "charlie" }));
      assert.equal(status, 201);
    }
    const task = boatOf(setting.watch.picture, "charlie" as never)?.tasks[0];
    assert.equal(task?.status, "departed");
    assert.equal(eventsOf(setting, "UnitStated").length, 2);
    const ended = await ask(setting, `${path}/in`, pressed("ended", { boat: "charlie" }));
    assert.equal(ended.status, 422);
  }));

test("nobody taken aboard is no count; a number and a phone number are told as they should be", () =>
  withTask(async (setting, path) => {
    await ask(setting, `${path}/in`, pressed("people", { people: 0 }));
    assert.equal(eventsOf(setting, "UnitStated").length, 0);
    assert.equal(unitOf(setting.watch.picture, "valiant" as never)?.stated.placesTaken, null);
    const [word] = eventsOf(setting, "ContactAttempted");
    assert.match(word?.event.words ?? "", /^Valiant: nobody taken aboard/);
    assert.equal(word?.event.answered, false);
    await ask(
      setting,
      `${path}/in`,
      pressed("words", { words: "ring the skipper +33 6 12 34 56 78" }),
    );
    const [, number] = eventsOf(setting, "ContactAttempted");
    assert.doesNotMatch(number?.event.words ?? "", /12 34 56/, "no number gets into the log");
  }));

test("what the page is told names no caller, no phone and nobody's words", () =>
  withTask(async (setting, path) => {
    await reported(setting, "my wife is aboard", { phone: "+33612345678", report: "wife" });
    const { status, body } = await ask(setting, `${path}/state?lang=fr`);
    assert.equal(status, 200);
    const text = JSON.stringify(body);
    assert.doesNotMatch(text, /wife|caller|sinking"/);
    assert.match(text, /30 personnes/);
    assert.match(text, /"last":null/, "no position is where unknown");
    const units = (await ask(setting, "/api/units")).body as unknown as { pageAskedAt: string }[];
    assert.ok(units[0]?.pageAskedAt, "the desk sees that the page is open");
  }));

test("bad messages say what was expected; a link that is none tells whom to call", () =>
  withTask(async (setting, path) => {
    const wrong = pressed("people", {
      people: -3,
      position: { lat: 95, lon: 1, accuracy: 5, age: 0 },
    });
    const answer = await ask(setting, `${path}/in`, wrong);
    assert.equal(answer.status, 422);
    assert.deepEqual(pointers(answer).toSorted(), ["/people", "/position/lat"]);
    const ghost = await ask(setting, `${path}/in`, pressed("acknowledged", { boat: "ghost" }));
    assert.equal(ghost.status, 409, "refused, with the reason, for the page to show");
    assert.equal((await ask(setting, "/u/0000/in", pressed("words"))).status, 404);
    assert.equal((await ask(setting, "/u/0000/state")).status, 404);
    assert.equal((await ask(setting, path, {})).status, 405);
    const { by, ...rest } = { by: { desk: "sar-9", role: "trainee" }, unit: "valiant" };
    assert.equal((await ask(setting, "/api/unit-links", { by, ...rest })).status, 409);
    const unknown = { by: officer, unit: "ghost" };
    assert.equal((await ask(setting, "/api/unit-links", unknown)).status, 404);
    const notes = eventsOf(setting, "NoteMade").map(({ event }) => event.words);
    assert.equal(notes.length, 1);
    assert.match(notes[0] ?? "", /^A page was opened for Valiant by link, until/);
  }));

test("who sends too much is told to wait, and the page of another host or site opens all the same", () =>
  withTask(async (setting, path) => {
    const headers = { Origin: "https://elsewhere.example", Host: "watch.example" };
    const foreign = await ask(setting, `${path}/in`, pressed("words", { words: "here" }), headers);
    assert.equal(foreign.status, 201);
    let refused = 0;
    for (let sent = 0; sent < 25; sent += 1) {
      const { status } = await ask(setting, `${path}/in`, pressed("words", { words: "again" }));
      if (status === 429) refused += 1;
    }
    assert.ok(refused >= 4, `${refused} of 25 had to wait`);
    assert.equal((await ask(setting, `${path}/state`)).status, 200);
  }));
