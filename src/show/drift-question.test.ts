import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { uniformFlow } from "#chart";
import type { BoatId } from "#log";
import { askOf, fold, windRows } from "#picture";
import { drift } from "#predict";
import { driftQuestionOf } from "#show";
import { hours, instant, metresPerSecond } from "#units";
import { sealAll, type Step } from "../../test/laws/history.ts";

const NOW = instant("2021-11-24T02:00Z");
const FROM = "2021-11-24T01:00:00.000Z";
const streams = uniformFlow({
  quantity: "current",
  source: "streams",
  east: 0,
  north: 0,
  error: {
    speedShare: 0.2,
    directionDegrees: 5,
    minutes: 15,
    residual: metresPerSecond(0.1),
    residualHours: 12,
  },
});
const REPORT: Step = {
  centre: "dover",
  gapMs: 90 * 60_000,
  event: {
    kind: "ReportReceived",
    report: "r1",
    channel: "phone",
    from: { who: "person aboard" },
    words: "engine stopped",
    people: { least: 30, most: 30 },
    conditions: ["engine dead"],
    place: {
      words: "pin",
      method: "pin",
      fixedAt: FROM,
      readings: [{ lon: 1.6, lat: 51.1, radius: 500 }],
    },
  },
};
const stated = (more: Readonly<Record<string, unknown>>): Step => ({
  centre: "dover",
  gapMs: 60_000,
  event: {
    kind: "WeatherStated",
    weather: "w1",
    method: "observed",
    from: FROM,
    words: "two knots to the north",
    source: "Sandettie",
    current: { towards: 0, speed: { least: 1, most: 1 } },
    ...more,
  },
});

function questionOf(...steps: readonly Step[]) {
  const picture = fold(sealAll([REPORT, ...steps]));
  const ask = askOf(picture, "r1" as BoatId, NOW, hours(3));
  ok(ask !== null);
  const start = ask.starts[0]!.place;
  const rows = windRows(picture, start, ask.from, ask.until);
  const around = { fields: [], streams, shore: null };
  return { ask, question: driftQuestionOf({ ...ask, particles: 200 }, rows, around) };
}

const northOf = (steps: readonly Step[]): number => {
  const { lat, weight } = drift(questionOf(...steps).question).frames.at(-1)!;
  return lat.reduce((sum, each, i) => sum + each * (weight[i] ?? 0), 0);
};

test("a current that was stated goes before the streams, and carries the boat with it", () => {
  const { ask, question } = questionOf(stated({}));
  deepEqual(
    ask.stated.map(({ from, until, towards, around, entry }) => [
      from,
      until,
      towards,
      around,
      entry,
    ]),
    [[FROM, "2021-11-24T07:00:00.000Z", 0, null, "dover:2"]],
  );
  deepEqual(
    question.currents.map(({ source }) => source),
    ["Sandettie", "streams"],
  );
  // 1 m/s for the 4 h of the run is 14.4 km: 0.13° of latitude.
  const carried = northOf([stated({})]) - northOf([]);
  ok(Math.abs(carried - 0.129) < 0.02, `${carried}`);
});

test("after its hours the streams hold again", () => {
  const short = stated({ until: "2021-11-24T02:00:00.000Z" });
  const carried = northOf([short]) - northOf([]);
  ok(Math.abs(carried - 0.0323) < 0.01, `${carried}`);
});

test("a current stated for elsewhere, or without a direction, leaves the streams alone", () => {
  const current = { towards: null, speed: { least: 1, most: 1 } };
  equal(questionOf(stated({ current })).question.currents.length, 1);
  const place = {
    words: "off Brest",
    method: "sighted",
    readings: [{ lon: -5, lat: 48.3, radius: 20_000 }],
  };
  equal(questionOf(stated({ place })).question.currents.length, 1);
  equal(questionOf().question.currents.length, 1);
});
