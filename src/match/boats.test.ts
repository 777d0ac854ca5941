import { deepEqual, ok } from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "#units";
import { loneThreshold, proposeGroups } from "./boats.ts";

/** A table of P(same) from the pairs above the diagonal. */
function table(size: number, of: (one: number, other: number) => number): Float64Array {
  const same = new Float64Array(size * size).fill(1);
  for (let one = 0; one < size; one += 1) {
    for (let other = one + 1; other < size; other += 1) {
      const p = of(one, other);
      same[one * size + other] = p;
      same[other * size + one] = p;
    }
  }
  return same;
}

test("two of which each is like a third, but not like one another, are not joined by it", () => {
  const same = table(3, (one, other) => (other - one === 1 ? 0.9 : 0.1));
  const groups = proposeGroups(3, same, 0.8);
  deepEqual(groups, [[0, 1], [2]]);
});

test("what is surely one is one boat, and what may be two stays two", () => {
  const same = table(5, (one, other) => (one < 2 && other < 2 ? 0.99 : one >= 2 ? 0.65 : 0));
  deepEqual(proposeGroups(5, same, 0.8), [[0, 1], [2], [3], [4]]);
  deepEqual(proposeGroups(5, same, 0.6), [
    [0, 1],
    [2, 3, 4],
  ]);
  deepEqual(proposeGroups(0, new Float64Array(0), 0.8), []);
});

test("two that were each reported twice stay two where a lone report is joined", () => {
  const like = 0.75;
  const four = table(4, (one, other) => (one < 2 === other < 2 ? 0.95 : like));
  deepEqual(proposeGroups(4, four, 0.8), [
    [0, 1],
    [2, 3],
  ]);
  const three = table(3, (one, other) => (one < 2 && other < 2 ? 0.95 : like));
  deepEqual(proposeGroups(3, three, 0.8), [[0, 1, 2]]);
  ok(Math.abs(loneThreshold(0.8) - 12 / 17) < 1e-12, `${loneThreshold(0.8)}`);
});

test("every member once; on average every pair of a group is as likely as asked of a lone report", () => {
  const random = seededRandom(7);
  for (let night = 0; night < 200; night += 1) {
    const size = 1 + Math.floor(random() * 12);
    const boat = Array.from({ length: size }, () => Math.floor(random() * 3));
    const same = table(size, (one, other) =>
      boat[one] === boat[other] ? 1 - random() ** 3 : random() ** 3,
    );
    const threshold = [0.5, 0.8, 0.95][night % 3]!;
    const groups = proposeGroups(size, same, threshold);
    deepEqual(
      groups.flat().sort((one, other) => one - other),
      Array.from({ length: size }, (_, member) => member),
    );
    for (const group of groups) {
      if (group.length < 2) continue;
      deepEqual(
        group,
        group.toSorted((one, other) => one - other),
      );
      let [sum, pairs] = [0, 0];
      for (const [at, one] of group.entries()) {
        for (const other of group.slice(at + 1)) {
          sum += same[one * size + other]!;
          pairs += 1;
        }
      }
      ok(
        sum / pairs >= loneThreshold(threshold) - 1e-9,
        `night ${night}: ${group.join(" ")} at ${sum / pairs}`,
      );
    }
  }
});
