import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { EventOf } from "#log";
import { boatsOf } from "#picture";
import { vigie } from "../cli/desk.ts";
import { ask, officer, pointers, withServer, type Answer, type Setting } from "./setting.ts";

const CHAT = `24/11/2021, 02:40 - Messages and calls are end-to-end encrypted.
24/11/2021, 02:41 - Hama: we are 33, water is coming in
24/11/2021, 02:42 - Hama: location: https://maps.google.com/?q=51.1,1.4
24/11/2021, 02:43 - Omar: Missed voice call`;

const reportsOf = ({ log }: Setting): readonly EventOf<"ReportReceived">[] =>
  Array.from(log.readAll()).flatMap(({ event }) =>
    event.kind === "ReportReceived" && "words" in event ? [event] : [],
  );

const taken = ({ body }: Answer) =>
  body["taken"] as unknown as readonly { report: string; repeated: boolean; unread: boolean }[];

test("a pasted chat becomes reports; one phone's are one boat; pasted again it adds what is new", () =>
  withServer(async (setting) => {
    const form = { by: officer, kind: "chat", text: CHAT };
    const first = await ask(setting, "/api/intake", form);
    assert.equal(first.status, 201);
    assert.equal(taken(first).length, 3);
    assert.equal(first.body["passed"] as unknown, 1);
    const { picture } = setting.watch;
    const [words, pin, call] = taken(first).map(({ report }) =>
      reportsOf(setting).find((event) => event.report === report),
    );
    assert.deepEqual(words!.people, { least: 33, most: 33 });
    assert.deepEqual(words!.conditions, ["taking water"]);
    assert.equal(pin!.place!.method, "pin");
    assert.equal(call!.words, "Missed voice call");
    // Hama's two are one boat, Omar's another.
    assert.equal(boatsOf(picture).length, 2);
    const more = `${CHAT}\n24/11/2021, 02:50 - Hama: help`;
    const again = await ask(setting, "/api/intake", { ...form, text: more });
    assert.deepEqual(
      taken(again).map(({ repeated }) => repeated),
      [true, true, true, false],
    );
    assert.equal(boatsOf(setting.watch.picture).length, 2);
  }));

test("two who say the same in one minute are two; two men called Ali are two; a volunteer's are apart", () =>
  withServer(async (setting) => {
    const give = (text: string, more: object = {}) =>
      ask(setting, "/api/intake", { by: officer, kind: "chat", text, ...more });
    await give("24/11/2021, 02:41 - Ali: help us\n24/11/2021, 02:41 - Omar: help us");
    assert.equal(reportsOf(setting).length, 2, "neither is taken for the other");
    assert.equal(boatsOf(setting.watch.picture).length, 2);
    await give("24/11/2021, 04:00 - Ali: we are 50");
    assert.equal(boatsOf(setting.watch.picture).length, 3, "another chat, another Ali");
    const volunteer = "24/11/2021, 05:00 - V: a boat, 33\n24/11/2021, 05:01 - V: ANOTHER boat, 50";
    await give(volunteer, { relays: true });
    assert.equal(boatsOf(setting.watch.picture).length, 5, "one sender, two boats");
  }));

test("sightings by a mapping; a bad row is a report with its words", () =>
  withServer(async (setting) => {
    const text = "lat,lon,gens,words\n51.05,1.35,30-40,canot gris\nnorth,1,2,x\n";
    const map = ["people=gens"];
    const answer = await ask(setting, "/api/intake", { by: officer, kind: "sightings", text, map });
    assert.deepEqual(
      taken(answer).map(({ unread }) => unread),
      [false, true],
    );
    const reports = reportsOf(setting);
    assert.deepEqual(reports.find(({ unread }) => unread === null)!.people, {
      least: 30,
      most: 40,
    });
    assert.match(reports.find(({ unread }) => unread !== null)!.words, /north,1,2,x/);
    const wrong = { by: officer, kind: "sightings", text, map: ["people=nobody"] };
    const refused = await ask(setting, "/api/intake", wrong);
    assert.deepEqual([refused.status, pointers(refused)], [422, ["/map"]]);
  }));

test("an observer takes nothing in, and no name or number is in an entry", () =>
  withServer(async (setting) => {
    const observer = { desk: "visitor", role: "observer" };
    const form = { by: observer, kind: "chat", text: CHAT };
    assert.equal((await ask(setting, "/api/intake", form)).status, 409);
    assert.equal(reportsOf(setting).length, 0);
    await ask(setting, "/api/intake", { ...form, by: officer });
    const log = Array.from(setting.log.readAll(), (entry) => JSON.stringify(entry)).join("\n");
    assert.doesNotMatch(log, /Hama|Omar/);
  }));

test("vigie take gives a file to a running watch, and says what became of each message", () =>
  withServer(async (setting) => {
    const file = join(setting.folder, "chat.txt");
    writeFileSync(file, CHAT);
    const args = ["take", "chat", file, "--to", setting.server.origin];
    const { code, out } = await vigie(...args);
    assert.equal(code, 0);
    assert.match(out.join("\n"), /^dover:1 stored: report-[0-9a-f]+\n[^]*1 tell of no boat$/);
    assert.match((await vigie(...args)).out[0]!, /was here before/);
    assert.equal((await vigie("take", "rumour", file)).code, 2);
    const nobody = await vigie("take", "chat", file, "--to", "http://127.0.0.1:9");
    assert.equal(nobody.code, 3);
    assert.match(nobody.err[0]!, /did not answer .* again adds only what is missing/);
  }));
