import { holdsHours, holdsPlace, type Flow, type FlowError } from "#chart";
import { assert, counterRandom, epochMs, instantFromMs, type Instant, type Position } from "#units";
import { degreesPerMetre, latticeFor } from "./box.ts";
import { delayOf, drawCurrentError, drawResiduals, type RunErrors } from "./errors.ts";
import { CARRIED_OVER, type FlowUse } from "./forecast.ts";
import { NotCovered, type Asked } from "./frame-book.ts";
import { gather, openSurroundings, type Herd, type Surroundings } from "./herd.ts";
import { plainKernel, type Kernel } from "./kernel.ts";
import { beginLife, DRAW, objectsOf, pick, strand, type Life } from "./life.ts";
import { openParcel, PARCEL } from "./parcel.ts";
import type { DriftQuestion } from "./question.ts";

/** A start on land is moved to the water's edge no farther than this. */
export const WATER_WITHIN_M = 5_000;

/** A run under way: its parcels, and how far it has come. */
export type Run = {
  readonly question: DriftQuestion;
  readonly around: Surroundings;
  readonly errors: RunErrors;
  readonly herds: Herd[];
  /**
   * A few particles from the whole run, around which the shared box is laid; null when all herds
   * are here and are their own pilots.
   */
  readonly pilots: readonly Herd[] | null;
  /** Of particle n of the run, by its number less that of the run's first; sums to 1. */
  weight: Float64Array;
  /** Effective number of particles (Kong, Liu & Wong 1994). */
  effective: number;
  /** Particles in this run, and the number of the first, where it is a part of a larger one. */
  readonly count: number;
  readonly first: number;
  /** Seconds from the start to the end. */
  readonly length: number;
};

/** Pilots of a run of many parcels: the cloud's extent is known from so many. */
const PILOTS = 256;

/** Which parcels of a question to run: number of the first, and how many. */
export type Part = { readonly first: number; readonly parcels: number };

/** How many parcels a question has: it can be run in as many parts. */
export function parcelsOf(question: DriftQuestion): number {
  return Math.ceil(question.particles / PARCEL);
}

/**
 * Sets out the particles of a question. Throws one sentence for a question that cannot be meant,
 * and
 * NotCovered when no flow knows the place or the time.
 */
export function openRun(question: DriftQuestion, part: Part, wanted: Kernel): Run {
  checkQuestion(question);
  const kernel = question.particles <= wanted.particlesMost ? wanted : plainKernel;
  kernel.begin();
  const fromMs = epochMs(question.from);
  const untilMs = epochMs(question.until);
  const errors = errorsOf(question);
  const life: Life = {
    random: counterRandom(question.seed),
    question,
    stages: question.life.filter(({ share, meanHours }, index) => {
      const before = question.life.slice(0, index);
      const reached = before.some((one) => one.share > 0 && one.meanHours !== null);
      return share > 0 || meanHours !== null || reached;
    }),
    objects: objectsOf(question),
    backward: untilMs < fromMs,
    windShare: errors.wind.speedShare,
    windTurn: errors.wind.directionDegrees,
    pair: new Float64Array(2),
    four: new Float64Array(4),
  };
  const around = openSurroundings({
    waters: {
      currents: question.currents,
      winds: question.winds,
      shore: question.shore,
      askedCurrents: noneAsked(),
      askedWinds: noneAsked(),
    },
    lattice: latticeFor([...question.currents, ...question.winds], question.shore !== null),
    fromMs,
    direction: life.backward ? -1 : 1,
    step: question.step,
    ownSpeed: question.underWay?.fastest ?? 0,
    life,
    kernel,
  });
  const first = part.first * PARCEL;
  const count = Math.min(question.particles, first + part.parcels * PARCEL) - first;
  assert(count > 0, `expected a part with particles of ${question.particles}; came ${part.first}`);
  const many = question.particles > PARCEL && question.fixes.length === 0;
  const stride = Math.floor(question.particles / PILOTS);
  const pilots = many ? [setOut(question, around, errors, 0, PILOTS, stride)] : null;
  const herds: Herd[] = [];
  for (let from = first; from < first + count; from += PARCEL)
    herds.push(setOut(question, around, errors, from, Math.min(PARCEL, first + count - from), 1));
  return {
    question,
    around,
    errors,
    herds,
    pilots,
    weight: new Float64Array(count).fill(1 / question.particles),
    effective: count,
    count,
    first,
    length: Math.abs(untilMs - fromMs) / 1000,
  };
}

const noneAsked = (): Asked => ({ nodes: 0, known: [] });

/** The errors of the first flow of each kind that knows the likeliest start at its hour. */
function errorsOf({ starts, from, currents, winds }: DriftQuestion): RunErrors {
  const [likeliest] = starts.toSorted((one, other) => other.share - one.share);
  const place = likeliest!.place;
  return {
    current: errorOf(currents, place, from, "current"),
    wind: errorOf(winds, place, from, "wind"),
  };
}

function errorOf(flows: readonly Flow[], place: Position, at: Instant, what: string): FlowError {
  const near = flows.filter(({ coverage }) => holdsPlace(coverage, place));
  const knows = near.find(({ coverage }) => holdsHours(coverage, at, at) !== "none");
  const chosen = knows ?? near[0] ?? flows[0];
  if (chosen === undefined) throw new NotCovered(`Expected at least one ${what}; came none.`);
  return chosen.errorAt(place);
}

function setOut(
  question: DriftQuestion,
  around: Surroundings,
  errors: RunErrors,
  first: number,
  count: number,
  stride: number,
): Herd {
  const parcel = openParcel(first, count, around.kernel.floats);
  const lon = new Float64Array(count);
  const lat = new Float64Array(count);
  const { life } = around;
  const dry: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const number = first + stride * i;
    parcel.origin[i] = number;
    parcel.delay[i] = delayOf(number, question.particles, errors.current);
    const place = startOf(question, life, number);
    lon[i] = place.lon;
    lat[i] = place.lat;
    beginLife(life, parcel, i, 0);
    drawCurrentError(life, errors, parcel, i);
    if (place.dry) dry.push(i);
  }
  drawResiduals(life, errors, parcel, { number: 0, seconds: 0 });
  for (const i of dry) strand(parcel, i);
  return gather(around, parcel, lon, lat);
}

/**
 * Where a particle of the run begins: near one of the starts, and in the water where there is any
 * near.
 */
function startOf(
  { starts, shore }: DriftQuestion,
  { random, four }: Life,
  index: number,
): { lon: number; lat: number; dry: boolean } {
  const start = starts[pick(starts, random.uniform(DRAW.start, index, 0))]!;
  random.fourNormals(DRAW.startPlace, index, 0, four);
  const scale = degreesPerMetre(start.place.lat);
  const lon = start.place.lon + start.radius * four[0]! * scale.lon;
  const lat = start.place.lat + start.radius * four[1]! * scale.lat;
  if (shore === null || !shore.isLand(lon, lat)) return { lon, lat, dry: false };
  const water = shore.nearestWater(lon, lat, WATER_WITHIN_M);
  return water === null ? { lon, lat, dry: true } : { ...water, dry: false };
}

/** The share of nodes and quarters for which each flow answered; what none knew is said as such. */
export function useOf(flows: readonly Flow[], asked: Asked): FlowUse[] {
  const nodes = Math.max(asked.nodes, 1);
  const used = flows.map(({ source }, index) => ({
    source,
    share: (asked.known[index] ?? 0) / nodes,
  }));
  const left = 1 - used.reduce((sum, { share }) => sum + share, 0);
  return left < 1e-9 ? used : [...used, { source: CARRIED_OVER, share: left }];
}

function checkQuestion(question: DriftQuestion): void {
  const { particles, step, every, starts, life, underWay } = question;
  assert(
    Number.isInteger(particles) && particles > 0 && particles <= 10_000_000,
    `expected 1 to 10,000,000 particles; came ${particles}`,
  );
  assert(step > 0 && step <= 10_800, `expected a step of 0 to 10,800 s; came ${step}`);
  assert(every > 0, `expected frames at every so many seconds above 0; came ${every}`);
  const span = (epochMs(question.until) - epochMs(question.from)) / 3_600_000;
  assert(
    span !== 0 && Math.abs(span) <= 240,
    "expected an end within 240 h of the start and not at it; " +
      `came ${question.from} to ${question.until}`,
  );
  assert(
    starts.length > 0 && starts.every(({ share, radius }) => share > 0 && radius >= 0),
    `expected one start or more with a share above 0; came ${JSON.stringify(starts)}`,
  );
  const shares = life.reduce((sum, { share }) => sum + share, 0);
  assert(
    shares > 0 && life.every(({ share, objects }) => share >= 0 && objects.length > 0),
    "expected stages of life with shares and an object type each; came none that can be",
  );
  assert(
    underWay !== null || !life.some(({ stage }) => stage === "under way"),
    "expected a heading and speeds for a boat under way; came none",
  );
  for (const fix of question.fixes) {
    assert(
      fix.doubt > 0 && fix.doubt < 1 && fix.radius >= 0,
      `expected a doubt between 0 and 1 and a radius for the fix at ${fix.at}; came ${fix.doubt}`,
    );
  }
}

/** The instant at so many seconds of the run. */
export function instantAt({ around }: Run, elapsed: number) {
  return instantFromMs(Math.round(around.fromMs + around.direction * elapsed * 1000));
}
