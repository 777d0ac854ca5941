import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { fuzzAis } from "./ais.ts";

test("20,000 damaged AIS lines: nothing thrown, no NaN, no words lost", () => {
  const { inputs, messages, faults, broken } = fuzzAis(20_000, 5);
  equal(broken, null);
  equal(inputs, 20_000);
  // Both halves reach what they are meant for.
  ok(messages > 3_000, String(messages));
  ok(faults > 8_000, String(faults));
});
