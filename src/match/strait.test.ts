import assert from "node:assert/strict";
import { test } from "node:test";
import { reported, shuffled } from "../../test/reported.ts";
import { straitModelOf } from "./strait.ts";

const calls = (boats: number) =>
  Array.from({ length: 12 * boats }, (_, at) =>
    reported(`r${at}`, at, { caller: at % 3 === 0 ? `caller-${at % (2 * boats)}` : null }),
  );

test("the more phones are heard, the more boats are expected; one more report changes little", () => {
  const expected = [0, 1, 3, 20, 150].map((boats) => straitModelOf(calls(boats)).boats);
  assert.equal(expected[0], 1);
  for (const [at, boats] of expected.entries())
    assert.ok(at === 0 || boats > expected[at - 1]!, `${boats} after ${expected[at - 1]}`);
  const most = straitModelOf(calls(150)).boats;
  assert.ok(most > 100 && most < 300, `${most} of 150`);
  const one = straitModelOf([...calls(20), reported("more", 1)]).boats;
  assert.ok(one === straitModelOf(calls(20)).boats || one / expected[3]! < 1.5);
});

test("a night's reports change the model a few times, not each time", () => {
  const words = ["one", "two", "three"];
  const night = calls(20).map((each, at) => ({ ...each, language: words[at % 7] ?? null }));
  const models = night.map((_, at) => JSON.stringify(straitModelOf(night.slice(0, at + 1))));
  const changes = models.filter((model, at) => at > 0 && model !== models[at - 1]).length;
  assert.ok(changes < night.length / 4, `${changes} changes in ${night.length} reports`);
});

test("relayed calls carry no phone of a boat", () => {
  const relays = Array.from({ length: 6 }, (_, at) =>
    reported(`r${at}`, at, { caller: `desk-${at}`, relayed: true }),
  );
  const direct = relays.map((each) => ({ ...each, relayed: false }));
  assert.ok(straitModelOf(relays).boats <= 2);
  assert.ok(straitModelOf(direct).boats > 4);
});

test("the model follows from the set of reports, not from their order", () => {
  const night = calls(7);
  for (let order = 1; order < 5; order += 1)
    assert.deepEqual(straitModelOf(shuffled(night, order)), straitModelOf(night));
});

test("the shares of all ways of reporting sum to 1, and no way is above doubt", () => {
  const sources = Object.values(straitModelOf([]).sources);
  for (const key of ["ofBoats", "ofNothing"] as const) {
    const sum = sources.reduce((total, source) => total + source[key], 0);
    assert.ok(Math.abs(sum - 1) < 1e-9, `${key} sum to ${sum}`);
  }
  for (const { ofBoats, ofNothing, people } of sources) {
    assert.ok(ofBoats > 0.01 && ofNothing > 0.01);
    assert.ok(Math.abs(people.reduce((sum, share) => sum + share, 0) - 1) < 1e-9);
  }
});
