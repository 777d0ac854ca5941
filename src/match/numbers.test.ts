import { equal, notEqual, ok } from "node:assert/strict";
import { test } from "node:test";
import { hashText, logAdd, logGamma } from "./numbers.ts";

test("log gamma is the logarithm of factorials, and of half of them", () => {
  let factorial = 0;
  for (let n = 1; n <= 150; n += 1) {
    ok(Math.abs(logGamma(n) - factorial) < 1e-10 * Math.max(1, factorial), `${n}`);
    factorial += Math.log(n);
  }
  ok(Math.abs(logGamma(0.5) - Math.log(Math.PI) / 2) < 1e-12);
  // Γ(7/2) = 15 √π / 8
  ok(Math.abs(logGamma(3.5) - Math.log((15 * Math.sqrt(Math.PI)) / 8)) < 1e-12);
});

test("the logarithm of a sum overflows nowhere, and knows nothing at all", () => {
  ok(Math.abs(logAdd(Math.log(2), Math.log(3)) - Math.log(5)) < 1e-12);
  ok(Math.abs(logAdd(2000, 2000) - 2000 - Math.log(2)) < 1e-9);
  equal(logAdd(5, -2000), 5);
  equal(logAdd(-Infinity, 1), 1);
  equal(logAdd(1, -Infinity), 1);
  equal(logAdd(-Infinity, -Infinity), -Infinity);
});

test("no two of 100,000 texts have the same 53 bits, and every bit is used", () => {
  const seen = new Set<number>();
  let [ones, all] = [0, 0xffffffff];
  for (let text = 0; text < 100_000; text += 1) {
    const low = hashText(`r${text}`, 1);
    const high = hashText(`r${text}`, 2) & 0x1fffff;
    seen.add(high * 2 ** 32 + low);
    ones |= low;
    all &= low;
  }
  equal(seen.size, 100_000);
  equal(ones >>> 0, 0xffffffff);
  equal(all >>> 0, 0);
  notEqual(hashText("a", 1), hashText("a", 2));
});
