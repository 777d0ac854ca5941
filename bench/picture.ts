import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { readEvent, type Centre, type Entry } from "#log";
import { addEntries, boatsOf, fold, openTimeline, pictureAt } from "#picture";
import { assert, instant, instantFromMs } from "#units";
import { openLog } from "../src/run/store/sqlite-log.ts";
import { season } from "./season.ts";
import { say, spread } from "./spread.ts";

const MILLION = 1_000_000;
const SEASON = 100_000;
const ROUNDS = 5;
const BATCH = 5000;

/** Replay into a picture from memory and from disk, and the picture as of any moment, against plain baselines. */
export async function bench(): Promise<void> {
  benchMemory();
  sweep();
  benchMoments([...season(SEASON)]);
  sweep();
  await benchDisk();
}

/** Lets each round begin with a clean heap, as a watch does when it starts: rubbish of the last one is not its cost. */
function sweep(): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
}

function checkSeason(entries: readonly Entry[]): void {
  const bad = entries.slice(0, 1000).find(({ event }) => !readEvent(event).ok);
  assert(bad === undefined, `the season is made to the schema; not so: ${JSON.stringify(bad)}`);
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Baseline: each entry put into one map under a name of its own, nothing else. */
function indexPlainly(entries: readonly Entry[]): number {
  const index = new Map<string, Entry>();
  for (const entry of entries) index.set(`${entry.centre}:${entry.seq}`, entry);
  return index.size;
}

function benchMemory(): void {
  const entries = [...season(MILLION)];
  checkSeason(entries);
  const rates: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const plain = timed(() => indexPlainly(entries));
    sweep();
    const ours = timed(() => fold(entries));
    sweep();
    rates.push((entries.length / ours) * 1000);
    ratios.push(plain / ours);
  }
  print("fold 1 M entries from memory, entries/s", spread(rates));
  print("  speed over putting each entry into one plain Map", spread(ratios));
  print("  heap with entries and one picture, MB", say(process.memoryUsage().heapUsed / 1e6));
  const picture = fold(entries);
  const boats = timed(() => boatsOf(picture));
  print("  first look at all its boats, ms", `${say(boats)} (${boatsOf(picture).length} boats)`);
}

function benchMoments(entries: readonly Entry[]): void {
  const timeline = openTimeline();
  addEntries(timeline, entries);
  const [first, last] = [entries[0], entries.at(-1)];
  assert(first !== undefined && last !== undefined, "the season has entries");
  const [from, to] = [Date.parse(first.loggedAt), Date.parse(last.loggedAt)];
  const moment = (share: number): number =>
    timed(() => pictureAt(timeline, instantFromMs(from + (to - from) * share)));
  print("pictureAt in a season of 100 k entries, first, ms", say(moment(0.5)));
  const later = Array.from({ length: 50 }, (_, index) => moment(((index * 37) % 50) / 50));
  print("  50 others, ms", spread(later));
  print("  baseline: folding all from the start, ms", say(timed(() => fold(entries))));
}

async function benchDisk(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-bench-"));
  try {
    const path = join(folder, "season.db");
    const now = instant("2030-01-01T00:00Z");
    const log = openLog({ mode: "write", path, centre: "dover" as Centre, now: () => now });
    let batch: Entry[] = [];
    for (const entry of season(MILLION)) {
      batch.push(entry);
      if (batch.length < BATCH) continue;
      await log.append(batch);
      batch = [];
    }
    const rates: number[] = [];
    const ratios: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      sweep();
      const ours = timed(() => fold(log.readAll()));
      sweep();
      const plain = timed(() => parsePlainly(path));
      rates.push((log.length / ours) * 1000);
      ratios.push(plain / ours);
    }
    await log.close();
    print("fold 1 M entries from disk, entries/s", spread(rates));
    print("  speed over raw SELECT and JSON.parse of the same rows", spread(ratios));
    const opening = timed(() => openLog({ mode: "read", path, now: () => now }));
    print("  opening the log and verifying its whole chain, ms", say(opening));
    print("  resident memory, MB", say(process.memoryUsage.rss() / 1e6));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function parsePlainly(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  let count = 0;
  for (const row of database.prepare("SELECT body FROM entry ORDER BY arrival").iterate()) {
    count += JSON.parse(String(row["body"])) === null ? 0 : 1;
  }
  database.close();
  return count;
}

function print(what: string, figure: string): void {
  console.log(`${what.padEnd(58)} ${figure}`);
}
