import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { drift, parcelsOf, plainKernel, type Kernel } from "#predict";
import { openDriftKernel } from "../src/run/drift-kernel.ts";
import { CASES, questionOf, ROOT, type CaseName } from "./drift-cases.ts";

const HOURS = 24;
const STEP_S = 1800;
const ROUNDS = 7;

/**
 * OpenDrift 1.14.10, Leeway, Euler steps of 10 min, one core of the same kind of machine, CPU time
 * (shared/field/science.md 1.1): particle-steps a second, by case and particles.
 */
const OPENDRIFT: Readonly<Record<CaseName, Readonly<Record<number, number>>>> = {
  constant: { 1_000: 164_000, 100_000: 723_000 },
  grid: { 1_000: 91_000, 100_000: 600_000 },
  // It has no embedded tide: its figures for a grid with land stand in.
  tides: { 1_000: 91_000, 100_000: 600_000 },
};

/**
 * What a particle-step asks of the machine: two readings of 4 nodes of 16 bytes, 13 columns of 4
 * bytes read and 2 written; and about 130 multiplications and additions.
 */
const BYTES = 2 * 4 * 16 + 15 * 4;
const OPERATIONS = 130;

/** Particle-steps a second and core, against OpenDrift's published figures and the plain kernel. */
export async function bench(): Promise<void> {
  const simd = openDriftKernel(ROOT);
  console.log(`  kernel ${simd.name}; ${HOURS} h, midpoint steps of ${STEP_S / 60} min, CPU time`);
  for (const name of CASES) for (const n of [1_000, 10_000, 100_000]) benchCase(name, n, simd);
  roofline(simd);
  memory();
  await threads();
}

/** CPU seconds of one run, all threads of the process: the collector's are its cost too. */
function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function medianOf(
  times: number,
  work: () => unknown,
): { middle: number; least: number; most: number } {
  work();
  const all = Array.from({ length: times }, () => cpuSeconds(work)).toSorted((a, b) => a - b);
  return { middle: all[times >> 1]!, least: all[0]!, most: all.at(-1)! };
}

function benchCase(name: CaseName, n: number, simd: Kernel): void {
  const question = questionOf(name, n, HOURS, STEP_S);
  const steps = (n * HOURS * 3600) / STEP_S;
  const times = n < 10_000 ? 5 * ROUNDS : ROUNDS;
  const fast = medianOf(times, () => drift(question, simd));
  const plain = medianOf(Math.ceil(times / 2), () => drift(question, plainKernel));
  const rate = (seconds: number): string => (steps / seconds / 1e6).toFixed(1);
  const theirs = OPENDRIFT[name][n];
  const hours = (n * HOURS) / fast.middle;
  const ratio = theirs === undefined ? "" : `, ${Math.round(hours / (theirs / 6))}x OpenDrift`;
  console.log(
    `  ${name} ${n}: ${rate(fast.middle)} M particle-steps/s (${rate(fast.most)} to ` +
      `${rate(fast.least)}), ${(hours / 1e6).toFixed(1)} M particle-hours/s${ratio}; ` +
      `${(plain.middle / fast.middle).toFixed(1)}x the plain kernel (${rate(plain.middle)} M)`,
  );
}

/** How far the whole run is from what the step alone can do, and that from the machine. */
function roofline(simd: Kernel): void {
  const question = { ...questionOf("constant", 100_000, HOURS, STEP_S) };
  const steps = (100_000 * HOURS * 3600) / STEP_S;
  const run = medianOf(ROUNDS, () => drift(question, simd)).middle;
  const rate = steps / run;
  console.log(
    `  roofline: ${BYTES} bytes and about ${OPERATIONS} operations a particle-step; at ` +
      `${(rate / 1e6).toFixed(0)} M/s that is ${((rate * BYTES) / 1e9).toFixed(1)} GB/s, mostly out of ` +
      `cache, and ${((rate * OPERATIONS) / 1e9).toFixed(1)} GFLOP/s of some 40 (4 lanes, 2 units, ` +
      "5 GHz at most): bound by operations and by the gathering of four places, not by memory",
  );
}

/** Resident memory that a run of 100,000 adds, in a process of its own. */
function memory(): void {
  const script = new URL("drift-memory.ts", import.meta.url).pathname;
  const done = spawnSync(process.execPath, [script], { encoding: "utf8" });
  process.stdout.write(done.status === 0 ? done.stdout : `  memory: ${done.stderr}\n`);
}

/** The same run cut in two halves of its parcels, on one worker and on two. */
async function threads(): Promise<void> {
  const n = 400_000;
  const parcels = parcelsOf(questionOf("tides", n, HOURS, STEP_S));
  const open = async (): Promise<Worker> => {
    const worker = new Worker(new URL("drift-worker.ts", import.meta.url));
    await ask(worker, { n: 10_000, first: 0, parcels: 3 });
    return worker;
  };
  const ask = (worker: Worker, part: object): Promise<void> =>
    new Promise((resolve, reject) => {
      worker.once("error", reject);
      worker.once("message", () => {
        worker.off("error", reject);
        resolve();
      });
      worker.postMessage(part);
    });
  const [one, other] = [await open(), await open()];
  const half = Math.ceil(parcels / 2);
  const wall = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const alone = await wall(() => ask(one, { n, first: 0, parcels }));
    const both = await wall(() =>
      Promise.all([
        ask(one, { n, first: 0, parcels: half }),
        ask(other, { n, first: half, parcels: parcels - half }),
      ]),
    );
    ratios.push(alone / both);
  }
  await Promise.all([one.terminate(), other.terminate()]);
  const sorted = ratios.toSorted((a, b) => a - b);
  console.log(
    `  two workers on ${availableParallelism()} cores: ${sorted[ROUNDS >> 1]!.toFixed(2)}x one ` +
      `(${sorted[0]!.toFixed(2)} to ${sorted.at(-1)!.toFixed(2)}), tides, ${n} particles`,
  );
}
