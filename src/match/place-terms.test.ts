import { ok } from "node:assert/strict";
import { test } from "node:test";
import { distanceMetres, position } from "#units";
import { placeTerm, reported } from "../../test/reported.ts";
import { DEFAULT_MODEL, type MatchModel } from "./model.ts";
import { placeTerms, TERM } from "./place-terms.ts";
import { eastOf, northOf, placeAt, planeAround } from "./plane.ts";

const PLANE = planeAround(position(-20, 46));
const PLAIN: MatchModel = { ...DEFAULT_MODEL, errors: [{ share: 1, variance: 1 }] };

function rowsOf(bearing: number, model: MatchModel = PLAIN, source: "text" | "pin" = "text") {
  const place = {
    ...placeTerm(3, -2),
    sigmaMajorMetres: 2000,
    sigmaMinorMetres: 500,
    majorBearingDegrees: bearing,
  };
  const { rows, count } = placeTerms(reported("r", 0, { source, places: [place] }), model, PLANE);
  return Array.from({ length: count }, (_, at) => rows.subarray(at * TERM.width));
}

const near = (one: number, other: number): boolean => Math.abs(one - other) < 1e-9;

test("an ellipse lies along its bearing from north: 0 is north and south, 90 east and west", () => {
  for (const [bearing, ee, en, nn] of [
    [0, 0.25, 0, 4],
    [90, 4, 0, 0.25],
    [45, 2.125, 1.875, 2.125],
    [135, 2.125, -1.875, 2.125],
    [225, 2.125, 1.875, 2.125],
  ] as const) {
    const [row] = rowsOf(bearing);
    ok(near(row![TERM.ee]!, ee) && near(row![TERM.en]!, en) && near(row![TERM.nn]!, nn));
  }
});

test("what is stated is as wide as its source has been worth, in every scale of error", () => {
  const sources = { ...PLAIN.sources, text: { ...PLAIN.sources.text, spread: 3 } };
  const errors = [
    { share: 0.9, variance: 1 },
    { share: 0.1, variance: 16 },
  ];
  const [plain, gross] = rowsOf(0, { ...PLAIN, sources, errors });
  ok(near(plain![TERM.nn]!, 4 * 9) && near(gross![TERM.nn]!, 4 * 9 * 16));
  ok(near(Math.exp(plain![TERM.logShare]!), 0.9) && near(Math.exp(gross![TERM.logShare]!), 0.1));
});

test("ages of a pin have the mean and the spread of an exponential, and shares that sum to 1", () => {
  const sources = { ...PLAIN.sources, pin: { ...PLAIN.sources.pin, staleHours: 0.4 } };
  const rows = rowsOf(0, { ...PLAIN, sources }, "pin");
  let [sum, mean, square] = [0, 0, 0];
  for (const row of rows) {
    const share = Math.exp(row[TERM.logShare]!);
    sum += share;
    mean += share * row[TERM.age]!;
    square += share * row[TERM.age]! ** 2;
  }
  ok(Math.abs(sum - 1) < 1e-9 && Math.abs(mean - 0.4) < 1e-9, `${sum}, ${mean}`);
  ok(Math.abs(square - 2 * 0.16) < 1e-9, `${square}`);
});

test("the flat map is good to 1 % for 300 km around, and goes the shorter way round the globe", () => {
  for (let bearing = 0; bearing < 360; bearing += 15) {
    const turn = (bearing * Math.PI) / 180;
    for (const km of [1, 30, 100]) {
      const at = placeAt(PLANE, km * Math.sin(turn), km * Math.cos(turn));
      ok(Math.abs(distanceMetres(PLANE.origin, at) / (km * 1000) - 1) < 0.01, `${bearing}° ${km}`);
      ok(Math.abs(eastOf(PLANE, at) - km * Math.sin(turn)) < 1e-6);
      ok(Math.abs(northOf(PLANE, at) - km * Math.cos(turn)) < 1e-6);
    }
  }
  const fiji = planeAround(position(179.5, -17));
  ok(Math.abs(eastOf(fiji, position(-179.5, -17)) / fiji.kmPerDegreeEast - 1) < 1e-9);
  const pole = planeAround(position(0, 90));
  ok(Number.isFinite(eastOf(pole, position(90, 89))));
});
