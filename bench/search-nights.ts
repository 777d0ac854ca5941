import { boatsOf, openTimeline, addEntries, pictureAt } from "#picture";
import { framesSince, momentsBetween, planeAbout, soughtOf, type Sought } from "#plan";
import { NotCovered } from "#predict";
import { addSeconds, hours, seconds, seededRandom } from "#units";
import { boatTaskOf, driftBoat } from "../src/run/boat-drift.ts";
import { nightAtSea } from "../test/sea/night.ts";
import { SEEDS } from "../test/sea/presets.ts";
import { gainsOf, unitsFor } from "./search.ts";
import { spread } from "./spread.ts";

/** Of each night so many boats at most, and so many units. */
const BOATS = 6;
const UNITS = 6;
const AHEAD = hours(2);
const EVERY_MS = 30 * 60_000;

/**
 * The plan of search on nights of the simulated strait: the clouds are those that the watch drifts
 * from what was reported by then, over the real coast and tides.
 */
export async function bench(): Promise<void> {
  const [boxes, equal]: [number[], number[]] = [[], []];
  for (const seed of SEEDS.test.busy.slice(0, 6)) {
    const { sought, from } = await cloudsOf(seed);
    if (sought.length < 2) continue;
    const units = unitsFor(sought, UNITS, seededRandom(seed), from);
    const gains = gainsOf(sought, units, plane);
    boxes.push(gains.boxes);
    equal.push(gains.equal);
  }
  console.log(`  ${boxes.length} nights of the simulated strait, ${BOATS} boats, ${UNITS} units:`);
  console.log(`  lives found over the usual boxes: ${spread(boxes)} times`);
  console.log(`  the same over equal effort for every boat: ${spread(equal)} times`);
}

const plane = planeAbout({ lon: 1.5, lat: 51 });

async function cloudsOf(seed: number) {
  const night = nightAtSea("busy", "modelled", seed);
  const timeline = openTimeline();
  addEntries(timeline, night.entries);
  const from = addSeconds(night.until, seconds(-hours(6)));
  const picture = pictureAt(timeline, from);
  const moments = momentsBetween(from, addSeconds(from, AHEAD), EVERY_MS);
  const sought: Sought[] = [];
  for (const boat of boatsOf(picture)) {
    if (sought.length === BOATS) break;
    const told = { data: null, version: "bench", language: "en" } as const;
    const asked = boatTaskOf(picture, boat.id, from, seconds(AHEAD + 3600), told);
    if (!asked.ok) continue;
    const lives = Math.max(1, boat.unaccounted.least);
    try {
      const { forecast } = await driftBoat(asked.task);
      sought.push(soughtOf({ boat: boat.id, lives }, framesSince(forecast), moments, plane));
    } catch (error) {
      if (!(error instanceof NotCovered)) throw error;
    }
  }
  return { sought, from };
}
