import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { uniformFlow } from "#chart";
import { drift } from "#predict";
import {
  addSeconds,
  distanceMetres,
  epochMs,
  hours,
  instant,
  metres,
  metresPerSecond,
  position,
  seconds,
} from "#units";
import { openStreams } from "../run/sea-fields.ts";
import { carriedBy } from "./carried.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const NIGHT = instant("2021-11-24T01:00:00.000Z");
const streams = openStreams(ROOT);
const NONE = { speedShare: 0, directionDegrees: 0, minutes: 0, residualHours: 1 };

test("what floats goes where the drift engine takes a particle with no wind and no error", () => {
  const carried = carriedBy(streams);
  const exact = { ...streams, errorAt: () => ({ ...NONE, residual: metresPerSecond(0) }) };
  const calm = uniformFlow({
    quantity: "wind",
    source: "calm",
    east: 0,
    north: 0,
    error: { ...NONE, residual: metresPerSecond(0) },
  });
  for (const [lon, lat] of [
    [1.55, 51.0],
    [1.75, 51.15],
    [1.2, 50.7],
    [2.1, 51.2],
  ] as const) {
    for (const span of [1, 3, 6, 12]) {
      const until = addSeconds(NIGHT, hours(span));
      const { frames } = drift({
        from: NIGHT,
        until,
        every: hours(span),
        step: seconds(900),
        particles: 1,
        seed: 1,
        starts: [{ place: position(lon, lat), radius: metres(0), share: 1 }],
        life: [{ stage: "adrift", share: 1, meanHours: null, objects: [{ id: 1, share: 1 }] }],
        underWay: null,
        fixes: [],
        currents: [exact],
        winds: [calm],
        shore: null,
      });
      const cloud = frames.at(-1)!;
      const theirs = position(cloud.lon[0]!, cloud.lat[0]!);
      const ours = carried(position(lon, lat), epochMs(NIGHT), epochMs(until));
      const way = distanceMetres(position(lon, lat), theirs);
      const off = distanceMetres(ours, theirs);
      assert.ok(off < 150 + 0.05 * way, `${span} h from ${lat} ${lon}: ${off} m off of ${way}`);
    }
  }
});

test("where no stream is known the water stands; the same question has the same answer", () => {
  const carried = carriedBy(streams);
  const ocean = position(-20, 46);
  assert.deepEqual(carried(ocean, epochMs(NIGHT), epochMs(addSeconds(NIGHT, hours(5)))), ocean);
  const asked = () =>
    carried(position(1.5, 51), epochMs(NIGHT), epochMs(addSeconds(NIGHT, hours(5))));
  const first = asked();
  for (let day = 1; day < 12; day += 1) {
    const later = addSeconds(NIGHT, hours(24 * day));
    carried(position(1.5, 51), epochMs(later), epochMs(addSeconds(later, hours(9))));
  }
  assert.deepEqual(asked(), first);
  assert.deepEqual(carried(position(1.5, 51), epochMs(NIGHT), epochMs(NIGHT)), position(1.5, 51));
});
