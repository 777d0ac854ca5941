import { deepEqual, equal, match } from "node:assert/strict";
import { test } from "node:test";
import { fold } from "#picture";
import { chooseFields, gapOf } from "#show";
import { instant, position } from "#units";
import { sealAll, type Step } from "../../test/laws/history.ts";

const SPAN = {
  place: position(1.6, 51.1),
  from: instant("2021-11-24T01:00:00.000Z"),
  until: instant("2021-11-25T01:00:00.000Z"),
};
const BOX = { west: -1, south: 50, east: 3, north: 52 };
const DAYS = { from: "2021-11-23T00:00:00.000Z", until: "2021-11-26T00:00:00.000Z" };

let files = 0;
const file = (quantity: string, over: Readonly<Record<string, unknown>> = {}): Step => {
  files += 1;
  return {
    centre: "dover",
    gapMs: 60_000,
    event: {
      kind: "FieldReceived",
      field: `f${files}`,
      sha256: String(files).padStart(64, "0"),
      quantity,
      source: `model ${files}`,
      coverage: { ...BOX, ...DAYS, ...over },
    },
  };
};

const chosen = (...steps: readonly Step[]) => chooseFields(fold(sealAll(steps)), SPAN, "en");

test("the newest files come first, at most four of a quantity, and no sea temperature", () => {
  files = 0;
  const six = Array.from({ length: 6 }, () => file("wind"));
  const { fields, said } = chosen(...six, file("current"), file("sea temperature"));
  deepEqual(
    fields.map(({ quantity, source }) => `${quantity} ${source}`),
    ["current model 7", "wind model 6", "wind model 5", "wind model 4", "wind model 3"],
  );
  deepEqual(said, []);
});

test("a file of another place or of other hours is not used, and it is said which", () => {
  files = 0;
  const { fields, said } = chosen(
    file("wind", { west: 8, east: 12 }),
    file("wind", { from: "2021-11-25T09:00:00.000Z" }),
    file("wind", { until: "2021-11-24T12:00:00.000Z" }),
  );
  deepEqual(
    fields.map(({ source }) => source),
    ["model 3"],
  );
  equal(said.length, 3);
  match(
    said[0]!,
    /^The file of wind dover:3 \(model 3\) leaves hours to others: it covers .* to 2021-11-24T12/,
  );
  match(said[1]!, /^The file of wind dover:2 \(model 2\) is not used: it covers 2021-11-25T09/);
  match(
    said[2]!,
    /is not used: it covers 50 to 52° N, 8 to 12° E, and not 51°06\.0′ N 001°36\.0′ E/,
  );
});

test("in French it is said in French", () => {
  const gap = gapOf({ ...BOX, from: null, until: SPAN.from }, SPAN, "fr");
  match(gap!, /^il couvre toujours à 2021-11-24T01:00:00\.000Z, et non tout de 2021-11-24T01:/);
  equal(gapOf({ ...BOX, from: null, until: null }, SPAN, "fr"), null);
});
