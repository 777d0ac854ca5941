import { equal, ok } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { compareEntries } from "#log";
import { boatsOf, fold, foldInto, sumOf } from "#picture";
import { dump, sealAll, type Step } from "../laws/history.ts";

const FOLDER = new URL(".", import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));

test("there are regressions to replay", () => ok(files.length > 0));

for (const file of files) {
  const { why, steps } = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as {
    why: string;
    steps: Step[];
  };
  test(`${file}: ${why}`, () => {
    const entries = sealAll(steps).toSorted(compareEntries);
    const remembering = fold([]);
    for (const entry of entries) {
      foldInto(remembering, entry);
      for (const boat of boatsOf(remembering)) {
        equal(boat.claimed.least, sumOf(boat.accounts) + boat.unaccounted.least);
        equal(boat.onBoard, boat.unaccounted.most !== 0);
      }
    }
    equal(dump(remembering), dump(fold(entries)));
  });
}
