import assert from "node:assert/strict";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { seededRandom } from "#units";
import { makeDisk, whyNoDisk } from "./disk.ts";
import { lost, serverVictim, start, writerVictim, type Victim } from "./victim.ts";

const ROUNDS = Number(process.env["VIGIE_POWER_CUT_ROUNDS"] ?? 12);
const CONTROL_ROUNDS = 4;
const SEED = Number(process.env["VIGIE_SEED"] ?? Date.now() % 1_000_000);
const MEGABYTES = 128;

type Cut = { readonly acknowledged: number; readonly lost: number };

/**
 * Starts a victim on a disk of its own, cuts the power after `afterMs` of load or with the first
 * thing it stored, whichever is later, and looks at what is left.
 */
async function cutPower(victim: Victim, seed: number, afterMs: number): Promise<Cut> {
  const disk = makeDisk(MEGABYTES);
  let cut: ReturnType<typeof makeDisk> | null = null;
  const started = start(victim, join(disk.place, "log.sqlite"), seed);
  try {
    await started.ready;
    await pause(afterMs);
    // On a busy machine the first answer may take longer than that.
    for (let waits = 0; waits < 2000 && started.acknowledged.size === 0; waits += 1) await pause(5);
    await started.freeze();
    const { acknowledged } = started;
    cut = disk.copy();
    let gone: string[];
    try {
      gone = await lost(join(cut.place, "log.sqlite"), acknowledged);
    } catch (error) {
      throw Object.assign(new Error("the log did not survive", { cause: error }), { acknowledged });
    }
    return { acknowledged: acknowledged.size, lost: gone.length };
  } finally {
    await started.kill();
    cut?.drop();
    disk.drop();
  }
}

const whyNot = whyNoDisk();

function skipped(t: TestContext): boolean {
  if (whyNot !== null) t.skip(whyNot);
  return whyNot !== null;
}

for (const [name, victim] of [
  ["server", serverVictim()],
  ["writer", writerVictim()],
] as const) {
  test(`power cut under load, ${name}, ${ROUNDS} times: all that was acknowledged is there`, async (t) => {
    if (skipped(t)) return;
    t.diagnostic(`VIGIE_SEED=${SEED}`);
    const dice = seededRandom(SEED);
    let all = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const cut = await cutPower(victim, SEED + round, 50 + dice() * 550);
      assert.equal(cut.lost, 0, `round ${round}, VIGIE_SEED=${SEED}: ${JSON.stringify(cut)}`);
      assert.ok(cut.acknowledged > 0, `round ${round}: nothing was stored`);
      all += cut.acknowledged;
    }
    t.diagnostic(`${all} entries acknowledged, none lost`);
  });
}

test("control: the same power cut sees it when the same program does not sync", async (t) => {
  if (skipped(t)) return;
  let roundsWithLoss = 0;
  for (let round = 0; round < CONTROL_ROUNDS; round += 1) {
    let loss: string;
    try {
      const cut = await cutPower(writerVictim("OFF"), SEED + round, 300);
      if (cut.lost > 0) roundsWithLoss += 1;
      loss = `${cut.lost} of ${cut.acknowledged} acknowledged entries lost`;
    } catch (error) {
      if (!(error instanceof Error && "acknowledged" in error)) throw error;
      roundsWithLoss += 1;
      loss = `log lost: ${String(error.cause)}`;
    }
    t.diagnostic(`synchronous OFF, round ${round}: ${loss}`);
  }
  assert.ok(roundsWithLoss > CONTROL_ROUNDS / 2, `only ${roundsWithLoss} rounds lost anything`);
});
