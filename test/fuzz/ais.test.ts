import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { fuzzAis } from "./ais.ts";
import { FUZZ_RUNS } from "./mutated.ts";

test(`${FUZZ_RUNS} damaged AIS lines: nothing thrown, no NaN, no words lost`, () => {
  const { inputs, messages, faults, broken } = fuzzAis(FUZZ_RUNS, 5);
  equal(broken, null);
  equal(inputs, FUZZ_RUNS);
  // Both halves reach what they are meant for.
  ok(messages > 0.15 * FUZZ_RUNS, String(messages));
  ok(faults > 0.4 * FUZZ_RUNS, String(faults));
});
