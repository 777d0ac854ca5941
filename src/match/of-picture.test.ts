import assert from "node:assert/strict";
import { test } from "node:test";
import { told } from "../../test/told.ts";
import { evidenceOf } from "./of-picture.ts";

const LINKED = `
02:00Z dover r1 phone c1 "about thirty, engine stopped" people 25..35 conditions engine-dead
02:05Z dover r2 phone c3 "water coming in" place pin 51.1500,1.7600 300
02:10Z dover r3 phone c2 "forty of us" people 40
02:20Z dover order linkReport r2 r1 "the same voice" by sar-1/officer
`;

test("a report is weighed with what it says, and nothing that it does not", () => {
  const night = told(LINKED);
  const { observations } = evidenceOf(night.at("02:30Z"), night.when("02:30Z"));
  assert.deepEqual(
    observations.map(({ id, source, caller, engine }) => [id, source, caller, engine]),
    [
      ["r1", "other", "c1", "stopped"],
      ["r2", "pin", "c3", null],
      ["r3", "other", "c2", null],
    ],
  );
  const [first, second] = observations;
  assert.deepEqual(first?.people, { least: 25, most: 35, isAbout: false });
  assert.deepEqual(first?.places, []);
  assert.equal(second?.people, null);
  assert.equal(second?.places[0]?.at.lat, 51.15);
});

test("what an officer linked is known to be one; taken back, it is not", () => {
  const night = told(`${LINKED}
02:40Z dover order unlinkReport r2 r1 "another voice" by sar-1/officer`);
  const same = { kind: "same", first: "r2", second: "r1" };
  assert.deepEqual(evidenceOf(night.at("02:30Z"), night.when("02:30Z")).known, [same]);
  assert.deepEqual(evidenceOf(night.at("02:50Z"), night.when("02:50Z")).known, []);
});

test("what an officer declared distinct is known to be two, told once", () => {
  const night = told(`${LINKED}
02:40Z dover order declareDistinct r1 r3 "seen side by side" by sar-1/officer`);
  const { known } = evidenceOf(night.at("02:50Z"), night.when("02:50Z"));
  assert.deepEqual(
    known.filter(({ kind }) => kind === "distinct"),
    [{ kind: "distinct", first: "r1", second: "r3" }],
  );
});

test("that a phone is the same is left to the model to weigh", () => {
  const night = told(`
02:00Z dover r1 phone c1 "engine stopped"
02:05Z dover r2 phone c1 "water coming in"`);
  assert.deepEqual(evidenceOf(night.at("02:10Z"), night.when("02:10Z")).known, []);
});

test("a report that was shown false is not weighed", () => {
  const night = told(`
02:00Z dover r1 phone c1 "engine stopped"
02:05Z dover r2 phone c2 "water coming in"
02:10Z dover order showReportFalse r2 "the caller said so, and his phone is ashore"
       by smc/coordinator second sar-2/officer "heard both"`);
  const { observations } = evidenceOf(night.at("02:20Z"), night.when("02:20Z"));
  assert.deepEqual(
    observations.map(({ id }) => id),
    ["r1"],
  );
});

test("boats that were each emptied are known to be two; one that comes back is not", () => {
  const night = told(`
02:00Z dover r1 phone c1 "twenty of us" people 20
02:05Z dover r2 phone c2 "twenty of us" people 20
02:06Z dover r3 phone c3 "thirty of us" people 30
02:10Z dover m1 encounter valiant "alongside" people 20
02:30Z dover order transferPeople boat:m1 unit:valiant 20 "counted at the ladder"
02:31Z dover order accountPeople r2 landed 20 "counted at Dover" outside duty/coordinator "seen"
02:32Z dover order boundPeople r3 0 "a hoax, says the police" outside duty/coordinator "seen"
03:00Z dover r4 phone c2 "we are twenty-five" people 25`);
  const known = (time: string) => evidenceOf(night.at(time), night.when(time)).known;
  assert.deepEqual(known("02:30Z"), []);
  assert.deepEqual(known("02:40Z"), [{ kind: "distinct", first: "r2", second: "m1" }]);
  assert.deepEqual(known("03:00Z"), []);
});
