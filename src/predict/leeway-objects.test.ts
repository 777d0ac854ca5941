import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { leewayObject, leewayObjects } from "#predict";

const SHARED = new URL("../../../shared/data/leeway-objects.csv", import.meta.url);

test("the table has 85 types, and those of science.md have the coefficients it prints", () => {
  assert.deepEqual(
    leewayObjects.map(({ id }) => id),
    Array.from({ length: 85 }, (_, index) => index + 1),
  );
  const inflatable = leewayObject(27);
  assert.equal(inflatable.key, "LIFE-RAFT-NB-2");
  assert.deepEqual(inflatable.downwind, { slope: 5.34, offset: 9.91, deviation: 9.82 });
  assert.deepEqual(inflatable.right, { slope: 2.26, offset: 1.04, deviation: 9.08 });
  assert.deepEqual(inflatable.left, { slope: -2.26, offset: -1.04, deviation: 9.08 });
  assert.throws(() => leewayObject(86), /expected a Leeway object type, 1 to 85; came 86/);
});

test("all 765 coefficients are those of the shared table", (t) => {
  if (!existsSync(SHARED)) return t.skip(`NOT RUN: ${SHARED.pathname} is absent`);
  const rows = readFileSync(SHARED, "utf8")
    .split("\n")
    .filter((line) => /^\d/.test(line));
  assert.equal(rows.length, 85);
  for (const row of rows) {
    const object = leewayObject(Number.parseInt(row, 10));
    const numbers = row.split(",").slice(-9).map(Number);
    const mine = [object.downwind, object.right, object.left].flatMap((axis) => [
      axis.slope,
      axis.offset,
      axis.deviation,
    ]);
    assert.deepEqual(mine, numbers, object.key);
    const description = /^\d+,[^,]+,\d+,"?(.*?)"?(?:,-?[\d.]+){9}$/.exec(row)?.[1];
    assert.equal(object.description, description);
  }
});
