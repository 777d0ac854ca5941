import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { leewayObject } from "./leeway-objects.ts";
import { INFLATABLE, PERSON_IN_WATER, SWAMPED_INFLATABLE } from "./mixtures.ts";

test("a mixture is of types in the table, and its shares are a whole", () => {
  for (const mixture of [INFLATABLE, SWAMPED_INFLATABLE, PERSON_IN_WATER]) {
    const sum = mixture.reduce((all, { share }) => all + share, 0);
    ok(Math.abs(sum - 1) < 1e-12);
    for (const { id } of mixture) equal(leewayObject(id).id, id);
  }
});

test("the swamped drift slower than the afloat, and people slower than boats afloat", () => {
  const slope = (mixture: typeof INFLATABLE): number =>
    mixture.reduce((sum, { id, share }) => sum + share * leewayObject(id).downwind.slope, 0);
  ok(slope(SWAMPED_INFLATABLE) < slope(INFLATABLE) / 2);
  ok(slope(PERSON_IN_WATER) < slope(INFLATABLE) / 2);
});
