import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { withShortfall } from "./count.ts";

const sure = (boats: number): number[] => [...Array.from({ length: boats }, () => 0), 1];
const sumOf = (shares: Float64Array): number => shares.reduce((sum, share) => sum + share, 0);
const meanOf = (shares: Float64Array): number =>
  shares.reduce((sum, share, boats) => sum + share * boats, 0);

test("without a shortfall the number is what the groups say", () => {
  deepEqual([...withShortfall([0.1, 0.3, 0.6], 0)], [0.1, 0.3, 0.6]);
});

test("no boat stays no boat, and one boat does not become two", () => {
  deepEqual([...withShortfall([1], 0.08)], [1]);
  const one = withShortfall(sure(1), 0.08);
  ok(one[1]! > 0.999_99, `${one[1]}`);
});

test("never fewer than the groups say, and what is believed adds up to 1", () => {
  for (const boats of [2, 7, 20, 150]) {
    const shares = withShortfall(sure(boats), 0.08);
    equal(
      shares.slice(0, boats).every((share) => share === 0),
      true,
    );
    ok(Math.abs(sumOf(shares) - 1) < 1e-12, `${sumOf(shares)}`);
  }
});

test("of a thousand boats, 64 more on average: the mean of half a normal distribution", () => {
  const mean = meanOf(withShortfall(sure(1000), 0.08));
  const expected = 1000 * (1 + 0.08 * Math.sqrt(2 / Math.PI));
  ok(Math.abs(mean - expected) < 0.1, `${mean}, expected ${expected}`);
});
