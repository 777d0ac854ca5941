import type { CounterRandom } from "#units";
import type { Parcel } from "./parcel.ts";
import { leewayObject, type LeewayObject } from "./leeway-objects.ts";
import { STAGES, type DriftQuestion, type ObjectShare, type StageOfLife } from "./question.ts";

/**
 * Chance to jibe in an hour: the object's downwind axis goes to the other side of the wind (Allen
 * 2005, from the drift runs; the default of Breivik & Allen 2008).
 */
const JIBE_IN_AN_HOUR = 0.04;
const JIBES_PER_SECOND = -Math.log(1 - JIBE_IN_AN_HOUR) / 3600;
const RADIANS = Math.PI / 180;

/** Streams of the counter random numbers: one for each thing that is drawn. */
export const DRAW = {
  start: 1,
  startPlace: 2,
  stage: 3,
  object: 4,
  spread: 5,
  side: 6,
  jibe: 7,
  stageTime: 8,
  heading: 9,
  speed: 10,
  error: 11,
  residual: 12,
  resample: 13,
  jitter: 14,
} as const;

/** What a life needs at hand: looked up once a run. */
export type Life = {
  readonly random: CounterRandom;
  readonly question: DriftQuestion;
  readonly stages: readonly StageOfLife[];
  readonly objects: ReadonlyMap<number, LeewayObject>;
  /** A run backward does not change stages: which came before is not told by how it is now. */
  readonly backward: boolean;
  /** One standard deviation of the wind's speed as a share, and of its direction in degrees. */
  readonly windShare: number;
  readonly windTurn: number;
  readonly pair: Float64Array;
  readonly four: Float64Array;
};

/** Begins the life of particle `i` at `elapsed` seconds: its stage, object, side and times. */
export function beginLife(life: Life, parcel: Parcel, i: number, elapsed: number): void {
  const { random } = life;
  const origin = parcel.origin[i]!;
  const stage = pick(life.stages, random.uniform(DRAW.stage, origin, 0));
  parcel.side[i] = random.uniform(DRAW.side, origin, 0) < 0.5 ? 0 : 1;
  parcel.jibes[i] = 0;
  parcel.nextJibe[i] = elapsed + timeToJibe(life, parcel, i, 0);
  enterStage(life, parcel, i, STAGES.indexOf(life.stages[stage]!.stage), elapsed);
}

/** What happens to particle `i` at `elapsed` seconds: it jibes, or goes to its next stage. */
export function liveOn(life: Life, parcel: Parcel, i: number, elapsed: number): void {
  if (parcel.nextStage[i]! <= elapsed) {
    const now = life.stages.findIndex(({ stage }) => STAGES.indexOf(stage) === parcel.stage[i]!);
    const following = life.stages[now + 1]!;
    enterStage(life, parcel, i, STAGES.indexOf(following.stage), elapsed);
    return;
  }
  parcel.side[i] = 1 - parcel.side[i]!;
  parcel.jibes[i] = parcel.jibes[i]! + 1;
  parcel.nextJibe[i] = elapsed + timeToJibe(life, parcel, i, parcel.jibes[i]!);
  setLeeway(life, parcel, i);
  setNext(parcel, i);
}

/** A particle that met the land: it stays there for good. */
export function strand(parcel: Parcel, i: number): void {
  parcel.ashore[i] = 1;
  for (const column of [parcel.turnCos, parcel.turnSin, parcel.addEast, parcel.addNorth])
    column[i] = 0;
  for (const column of [parcel.gustEast, parcel.gustNorth, parcel.downSlope, parcel.downOffset])
    column[i] = 0;
  for (const column of [parcel.crossSlope, parcel.crossOffset]) column[i] = 0;
  // Nothing is added for its engine any more: begun again it must not have it taken off.
  for (const column of [parcel.wayEast, parcel.wayNorth]) column[i] = 0;
  parcel.next[i] = Infinity;
}

/** The index of the choice into whose share `drawn` (0 to 1) falls, in order. */
export function pick(choices: readonly { readonly share: number }[], drawn: number): number {
  let sum = 0;
  for (const { share } of choices) sum += share;
  let left = drawn * sum;
  for (let index = 0; index < choices.length; index += 1) {
    left -= choices[index]!.share;
    if (left < 0) return index;
  }
  return choices.findLastIndex(({ share }) => share > 0);
}

function enterStage(life: Life, parcel: Parcel, i: number, stage: number, elapsed: number): void {
  const { random } = life;
  const origin = parcel.origin[i]!;
  const index = life.stages.findIndex((one) => STAGES.indexOf(one.stage) === stage);
  const { objects, meanHours } = life.stages[index]!;
  parcel.stage[i] = stage;
  parcel.object[i] = pickObject(objects, random.uniform(DRAW.object, origin, stage));
  const ends = meanHours !== null && index + 1 < life.stages.length && !life.backward;
  parcel.nextStage[i] = ends ? elapsed + 3600 * meanHours * wait(random, origin, stage) : Infinity;
  setWay(life, parcel, i);
  setLeeway(life, parcel, i);
  setNext(parcel, i);
}

/** A waiting time with mean 1. */
function wait(random: CounterRandom, origin: number, stage: number): number {
  return -Math.log(random.uniform(DRAW.stageTime, origin, stage));
}

function pickObject(objects: readonly ObjectShare[], drawn: number): number {
  return objects[pick(objects, drawn)]!.id;
}

function timeToJibe(life: Life, parcel: Parcel, i: number, count: number): number {
  return -Math.log(life.random.uniform(DRAW.jibe, parcel.first + i, count)) / JIBES_PER_SECOND;
}

function setNext(parcel: Parcel, i: number): void {
  parcel.next[i] = Math.min(parcel.nextJibe[i]!, parcel.nextStage[i]!);
}

/** Its way through the water while the engine runs; what was added to the current stays added. */
function setWay(life: Life, parcel: Parcel, i: number): void {
  const { underWay } = life.question;
  const before = { east: parcel.wayEast[i]!, north: parcel.wayNorth[i]! };
  let east = 0;
  let north = 0;
  if (STAGES[parcel.stage[i]!] === "under way" && underWay !== null) {
    const origin = parcel.origin[i]!;
    life.random.normals(DRAW.heading, origin, 0, life.pair);
    const heading = (underWay.heading + underWay.spread * life.pair[0]!) * RADIANS;
    const drawn = life.random.uniform(DRAW.speed, origin, 0);
    const speed = underWay.slowest + drawn * (underWay.fastest - underWay.slowest);
    east = speed * Math.sin(heading);
    north = speed * Math.cos(heading);
  }
  parcel.wayEast[i] = east;
  parcel.wayNorth[i] = north;
  parcel.addEast[i] = parcel.addEast[i]! + east - before.east;
  parcel.addNorth[i] = parcel.addNorth[i]! + north - before.north;
}

/**
 * The leeway of particle `i` from its object's coefficients, its own two standard normals and the
 * error of the wind it meets. Slopes in percent and offsets in cm/s become shares and m/s; half of
 * the deviation is on the offset and half, at 10 m/s, on the slope (Breivik & Allen 2008, section
 * 2.3). Who diverges more than others to the right diverges more to the left after a jibe. A wind
 * that is stronger by a share and turned is the same as a leeway that is.
 */
function setLeeway(life: Life, parcel: Parcel, i: number): void {
  const { random, pair, four } = life;
  const object = life.objects.get(parcel.object[i]!)!;
  const right = parcel.side[i] === 0;
  const { downwind } = object;
  const crosswind = right ? object.right : object.left;
  random.normals(DRAW.spread, parcel.origin[i]!, parcel.stage[i]!, pair);
  const down = downwind.deviation * pair[0]!;
  const cross = crosswind.deviation * pair[1]! * (right ? 1 : -1);
  random.fourNormals(DRAW.error, parcel.origin[i]!, 0, four);
  const strength = Math.max(0, 1 + life.windShare * four[2]!);
  const turn = life.windTurn * four[3]! * RADIANS;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const downSlope = 0.01 * (downwind.slope + down / 20) * strength;
  const crossSlope = 0.01 * (crosswind.slope + cross / 20) * strength;
  const downOffset = 0.01 * (downwind.offset + down / 2);
  const crossOffset = 0.01 * (crosswind.offset + cross / 2);
  parcel.downSlope[i] = downSlope * cos - crossSlope * sin;
  parcel.crossSlope[i] = crossSlope * cos + downSlope * sin;
  parcel.downOffset[i] = downOffset * cos - crossOffset * sin;
  parcel.crossOffset[i] = crossOffset * cos + downOffset * sin;
}

/** All object types that a question names. Throws for one that is not in the table. */
export function objectsOf(question: DriftQuestion): ReadonlyMap<number, LeewayObject> {
  const ids = new Set(question.life.flatMap(({ objects }) => objects.map(({ id }) => id)));
  return new Map([...ids].map((id) => [id, leewayObject(id)]));
}
