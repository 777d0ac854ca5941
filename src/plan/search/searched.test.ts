import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import type { CloudFrame, Forecast } from "#predict";
import { addSeconds, hours, instant, metres, minutes, type Instant } from "#units";
import { afterSearches, MISSED_LEAST, type Fruitless } from "./searched.ts";

const START = instant("2021-11-24T04:00Z");
const at = (hour: number): Instant => addSeconds(START, hours(hour));

/** Half of the cloud in the west, half 20 km to the east of it; all stay where they are. */
function forecast(fixes: Forecast["fixes"] = []): Forecast {
  const count = 100;
  const frames = [0, 1, 2, 3, 4].map((hour): CloudFrame => ({
    at: at(hour),
    lon: Float32Array.from({ length: count }, (_, i) => (i % 2 === 0 ? 1.5 : 1.7857)),
    lat: new Float32Array(count).fill(51),
    weight: new Float64Array(count).fill(1 / count),
    stage: new Uint8Array(count).fill(3),
    ashore: new Uint8Array(count),
    effective: count,
  }));
  return { frames, currents: [], winds: [], fixes };
}

function fruitless(
  told: Partial<Fruitless> & { track?: number; from?: Instant; until?: Instant } = {},
): Fruitless {
  const width = metres(200);
  return {
    told: told.told ?? null,
    effort: {
      ground: {
        centre: { lon: 1.5, lat: 51 },
        bearing: 0,
        length: metres(4_000),
        width: metres(4_000),
        from: told.from ?? at(1),
        until: told.until ?? at(2),
        east: 0,
        north: 0,
      },
      track: metres(told.track ?? 80_000),
      widths: { person: width, inflatable: width, "swamped inflatable": width },
      curve: "exponential",
    },
  };
}

const west = ({ weight }: CloudFrame): number =>
  weight.reduce((sum, one, i) => sum + (i % 2 === 0 ? one : 0), 0);

test("after a fruitless search the probability within is (1 − POD) of what it was, renormalised", () => {
  const { forecast: after, share } = afterSearches(forecast(), [fruitless()]);
  const missed = Math.exp(-1);
  const expected = missed / (missed + 1);
  ok(Math.abs(west(after.frames[2]!) - expected) < 1e-9);
  ok(Math.abs(share - (1 - missed) / 2) < 1e-9);
  equal(west(after.frames[1]!), west(forecast().frames[1]!), "before it ended nothing is changed");
  for (const frame of after.frames)
    ok(Math.abs(frame.weight.reduce((a, b) => a + b, 0) - 1) < 1e-9);
});

test("two searches are worth as much as one of both, in either order", () => {
  const [one, other] = [
    fruitless({ track: 30_000 }),
    fruitless({ track: 50_000, from: at(2), until: at(3) }),
  ];
  const both = afterSearches(forecast(), [one, other]).forecast.frames[4]!;
  const turned = afterSearches(forecast(), [other, one]).forecast.frames[4]!;
  for (const [i, one] of both.weight.entries()) ok(Math.abs(one - turned.weight[i]!) < 1e-15);
  ok(Math.abs(west(both) - Math.exp(-1) / (Math.exp(-1) + 1)) < 1e-9);
});

test("no search is so good that nobody can be there any more", () => {
  const { forecast: after } = afterSearches(forecast(), [fruitless({ track: 1e9 })]);
  const expected = MISSED_LEAST / (MISSED_LEAST + 1);
  ok(Math.abs(west(after.frames[4]!) - expected) < 1e-9);
  const many = Array.from({ length: 12 }, () => fruitless({ track: 1e9 }));
  ok(west(afterSearches(forecast(), many).forecast.frames[4]!) > 0);
});

test("a probability of detection that a crew told counts for what lies within", () => {
  const { forecast: after, share } = afterSearches(forecast(), [fruitless({ told: 0.3 })]);
  ok(Math.abs(share - 0.15) < 1e-9);
  ok(Math.abs(west(after.frames[4]!) - 0.7 / 1.7) < 1e-9);
});

test("a report of where she is, after a search, is newer word", () => {
  const fix = {
    at: addSeconds(at(2), minutes(30)),
    off: 100,
    effective: 50,
    doubt: 0.05,
    begunAgain: 0,
  };
  const after = afterSearches(forecast([fix]), [fruitless()]);
  equal(after.share, 0);
  deepEqual(after.forecast.frames[4]!.weight, forecast().frames[4]!.weight);
  const later = fruitless({ from: addSeconds(fix.at, minutes(5)), until: at(3.75) });
  ok(afterSearches(forecast([fix]), [later]).share > 0.3, "a search since then counts");
});
