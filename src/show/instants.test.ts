import { equal } from "node:assert/strict";
import { test } from "node:test";
import { instant } from "#units";
import { sayHour, sayHourSeen, sayInstant, sayLocalHours, sayMoment, sayUtc } from "./instants.ts";

/** UTC, then the clock on the wall in London and in Paris. */
const nights: readonly [string, string, string][] = [
  // The night of Charlie: winter time on both coasts.
  ["2021-11-24T02:27Z", "02:27 GMT London, 03:27 CET Paris", "02:27 GMT London, 03:27 CET Paris"],
  ["2021-11-23T23:30Z", "23:30 GMT London, 00:30 CET +1 Paris", "the next day in Paris"],
  // 28 March 2021: clocks go forward at 01:00 UTC; the hour from 01:00 (London), 02:00 (Paris) is
  // missing.
  ["2021-03-28T00:59Z", "00:59 GMT London, 01:59 CET Paris", "before"],
  ["2021-03-28T01:00Z", "02:00 BST London, 03:00 CEST Paris", "after"],
  // 31 October 2021: clocks go back at 01:00 UTC; one hour comes twice, and its names differ.
  ["2021-10-31T00:30Z", "01:30 BST London, 02:30 CEST Paris", "for the first time"],
  ["2021-10-31T01:30Z", "01:30 GMT London, 02:30 CET Paris", "for the second time"],
  ["2021-07-01T23:30Z", "00:30 BST +1 London, 01:30 CEST +1 Paris", "the next day on both coasts"],
];
for (const [utc, local, why] of nights) {
  test(`${utc} is ${local} (${why})`, () => {
    equal(sayLocalHours(instant(utc), "en"), local);
    equal(sayLocalHours(instant(utc), "fr"), local.replace("London", "Londres"));
  });
}

test("UTC and the clock on the wall stand together, that of the language's coast", () => {
  const at = instant("2021-11-24T02:27Z");
  equal(sayHour(at), "02:27 UTC");
  equal(sayHour(at, "seconds"), "02:27:00 UTC");
  equal(sayUtc(at, "en"), "24 Nov 2021, 02:27 UTC");
  equal(sayInstant(at, "en"), "24 Nov 2021, 02:27 UTC (02:27 GMT London)");
  equal(sayInstant(at, "fr"), "24 nov. 2021, 02:27 UTC (03:27 CET Paris)");
});

test("an hour of another day says its day", () => {
  const now = instant("2021-11-24T02:27Z");
  equal(sayHourSeen(instant("2021-11-24T00:48Z"), now, "en"), "00:48 UTC");
  equal(sayHourSeen(instant("2021-11-23T22:00Z"), now, "en"), "23 Nov 2021, 22:00 UTC");
});

const at = instant("2021-11-24T01:30Z");
const earliest = instant("2021-11-24T01:00Z");
const latest = instant("2021-11-24T02:00Z");

test("a time told keeps its bounds", () => {
  equal(sayMoment({ kind: "told", at, earliest: null, latest: null }, "en"), "01:30 UTC");
  equal(
    sayMoment({ kind: "told", at, earliest, latest }, "en"),
    "01:30 UTC (between 01:00 UTC and 02:00 UTC)",
  );
  equal(
    sayMoment({ kind: "told", at, earliest, latest: null }, "fr"),
    "01:30 UTC (pas avant 01:00 UTC)",
  );
  equal(
    sayMoment({ kind: "told", at, earliest: null, latest }, "en"),
    "01:30 UTC (not after 02:00 UTC)",
  );
  equal(sayMoment(null, "fr"), "heure non dite");
});

test("a time without a zone keeps its words and all its readings; none is chosen", () => {
  equal(
    sayMoment({ kind: "ambiguous", words: "half past one", readings: [earliest, latest] }, "en"),
    "time ambiguous, as told: “half past one”; could be 24 Nov 2021, 01:00 UTC or 24 " +
      "Nov 2021, 02:00 UTC",
  );
  equal(
    sayMoment({ kind: "ambiguous", words: "tout à l'heure", readings: [] }, "fr"),
    "heure ambiguë, telle que dite : « tout à l'heure »",
  );
});
