import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { seededRandom } from "#units";
import { lost, start, writerVictim, type Acknowledged } from "./victim.ts";

const ROUNDS = Number(process.env["VIGIE_KILL_ROUNDS"] ?? 200);
const SEED = Number(process.env["VIGIE_SEED"] ?? Date.now() % 1_000_000);
/** Rounds on one file, so that a log is also found again and again by its next writer. */
const ROUNDS_PER_LOG = 20;
/** One round in so many is killed while the writer still opens the log. */
const EARLY = 8;

test(`kill -9 under load, ${ROUNDS} times: all that was acknowledged is there, the chain holds`, async (t) => {
  t.diagnostic(`VIGIE_SEED=${SEED}`);
  const dice = seededRandom(SEED);
  const place = mkdtempSync(join(tmpdir(), "vigie-kill-"));
  const victim = writerVictim();
  let acknowledged: Acknowledged = new Map();
  let all = 0;
  let path = "";
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round % ROUNDS_PER_LOG === 0) {
        all += acknowledged.size;
        acknowledged = new Map();
        if (path !== "") rmSync(path);
        path = join(place, `${round}.vigie`);
      }
      const started = start(victim, path, SEED + round);
      const isEarly = Math.floor(dice() * EARLY) === 0;
      if (!isEarly) await started.ready;
      await pause(dice() * (isEarly ? 250 : 60));
      await started.kill();
      for (const [name, hash] of started.acknowledged) acknowledged.set(name, hash);
      assert.deepEqual(await lost(path, acknowledged), [], `round ${round}, VIGIE_SEED=${SEED}`);
    }
    all += acknowledged.size;
    t.diagnostic(`${all} entries acknowledged, none lost`);
    assert.ok(all > ROUNDS * 10, `only ${all} entries in ${ROUNDS} rounds: there was no load`);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});
