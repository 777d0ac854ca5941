import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test, type TestContext } from "node:test";
import * as fc from "fast-check";
import { bodyText, firstFault, GENESIS, seal, type Centre, type Draft, type Entry } from "#log";
import { addSeconds, instant, seconds, type Instant } from "#units";
import type { EventLog } from "./event-log.ts";
import { exportLog, importLog, verifyLines } from "./log-file.ts";
import { sha256 } from "./rows.ts";
import { openLog } from "./sqlite-log.ts";
import { StoreError, type StoreCode } from "./store-error.ts";

const DOVER = "dover" as Centre;
const GRIS_NEZ = "gris-nez" as Centre;
const NIGHT = instant("2021-11-24T02:41:00.000Z");
const still = (): Instant => NIGHT;

function note(words: string): Draft {
  const event = { kind: "NoteMade" as const, boat: null, words, happened: null };
  return { by: { desk: "sar-1", role: "officer" }, event };
}

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), "vigie-store-"));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function open(
  t: TestContext,
  path: string,
  { centre = DOVER, now = still }: { centre?: Centre; now?: () => Instant } = {},
): EventLog {
  const log = openLog({ mode: "write", path, centre, now });
  t.after(() => log.close());
  return log;
}

async function logOf(t: TestContext, count: number, path = join(folder(t), "dover.vigie")) {
  const log = open(t, path);
  await log.append(Array.from({ length: count }, (_, index) => note(`word ${index + 1}`)));
  return { log, path };
}

function hasCode(code: StoreCode): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof StoreError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, /^[A-Z/].{10,}/);
    return true;
  };
}

const readBytes = (path: string): string => readFileSync(path, "latin1");
const words = (entry: Entry): unknown => ("words" in entry.event ? entry.event.words : null);

test("what was appended is there after opening again, in order and chained", async (t) => {
  const { log, path } = await logOf(t, 3);
  const [fourth] = await log.append([note("word 4")]);
  assert.deepEqual([fourth?.seq, fourth?.centre, fourth?.loggedAt], [4, DOVER, NIGHT]);
  await log.close();
  const again = open(t, path);
  assert.equal(again.length, 4);
  assert.deepEqual(again.head(DOVER), {
    centre: DOVER,
    seq: 4,
    hash: fourth?.hash,
    loggedAt: NIGHT,
  });
  const entries = [...again.readAll()];
  assert.deepEqual(entries.map(words), ["word 1", "word 2", "word 3", "word 4"]);
  assert.equal(firstFault(entries, sha256, again.head(DOVER) ?? undefined), null);
  assert.deepEqual([...again.readFrom(DOVER, 3)], entries.slice(2));
  assert.deepEqual([...again.readAll(3)], entries.slice(3));
  assert.deepEqual(again.state.fault, null);
  assert.equal(again.state.readOnly, false);
});

test("the entry that append gives back is the one that is read back", async (t) => {
  const { log } = await logOf(t, 0);
  const [given] = await log.append([note('“à l’eau” \u{1f6a4} \u0007 \\ "')]);
  assert.deepEqual([...log.readAll()], [given]);
  assert.ok(given !== undefined);
  assert.equal(sha256(bodyText(given)), given.hash);
});

test("an empty append is stored as nothing", async (t) => {
  const { log } = await logOf(t, 0);
  assert.deepEqual(await log.append([]), []);
  assert.equal(log.length, 0);
});

test("calls that come together share one commit, each keeps its own entries and its place", async (t) => {
  const { log } = await logOf(t, 0);
  const commits: number[] = [];
  log.tail((entries) => commits.push(entries.length));
  const calls = Array.from({ length: 50 }, (_, call) =>
    log.append([note(`call ${call} a`), note(`call ${call} b`)]),
  );
  const answers = await Promise.all(calls);
  assert.deepEqual(commits, [100]);
  for (const [call, entries] of answers.entries()) {
    assert.deepEqual(entries.map(words), [`call ${call} a`, `call ${call} b`]);
    assert.deepEqual(
      entries.map(({ seq }) => seq),
      [2 * call + 1, 2 * call + 2],
    );
  }
});

test("a burst beyond one commit is stored in several, whole and in order", async (t) => {
  const { log } = await logOf(t, 0);
  const commits: number[] = [];
  log.tail((entries) => commits.push(entries.length));
  const calls = Array.from({ length: 3 }, (_, call) =>
    log.append(Array.from({ length: 3_000 }, (_, index) => note(`${call}:${index}`))),
  );
  await Promise.all(calls);
  assert.deepEqual(commits, [3_000, 3_000, 3_000]);
  assert.equal(firstFault(log.readFrom(DOVER, 1), sha256, log.head(DOVER) ?? undefined), null);
});

test("a draft that is no JSON is refused with the place named, its neighbours are stored", async (t) => {
  const { log } = await logOf(t, 0);
  const bad = { ...note("x"), event: { ...note("x").event, happened: Number.NaN } } as unknown;
  const calls = [log.append([note("one")]), log.append([note("two"), bad as Draft])];
  calls.push(log.append([note("three \ud800")]), log.append([note("four")]));
  const [, nan, surrogate] = await Promise.allSettled(calls);
  assert.equal(nan?.status, "rejected");
  assert.match(String(nan.reason), /NaN at happened/);
  assert.equal(surrogate?.status, "rejected");
  assert.match(String(surrogate.reason), /lone surrogate at words/);
  assert.deepEqual([...log.readAll()].map(words), ["one", "four"]);
});

test("a draft longer than a line is refused", async (t) => {
  const { log } = await logOf(t, 0);
  await assert.rejects(log.append([note("x".repeat(1_100_000))]), hasCode("too long"));
  assert.equal(log.length, 0);
});

test("close stores what waits; a closed log refuses", async (t) => {
  const { log, path } = await logOf(t, 0);
  const waiting = log.append([note("last word")]);
  await log.close();
  await log.close();
  assert.equal((await waiting).length, 1);
  await assert.rejects(log.append([note("too late")]), hasCode("closed"));
  const again = open(t, path);
  assert.deepEqual([...again.readAll()].map(words), ["last word"]);
});

test("the log is written ahead, whatever mode another program left the file in", async (t) => {
  const { log, path } = await logOf(t, 1);
  await log.close();
  const other = new DatabaseSync(path);
  other.exec("PRAGMA journal_mode = DELETE");
  other.close();
  const again = open(t, path);
  await again.append([note("two")]);
  assert.ok(readdirSync(join(path, "..")).includes("dover.vigie-wal"));
});

test("a second writer in this process is refused, a reader is not", async (t) => {
  const { log, path } = await logOf(t, 2);
  assert.throws(() => open(t, path), hasCode("another writer"));
  const reader = openLog({ mode: "read", path, now: still });
  t.after(() => reader.close());
  assert.equal(reader.length, 2);
  assert.equal(reader.centre, DOVER);
  assert.equal(reader.state.readOnly, true);
  await assert.rejects(reader.append([note("no")]), hasCode("opened to read"));
  await log.append([note("the writer goes on")]);
  assert.equal(log.length, 3);
});

test("a second process may not write the log, and is told so; once the first is gone it may", async (t) => {
  const { log, path } = await logOf(t, 1);
  const script = `
    import { openLog } from ${JSON.stringify(new URL("sqlite-log.ts", import.meta.url).href)};
    try {
      const now = () => "2021-11-24T02:41:00.000Z";
      const log = openLog({ mode: "write", path: process.argv[1], centre: "dover", now });
      await log.append([{ by: { desk: "b", role: "officer" }, event: { kind: "unknown:x" } }]);
      console.log("stored", log.length);
    } catch (error) { console.log(error.code, "|", error.message); }`;
  const run = (): string =>
    spawnSync(process.execPath, ["--input-type=module", "-e", script, path], { encoding: "utf8" })
      .stdout;
  assert.match(run(), /^another writer \| Another process writes the log .*dover\.vigie/);
  await log.close();
  assert.equal(run(), "stored 2\n");
});

test("a log is not opened under the name of another centre", async (t) => {
  const { log, path } = await logOf(t, 1);
  await log.close();
  assert.throws(() => open(t, path, { centre: GRIS_NEZ }), hasCode("other centre"));
  const name = "Dover Coastguard" as Centre;
  assert.throws(() => open(t, join(folder(t), "x"), { centre: name }), hasCode("other centre"));
});

test("what is no log, or not of this version, is refused and left as it was", async (t) => {
  const place = folder(t);
  const text = join(place, "notes.txt");
  writeFileSync(text, "this is no database, but it is long enough to look at\n".repeat(100));
  assert.throws(() => open(t, text), hasCode("not a log"));
  assert.equal(statSync(text).size, 5_400);

  const foreign = join(place, "other.sqlite");
  const other = new DatabaseSync(foreign);
  other.exec("CREATE TABLE boats (name TEXT)");
  other.close();
  assert.throws(() => open(t, foreign), hasCode("not a log"));
  assert.throws(() => openLog({ mode: "read", path: foreign, now: still }), hasCode("not a log"));

  const newer = join(place, "newer.vigie");
  await open(t, newer).close();
  const file = new DatabaseSync(newer);
  file.exec("PRAGMA user_version = 2");
  file.close();
  assert.throws(() => open(t, newer), hasCode("newer format"));

  const none = join(place, "none.vigie");
  assert.throws(() => openLog({ mode: "read", path: none, now: still }), hasCode("no such log"));
  assert.throws(() => open(t, join(place, "no", "x.vigie")), hasCode("no folder"));
  assert.throws(() => open(t, place), hasCode("not a log"));
  assert.ok(!existsSync(`${place}.lock`));
});

test("entries can be neither changed nor deleted through the database", async (t) => {
  const { log, path } = await logOf(t, 1);
  await log.close();
  const file = new DatabaseSync(path);
  t.after(() => file.close());
  assert.throws(() => file.exec("DELETE FROM entry"), /never deleted/);
  assert.throws(() => file.exec("UPDATE entry SET seq = 2"), /never changed/);
});

/** Alters the file behind the log's back, as a person with a tool could. */
function tamper(path: string, sql: string): void {
  const file = new DatabaseSync(path);
  file.exec("PRAGMA foreign_keys = OFF; DROP TRIGGER entry_stays; DROP TRIGGER entry_stands");
  file.exec(sql);
  file.close();
}

const swap = `
  UPDATE entry SET arrival = 99 WHERE arrival = 4;
  UPDATE entry SET arrival = 4 WHERE arrival = 5;
  UPDATE entry SET arrival = 5 WHERE arrival = 99;`;
const TAMPERINGS: readonly (readonly [string, string, number, number])[] = [
  // what was done, kind, seq, entries that can still be read
  ["UPDATE entry SET body = replace(body, 'word 4', 'word 9') WHERE seq = 4", "altered", 4, 10],
  ["UPDATE entry SET body = body || ' ' WHERE seq = 4", "altered", 4, 10],
  ["UPDATE entry SET body = 'gone' WHERE seq = 4", "altered", 4, 9],
  ["UPDATE entry SET body = '{}' WHERE seq = 4", "altered", 4, 9],
  [`UPDATE entry SET hash = '${GENESIS}' WHERE seq = 4`, "altered", 4, 10],
  ["UPDATE entry SET seq = 40 WHERE seq = 4", "altered", 4, 10],
  ["DELETE FROM entry WHERE seq = 4", "missing", 4, 9],
  ["DELETE FROM entry WHERE seq = 1", "missing", 1, 9],
  ["UPDATE entry SET arrival = 11 WHERE seq = 10", "missing", 10, 10],
  [swap, "reordered", 4, 10],
  ["UPDATE centre SET name = 'calais' WHERE id = 1", "wrong centre", 1, 10],
  ["UPDATE entry SET centre = 7 WHERE seq = 4", "wrong centre", 1, 10],
  [
    "INSERT INTO entry SELECT 11, centre, 11, hash, body FROM entry WHERE seq = 4",
    "repeated",
    11,
    11,
  ],
];

for (const [sql, kind, seq, readable] of TAMPERINGS) {
  test(`a log opens read-only and says which entry broke: ${sql.replaceAll(/\s+/g, " ")}`, async (t) => {
    const { log, path } = await logOf(t, 10);
    await log.close();
    tamper(path, sql);
    const broken = openLog({ mode: "read", path, now: still });
    assert.deepEqual([broken.state.fault?.kind, broken.state.fault?.seq], [kind, seq]);
    assert.equal(broken.state.readOnly, true);
    assert.equal([...broken.readAll()].length, readable);
    assert.equal(broken.state.unreadable.length, broken.length - readable);
    const centre = broken.centre;
    await broken.close();
    const writer = open(t, path, { centre });
    await assert.rejects(writer.append([note("no")]), hasCode("broken chain"));
    await assert.rejects(writer.append([note("no")]), new RegExp(`${centre}:|unknown:`));
  });
}

/** Replaces entries by others that are sealed rightly, each by itself. */
function forge(path: string, entries: readonly Entry[]): void {
  const file = new DatabaseSync(path);
  file.exec("DROP TRIGGER entry_stands");
  const set = file.prepare("UPDATE entry SET hash = ?, body = ? WHERE seq = ?");
  for (const entry of entries) set.run(entry.hash, bodyText(entry), entry.seq);
  file.close();
}

test("an entry replaced by another, rightly sealed: the next one does not follow it", async (t) => {
  const { log, path } = await logOf(t, 10);
  const fourth = [...log.readFrom(DOVER, 4)][0]!;
  await log.close();
  forge(path, [seal(note("nobody was aboard"), fourth, sha256)]);
  const { fault } = open(t, path).state;
  assert.deepEqual([fault?.kind, fault?.seq], ["unlinked", 5]);
});

test("a tail sealed anew with falling times is found", async (t) => {
  const { log, path } = await logOf(t, 10);
  const third = [...log.readFrom(DOVER, 3)][0];
  await log.close();
  forge(path, chainOf(DOVER, 7, addSeconds(NIGHT, seconds(-60)), third));
  const { fault } = open(t, path).state;
  assert.deepEqual([fault?.kind, fault?.seq], ["clock fell", 4]);
});

test("a cut tail is seen with a head written down earlier", async (t) => {
  const { log, path } = await logOf(t, 10);
  const published = log.head(DOVER);
  await log.close();
  assert.ok(published !== null);
  tamper(path, "DELETE FROM entry WHERE seq > 7");
  const cut = open(t, path);
  assert.equal(cut.state.fault, null);
  const fault = firstFault(cut.readFrom(DOVER, 1), sha256, published);
  assert.deepEqual([fault?.kind, fault?.seq], ["cut tail", 8]);
});

test("a page of the file lost to the disk: read-only, and what can be read is read", async (t) => {
  const { log, path } = await logOf(t, 2_000);
  await log.close();
  const file = new DatabaseSync(path);
  // A leaf of the table in the middle of the file.
  const pages = file
    .prepare("SELECT pageno FROM dbstat WHERE name = 'entry' AND pagetype = 'leaf' ORDER BY pageno")
    .all();
  const page = Number(pages[Math.floor(pages.length / 2)]?.["pageno"]);
  file.close();
  const raw = openSync(path, "r+");
  writeSync(raw, Buffer.alloc(4_096, 0xa5), 0, 4_096, (page - 1) * 4_096);
  closeSync(raw);
  const broken = open(t, path);
  const fault = broken.state.fault;
  assert.equal(fault?.kind, "damaged");
  const readable = [...broken.readAll()];
  assert.ok(readable.length >= 1_950 && readable.length < 2_000, String(readable.length));
  assert.equal(broken.state.unreadable.length, 2_000 - readable.length);
  assert.equal(words(readable[fault.seq - 2]!), `word ${fault.seq - 1}`);
  assert.equal(words(readable.at(-1)!), "word 2000");
  await assert.rejects(broken.append([note("no")]), hasCode("broken chain"));
});

test("our clock never falls, and follows what it has received by a millisecond", async (t) => {
  let now = NIGHT;
  const log = open(t, join(folder(t), "dover.vigie"), { now: () => now });
  const at = async (): Promise<Instant | undefined> => (await log.append([note("x")]))[0]?.loggedAt;
  assert.equal(await at(), NIGHT);
  now = addSeconds(NIGHT, seconds(-30));
  assert.equal(await at(), NIGHT);
  const theirs = addSeconds(NIGHT, seconds(20));
  await log.receive(chainOf(GRIS_NEZ, 1, theirs));
  assert.equal(await at(), addSeconds(theirs, seconds(0.001)));
  now = addSeconds(NIGHT, seconds(100));
  assert.equal(await at(), now);
});

test("an entry from a clock more than a minute ahead is kept, told of, and not followed", async (t) => {
  const path = join(folder(t), "dover.vigie");
  const log = open(t, path);
  const year = addSeconds(NIGHT, seconds(365 * 86_400));
  const near = addSeconds(NIGHT, seconds(5));
  const chain = chainOf(GRIS_NEZ, 2, near);
  const [third] = chainOf(GRIS_NEZ, 1, year, chain.at(-1));
  assert.ok(third !== undefined);
  assert.equal((await log.receive([...chain, third])).stored, 3);
  const check = async (checked: EventLog): Promise<void> => {
    const [warning] = checked.state.clockAhead;
    assert.deepEqual([warning?.centre, warning?.seq, warning?.ahead], [GRIS_NEZ, 3, 365 * 86_400]);
    const [own] = await checked.append([note("x")]);
    assert.equal(own?.loggedAt, addSeconds(near, seconds(0.001)));
  };
  await check(log);
  await log.close();
  await check(open(t, path));
});

/** Entries of another centre, as its own log would seal them. */
function chainOf(centre: Centre, count: number, loggedAt = NIGHT, last?: Entry): Entry[] {
  const chain: Entry[] = [];
  for (let i = 0; i < count; i += 1) {
    const before = chain.at(-1) ?? last;
    const link = {
      centre,
      loggedAt,
      seq: (before?.seq ?? 0) + 1,
      previous: before?.hash ?? GENESIS,
    };
    chain.push(seal(note(`${centre} ${link.seq}`), link, sha256));
  }
  return chain;
}

test("another centre's chain is taken, once, and read in order of arrival", async (t) => {
  const { log, path } = await logOf(t, 1);
  const chain = chainOf(GRIS_NEZ, 3);
  const told: [number, number][] = [];
  log.tail((entries, first) => told.push([first, entries.length]));
  assert.deepEqual(await log.receive(chain.slice(0, 2)), { stored: 2, known: 0, refused: [] });
  await log.append([note("word 2")]);
  assert.deepEqual(await log.receive(chain), { stored: 1, known: 2, refused: [] });
  assert.deepEqual(await log.receive(chain), { stored: 0, known: 3, refused: [] });
  assert.deepEqual(told, [
    [2, 2],
    [4, 1],
    [5, 1],
  ]);
  const order = ["word 1", "gris-nez 1", "gris-nez 2", "word 2", "gris-nez 3"];
  assert.deepEqual([...log.readAll()].map(words), order);
  assert.deepEqual([...log.readFrom(GRIS_NEZ, 2)], chain.slice(1));
  assert.deepEqual(
    log.heads().map(({ centre, seq }) => [centre, seq]),
    [
      [DOVER, 2],
      [GRIS_NEZ, 3],
    ],
  );
  await log.close();
  const again = open(t, path);
  assert.equal(again.state.fault, null);
  assert.deepEqual([...again.readAll()].map(words), order);
});

test("a fork, a gap, an altered entry and a stranger's entry of ours are refused by name", async (t) => {
  const { log } = await logOf(t, 2);
  const chain = chainOf(GRIS_NEZ, 5);
  await log.receive(chain.slice(0, 2));
  const other = chainOf(GRIS_NEZ, 3, addSeconds(NIGHT, seconds(1)));
  const cases: readonly (readonly [readonly Entry[], string, number, number])[] = [
    [other, "fork", 1, 2],
    [chain.slice(3), "missing", 3, 1],
    [[{ ...chain[2]!, by: { desk: "x", role: "officer" } }, chain[3]!], "altered", 3, 1],
    [[seal(note("forged"), { ...other[2]! }, sha256)], "unlinked", 3, 0],
    [chainOf(GRIS_NEZ, 1, addSeconds(NIGHT, seconds(-9)), chain[1]), "clock fell", 3, 0],
    [chainOf(DOVER, 1, NIGHT, [...log.readFrom(DOVER, 2)][0]), "own", 3, 0],
    [[{ ...chain[2]!, seq: Number.NaN }], "malformed", Number.NaN, 0],
  ];
  for (const [entries, code, seq, alsoLeft] of cases) {
    const { stored, refused } = await log.receive(entries);
    assert.equal(stored, 0, code);
    assert.equal(refused.length, 1, code);
    assert.equal(refused[0]?.code, code);
    assert.equal(refused[0].alsoLeft, alsoLeft);
    if (code !== "missing") assert.ok(Object.is(refused[0].seq, seq), code);
    assert.ok(refused[0].sentence.length > 20);
  }
  const mixed = [...other, ...chainOf("ship" as Centre, 2)];
  const { stored, refused } = await log.receive(mixed);
  assert.deepEqual([stored, refused.map(({ centre }) => centre)], [2, [GRIS_NEZ]]);
});

test("an old copy of our own log takes its later entries back only when told to", async (t) => {
  const { log } = await logOf(t, 5);
  const entries = [...log.readFrom(DOVER, 1)];
  const copy = open(t, join(folder(t), "copy.vigie"));
  await copy.receive(entries.slice(0, 3), { restoring: true });
  assert.equal((await copy.receive(entries)).refused[0]?.code, "own");
  const { known, stored } = await copy.receive(entries, { restoring: true });
  assert.deepEqual([known, stored], [3, 2]);
  const [next] = await copy.append([note("goes on")]);
  assert.deepEqual([next?.seq, next?.previous], [6, entries[4]?.hash]);
});

test("entries of a kind of the future are kept whole; malformed known ones are marked", async (t) => {
  const { log } = await logOf(t, 0);
  const link = { centre: GRIS_NEZ, seq: 1, loggedAt: NIGHT, previous: GENESIS };
  const by = { desk: "a", role: "officer" } as const;
  const event = { kind: "KiteSighted", height: 30 } as unknown as Draft["event"];
  const future = seal({ by, event }, link, sha256);
  const bad = { kind: "NoteMade", words: "" } as unknown as Draft["event"];
  const malformed = seal({ by, event: bad }, { ...link, seq: 2, previous: future.hash }, sha256);
  assert.equal((await log.receive([future, malformed])).stored, 2);
  const [one, two] = [...log.readAll()];
  assert.deepEqual(one, future);
  assert.equal(typeof two?.unread, "string");
  assert.deepEqual([...log.readFrom(GRIS_NEZ, 1)], [future, malformed]);
});

test("a listener that fails is stopped and named; the log and the others go on", async (t) => {
  const { log } = await logOf(t, 0);
  const told: number[] = [];
  log.tail(() => {
    throw new Error("the view broke");
  });
  const stop = log.tail((entries) => told.push(entries.length));
  await log.append([note("one")]);
  await log.append([note("two")]);
  stop();
  await log.append([note("three")]);
  assert.deepEqual(told, [1, 1]);
  assert.match(log.state.stopped.join(), /^A listener stopped at arrival 1: the view broke$/);
});

test("law: export, import, export gives the same bytes, whatever the order of arrival", async (t) => {
  const place = folder(t);
  let round = 0;
  const burst = fc.record({ ours: fc.boolean(), words: fc.array(fc.string({ minLength: 1 })) });
  await fc.assert(
    fc.asyncProperty(fc.array(burst, { maxLength: 8 }), async (bursts) => {
      round += 1;
      const at = (name: string): string => join(place, `${round}-${name}`);
      const ours = openLog({ mode: "write", path: at("a.vigie"), centre: DOVER, now: still });
      const theirs = openLog({ mode: "write", path: at("b.vigie"), centre: GRIS_NEZ, now: still });
      for (const { ours: isOurs, words: said } of bursts) {
        await (isOurs ? ours : theirs).append(said.map(note));
        await ours.receive(theirs.readFrom(GRIS_NEZ, 1));
      }
      const count = exportLog(ours, at("a.jsonl"));
      const copy = openLog({ mode: "write", path: at("c.vigie"), centre: DOVER, now: still });
      const report = await importLog(copy, at("a.jsonl"), { restoring: true });
      assert.deepEqual(report, { stored: count, known: 0, refused: [], badLines: [] });
      await theirs.receive(ours.readFrom(DOVER, 1));
      exportLog(copy, at("c.jsonl"));
      exportLog(theirs, at("b.jsonl"));
      const bytes = readBytes(at("a.jsonl"));
      assert.equal(readBytes(at("c.jsonl")), bytes);
      assert.equal(readBytes(at("b.jsonl")), bytes);
      assert.deepEqual(verifyLines(at("a.jsonl")).heads, ours.heads());
      await Promise.all([ours.close(), theirs.close(), copy.close()]);
    }),
    { numRuns: 15 },
  );
});
