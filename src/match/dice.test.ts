import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { FOR, thrown, thrownBeside } from "./dice.ts";
import type { Member } from "./group.ts";

/** Dice look at a report's name alone. */
const member = (high: number, low: number): Member =>
  ({ ready: { keyHigh: high, keyLow: low } }) as Member;

test("throws are even, and one says nothing of the next in sweep, report, purpose or walk", () => {
  const all = Array.from({ length: 40_000 }, (_, at) => {
    const [sweep, name] = [at % 200, Math.floor(at / 200)];
    return thrown({ seed: 7, sweep }, FOR.choice, member(name, name * 3));
  });
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  ok(Math.abs(mean - 0.5) < 0.01, `mean ${mean}`);
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const share = all.filter((value) => Math.floor(value * 10) === tenth).length / all.length;
    ok(Math.abs(share - 0.1) < 0.01, `tenth ${tenth}: ${share}`);
  }
  const beside = {
    "the next sweep": (at: number) => all[at + 1]!,
    "the next report": (at: number) => all[at + 200]!,
    "another purpose": (at: number) =>
      thrown(
        { seed: 7, sweep: at % 200 },
        FOR.split,
        member(Math.floor(at / 200), Math.floor(at / 200) * 3),
      ),
    "another walk": (at: number) =>
      thrown(
        { seed: 8, sweep: at % 200 },
        FOR.choice,
        member(Math.floor(at / 200), Math.floor(at / 200) * 3),
      ),
  };
  for (const [name, other] of Object.entries(beside)) {
    let sum = 0;
    for (let at = 0; at < 39_000; at += 1) sum += (all[at]! - 0.5) * (other(at) - 0.5);
    const correlation = (12 * sum) / 39_000;
    ok(Math.abs(correlation) < 0.02, `${name}: ${correlation}`);
  }
});

test("the same is thrown again, whoever else was reported", () => {
  const [one, other] = [member(1, 2), member(3, 4)];
  const moment = { seed: 5, sweep: 9 };
  const first = thrown(moment, FOR.cut, one);
  thrown(moment, FOR.cut, other);
  equal(thrown(moment, FOR.cut, one), first);
  ok(thrownBeside(moment, FOR.other, one, other) !== thrownBeside(moment, FOR.other, other, one));
});
