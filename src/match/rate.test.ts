import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_MODEL } from "./model.ts";
import { logGamma } from "./numbers.ts";
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

test("the longer between two, the less likely one boat; beyond four days it is none", () => {
  let before = Infinity;
  for (let span = 0; span < 94; span += 0.25) {
    const log = logReporting(3, span, DEFAULT_MODEL);
    ok(log <= before && log > -Infinity, `${span} hours: ${log} after ${before}`);
    before = log;
  }
  equal(logReporting(3, 96, DEFAULT_MODEL), -Infinity);
});

/** The same by adding up over every moment at which the boat may have begun. */
function byHand(reports: number, span: number, quiet: number): number {
  const { shape, rate } = DEFAULT_MODEL.reporting;
  const k = shape + reports;
  const grids = [
    [2, 8, 12, 0.94],
    [8, 24, 32, 0.05],
    [24, 96, 24, 0.01],
  ] as const;
  let sum = 0;
  for (const [from, to, parts, share] of grids) {
    const step = (to - from) / parts;
    for (let part = 0; part < parts; part += 1) {
      const hours = from + (part + 0.5) * step;
      const [left, cells] = [hours - span, 4000];
      for (let cell = 0; cell < cells && left > 0; cell += 1) {
        const listened = Math.min(hours, ((cell + 0.5) / cells) * left + span + quiet);
        sum += ((share / parts) * (left / cells)) / (rate + listened) ** k;
      }
    }
  }
  const shared = logGamma(k) - logGamma(shape) + shape * Math.log(rate);
  return shared + Math.log(sum) - Math.log(windowHours);
}

test("while it is listened, what has not come yet says nothing: as added up by hand", () => {
  for (const reports of [1, 2, 5, 20])
    for (const span of [0, 0.7, 5, 30])
      for (const quiet of [0, 0.2, 1, 6, 40]) {
        const log = logReporting(reports, span, DEFAULT_MODEL, quiet);
        const hand = byHand(reports, span, quiet);
        ok(Math.abs(log - hand) < 1e-3, `${reports}, ${span} h, ${quiet} h: ${log}, not ${hand}`);
      }
});

test("the longer it is quiet, the less likely a boat; in the end it is as when all is over", () => {
  for (const [reports, span] of [
    [1, 0],
    [2, 0.25],
    [40, 3],
    [300, 7],
    [301, 7],
    [500, 7],
  ] as const) {
    const over = logReporting(reports, span, DEFAULT_MODEL);
    let before = Infinity;
    for (const quiet of [-1, 0, 0.01, 0.5, 2, 8, 30, 95.99, 96, 1000]) {
      const log = logReporting(reports, span, DEFAULT_MODEL, quiet);
      ok(log <= before + 1e-9 && log >= over - 1e-9, `${quiet} h: ${log} after ${before}`);
      before = log;
    }
    ok(Math.abs(before - over) < 1e-9);
    ok(Math.abs(logReporting(reports, span, DEFAULT_MODEL, 95.99) - over) < 1e-6);
  }
  equal(logReporting(3, 96, DEFAULT_MODEL, 0), -Infinity);
});

test("two calls of this minute are one boat four times less surely than when all is over", () => {
  const odds = (quiet: number): number =>
    logReporting(2, 0.25, DEFAULT_MODEL, quiet) - 2 * logReporting(1, 0, DEFAULT_MODEL, quiet);
  const times = Math.exp(odds(Infinity) - odds(0));
  ok(times > 3 && times < 6, `${times}`);
});

test("a boat of a thousand reports has a number for its chance", () => {
  for (const reports of [100, 1000]) {
    const log = logReporting(reports, 7, DEFAULT_MODEL);
    ok(Number.isFinite(log), `${reports} reports: ${log}`);
  }
});
