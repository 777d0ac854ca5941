import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { test } from "node:test";
import type { Matching } from "./matching.ts";
import { addScores, scoreNight, type Truth } from "./score.ts";

const TRUTH: Truth = { a1: "A", a2: "A", a3: "A", b1: "B", b2: "B", c1: "C", d1: "D", n1: null };

function matching(
  boats: Matching["boats"],
  pairs: Matching["pairs"],
  count = { p05: 3, p50: 4, p95: 5 },
): Matching {
  const ids = Object.keys(TRUTH);
  const inside = new Set(boats.flat());
  return {
    boats,
    pairs,
    unassigned: ids.filter((id) => !inside.has(id)),
    reports: ids.map((id) => ({ id, newBoat: 0, noBoat: 0 })),
    count,
    neverReported: { p05: 0, p50: 0, p95: 0 },
    disagreement: 0,
  };
}

/** C lost in A; B in part a boat of its own, in part alone; noise taken for a boat. */
const ANSWER = matching(
  [["a1", "a2", "c1"], ["b1"], ["n1"]],
  [
    { a: "a1", b: "a2", p: 0.95 },
    { a: "a1", b: "c1", p: 0.85 },
    { a: "b1", b: "n1", p: 0.3 },
    { a: "b2", b: "b1", p: 0.4 },
  ],
);

test("pairs: those of proposed boats that are so, are not so, and those that were missed", () => {
  const { pairs } = scoreNight(ANSWER, TRUTH);
  // a1 a2 is right; a1 c1 and a2 c1 are wrong; a1 a3, a2 a3 and b1 b2 are missed.
  deepEqual(pairs, { right: 1, wrong: 2, missed: 3 });
  const { precision, recall, f1 } = addScores([scoreNight(ANSWER, TRUTH)]);
  deepEqual([precision, recall], [1 / 3, 1 / 4]);
  ok(Math.abs(f1 - (2 * (1 / 3) * (1 / 4)) / (1 / 3 + 1 / 4)) < 1e-12);
});

test("B-cubed: report by report, its boat's purity and how much of it is there", () => {
  const { reports, precision, recall } = scoreNight(ANSWER, TRUTH).bCubed;
  equal(reports, 7);
  // a1, a2: 2/3 pure; c1: 1/3; a3, b1, b2, d1 alone: 1.
  ok(Math.abs(precision - (2 / 3 + 2 / 3 + 1 / 3 + 4)) < 1e-12, `${precision}`);
  // a1, a2: 2 of 3; a3: 1 of 3; b1, b2: 1 of 2; c1, d1: all.
  ok(Math.abs(recall - (2 / 3 + 2 / 3 + 1 / 3 + 0.5 + 0.5 + 2)) < 1e-12, `${recall}`);
});

test("a boat is lost when all its reports are in others' boats, else unresolved; noise is phantom", () => {
  const { boats, lost, unresolved, proposed, phantom } = scoreNight(ANSWER, TRUTH);
  deepEqual([boats, lost, unresolved, proposed, phantom], [4, 1, 1, 3, 1]);
  // Of B one report is in A's boat, the other stands alone: not lost, there is one to look at.
  const half = scoreNight(matching([["a1", "a2", "a3", "b1"]], []), TRUTH);
  deepEqual([half.lost, half.unresolved], [0, 3]);
  const twice = scoreNight(matching([["a1"], ["a2", "a3"]], []), TRUTH);
  deepEqual([twice.proposed, twice.phantom, twice.lost, twice.unresolved], [2, 1, 0, 3]);
});

test("chances: candidate pairs and all true pairs, those never named at nought", () => {
  const night = scoreNight(ANSWER, TRUTH);
  equal(night.chances.length, 6);
  const { logLoss, brier, ece, reliability } = addScores([night]);
  const named = [0.95, 1 - 0.85, 1 - 0.3, 0.4];
  const expected = named.reduce((sum, p) => sum - Math.log(p), -2 * Math.log(0.001)) / 6;
  ok(Math.abs(logLoss - expected) < 1e-12, `${logLoss}`);
  const square = (0.05 ** 2 + 0.85 ** 2 + 0.3 ** 2 + 0.6 ** 2 + 1 + 1) / 6;
  ok(Math.abs(brier - square) < 1e-12, `${brier}`);
  const gaps = 2 * 1 + 0.3 + 0.6 + 0.85 + 0.05;
  ok(Math.abs(ece - gaps / 6) < 1e-12, `${ece}`);
  deepEqual(
    reliability.map(({ pairs }) => pairs),
    [2, 0, 0, 1, 1, 0, 0, 0, 1, 1],
  );
});

test("a certainty that is wrong costs as much as one in a thousand, not everything", () => {
  const sure = scoreNight(matching([], [{ a: "a1", b: "b1", p: 1 }]), { ...TRUTH });
  ok(Number.isFinite(addScores([sure]).logLoss));
});

test("the interval of the count holds the number of boats, its ends included, or does not", () => {
  const covered = (p05: number, p95: number): boolean =>
    scoreNight(matching([], [], { p05, p50: p05, p95 }), TRUTH).covered;
  deepEqual(
    [covered(4, 9), covered(0, 4), covered(5, 9), covered(0, 3)],
    [true, true, false, false],
  );
  equal(scoreNight(ANSWER, TRUTH).width, 2);
});

test("nights are added report by report and boat by boat, not averaged", () => {
  const perfect = matching(
    [["a1", "a2", "a3"], ["b1", "b2"], ["c1"], ["d1"]],
    [{ a: "a1", b: "a2", p: 1 }],
    { p05: 4, p50: 4, p95: 4 },
  );
  const both = addScores([scoreNight(ANSWER, TRUTH), scoreNight(perfect, TRUTH)]);
  deepEqual([both.nights, both.precision, both.recall], [2, 5 / 7, 5 / 8]);
  deepEqual([both.lost, both.unresolved, both.phantom], [1 / 8, 1 / 8, 1 / 7]);
  deepEqual([both.countCover, both.countWidth], [1, 1]);
  const alone = addScores([scoreNight(perfect, TRUTH)]);
  deepEqual([alone.f1, alone.bCubedF, alone.lost, alone.phantom], [1, 1, 0, 0]);
});

test("a report that the truth does not have, or the other way about, is an Error naming it", () => {
  const { n1: _, ...without } = TRUTH;
  throws(() => scoreNight(ANSWER, without), /expected n1 in the truth/);
  throws(() => scoreNight(ANSWER, { ...TRUTH, x9: "A" }), /expected x9 among the reports/);
});
