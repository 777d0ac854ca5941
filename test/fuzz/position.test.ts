import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { readPosition } from "#intake";
import { openSeaChart } from "../../src/run/sea-chart.ts";
import { FUZZ_RUNS } from "./mutated.ts";
import { fuzzPositions } from "./position.ts";

const chart = openSeaChart(new URL("../..", import.meta.url).pathname);

test(`${FUZZ_RUNS} damaged positions neither stop the reader nor lose their words`, () => {
  const { inputs, readings, unread, broken } = fuzzPositions(chart, FUZZ_RUNS, 11);
  equal(broken, null);
  equal(inputs, FUZZ_RUNS);
  const enough = readings > 0.25 * FUZZ_RUNS && unread > 0.1 * FUZZ_RUNS;
  ok(enough, `${readings} readings, ${unread} not read`);
});

test("a text of digits, spaces or marks as long as the log takes is read in no time to speak of", () => {
  for (const piece of [
    "1",
    "1 ",
    "1.",
    "1,",
    "-",
    "°",
    "N",
    "1N ",
    "a.",
    "+1",
    "///",
    "geo:",
    "de ",
    "\u0660",
  ]) {
    const begun = process.cpuUsage();
    const { readings, notRead } = readPosition(piece.repeat(20_000 / piece.length), chart);
    const { user } = process.cpuUsage(begun);
    ok(readings.length <= 20 && notRead.length > 0, piece);
    ok(user < 2_000_000, `${JSON.stringify(piece)}: ${user} µs`);
  }
});
