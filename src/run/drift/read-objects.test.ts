import { deepEqual, ok, throws } from "node:assert/strict";
import { test } from "node:test";
import { INFLATABLE, leewayObject } from "#predict";
import { OBJECT_NAMES, readObjects, stagesFor } from "./read-objects.ts";

test("an object is a name, a number or a key of the table", () => {
  deepEqual(readObjects("piw"), [{ id: 1, share: 1 }]);
  deepEqual(readObjects("27"), [{ id: 27, share: 1 }]);
  deepEqual(readObjects("skiff-3"), [{ id: 46, share: 1 }]);
  deepEqual(readObjects("inflatable"), INFLATABLE);
});

test("a mixture has shares that sum to one, and a type that comes twice is counted together", () => {
  deepEqual(readObjects("27:3, 46:1"), [
    { id: 27, share: 0.75 },
    { id: 46, share: 0.25 },
  ]);
  const mixed = readObjects("inflatable:2,skiff-swamped:2");
  deepEqual(
    mixed.map(({ id }) => id),
    [27, 28, 44, 46],
  );
  ok(Math.abs(mixed[3]!.share - 0.625) < 1e-12);
});

test("every name is of types in the table", () => {
  for (const objects of Object.values(OBJECT_NAMES))
    for (const { id } of objects) ok(leewayObject(id).key);
});

test("an unknown object or share is refused with what is known", () => {
  throws(() => readObjects("banana"), /expected inflatable, .* 1 to 85 .*; came "banana"/);
  throws(() => readObjects("86"), /came "86"/);
  throws(() => readObjects("toString"), /came "toString"/);
  for (const part of ["27:0", "27:-1", "27:", "27:x", "27:1:2"])
    throws(() => readObjects(part), new RegExp(`a share above 0, .* came "${part}"`));
});

test("people are in the water, swamped boats swamped, the rest adrift", () => {
  const stages = stagesFor(readObjects("piw:2,46:1,27:1"));
  deepEqual(stages, [
    { stage: "in the water", share: 0.5, meanHours: null, objects: [{ id: 1, share: 1 }] },
    { stage: "swamped", share: 0.25, meanHours: null, objects: [{ id: 46, share: 1 }] },
    { stage: "adrift", share: 0.25, meanHours: null, objects: [{ id: 27, share: 1 }] },
  ]);
});
