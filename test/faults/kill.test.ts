import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test, type TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { seededRandom } from "#units";
import {
  lost,
  serverVictim,
  start,
  writerVictim,
  type Acknowledged,
  type Victim,
} from "./victim.ts";

const ROUNDS = Number(process.env["VIGIE_KILL_ROUNDS"] ?? 200);
/** The writer alone stores twenty times as much in a round as the server does. */
const WRITER_ROUNDS = Math.ceil(ROUNDS / 2);
const SEED = Number(process.env["VIGIE_SEED"] ?? Date.now() % 1_000_000);
/** Rounds on one file, so that a log is also found again and again by its next writer. */
const ROUNDS_PER_LOG = 20;
/** One round in so many is killed while the writer still opens the log. */
const EARLY = 8;
const STARTING_MS = 300;
/** Rounds on logs of their own at the same time. */
const LANES = 2;

test(`kill -9 the server under load, ${ROUNDS} times: every acknowledged report is there`, (t) =>
  killAgainAndAgain(t, serverVictim(), ROUNDS));

test(`kill -9 a writer under load, ${WRITER_ROUNDS} times: every acknowledged entry is there`, (t) =>
  killAgainAndAgain(t, writerVictim(), WRITER_ROUNDS));

async function killAgainAndAgain(t: TestContext, victim: Victim, rounds: number): Promise<void> {
  t.diagnostic(`VIGIE_SEED=${SEED}`);
  const place = mkdtempSync(join(tmpdir(), "vigie-kill-"));
  try {
    const lanes = Array.from({ length: LANES }, (_, lane) => {
      const first = Math.floor((rounds * lane) / LANES);
      const end = Math.floor((rounds * (lane + 1)) / LANES);
      return killInTurn(victim, place, first, end);
    });
    const all = (await Promise.all(lanes)).reduce((sum, count) => sum + count, 0);
    t.diagnostic(`${all} entries acknowledged, none lost`);
    assert.ok(all > rounds * 5, `only ${all} entries in ${rounds} rounds: there was no load`);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** The rounds from `first` up to `end`, one after another. How many entries were acknowledged. */
async function killInTurn(
  victim: Victim,
  place: string,
  first: number,
  end: number,
): Promise<number> {
  const dice = seededRandom(SEED + first);
  let acknowledged: Acknowledged = new Map();
  let all = 0;
  let path = "";
  for (let round = first; round < end; round += 1) {
    if ((round - first) % ROUNDS_PER_LOG === 0) {
      all += acknowledged.size;
      acknowledged = new Map();
      path = join(place, String(round), "log.sqlite");
      mkdirSync(dirname(path));
    }
    const started = start(victim, path, SEED + round);
    const isEarly = Math.floor(dice() * EARLY) === 0;
    if (!isEarly) await started.ready;
    await pause(dice() * (isEarly ? STARTING_MS : victim.aliveMs));
    await started.kill();
    for (const [name, hash] of started.acknowledged) acknowledged.set(name, hash);
    assert.deepEqual(await lost(path, acknowledged), [], `round ${round}, VIGIE_SEED=${SEED}`);
  }
  return all + acknowledged.size;
}
