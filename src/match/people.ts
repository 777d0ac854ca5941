import type { MatchModel } from "./model.ts";
import type { Observation, PeopleClaim } from "./observation.ts";

/** Numbers of people that are weighed: 1 to PEOPLE_MAX. More is weighed as PEOPLE_MAX. */
const PEOPLE_MAX = 240;
/** How far "about" may be off, as a share: log-normal (field/science.md 3.3). */
const ABOUT = 0.15;
/**
 * People in a boat, before anybody told: log-normal with median 45, two thirds within 25 to 80
 * (published counts of the Channel, 2022-2025). Never used to doubt a claim: only to compare two.
 */
const MEDIAN = 45;
const SPREAD = 0.6;

const PRIOR = normalised((people) => gaussian(Math.log(people / MEDIAN) / SPREAD) / people);
/** A wrong claim may be any number that boats have. */
const WRONG = normalised((people) => gaussian(Math.log(people / MEDIAN) / 0.8) / people);

function gaussian(deviate: number): number {
  return Math.exp((-deviate * deviate) / 2);
}

function normalised(density: (people: number) => number): Float64Array {
  const made = Float64Array.from({ length: PEOPLE_MAX }, (_, index) => density(index + 1));
  const sum = made.reduce((total, each) => total + each, 0);
  return made.map((each) => each / sum);
}

/** The likelihood of a claim for each true number 1..PEOPLE_MAX; null when nothing was claimed. */
export function peopleLikelihood(observation: Observation, model: MatchModel): Float64Array | null {
  const claim = observation.people;
  if (claim === null || (claim.least <= 0 && claim.most === null)) return null;
  const shares = model.sources[observation.source].people;
  return claim.most === claim.least ? numberTold(claim, shares) : boundsTold(claim, shares);
}

function numberTold(
  { least, isAbout }: PeopleClaim,
  [exact, rounded, about, wrong]: readonly [number, number, number, number],
): Float64Array {
  const told = Math.min(PEOPLE_MAX, Math.max(1, Math.round(least)));
  // Who says "about" has rounded or guessed.
  const sure = isAbout ? exact / 4 : exact;
  const rest = isAbout ? about + (exact * 3) / 4 : about;
  return Float64Array.from({ length: PEOPLE_MAX }, (_, index) => {
    const people = index + 1;
    const five = Math.round(people / 5) * 5 === told ? 0.5 : 0;
    const ten = Math.round(people / 10) * 10 === told ? 0.5 : 0;
    const near =
      gaussian(Math.log(told / people) / ABOUT) / (ABOUT * told * Math.sqrt(2 * Math.PI));
    const same = people === told ? sure : 0;
    return same + rounded * (five + ten) + rest * near + wrong * WRONG[told - 1]!;
  });
}

/**
 * "Women and three children", "at least 20", "30 to 40": inside is likely, outside is a mistake.
 */
function boundsTold(
  { least, most }: PeopleClaim,
  [, , , wrong]: readonly [number, number, number, number],
): Float64Array {
  const top = most ?? Infinity;
  return Float64Array.from({ length: PEOPLE_MAX }, (_, index) => {
    const people = index + 1;
    const inside = people >= least && people <= top;
    const off = inside ? 0 : Math.log((people < least ? least : top) / people);
    return (1 - wrong) * gaussian(off / ABOUT) + wrong * 0.5;
  });
}

const product = new Float64Array(PEOPLE_MAX);
/** So many claims are multiplied before the product is made to sum to 1 again. */
const CLAIMS_AT_ONCE = 16;

/** Log probability that one boat's claims are all told of it; 0 when there are none. */
export function logPeople(claims: readonly Float64Array[]): number {
  if (claims.length === 0) return 0;
  product.set(PRIOR);
  let log = 0;
  let sum = 1;
  for (let told = 0; told < claims.length; told += 1) {
    const claim = claims[told]!;
    const scale = told % CLAIMS_AT_ONCE === 0 ? 1 / sum : 1;
    if (scale !== 1) log += Math.log(sum);
    sum = 0;
    for (let index = 0; index < PEOPLE_MAX; index += 1) {
      const value = product[index]! * claim[index]! * scale;
      product[index] = value;
      sum += value;
    }
  }
  return log + Math.log(sum);
}

/** Log probability of a claim about no boat: any number that boats have. */
export function logPeopleOfNothing(claim: Float64Array | null): number {
  return claim === null ? 0 : logPeople([claim]);
}
