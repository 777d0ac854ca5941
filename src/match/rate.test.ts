import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_MODEL } from "./model.ts";
import { logReporting, neverReported } from "./rate.ts";

const { boats, windowHours } = DEFAULT_MODEL;

/**
 * P(n reports) is the density over all their moments: the first anywhere in the window, the last a
 * span later, the others anywhere between: T ∫ g(n, s) s^(n-2) / (n-2)! ds.
 */
function chanceOf(reports: number): number {
  if (reports === 1) return windowHours * Math.exp(logReporting(1, 0, DEFAULT_MODEL));
  const step = 0.01;
  let logFactorial = 0;
  for (let each = 2; each <= reports - 2; each += 1) logFactorial += Math.log(each);
  let sum = 0;
  for (let span = step / 2; span < 96; span += step) {
    const log = logReporting(reports, span, DEFAULT_MODEL);
    sum += step * Math.exp(log + (reports - 2) * Math.log(span) - logFactorial);
  }
  return windowHours * sum;
}

test("every boat reports some number of times or never: the chances add up to 1", () => {
  let sum = neverReported(DEFAULT_MODEL) / boats;
  ok(sum > 0.01 && sum < 0.3, `never reported: ${sum}`);
  for (let reports = 1; reports <= 200; reports += 1) sum += chanceOf(reports);
  ok(Math.abs(sum - 1) < 0.005, `they add up to ${sum}`);
});

test("the number of reports has the mean of rate times hours at sea", () => {
  const { shape, rate } = DEFAULT_MODEL.reporting;
  let [mean, mass] = [0, 0];
  for (let reports = 1; reports <= 200; reports += 1) {
    const chance = chanceOf(reports);
    mean += reports * chance;
    mass += chance;
  }
  ok(mass > 0.8);
  // 94 % of boats between 2 and 8 hours, 5 % to 24, one in a hundred to four days.
  const hours = 0.94 * 5 + 0.05 * 16 + 0.01 * 60;
  ok(Math.abs(mean / ((shape / rate) * hours) - 1) < 0.03, `mean ${mean}`);
});

test("the longer between two reports, the less likely one boat; beyond four days it is none", () => {
  let before = Infinity;
  for (let span = 0; span < 94; span += 0.25) {
    const log = logReporting(3, span, DEFAULT_MODEL);
    ok(log <= before && log > -Infinity, `${span} hours: ${log} after ${before}`);
    before = log;
  }
  equal(logReporting(3, 96, DEFAULT_MODEL), -Infinity);
});

test("a boat of a thousand reports has a number for its chance", () => {
  for (const reports of [100, 1000]) {
    const log = logReporting(reports, 7, DEFAULT_MODEL);
    ok(Number.isFinite(log), `${reports} reports: ${log}`);
  }
});
