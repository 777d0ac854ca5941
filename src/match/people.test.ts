import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { people, reported } from "../../test/reported.ts";
import { DEFAULT_MODEL } from "./model.ts";
import type { PeopleClaim, Source } from "./observation.ts";
import { logPeople, peopleLikelihood } from "./people.ts";

function likelihood(claim: PeopleClaim | null, source: Source = "text"): Float64Array | null {
  return peopleLikelihood(reported("r", 0, { source, people: claim }), DEFAULT_MODEL);
}

/** What it adds, in natural logarithms, that two claims are of one boat and not of two. */
function together(one: PeopleClaim, other: PeopleClaim, source: Source = "text"): number {
  const [first, second] = [likelihood(one, source)!, likelihood(other, source)!];
  return logPeople([first, second]) - logPeople([first]) - logPeople([second]);
}

const about = (number: number): PeopleClaim => ({ ...people(number), isAbout: true });

test("of a boat with so many people somebody tells some number: the chances add up to 1", () => {
  for (const source of ["pin", "relay", "aircraft"] as const) {
    for (const isAbout of [false, true]) {
      for (const aboard of [12, 33, 50, 97]) {
        let sum = 0;
        for (let told = 1; told <= 240; told += 1)
          sum += likelihood({ least: told, most: told, isAbout }, source)![aboard - 1]!;
        ok(Math.abs(sum - 1) < 0.03, `${source}, ${aboard} aboard: ${sum}`);
      }
    }
  }
});

test("the same number speaks for one boat, a far one against it, by any source", () => {
  for (const source of ["pin", "text", "relay", "aircraft"] as const) {
    for (const number of [8, 33, 47, 90]) {
      ok(together(people(number), people(number), source) > 0, `${source} ${number}`);
      ok(together(people(number), people(number * 2.5), source) < 0, `${source} ${number}`);
      ok(together(about(number), about(number * 2.5), source) < 0, `${source} ${number}`);
    }
  }
});

test("33 and 35 may be one boat, for a number is rounded; 33 and 34 rather not", () => {
  ok(together(people(33), people(35)) > together(people(33), people(34)));
  ok(together(people(47), people(50)) > together(people(47), people(44)));
});

test("an unusual number told twice says more than a usual one", () => {
  ok(together(people(97), people(97)) > together(people(45), people(45)));
});

test("bounds: a number inside speaks for one boat, outside against it, the more the further", () => {
  const atLeast: PeopleClaim = { least: 40, most: null, isAbout: false };
  ok(together(atLeast, people(60)) > 0);
  ok(together(atLeast, people(20)) < 0);
  ok(together(atLeast, people(10)) < together(atLeast, people(30)));
  const range: PeopleClaim = { least: 25, most: 35, isAbout: false };
  ok(together(range, people(30)) > 0);
  ok(together(range, people(90)) < 0);
});

test("nothing told, or nothing that bounds, says nothing", () => {
  equal(likelihood(null), null);
  equal(likelihood({ least: 0, most: null, isAbout: false }), null);
  equal(logPeople([]), 0);
});

test("more people than any boat had is a claim like another, never a reason to doubt", () => {
  const huge = likelihood(people(900))!;
  ok(Number.isFinite(logPeople([huge])));
  ok(together(people(900), people(900)) > 0);
  ok(Number.isFinite(logPeople([huge, likelihood(people(3))!])));
});
