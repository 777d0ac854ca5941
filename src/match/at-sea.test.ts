import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { told, type Night } from "../../test/told.ts";
import { boatsAtSea, type BoatsAtSea } from "./at-sea.ts";
import type { Matching } from "./matching.ts";
import { proposalsOf } from "./proposals.ts";

/** A matching of reports that hang together with no other: chance of a boat of its own each. */
function believed(chances: Readonly<Record<string, number>>, [p05, p50, p95]: Count): Matching {
  return {
    pairs: [],
    boats: [],
    unassigned: [],
    reports: Object.entries(chances).map(([id, newBoat]) => ({ id, newBoat, noBoat: 1 - newBoat })),
    count: { p05, p50, p95 },
    neverReported: { p05: 0, p50: 2, p95: 5 },
    disagreement: 0,
  };
}
type Count = readonly [number, number, number];

function atSea(night: Night, time: string, matching: Matching): BoatsAtSea {
  const picture = night.at(time);
  return boatsAtSea(picture, matching, proposalsOf(picture, matching));
}

const rangeOf = ({ count: { p05, p50, p95 } }: BoatsAtSea): Count => [p05, p50, p95];

const THREE = `
  02:00Z dover a phone c1 "thirty of us" people 30
  02:05Z dover b phone c2 "we see lights" people 5
  02:06Z dover c sighting "a light" who coast-watch`;
const LANDED = `
  02:30Z dover order accountPeople a landed 30 "counted at Dover" outside duty/coordinator "seen"`;

test("what is out there is what was reported, with what is doubtful named", () => {
  const night = told(THREE);
  const sea = atSea(night, "02:10Z", believed({ a: 0.95, b: 0.5, c: 0.1 }, [1, 2, 3]));
  deepEqual(rangeOf(sea), [1, 2, 3]);
  deepEqual([sea.further, sea.doubted], [["b"], ["c"]]);
  deepEqual([sea.accounted, sea.unreported], [[], []]);
  deepEqual(sea.neverReported, { p05: 0, p50: 2, p95: 5 });
});

test("a boat of which everybody is accounted for is out no more", () => {
  const night = told(THREE + LANDED);
  const sea = atSea(night, "02:40Z", believed({ a: 0.95, b: 0.5, c: 0.1 }, [1, 2, 3]));
  deepEqual(rangeOf(sea), [0, 1, 2]);
  deepEqual(sea.accounted, ["a"]);
  // Nothing of it is named as doubtful: it is out of the question.
  deepEqual([sea.further, sea.doubted], [["b"], ["c"]]);
});

test("what was perhaps no boat lowers the least alone, never the top", () => {
  const night = told(THREE + LANDED);
  const sea = atSea(night, "02:40Z", believed({ a: 0.5, b: 0.5, c: 0.1 }, [1, 2, 3]));
  deepEqual(rangeOf(sea), [0, 2, 3]);
  deepEqual(sea.further, ["b"]);
});

test("a boat that a desk opened without a report is in the top, not in the least", () => {
  const night = told(`${THREE}
  02:08Z dover order openBoat tip "a word from a mayor, no report yet" by sar-1/officer`);
  const sea = atSea(night, "02:10Z", believed({ a: 0.95, b: 0.5, c: 0.1 }, [1, 2, 3]));
  deepEqual(rangeOf(sea), [1, 3, 4]);
  deepEqual(sea.unreported, ["tip"]);
});

test("there are never fewer than none, and an empty night is empty", () => {
  const night = told(THREE + LANDED);
  ok(rangeOf(atSea(night, "02:40Z", believed({ a: 0.95 }, [0, 0, 0]))).every((each) => each >= 0));
  const empty = atSea(told(""), "02:00Z", believed({}, [0, 0, 0]));
  deepEqual(rangeOf(empty), [0, 0, 0]);
  equal(empty.further.length, 0);
});
