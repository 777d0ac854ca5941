import { findSide } from "#chart";
import { addSeconds, epochMs, hours, instantFromMs, minutes, position, type Instant } from "#units";
import { chart, type SeaBoat } from "./boats.ts";
import { diceFor } from "./dice.ts";

export const UNITS = [
  { id: "dover-lifeboat", name: "Dover lifeboat", type: "lifeboat", agency: "RNLI" },
  { id: "cutter-one", name: "First cutter", type: "cutter", agency: "Border Force" },
  { id: "cutter-two", name: "Second cutter", type: "cutter", agency: "Border Force" },
  { id: "abeille", name: "Abeille", type: "ship", agency: "Marine nationale" },
] as const;
export const AIRCRAFT = { id: "patrol-aircraft", name: "Patrol", type: "aircraft" } as const;

/** How a boat's night ended, in truth. */
export type Outcome =
  | {
      readonly how: "met";
      readonly at: Instant;
      readonly unit: (typeof UNITS)[number];
      /** Taken aboard; the others of the boat were in the water and are missing. */
      readonly taken: number;
      readonly landedAt: Instant;
    }
  | { readonly how: "ashore"; readonly at: Instant; readonly side: "UK" | "FR" }
  | { readonly how: "at sea" };

/** How long a unit needs once a boat is in the United Kingdom's waters, or its engine failed. */
const MEETS_HOURS = [0.3, 2.5] as const;
const FINDS_HOURS = [1, 4] as const;
/** Boats that nobody meets in the night. */
const NEVER_MET = 0.07;
const SWAMPED = 2;

export function outcomeOf(boat: SeaBoat, seed: number): Outcome {
  const dice = diceFor(seed, `outcome of ${boat.id}`);
  const crossed = boat.track.find(
    ({ lon, lat, ashore }) =>
      ashore[0] === 0 && findSide(chart, position(lon[0]!, lat[0]!)) === "UK",
  );
  const met = [
    crossed === undefined ? null : addSeconds(crossed.at, hours(dice.between(...MEETS_HOURS))),
    boat.failedAt === null ? null : addSeconds(boat.failedAt, hours(dice.between(...FINDS_HOURS))),
    addSeconds(boat.launchedAt, hours(dice.between(9, 13))),
  ].filter((at) => at !== null);
  const at = instantFromMs(Math.min(...met.map(epochMs)));
  const unit = dice.pick(UNITS);
  const landedAt = addSeconds(at, minutes(dice.between(60, 240)));
  const isMissed = dice.chance(NEVER_MET);
  const share = dice.between(0.5, 0.95);
  if (boat.ashoreAt !== null && (isMissed || boat.ashoreAt <= at)) {
    const side = boat.track.at(-1)!.lon[0]! < 1.45 && boat.track.at(-1)!.lat[0]! > 50.7;
    return { how: "ashore", at: boat.ashoreAt, side: side ? "UK" : "FR" };
  }
  if (isMissed) return { how: "at sea" };
  const stage = boat.track.findLast((frame) => frame.at <= at)?.stage[0] ?? 0;
  const taken = stage === SWAMPED ? Math.max(1, Math.round(boat.people * share)) : boat.people;
  return { how: "met", at, unit, taken, landedAt };
}

/** When nobody calls from a boat any more: a unit has met it, or it lies on a beach. */
export function lastSign(boat: SeaBoat, outcome: Outcome): Instant {
  return outcome.how === "at sea" ? boat.track.at(-1)!.at : outcome.at;
}
