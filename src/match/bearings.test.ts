import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { distanceMetres, seededRandom } from "#units";
import { placeTerm, reported, shuffled } from "../../test/reported.ts";
import { placeBearings } from "./bearings.ts";
import type { Observation } from "./observation.ts";

/** Bearings of a station, km east and 2 km south, the range guessed, from a seed. */
function bearings(seed: number, size: number, east = 4): Observation[] {
  const random = seededRandom(seed);
  return Array.from({ length: size }, (_, index) => {
    const bearing = -60 + 120 * random();
    const guess = 5 + 30 * random();
    const turn = (bearing * Math.PI) / 180;
    const place = placeTerm(east + guess * Math.sin(turn), -2 + guess * Math.cos(turn));
    return reported(`b${index}`, index, {
      source: "bearing",
      places: [
        {
          ...place,
          sigmaMajorMetres: 9000,
          sigmaMinorMetres: guess * 20,
          majorBearingDegrees: bearing,
        },
      ],
    });
  });
}

const station = placeTerm(4, -2).at;

test("bearings become wedges from where they cross, as likely at any place within reach", () => {
  const told = bearings(1, 12);
  for (const [at, { places }] of placeBearings(told).entries()) {
    equal(places.length, 8);
    const share = places.reduce((sum, place) => sum + place.share, 0);
    ok(Math.abs(share - 1) < 1e-9);
    const guessed = told[at]!.places[0]!;
    const range = distanceMetres(station, guessed.at);
    for (const [part, place] of places.entries()) {
      const away = distanceMetres(station, place.at);
      ok(Math.abs(away / 58_000 - (part + 0.5) / 8) < 0.005, `part ${part} at ${away} m`);
      // As wide as it is seen from the station, and along the same line.
      const wide = (guessed.sigmaMinorMetres * away) / range;
      ok(Math.abs(place.sigmaMinorMetres / wide - 1) < 0.02);
      ok(Math.abs(place.majorBearingDegrees - guessed.majorBearingDegrees) < 1);
    }
  }
});

test("a stray bearing and what is no bearing stay as they were told", () => {
  const told = bearings(2, 10);
  const [place] = told[0]!.places;
  const stray = { ...told[0]!, id: "stray", places: [{ ...place!, majorBearingDegrees: 80 }] };
  const call = reported("call", 3, { places: [placeTerm(5, 5)] });
  const placed = placeBearings([...told, stray, call]);
  deepEqual(placed.slice(-2), [stray, call]);
  equal(placed[0]!.places.length, 8);
});

test("too few bearings, or parallel ones, cross nowhere and stay as they were told", () => {
  const few = bearings(3, 3);
  deepEqual(placeBearings(few), few);
  const parallel = [0, 3, 7, 12, 20].map((east, index) =>
    reported(`p${index}`, index, {
      source: "bearing",
      places: [{ ...placeTerm(east, 5), majorBearingDegrees: 30 }],
    }),
  );
  deepEqual(placeBearings(parallel), parallel);
  deepEqual(placeBearings([]), []);
});

test("the order of arrival changes no wedge, on either side of a whole degree", () => {
  for (let seed = 4; seed <= 8; seed += 1) {
    // 38.6 km east of 20° W is 19.5° W: their places round to different whole degrees.
    const told = bearings(seed, 15, 38.6);
    const byId = (list: readonly Observation[]): string =>
      JSON.stringify([...list].sort((one, other) => (one.id < other.id ? -1 : 1)));
    const once = byId(placeBearings(told));
    for (let order = 1; order <= 5; order += 1)
      ok(byId(placeBearings(shuffled(told, order))) === once, `seed ${seed}, ${order}`);
  }
});
