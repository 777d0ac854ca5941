import {
  addSeconds,
  assert,
  count,
  hours,
  secondsBetween,
  type Count,
  type Instant,
  type Seconds,
} from "#units";
import { halfLives, limits, MODELS_HOLD, type Clothing, type HeldUp } from "./survival-models.ts";
import { seaOfSeason, type SeaTemperature } from "./survival-sea.ts";

/**
 * Two people were taken alive from this sea at about 13:00Z on 24 November 2021, 9 h 48 min after
 * the boat was lost (problem.md, F30; outcomes of the night file). Whatever a model says, nobody is
 * given up before this much time has passed.
 */
export const SURVIVED_FOR: Seconds = hours(10);

/** Life jackets as told, and whether a rescuer has checked them. */
export type Flotation = { readonly claim: "all" | "some" | "none"; readonly verified: boolean };

export type SurvivalQuestion = {
  /** Null when nobody has measured it: then that of the season, and the answer says so. */
  readonly sea: SeaTemperature | null;
  readonly clothing: Clothing;
  /** Null when nobody spoke of it. Unverified, it counts as none (F33). */
  readonly flotation: Flotation | null;
  /** They went into the water not before and not after. */
  readonly inWater: { readonly earliest: Instant; readonly latest: Instant };
  readonly now: Instant;
  /** Those not accounted for. */
  readonly people: Count;
};

/** What the answer rests on besides what was told. */
const SURVIVAL_ASSUMPTIONS = [
  "sea of the season",
  "sea outside the models",
  "clothing not told",
  "no life jackets verified",
] as const;
type SurvivalAssumption = (typeof SURVIVAL_ASSUMPTIONS)[number];

/**
 * How long people in the water may live. An aid to search longer: it takes nobody off the board and
 * lowers no phase.
 */
export type Survival = {
  /** When half of them are expected to live no longer. */
  readonly half: { readonly earliest: Instant; readonly latest: Instant };
  /** Past this few have been known to live. */
  readonly limit: { readonly earliest: Instant; readonly latest: Instant };
  /** Search at least until then: the latest limit, and never before `SURVIVED_FOR` has passed. */
  readonly searchUntil: Instant;
  /** Expected to be alive at `now`, 0 to 1; never none at all. */
  readonly share: { readonly least: number; readonly most: number };
  /** That share of the people: rounded outwards, so that the most is never nobody. */
  readonly alive: Count;
  readonly sea: SeaTemperature;
  readonly assumed: readonly SurvivalAssumption[];
  readonly model: typeof SURVIVAL_MODEL;
};

/** Told with every answer, so that a later model is not mistaken for this one. */
const SURVIVAL_MODEL = {
  name: "Hayward 1975, Golden & Tipton, Xu & Giesbrecht 2018",
  version: 1,
  /** Degrees Celsius within which all of them were measured. */
  holds: MODELS_HOLD,
} as const;

/** Seas there are, degrees Celsius: from freezing brine to the warmest gulf. */
const SEA_LEAST = -2;
const SEA_MOST = 36;

/**
 * Published half-lives and limits as ranges over the sea and what is worn; in between, the share
 * alive halves with each half-life, the one curve that a half-life alone gives. Sources, ranges and
 * errors: docs/models/survival.md. Throws a RangeError on a sea that is none, or when `inWater`
 * runs backwards.
 */
export function survive(question: SurvivalQuestion): Survival {
  const { inWater, now, clothing, flotation } = question;
  const sea = question.sea ?? seaOfSeason(inWater.latest);
  checkSea(sea);
  assert(inWater.earliest <= inWater.latest, "expected the earliest not after the latest");
  const held = heldUp(flotation);
  const half = halfLives(sea, held, clothing);
  const limit = limits(sea, held, clothing);
  const last = addSeconds(inWater.latest, hours(limit.most));
  const floor = addSeconds(inWater.latest, SURVIVED_FOR);
  const share = {
    least: shareAlive(inWater.earliest, now, half.least),
    most: shareAlive(inWater.latest, now, half.most),
  };
  return {
    half: {
      earliest: addSeconds(inWater.earliest, hours(half.least)),
      latest: addSeconds(inWater.latest, hours(half.most)),
    },
    limit: { earliest: addSeconds(inWater.earliest, hours(limit.least)), latest: last },
    searchUntil: last > floor ? last : floor,
    share,
    alive: aliveOf(question.people, share),
    sea,
    assumed: assumptions(question, sea),
    model: SURVIVAL_MODEL,
  };
}

function checkSea({ least, most }: SeaTemperature): void {
  if (least >= SEA_LEAST && most <= SEA_MOST && least <= most) return;
  const expected = `expected a sea of ${SEA_LEAST} to ${SEA_MOST} °C, least first`;
  throw new RangeError(`${expected}; came ${least} to ${most}`);
}

function heldUp(flotation: Flotation | null): HeldUp {
  if (flotation?.verified !== true) return { anybody: false, everybody: false };
  return { anybody: flotation.claim !== "none", everybody: flotation.claim === "all" };
}

function shareAlive(since: Instant, now: Instant, halfLife: number): number {
  const gone = Math.max(0, secondsBetween(since, now)) / 3600;
  return Math.max(2 ** (-gone / halfLife), Number.MIN_VALUE);
}

function aliveOf(people: Count, share: Survival["share"]): Count {
  const most = people.most === null ? null : Math.ceil(people.most * share.most);
  return count(Math.floor(people.least * share.least), most);
}

function assumptions(
  { sea: told, clothing, flotation }: SurvivalQuestion,
  sea: SeaTemperature,
): SurvivalAssumption[] {
  const holds: Record<SurvivalAssumption, boolean> = {
    "sea of the season": told === null,
    "sea outside the models": sea.least < MODELS_HOLD.least || sea.most > MODELS_HOLD.most,
    "clothing not told": clothing === "unknown",
    "no life jackets verified": flotation?.verified !== true,
  };
  return SURVIVAL_ASSUMPTIONS.filter((each) => holds[each]);
}
