import assert from "node:assert/strict";
import { test } from "node:test";
import { instant, position } from "#units";
import { holdsHours, holdsPlace } from "./coverage.ts";

test("a place lies in a box, also across the 180th meridian, whichever way that is told", () => {
  const strait = { west: -1, south: 50, east: 3, north: 52 };
  assert.equal(holdsPlace(strait, position(0, 51)), true);
  assert.equal(holdsPlace(strait, position(-1, 50)), true);
  assert.equal(holdsPlace(strait, position(3.01, 51)), false);
  assert.equal(holdsPlace(strait, position(1, 52.01)), false);
  for (const east of [190, -170]) {
    const pacific = { west: 170, south: -20, east, north: 20 };
    assert.equal(holdsPlace(pacific, position(175, 0)), true, `east ${east}`);
    assert.equal(holdsPlace(pacific, position(-175, 0)), true, `east ${east}`);
    assert.equal(holdsPlace(pacific, position(-165, 0)), false, `east ${east}`);
    assert.equal(holdsPlace(pacific, position(0, 0)), false, `east ${east}`);
  }
  const world = { west: -180, south: -90, east: 180, north: 90 };
  assert.equal(holdsPlace(world, position(180, 0)), true);
  assert.equal(holdsPlace(world, position(-180, 0)), true);
});

test("hours are held an hour and a half beyond what a file knows, and no further", () => {
  const box = { west: 0, south: 50, east: 3, north: 52 };
  const file = {
    ...box,
    from: instant("2021-11-24T00:00:00.000Z"),
    until: instant("2021-11-24T06:00:00.000Z"),
  };
  const held = (from: string, until: string): string =>
    holdsHours(file, instant(from), instant(until));
  assert.equal(held("2021-11-24T00:00:00.000Z", "2021-11-24T06:00:00.000Z"), "all");
  assert.equal(held("2021-11-23T22:30:00.000Z", "2021-11-24T07:30:00.000Z"), "all");
  assert.equal(held("2021-11-23T22:29:00.000Z", "2021-11-24T06:00:00.000Z"), "some");
  assert.equal(held("2021-11-24T05:00:00.000Z", "2021-11-24T07:31:00.000Z"), "some");
  assert.equal(held("2021-11-24T07:31:00.000Z", "2021-11-24T05:00:00.000Z"), "some");
  assert.equal(held("2021-11-24T07:31:00.000Z", "2021-11-24T09:00:00.000Z"), "none");
  assert.equal(held("2021-11-23T20:00:00.000Z", "2021-11-23T22:29:00.000Z"), "none");
  const always = { ...box, from: null, until: null };
  assert.equal(
    holdsHours(always, instant("1999-01-01T00:00:00.000Z"), instant("2099-01-01T00:00:00.000Z")),
    "all",
  );
});
