import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { EventOf, Entry } from "#log";
import { boatOf } from "#picture";
import { addSeconds, secondsBetween, seconds } from "#units";
import { LocateDesk } from "../../src/run/server/locate-desk.ts";
import { LocateLinks } from "../../src/run/locate-links.ts";
import { ask, officer, reported, ROOT, withServer, type Answer, type Setting } from "./setting.ts";

const PHONE = "+33 6 12 34 56 78";
const KEY = "00112233445566778899";
const DEVICE = "aabbccddeeff00112233";

type Report = EventOf<"ReportReceived">;
type Contact = EventOf<"ContactAttempted">;

/** A link made at a desk, as a path of this server. */
async function linkFor(setting: Setting, more: Record<string, unknown> = {}): Promise<string> {
  const made = await ask(setting, "/api/locate", { by: officer, language: "ti", ...more });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return new URL(String(made.body["link"])).pathname;
}

/** What the page sends when "Send my position" was pressed. */
function pressed(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    kind: "report",
    key: KEY,
    device: DEVICE,
    age: 2,
    position: { lat: 51.05, lon: 1.5, accuracy: 12.5, age: 8 },
    noFix: null,
    words: "we are sinking",
    people: "٤٠",
    aboard: true,
    water: true,
    engine: false,
    battery: 0.23,
    language: "ti",
    ...more,
  };
}

function eventsOf<Event>({ log }: Setting, kind: string): readonly (Event & { entry: Entry })[] {
  return [...log.readAll()].flatMap((entry) =>
    entry.event.kind === kind ? [{ ...(entry.event as Event), entry }] : [],
  );
}

const reportsOf = (setting: Setting): readonly (Report & { entry: Entry })[] =>
  eventsOf<Report>(setting, "ReportReceived");
const contactsOf = (setting: Setting): readonly (Contact & { entry: Entry })[] =>
  eventsOf<Contact>(setting, "ContactAttempted");

test("what a phone sends stands at once with that phone's other reports, and is on the disk", () =>
  withServer(async (setting) => {
    const first = await reported(setting, "thirty of us, taking water", { phone: PHONE });
    const path = await linkFor(setting, { phone: PHONE });
    const before = setting.watch.now;
    const answer = await ask(setting, path, pressed());
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    const [, report] = reportsOf(setting);
    assert(report !== undefined);
    assert.equal(answer.body["number"] as unknown, report.entry.seq);
    assert.equal(answer.body["at"] as unknown, report.entry.loggedAt);
    assert.equal(report.channel, "message");
    assert.equal(report.from.who, "person aboard");
    assert.equal(report.from.relays, false);
    assert.equal(
      report.words,
      "we are sinking\n[position link] on the boat: yes; people: ٤٠; water coming in: yes; engine works: no; phone battery: 23 %",
    );
    assert.deepEqual(report.people, { least: 40, most: 40 });
    assert.deepEqual(report.conditions, ["taking water", "engine dead"]);
    assert.equal(report.language, "ti");
    assert.equal(report.unread, null);
    assert.equal(report.place?.method, "gnss");
    assert.deepEqual(report.place?.readings, [{ lon: 1.5, lat: 51.05, radius: 12.5 }]);
    assert.equal(report.place?.words, "51.05, 1.5 ±13 m");
    assert(report.place?.fixedAt !== null && report.place?.fixedAt !== undefined);
    const age = secondsBetween(report.place.fixedAt, before);
    assert(age > 6.9 && age <= 8, `the fix was 8 s old when it came, so about that now: ${age}`);
    assert.equal(report.happened?.kind, "told");
    const boat = boatOf(setting.watch.picture, (first.event as Report).report as never);
    assert.equal(boat?.reports.length, 2, "one boat, two reports");
  }));

test("the same message sent again after a lost answer is stored once, under the same number", () =>
  withServer(async (setting) => {
    const path = await linkFor(setting, { phone: PHONE });
    const first = await ask(setting, path, pressed());
    const again = await ask(setting, path, pressed({ age: 40 }));
    assert.deepEqual([first.status, again.status], [201, 200]);
    assert.deepEqual(again.body, first.body);
    assert.equal(reportsOf(setting).length, 1);
    const next = await ask(setting, path, pressed({ key: "ffffffffffffffffffff" }));
    assert.equal(next.status, 201);
    assert.equal(reportsOf(setting).length, 2);
  }));

test("a link that was passed on puts nobody into the first phone's boat", () =>
  withServer(async (setting) => {
    await reported(setting, "thirty of us", { phone: PHONE });
    const path = await linkFor(setting, { phone: PHONE });
    await ask(setting, path, pressed());
    await ask(setting, path, pressed({ key: "11".repeat(10), device: "22".repeat(10) }));
    await ask(setting, path, pressed({ key: "33".repeat(10) }));
    const [, own, passedOn, later] = reportsOf(setting);
    assert.deepEqual(
      [own, passedOn, later].map((report) => report?.from.relays),
      [false, true, false],
    );
    assert.match(passedOn?.words ?? "", /another phone than the first/);
    const boats = new Set(
      reportsOf(setting).map(({ report }) => boatOf(setting.watch.picture, report as never)?.id),
    );
    assert.equal(
      boats.size,
      2,
      "the other phone's report stands by itself until a person links it",
    );
  }));

test("whoever is not on the boat gives words, and never the boat's place", () =>
  withServer(async (setting) => {
    const path = await linkFor(setting, { phone: PHONE });
    await ask(setting, path, pressed({ aboard: false }));
    const [report] = reportsOf(setting);
    assert.equal(report?.place, null);
    assert.equal(report?.from.relays, true);
    assert.equal(report?.from.who, "unknown");
    assert.match(report?.words ?? "", /on the boat: no/);
    await ask(setting, path, pressed({ key: "44".repeat(10), device: "55".repeat(10) }));
    const boats = reportsOf(setting).at(-1);
    assert.equal(
      boats?.from.relays,
      false,
      "a relative's answer takes the link from nobody aboard",
    );
  }));

test("how sure a position is says by what it is held", () =>
  withServer(async (setting) => {
    const path = await linkFor(setting);
    const cases = [
      [0, "gnss", 5],
      [150, "gnss", 150],
      [151, "pin", 151],
      [5_000, "pin", 5_000],
      [5_001, "network", 5_001],
      [600_000, "network", null],
    ] as const;
    for (const [index, [accuracy, method, radius]] of cases.entries()) {
      const position = { lat: 0, lon: 0, accuracy, age: null };
      await ask(setting, path, pressed({ key: `${index}`.repeat(20), position }));
      const place = reportsOf(setting).at(-1)?.place;
      assert.equal(place?.method, method, `${accuracy} m`);
      assert.equal(place?.readings[0]?.radius ?? null, radius, `${accuracy} m`);
      assert.equal(place?.fixedAt, null, "an age that was not told is not guessed");
    }
  }));

test("a broken field takes nothing else with it, and what came is kept", () =>
  withServer(async (setting) => {
    const path = await linkFor(setting);
    const position = { lat: "51", lon: 1.5, accuracy: 10, age: -4 };
    const sent = pressed({ position, battery: 7, people: "0", age: 1e99 });
    const { status } = await ask(setting, path, sent);
    assert.equal(status, 201);
    const [report] = reportsOf(setting);
    assert.match(report?.words ?? "", /^we are sinking\n.*people: 0/);
    assert.equal(report?.people, null, "nobody writes from an empty boat: a nought is a slip");
    assert.equal(report?.place, null);
    assert.equal(report?.happened, null);
    assert.match(report?.unread ?? "", /position\.lat: expected a number .* came "51"/);
    assert.match(report?.unread ?? "", /battery: expected a number from 0 to 1; came 7/);
  }));

test("numbers in the words go to the vault, and no name or number is in what the page is told", () =>
  withServer(async (setting) => {
    const path = await linkFor(setting, { phone: PHONE });
    const { body } = await ask(setting, path, pressed({ words: "my brother is +33687654321" }));
    assert.doesNotMatch(reportsOf(setting)[0]?.words ?? "", /687654321/);
    assert.deepEqual(Object.keys(body).toSorted(), ["at", "entry", "number"]);
    const page = await ask(setting, path);
    assert.doesNotMatch(JSON.stringify(page.body), /caller-|612345678|12 34 56/);
  }));

test("opening is a contact that hushes no silence; coming to nothing waits for a call back", () =>
  withServer(async (setting) => {
    await reported(setting, "thirty of us", { phone: PHONE, who: "person aboard" });
    const path = await linkFor(setting, { phone: PHONE });
    const [boat] = [...reportsOf(setting)].map(({ report }) => report);
    const heard = boatOf(setting.watch.picture, boat as never)?.lastWord;
    for (let time = 0; time < 3; time += 1)
      await ask(setting, path, { kind: "opened", key: `${time}`.repeat(20), device: DEVICE });
    await ask(setting, path, { kind: "failed", key: KEY, device: DEVICE, noFix: "refused" });
    const [opened, failed, ...more] = contactsOf(setting);
    assert.deepEqual(more, [], "an opening is written down once in ten minutes");
    assert.equal(opened?.boat, boat);
    assert.equal(opened?.answered, true);
    assert.equal(opened?.caller, null, "nobody knows whose hand opened it");
    assert.equal(failed?.answered, false);
    assert.match(failed?.words ?? "", /the phone did not allow it/);
    const after = boatOf(setting.watch.picture, boat as never);
    assert.deepEqual(after?.lastWord, heard);
    assert.equal(after?.unreturned.length, 1);
    assert.equal(reportsOf(setting).length, 1, "and no report is made up from it");
  }));

test("looking at a link, as previews of messages do, writes nothing down", () =>
  withServer(async (setting) => {
    const path = await linkFor(setting, { phone: PHONE });
    const before = setting.log.length;
    for (let time = 0; time < 5; time += 1) assert.equal((await ask(setting, path)).status, 200);
    assert.equal(setting.log.length, before);
  }));

test("the page is one piece under 30 kB, runs its own script only, and may ask for the position", () =>
  withServer(async (setting) => {
    const path = await linkFor(setting);
    const answer = await fetch(`${setting.server.origin}${path}`);
    const html = await answer.text();
    assert(Buffer.byteLength(html) < 30_000, `${Buffer.byteLength(html)} bytes, not packed`);
    const [, script = ""] = /<script>(.*)<\/script>/s.exec(html) ?? [];
    const [, style = ""] = /<style>(.*)<\/style>/s.exec(html) ?? [];
    const policy = answer.headers.get("content-security-policy") ?? "";
    const sum = (text: string): string => createHash("sha256").update(text).digest("base64");
    assert.match(policy, /^default-src 'none'/);
    assert(policy.includes(`script-src 'sha256-${sum(script)}'`));
    assert(policy.includes(`style-src 'sha256-${sum(style)}'`));
    assert.doesNotMatch(policy, /unsafe/);
    assert.match(answer.headers.get("permissions-policy") ?? "", /geolocation=\(self\)/);
    assert.equal(answer.headers.get("set-cookie"), null);
    const [, kept = ""] =
      /^private, max-age=(\d+)$/.exec(answer.headers.get("cache-control") ?? "") ?? [];
    assert(
      Number(kept) > 86_300 && Number(kept) < 86_400,
      `kept by the phone for its day: ${kept}`,
    );
    assert.equal(answer.headers.get("referrer-policy"), "no-referrer");
    assert.doesNotMatch(html, /\b(?:src|href|action)=/, "nothing else is asked for");
    const newer = /\?\.|\?\?|\d_\d|\bimport\b|#\w+\(|\.at\(|replaceAll|\bstatic\b/;
    assert.doesNotMatch(script, newer, "phones of 2019 must run it");
  }));

test("a bad link says so in every language with the number to call, and tells nothing else", () =>
  withServer(async (setting) => {
    const answer = await ask(setting, "/l/0000000000000000z");
    assert.equal(answer.status, 404);
    const text = String(answer.body["text"]);
    for (const language of ["en", "fr", "ar", "ckb", "prs", "ps", "ti", "vi", "sq"])
      assert.match(text, new RegExp(`lang="${language}"[^>]*>(?:(?!lang=).)*112.*16`, "s"));
    assert.equal(text.match(/machine-translated, to be checked/g)?.length, 7);
    const sent = await ask(setting, "/l/0000000000000000z", pressed());
    assert.equal(sent.status, 404);
    assert.equal(String(sent.body["type"]), "urn:vigie:problem:no-such-link");
    assert.equal(setting.log.length, 0);
  }));

test("a link opens for a day, takes what was pressed for another, and then its opening is an unanswered call", () => {
  const links = new LocateLinks(":memory:");
  const day = 24 * 3_600_000;
  const made = { caller: "caller-1", boat: null, language: "ti", deskLanguage: "fr" } as const;
  const { token, untilMs } = links.make({ ...made, caller: made.caller as never }, 1_000);
  assert.match(token, /^[0-9a-hjkmnp-tv-z]{17}$/, "85 bits");
  assert.equal(untilMs, 1_000 + day);
  const stateAt = (ms: number): string | undefined => links.find(token, ms)?.state;
  assert.deepEqual([1_000, 999 + day, 1_000 + day, 999 + 2 * day, 1_000 + 2 * day].map(stateAt), [
    "open",
    "open",
    "takes",
    "takes",
    "late",
  ]);
  assert.equal(links.find(token, 1_000 + 7 * day), null);
  assert.equal(
    links.find(token.toUpperCase().replaceAll("1", "I").replaceAll("0", "O"), 2_000)?.caller,
    "caller-1",
  );
  assert.equal(links.find(token.slice(0, -1), 2_000), null, "a link cut short is no link");
  links.close();
});

test("an expired link is heard of: somebody tried to reach us", () =>
  withServer(async (setting) => {
    const path = await linkFor(setting, { phone: PHONE });
    const { watch, server, folder } = setting;
    const then = addSeconds(watch.now, seconds(-25 * 3_600));
    const { DatabaseSync } = await import("node:sqlite");
    const file = new DatabaseSync(`${folder}/links.db`);
    file.prepare("UPDATE link SET made_at = ?").run(Date.parse(then));
    file.close();
    const answer = await fetch(`${server.origin}${path}`);
    assert.equal(answer.status, 410);
    assert.match(await answer.text(), /no longer works/);
    assert.equal(answer.headers.get("cache-control"), "no-store");
    const [contact] = contactsOf(setting);
    assert.equal(contact?.answered, false);
    assert.match(contact?.words ?? "", /after it had expired/);
    assert.equal((await ask(setting, path, pressed())).status, 201, "pressed in time, sent late");
  }));

test("through a web server that passes on /l/ only, phones reach the link under its public address", () =>
  withServer(
    async (setting) => {
      const made = await ask(setting, "/api/locate", { by: officer, language: "en" });
      const link = new URL(String(made.body["link"]));
      assert.equal(link.origin, "https://watch.example");
      assert.equal(made.body["reach"] as unknown, "anywhere");
      const foreign = { Origin: "https://watch.example", "Sec-Fetch-Site": "same-origin" };
      const sent = await ask(setting, link.pathname, pressed(), foreign);
      assert.equal(sent.status, 201, "though the public origin is not this server's own");
      const order = await ask(setting, "/api/reports", { by: officer, words: "x" }, foreign);
      assert.equal(order.status, 403, "and that opens no other door");
    },
    { publicOrigin: "https://watch.example" },
  ));

test("one link cannot flood the log, and is told when to send again", () =>
  withServer(async (setting) => {
    const path = await linkFor(setting);
    const answers: Answer[] = [];
    for (let time = 10; time < 33; time += 1)
      answers.push(await ask(setting, path, pressed({ key: `${time}`.repeat(10) })));
    const taken = answers.filter(({ status }) => status === 201).length;
    assert(taken >= 20 && taken <= 21, `${taken} taken`);
    const last = answers.at(-1);
    assert.equal(last?.status, 429);
    assert(Number(last?.headers.get("retry-after")) > 0);
  }));

test("the limit empties with time", () => {
  const [path, centre] = [":memory:", "dover"];
  const onFault = (error: unknown): never => assert.fail(String(error));
  const desk = new LocateDesk({ root: ROOT, path, centre, publicOrigin: null, onFault });
  const link = { hash: "a" } as never;
  for (let time = 0; time < 20; time += 1) assert.equal(desk.waitOf(link, 0), 0);
  assert.equal(desk.waitOf(link, 0), 5);
  assert.equal(desk.waitOf(link, 4_999), 1);
  assert.equal(desk.waitOf(link, 5_000), 0);
  assert.equal(desk.waitOf({ hash: "b" } as never, 5_000), 0, "each link has its own");
  desk.close();
});

test("the link of a boat is that of its only phone; with several the officer says which", () =>
  withServer(async (setting) => {
    const first = await reported(setting, "thirty of us", { phone: PHONE });
    const { report, from } = first.event as Report;
    const made = await ask(setting, "/api/locate", { by: officer, language: "ar", boat: report });
    assert.equal(made.body["caller"] as unknown, from.caller);
    assert.equal(made.body["direction"] as unknown, "rtl");
    assert.match(String(made.body["message"]), /Dover.*\/l\/[0-9a-z]{17}$/s);
    assert.equal(made.body["reach"] as unknown, "this machine");
    const second = await reported(setting, "the same boat", { phone: "+44 7700 900123" });
    const order = { order: "linkReport", report: (second.event as Report).report, boat: report };
    const linked = await ask(setting, "/api/orders", {
      by: officer,
      order: { ...order, why: "both say so" },
    });
    assert.equal(linked.status, 201, JSON.stringify(linked.body));
    const unclear = await ask(setting, "/api/locate", {
      by: officer,
      language: "ar",
      boat: report,
    });
    assert.equal(unclear.status, 422);
    const none = await ask(setting, "/api/locate", { by: officer, language: "ar", boat: "boat-x" });
    assert.equal(none.status, 404);
  }));

test("who may not write may make no link; who makes one is on record, and the link is not", () =>
  withServer(async (setting) => {
    const by = { desk: "gallery", role: "observer" };
    const no = await ask(setting, "/api/locate", { by, language: "en", phone: PHONE });
    assert.equal(no.status, 409);
    const made = await ask(setting, "/api/locate", { by: officer, language: "en", phone: PHONE });
    const token = String(made.body["link"]).split("/").at(-1) ?? "";
    const text = JSON.stringify([...setting.log.readAll()]);
    assert.match(
      text,
      /A position link was made; it can be opened until \d+ \w+ 20\d\d, \d\d:\d\d UTC/,
    );
    assert(!text.includes(token));
    assert.doesNotMatch(text, /12 ?34 ?56 ?78/);
  }));

test("a link made before a restart works after it, for the same phone, and no file holds it", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "vigie-links-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "links.db");
  const before = new LocateLinks(path);
  const link = {
    caller: "caller-1" as never,
    boat: null,
    language: "sq",
    deskLanguage: "fr",
  } as const;
  const { token } = before.make(link, 0);
  assert.equal(before.isFirstPhone(before.find(token, 1)?.hash ?? "", DEVICE), true);
  before.close();
  const after = new LocateLinks(path);
  const found = after.find(token, 1);
  assert.equal(found?.language, "sq");
  assert.equal(found?.deskLanguage, "fr");
  assert.equal(after.isFirstPhone(found?.hash ?? "", DEVICE), true);
  assert.equal(after.isFirstPhone(found?.hash ?? "", "another"), false);
  after.close();
  assert(!readFileSync(path, "latin1").includes(token));
});
