import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { GENESIS, type Centre, type Draft } from "#log";
import { instantFromMs, type Instant } from "#units";
import type { EventLog } from "../src/run/store/event-log.ts";
import { openLog } from "../src/run/store/sqlite-log.ts";
import { season } from "./season.ts";
import { say, spread } from "./spread.ts";

const ROUNDS = 9;
const MILLION = 1_000_000;
/** How many entries one call appends, and how many calls a round makes of each. */
const BATCHES: readonly (readonly [size: number, calls: number])[] = [
  [1, 1_500],
  [64, 150],
  [512, 40],
];
const now = (): Instant => instantFromMs(Date.now());

/**
 * Durable appends against SQLite alone with the same policy, and what a log of a million entries
 * costs to open.
 */
export async function bench(): Promise<void> {
  const drafts = [...season(50_000)].map(({ by, event }) => ({ by, event }));
  const place = mkdtempSync(join(tmpdir(), "vigie-bench-"));
  try {
    for (const [size, calls] of BATCHES) await benchAppends(place, drafts, size, calls);
    await benchCallers(place, drafts);
    await benchMillion(place);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

type Raw = { readonly add: (drafts: readonly Draft[]) => void; readonly close: () => void };

/**
 * The baseline: SQLite alone, with the same sync at every commit. "same" writes rows of the same
 * columns and as many bytes, but seals and checks nothing; "bare" writes the words alone, a third
 * of the bytes fewer.
 */
function openRaw(path: string, kind: "same" | "bare"): Raw {
  const db = new DatabaseSync(path);
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  const more = kind === "same" ? "centre INTEGER, seq INTEGER, hash TEXT," : "";
  db.exec(`CREATE TABLE entry (arrival INTEGER PRIMARY KEY, ${more} body TEXT NOT NULL) STRICT`);
  const insert = db.prepare(`INSERT INTO entry VALUES (?, ${more === "" ? "?" : "?, ?, ?, ?"})`);
  let seq = 0;
  function insertAll(drafts: readonly Draft[]): void {
    const loggedAt = now();
    for (const { by, event } of drafts) {
      seq += 1;
      if (kind === "bare") insert.run(seq, JSON.stringify({ by, event }));
      else {
        const entry = { by, centre: "dover", event, loggedAt, previous: GENESIS, seq };
        insert.run(seq, 1, seq, GENESIS, JSON.stringify(entry));
      }
    }
  }
  function add(drafts: readonly Draft[]): void {
    if (drafts.length === 1) return insertAll(drafts);
    db.exec("BEGIN IMMEDIATE");
    insertAll(drafts);
    db.exec("COMMIT");
  }
  return { add, close: () => db.close() };
}

function batchesOf(drafts: readonly Draft[], size: number, calls: number): Draft[][] {
  return Array.from({ length: calls }, (_, call) =>
    Array.from({ length: size }, (__, index) => drafts[(call * size + index) % drafts.length]!),
  );
}

async function benchAppends(
  place: string,
  drafts: readonly Draft[],
  size: number,
  calls: number,
): Promise<void> {
  const same = openRaw(join(place, `same-${size}.sqlite`), "same");
  const bare = openRaw(join(place, `bare-${size}.sqlite`), "bare");
  const log = openNew(place, `log-${size}`);
  const batches = batchesOf(drafts, size, calls);
  const rates: number[] = [];
  const toSame: number[] = [];
  const toBare: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const [sameMs, bareMs] = [await timedRaw(same, batches), await timedRaw(bare, batches)];
    const logMs = await timed(async () => {
      for (const batch of batches) await log.append(batch);
    });
    // The first round only warms up.
    if (round < 0) continue;
    rates.push((size * calls * 1_000) / logMs);
    toSame.push(sameMs / logMs);
    toBare.push(bareMs / logMs);
  }
  same.close();
  bare.close();
  await log.close();
  console.log(`  append ${size} a call: ${spread(rates)} entries/s, all durable`);
  console.log(`    against SQLite alone, the same rows: ${spread(toSame)} (goal 0.80)`);
  console.log(`    against SQLite alone, the bare words: ${spread(toBare)}`);
}

function timedRaw(raw: Raw, batches: readonly (readonly Draft[])[]): Promise<number> {
  return timed(() => {
    for (const batch of batches) raw.add(batch);
  });
}

/**
 * Many callers at once, one entry each: the commits are shared, so this is not bound by the sync.
 */
async function benchCallers(place: string, drafts: readonly Draft[]): Promise<void> {
  const log = openNew(place, "callers");
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const ms = await timed(async () => {
      for (let i = 0; i < 100; i += 1) {
        const calls = drafts.slice(i * 64, i * 64 + 64).map((draft) => log.append([draft]));
        await Promise.all(calls);
      }
    });
    rates.push((100 * 64 * 1_000) / ms);
  }
  await log.close();
  console.log(`  append 1 a call, 64 callers at once: ${spread(rates)} entries/s, all durable`);
}

async function benchMillion(place: string): Promise<void> {
  const path = join(place, "million.vigie");
  const log = openNew(place, "million");
  const made = await timed(async () => {
    let batch: Draft[] = [];
    for (const { by, event } of season(MILLION)) {
      batch.push({ by, event });
      if (batch.length < 512) continue;
      await log.append(batch);
      batch = [];
    }
    await log.append(batch);
  });
  console.log(
    `  a million entries appended 512 at a time: ${say((MILLION * 1_000) / made)} a second`,
  );
  await log.close();
  const opened: number[] = [];
  const read: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    let again: EventLog | null = null;
    const openMs = await timed(() => {
      again = openLog({ mode: "read", path, now });
    });
    opened.push((MILLION * 1_000) / openMs);
    const reading = again as unknown as EventLog;
    let count = 0;
    const readMs = await timed(() => {
      for (const entry of reading.readAll()) count += entry.seq > 0 ? 1 : 0;
    });
    read.push((count * 1_000) / readMs);
    await reading.close();
  }
  console.log(`  a million entries verified at opening: ${spread(opened)} entries/s`);
  console.log(`  a million entries read from disk and parsed: ${spread(read)} entries/s`);
  const megabytes = Math.round(process.memoryUsage().rss / 1e6);
  console.log(`  memory of the process: ${megabytes} MB`);
}

function openNew(place: string, name: string): EventLog {
  const path = join(place, `${name}.vigie`);
  return openLog({ mode: "write", path, centre: "dover" as Centre, now });
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
