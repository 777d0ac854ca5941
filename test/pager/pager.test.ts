import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { ownBoat, type Author, type Centre } from "#log";
import { watchLoadOf } from "#picture";
import { addSeconds, instant, minutes, type Instant } from "#units";
import { readPagerList } from "../../src/run/pager/pager-list.ts";
import { Pager } from "../../src/run/pager/pager.ts";
import { openLog } from "../../src/run/store/sqlite-log.ts";
import { Watch } from "../../src/run/watch.ts";
import { startSmtp } from "../feeds/smtp.ts";

const BEGIN = instant("2021-11-24T02:00:00Z");
const coordinator: Author = { desk: "smc", role: "coordinator" };
const officer: Author = { desk: "sar-1", role: "officer" };

/** A watch with a clock that the test turns, in a folder of its own. */
function house(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "vigie-pager-"));
  const clock = { now: BEGIN };
  const now = (): Instant => clock.now;
  const log = openLog({ mode: "write", path: join(folder, "log"), centre: "dover" as Centre, now });
  const watch = new Watch({ log, now });
  const faults: unknown[] = [];
  t.after(async () => {
    await watch.close();
    await log.close();
    rmSync(folder, { recursive: true });
  });
  const open = (to: readonly object[], language = "en"): Pager => {
    const path = join(folder, "pager.json");
    writeFileSync(path, JSON.stringify({ language, to }));
    const list = readPagerList(path);
    const onFault = (error: unknown): number => faults.push(error);
    const pager = new Pager({ list, watch, centre: "dover", now, onFault });
    t.after(() => pager.close());
    return pager;
  };
  const report = (words: string, position: string): Promise<unknown> =>
    watch.report(officer, {
      order: "receiveReport",
      report: null,
      channel: "phone",
      from: { who: "person aboard", name: null, caller: null, relays: false, unit: null },
      words: `${words} ${position}`,
      happened: null,
      unread: null,
      people: { least: 33, most: null },
      place: null,
      conditions: ["sinking"],
      craft: null,
      flotation: null,
      language: "en",
    });
  const look = async (pager: Pager, at: Instant): Promise<void> => {
    clock.now = at;
    await pager.look();
  };
  const notes = (): readonly string[] =>
    [...log.readAll()].flatMap(({ event }) =>
      event.kind === "NoteMade" ? [(event as { readonly words: string }).words] : [],
    );
  return { folder, watch, open, report, look, notes, faults, clock };
}

/** A service that rings, which answers what the test says. */
async function ringer(t: TestContext) {
  const rung: { readonly subject: string; readonly text: string }[] = [];
  const answer = { status: 200, authorization: "" };
  const server = createServer(async (request, response) => {
    answer.authorization = request.headers.authorization ?? "";
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    if (answer.status === 200) rung.push(JSON.parse(Buffer.concat(parts).toString()));
    response.writeHead(answer.status).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, rung, answer };
}

const after = (m: number): Instant => addSeconds(BEGIN, minutes(m));

test("a boat nobody looks at is told outside the room, again each ten minutes, until somebody looks", async (t) => {
  const { open, report, look, notes, watch, faults } = house(t);
  const { url, rung } = await ringer(t);
  const pager = open([{ by: "web", name: "duty manager", url }]);
  await watch.order(coordinator, {
    order: "makeNote",
    boat: null,
    words: "on watch",
    happened: null,
  });
  await report("we are 33, water is coming in", "51.15N 1.76E");
  await look(pager, after(5));
  assert.equal(rung.length, 0, "nothing is wrong yet");
  await look(pager, after(31));
  assert.equal(rung.length, 1);
  const [page] = rung;
  assert.match(page?.subject ?? "", /^VIGIE Dover Coastguard: no fresh look$/);
  assert.match(page?.text ?? "", /Unaccounted for: at least 33 people.*, in 1 boat/);
  assert.match(page?.text ?? "", /no coordinator has written for 31 min/);
  assert.match(
    page?.text ?? "",
    /watch overloaded: more open boats than its coordinators can carry, since 24 Nov 2021, 02:30 UTC/,
  );
  assert.doesNotMatch(page?.text ?? "", /51\.15|1\.76|water is coming/, "no place, no words");
  await look(pager, after(32));
  assert.equal(rung.length, 1, "not each time that somebody looks");
  await look(pager, after(42));
  assert.equal(rung.length, 2);
  const [report1] = watch.picture.reports.keys();
  assert(report1 !== undefined);
  const boat = ownBoat(report1);
  const review = { order: "reviewBoat", boat, words: "read all of it again" } as const;
  assert.equal((await watch.order(coordinator, review)).ok, true);
  await look(pager, after(53));
  assert.equal(rung.length, 2, "somebody looked");
  assert.ok(
    notes().some((words) => words === "duty manager was told outside the room: no fresh look"),
  );
  assert.deepEqual(faults, []);
});

test("a page that the other side does not take goes out again after half a minute, and both are on the log", async (t) => {
  const { open, report, look, notes, folder } = house(t);
  const { url, rung, answer } = await ringer(t);
  writeFileSync(join(folder, "token"), "a-word\n");
  const pager = open(
    [{ by: "web", name: "le cadre de permanence", url, tokenFile: "token" }],
    "fr",
  );
  await report("33 personnes, nous coulons", "");
  answer.status = 503;
  await look(pager, after(31));
  assert.equal(rung.length, 0);
  assert.equal(answer.authorization, "Bearer a-word");
  await look(pager, addSeconds(after(31), minutes(0.2)));
  answer.status = 200;
  await look(pager, addSeconds(after(31), minutes(0.5)));
  assert.equal(rung.length, 1);
  assert.match(rung[0]?.subject ?? "", /^VIGIE Dover Coastguard : sans regard neuf$/);
  const told = notes().filter((words) => words.includes("sans regard neuf"));
  assert.deepEqual(told, [
    "le cadre de permanence n'a pu être prévenu hors de la salle : sans regard neuf. expected an answer 200; came 503",
    "le cadre de permanence prévenu hors de la salle : sans regard neuf",
  ]);
});

test("a page goes by mail, marked as urgent and as a machine's", async (t) => {
  const smtp = await startSmtp(0, () => undefined);
  t.after(() => smtp.close());
  const { open, report, look } = house(t);
  const url = `smtp://127.0.0.1:${smtp.port}`;
  const [address, from] = ["duty@coastguard.example", "vigie@coastguard.example"];
  const pager = open([{ by: "mail", name: "duty manager", address, from, url }]);
  await report("we are 33", "");
  await look(pager, after(31));
  assert.equal(smtp.delivered.length, 1);
  assert.equal(smtp.delivered[0]?.to, address);
  assert.match(smtp.delivered[0]?.mail ?? "", /Auto-Submitted: auto-generated/i);
  assert.match(smtp.delivered[0]?.mail ?? "", /X-Priority: 1/i);
});

test("five open boats a coordinator can carry, six are too many, and nobody's are", async (t) => {
  const { report, watch, clock } = house(t);
  await watch.order(coordinator, {
    order: "makeNote",
    boat: null,
    words: "on watch",
    happened: null,
  });
  for (let n = 1; n <= 6; n += 1) {
    clock.now = after(n);
    await report(`boat ${n}`, "");
    const { tooMuchSince, boats, coordinators } = watchLoadOf(watch.picture, clock.now);
    assert.equal(boats, n);
    assert.equal(coordinators.length, 1);
    assert.equal(tooMuchSince !== null, n > 5, `${n} boats`);
  }
  assert.equal(watchLoadOf(watch.picture, after(7)).tooMuchSince, after(6));
  // Half an hour after the coordinator's last word nobody is known to coordinate.
  assert.equal(watchLoadOf(watch.picture, after(29)).coordinators.length, 1);
  assert.equal(watchLoadOf(watch.picture, after(30)).coordinators.length, 0);
  assert.equal(watchLoadOf(watch.picture, after(31)).tooMuchSince, after(31));
});

test("a file that says it otherwise is refused with what was expected", (t) => {
  const { folder } = house(t);
  const path = join(folder, "pager.json");
  const cases: readonly (readonly [string, RegExp])[] = [
    ["{", /expected a JSON file/],
    ['{"to": []}', /to: /],
    ['{"to": [{"by": "mail", "name": "x", "address": "nobody"}]}', /expected a mail address/],
    ['{"to": [{"by": "web", "name": "x", "url": "ftp://x"}]}', /to\.0\.url/],
  ];
  for (const [text, expected] of cases) {
    writeFileSync(path, text);
    assert.throws(() => readPagerList(path), expected, text);
  }
  assert.throws(() => readPagerList(join(folder, "none")), /expected a JSON file.*ENOENT/);
});
