import { equal, ok } from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { test, type TestContext } from "node:test";
import { addScores, SIMULATED_SEA, scoreNight, weighReports, withTermsOf } from "#match";
import { EXACT_MAX } from "../../src/match/exact.ts";
import { weighBySampling } from "../../src/match/sample.ts";
import { candidatesOf, matchMemory, weighComponents } from "../../src/match/weigh.ts";
import { readReports, readTruth } from "../../src/run/match-night.ts";
import { shuffled } from "../reported.ts";

const NIGHTS = "/work/shared/data/matching";

/** Names and lines of the simulated nights; without the folder the test says that it is skipped. */
function nights(t: TestContext, pattern: string): { name: string; lines: readonly string[] }[] {
  if (!existsSync(NIGHTS)) {
    t.skip(`${NIGHTS} is not here: the simulated nights were not weighed`);
    return [];
  }
  const files = globSync(`${NIGHTS}/${pattern}.reports.jsonl`).sort();
  ok(files.length > 0, `no ${pattern} in ${NIGHTS}`);
  return files.map((file) => ({
    name: basename(file, ".reports.jsonl"),
    lines: readFileSync(file, "utf8").trim().split("\n"),
  }));
}

function observationsOf(lines: readonly string[]) {
  const { observations, faults } = readReports(lines.join("\n"));
  equal(faults.length, 0);
  return observations;
}

const LONG = { restarts: 4, forgotten: 50, sweeps: 1000 };
/** What 4 restarts of 1000 sweeps may be off when they agree; on average 0.01 was measured. */
const NOISE = 0.04;
const MEAN_NOISE = 0.015;

test("the sampler agrees with the exact answer on every component of up to nine reports", (t) => {
  const offs: number[] = [];
  for (const { name, lines } of nights(t, "*-100[0-4]")) {
    const observations = observationsOf(lines);
    const model = withTermsOf(SIMULATED_SEA, observations);
    // Whole nights hang together: nine reports in order of arrival at a time.
    for (let at = 0; at < observations.length; at += EXACT_MAX) {
      const memory = matchMemory();
      const some = observations.slice(at, at + EXACT_MAX);
      for (const { scale, posterior } of weighComponents(some, { model }, memory)) {
        if (scale.ready.length < 2) continue;
        const sampled = weighBySampling(scale, candidatesOf(scale, memory.neighbours), LONG);
        const off = Math.max(
          ...posterior.same.map((p, pair) => Math.abs(p - sampled.same[pair]!)),
          ...posterior.counts.map((p, boats) => Math.abs(p - sampled.counts[boats]!)),
        );
        // Where it has not found its way everywhere, its restarts say so.
        ok(off < NOISE + sampled.disagreement, `${name}, from report ${at}: off by ${off}`);
        offs.push(off);
      }
    }
  }
  if (offs.length === 0) return;
  ok(offs.length > 100, `saw only ${offs.length} components`);
  const mean = offs.reduce((sum, off) => sum + off, 0) / offs.length;
  t.diagnostic(
    `${offs.length} components, off by ${mean} on average, ${Math.max(...offs)} at most`,
  );
  ok(mean < MEAN_NOISE, `off by ${mean} on average`);
});

test("a whole night is the same to the byte in any order of arrival", (t) => {
  const effort = { restarts: 2, forgotten: 2, sweeps: 4 };
  for (const { name, lines } of nights(t, "*-1007")) {
    const weigh = (some: readonly string[]): string => {
      const observations = observationsOf(some);
      const model = withTermsOf(SIMULATED_SEA, observations);
      return JSON.stringify(weighReports(observations, { model, effort }));
    };
    const once = weigh(lines);
    for (let order = 1; order <= 3; order += 1)
      ok(weigh(shuffled(lines, order)) === once, `${name}, order ${order}`);
  }
});

/** Half of what is promised, a net for what breaks: the goals are measured by vigie match score. */
test("nights that nothing was learnt from are matched, and few boats are lost", (t) => {
  const scores = nights(t, "*-100[79]").map(({ name, lines }) => {
    const observations = observationsOf(lines);
    const model = withTermsOf(SIMULATED_SEA, observations);
    const effort = { restarts: 2, forgotten: 20, sweeps: 30 };
    const truth = readTruth(readFileSync(`${NIGHTS}/${name}.truth.json`, "utf8"));
    return scoreNight(weighReports(observations, { model, effort }), truth);
  });
  if (scores.length === 0) return;
  const { f1, bCubedF, logLoss, ece, lost } = addScores(scores);
  t.diagnostic(`F1 ${f1}, B-cubed F ${bCubedF}, log-loss ${logLoss}, ECE ${ece}, lost ${lost}`);
  ok(f1 > 0.6, `F1 ${f1}`);
  ok(bCubedF > 0.65, `B-cubed F ${bCubedF}`);
  ok(logLoss < 0.4, `log-loss ${logLoss}`);
  ok(ece < 0.06, `ECE ${ece}`);
  ok(lost < 0.05, `lost ${lost}`);
});
