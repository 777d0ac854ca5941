import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { epochMs, instantFromMs, type Instant } from "#units";
import { hardNight, placeTerm, reported, shuffled } from "../../test/reported.ts";
import { ledgerOf } from "./ledger.ts";
import { weighReports } from "./matching.ts";
import { DEFAULT_MODEL } from "./model.ts";
import type { Observation } from "./observation.ts";
import { matchMemory, type MatchOptions } from "./weigh.ts";

/** So many minutes after the first of the night's reports may have happened. */
const at = (minutes: number): Instant =>
  instantFromMs(epochMs(reported("any", 0).happenedAt) + minutes * 60_000);

const ALONE = reported("alone", 0, { places: [placeTerm(0, 0)] });
const noBoat = (now: Instant | null): number => weighReports([ALONE], { now }).reports[0]!.noBoat;

/** Two calls in one place from two phones. */
const TWO: readonly Observation[] = [
  reported("a", 0, { places: [placeTerm(0, 0)], caller: "x" }),
  reported("b", 10, { places: [placeTerm(2.5, 0)], caller: "y" }),
];
/** P(same) where no report is about nothing: of one boat against two. */
function same(now: Instant | null): number {
  const model = { ...DEFAULT_MODEL, falseReports: 1e-9 };
  return weighReports(TWO, { now, model }).pairs[0]?.p ?? 0;
}

test("a first call is not taken for nothing because no second has come yet", () => {
  ok(noBoat(at(0)) < noBoat(null) / 1.5, `${noBoat(at(0))}, ${noBoat(null)} when all is over`);
  let before = 0;
  for (let minutes = 0; minutes <= 9 * 60; minutes += 5) {
    const now = noBoat(at(minutes));
    ok(now >= before && now <= noBoat(null), `${minutes} min: ${now} after ${before}`);
    before = now;
  }
  equal(before, noBoat(null));
});

test("two fresh calls are one boat less surely than when no other came all night", () => {
  const odds = (p: number): number => p / (1 - p);
  ok(odds(same(at(10))) < odds(same(null)) / 2, `${same(at(10))}, ${same(null)}`);
});

test("a clock that runs ahead is a report of now", () => {
  equal(noBoat(at(-30)), noBoat(at(0)));
});

test("silence counts in steps, and never before it is there", () => {
  equal(noBoat(at(9)), noBoat(at(0)));
  ok(noBoat(at(10)) > noBoat(at(9)));
  equal(noBoat(at(19)), noBoat(at(10)));
});

const QUICK: MatchOptions = { effort: { restarts: 2, forgotten: 5, sweeps: 20 } };
const bytes = (night: readonly Observation[], options: MatchOptions, memory = matchMemory()) =>
  JSON.stringify(weighReports(night, { ...QUICK, ...options }, memory));

test("eight hours after the last report all is as when the night is over, to the byte", () => {
  const night = hardNight(91, 16);
  equal(bytes(night, { now: at(180 + 480) }), bytes(night, {}));
  ok(bytes(night, { now: at(180) }) !== bytes(night, {}));
});

test("whatever was weighed at other hours, and in whatever order, the answer is the same", () => {
  const night = hardNight(92, 16);
  const memory = matchMemory();
  for (const minutes of [60, 200, 90, 700, 185]) {
    const now = at(minutes);
    const answer = bytes(night, { now }, memory);
    ok(answer === bytes(night, { now }), `${minutes} min`);
    ok(answer === bytes(shuffled(night, minutes), { now }), `${minutes} min, shuffled`);
  }
});

test("the ledger of an hour sums to the odds of that hour", () => {
  const options = { now: at(15) };
  const ledger = ledgerOf(TWO, ["a"], ["b"], options);
  const p = weighReports(TWO, options).pairs[0]!.p;
  ok(Math.abs(ledger.alone + ledger.noBoat - Math.log2(p / (1 - p))) < 1e-9);
  const over = ledgerOf(TWO, ["a"], ["b"]);
  const priors = [ledger, over].map(({ pieces }) => pieces.find(({ piece }) => piece === "prior"));
  ok(priors[0]!.bits < priors[1]!.bits - 1, "beforehand");
  const rest = ({ pieces }: typeof ledger) => pieces.slice(1).map(({ bits }) => bits);
  deepEqual(rest(ledger), rest(over));
});
