import { crossingBetween, type LandTest } from "./coast.ts";
import { movePin, type Pin } from "./geodesic.ts";
import type { NumpyRandom } from "./numpy-random.ts";

/** Lanes of a sampled environment: current, wind, Stokes drift; each east then north, m/s. */
const LANES = 6;

/**
 * What acts at a place and a time (seconds from the start), rounded to single precision, into the
 * lanes of `out`. False when the wind or the current is not known there.
 */
export type Environment = (seconds: number, lon: number, lat: number, out: Float64Array) => boolean;

/** Particles as OpenDrift keeps them: slopes in percent, offsets and eps in cm/s, signed. */
export type Elements = {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly orientation: Uint8Array;
  readonly downwindSlope: Float32Array;
  readonly downwindOffset: Float32Array;
  readonly downwindEps: Float32Array;
  readonly crosswindSlope: Float32Array;
  readonly crosswindOffset: Float32Array;
  readonly crosswindEps: Float32Array;
  /** An element of `FATE`. */
  readonly fate: Uint8Array;
  readonly capsized: Uint8Array;
  /** Seconds from the start at which each is released. */
  readonly release: Float64Array;
  /** Age at which it was deactivated, seconds; NaN while it is not. */
  readonly endAge: Float64Array;
};

export const FATE = { waiting: 0, active: 1, stranded: 2, missing: 3 } as const;

export type Capsizing = {
  readonly threshold: number;
  readonly sigma: number;
  readonly leewayFraction: number;
};

/** Settings of OpenDrift under which a run goes. */
export type LeewaySettings = {
  /** Seconds, negative to run backward. */
  readonly dt: number;
  readonly steps: number;
  /** Per hour. */
  readonly jibeProbability: number;
  /** How the current moves; the unmodified Leeway knows only "euler". */
  readonly scheme: "euler" | "rk2" | "rk4";
  /** "water" goes back to the last node at sea where "previous" goes back to the last position. */
  readonly coastline: "stranding" | "previous" | "water" | "none";
  /** Degrees; null when particles stay where they were found on land. */
  readonly precision: number | null;
  readonly stokes: boolean;
  /** Added to current and wind at every step, m/s. */
  readonly currentNoise: number;
  readonly currentNoiseUniform: number;
  readonly windNoise: number;
  readonly capsizing: Capsizing | null;
};

/** Called with the number of whole steps done, after the coast was met there. */
export type Witness = (step: number) => void;

/**
 * Leeway as OpenDrift runs it, for the regression suite and nothing else: positive crosswind goes
 * to the left of downwind, a jibe turns the sign of the slope alone, the wind moves first and the
 * current after it, each by one step of Euler from the environment at the start of the step.
 * Measured in docs/drift-check.md; equations of Breivik & Allen 2008, J. Mar. Syst. 69, 99-113.
 */
export function runLeeway(
  elements: Elements,
  environment: Environment,
  isLand: LandTest | null,
  settings: LeewaySettings,
  random: NumpyRandom,
  witness: Witness,
): void {
  const run: Run = {
    elements,
    environment,
    isLand,
    settings,
    random,
    lanes: new Float64Array(elements.lon.length * LANES),
    lastLon: Float64Array.from(elements.lon),
    lastLat: Float64Array.from(elements.lat),
    pin: { lon: 0, lat: 0 },
  };
  for (let step = 0; step < settings.steps; step += 1) {
    const seconds = step * settings.dt;
    release(run, seconds);
    sense(run, seconds);
    addNoise(run);
    meetCoast(run, seconds, Math.abs(settings.dt));
    witness(step);
    remember(run);
    if (settings.capsizing !== null) capsize(run, settings.capsizing);
    moveAll(run, seconds);
    jibe(run);
    if (settings.stokes) moveByStokes(run);
  }
  meetCoast(run, settings.steps * settings.dt, 0);
  witness(settings.steps);
}

type Run = {
  readonly elements: Elements;
  readonly environment: Environment;
  readonly isLand: LandTest | null;
  readonly settings: LeewaySettings;
  readonly random: NumpyRandom;
  readonly lanes: Float64Array;
  readonly lastLon: Float64Array;
  readonly lastLat: Float64Array;
  readonly pin: Pin;
};

function eachActive({ elements: { fate } }: Run, act: (index: number) => void): void {
  for (let i = 0; i < fate.length; i += 1) if (fate[i] === FATE.active) act(i);
}

/** All that are due within the step go with it from its start. */
function release({ elements, settings: { dt } }: Run, seconds: number): void {
  const { fate, release: due } = elements;
  for (let i = 0; i < fate.length; i += 1) {
    if (fate[i] !== FATE.waiting) continue;
    const ahead = (due[i]! - seconds) * Math.sign(dt);
    if (ahead >= 0 && ahead < Math.abs(dt)) fate[i] = FATE.active;
  }
}

function sense(run: Run, seconds: number): void {
  const { elements, lanes, environment } = run;
  const out = new Float64Array(LANES);
  eachActive(run, (i) => {
    const known = environment(seconds, elements.lon[i]!, elements.lat[i]!, out);
    lanes.set(out, i * LANES);
    if (known) return;
    elements.fate[i] = FATE.missing;
    elements.endAge[i] = Math.abs(seconds - elements.release[i]!);
  });
}

/** All of one component before the next, as numpy draws whole columns. */
function addNoise(run: Run): void {
  const { currentNoise, currentNoiseUniform, windNoise } = run.settings;
  const { uniform, normal } = run.random;
  const add = (size: number, draw: () => number, lane: number): void => {
    if (size === 0) return;
    eachActive(run, (i) => {
      const at = i * LANES + lane;
      run.lanes[at] = Math.fround(run.lanes[at]! + size * draw());
    });
  };
  for (const lane of [0, 1]) add(currentNoise, normal, lane);
  for (const lane of [0, 1]) add(currentNoiseUniform, () => 2 * uniform() - 1, lane);
  for (const lane of [2, 3]) add(windNoise, normal, lane);
}

function meetCoast(run: Run, seconds: number, extra: number): void {
  const { elements, isLand, settings } = run;
  if (isLand === null || settings.coastline === "none") return;
  const { lon, lat, fate } = elements;
  eachActive(run, (i) => {
    if (!isLand(lon[i]!, lat[i]!)) return;
    const last = { lon: Math.fround(run.lastLon[i]!), lat: Math.fround(run.lastLat[i]!) };
    const here = { lon: lon[i]!, lat: lat[i]! };
    const crossing =
      settings.precision === null ? null : crossingBetween(last, here, settings.precision, isLand);
    let to: Pin = last;
    if (settings.coastline === "stranding") {
      fate[i] = FATE.stranded;
      elements.endAge[i] = Math.abs(seconds - elements.release[i]!) + extra;
      to = crossing?.land ?? here;
    } else if (settings.coastline === "water") to = crossing?.water ?? last;
    lon[i] = to.lon;
    lat[i] = to.lat;
  });
}

function remember(run: Run): void {
  run.lastLon.set(run.elements.lon);
  run.lastLat.set(run.elements.lat);
}

function capsize(run: Run, { threshold, sigma }: Capsizing): void {
  const { elements, lanes, settings, random } = run;
  const from = settings.dt > 0 ? 0 : 1;
  eachActive(run, (i) => {
    if (elements.capsized[i] !== from) return;
    const wind = Math.hypot(lanes[i * LANES + 2]!, lanes[i * LANES + 3]!);
    const perHour = 0.5 + 0.5 * Math.tanh((wind - threshold) / sigma);
    if (random.uniform() < (perHour * Math.abs(settings.dt)) / 3600)
      elements.capsized[i] = 1 - from;
  });
}

function moveAll(run: Run, seconds: number): void {
  const { elements, pin, settings } = run;
  const lanes = run.lanes;
  eachActive(run, (i) => {
    pin.lon = elements.lon[i]!;
    pin.lat = elements.lat[i]!;
    const at = i * LANES;
    moveByWind(run, i, lanes[at + 2]!, lanes[at + 3]!);
    const [u, v] = [lanes[at]!, lanes[at + 1]!];
    if (settings.scheme === "euler") movePin(pin, u * settings.dt, v * settings.dt);
    else moveByCurrent(run, seconds, u, v);
    elements.lon[i] = pin.lon;
    elements.lat[i] = pin.lat;
  });
}

function moveByWind({ elements: e, pin, settings }: Run, i: number, x: number, y: number): void {
  const wind = Math.fround(Math.hypot(x, y));
  const down =
    0.01 *
    ((e.downwindSlope[i]! + e.downwindEps[i]! / 20) * wind +
      e.downwindOffset[i]! +
      e.downwindEps[i]! / 2);
  const cross =
    0.01 *
    ((e.crosswindSlope[i]! + e.crosswindEps[i]! / 20) * wind +
      e.crosswindOffset[i]! +
      e.crosswindEps[i]! / 2);
  // Without wind the offsets drift along atan2 of two zeros: north, or south when y is -0.
  const sin = wind === 0 ? 0 : x / wind;
  const cos = wind === 0 ? Math.cos(Math.atan2(x, y)) : y / wind;
  const share = e.capsized[i] === 1 ? (settings.capsizing?.leewayFraction ?? 0.4) : 1;
  const reach = share * settings.dt;
  movePin(pin, (down * sin - cross * cos) * reach, (down * cos + cross * sin) * reach);
}

/** OpenDrift's own Runge-Kutta for the current: its third stage, too, goes half a step. */
function moveByCurrent(run: Run, seconds: number, u: number, v: number): void {
  const { pin, environment, settings } = run;
  const { dt, scheme } = settings;
  const out = new Float64Array(LANES);
  const probe = (du: number, dv: number, later: number): readonly [number, number] => {
    const there = { lon: pin.lon, lat: pin.lat };
    movePin(there, (du * dt) / 2, (dv * dt) / 2);
    if (!environment(seconds + later, there.lon, there.lat, out)) return [Number.NaN, Number.NaN];
    return [out[0]!, out[1]!];
  };
  const second = probe(u, v, dt / 2);
  if (scheme === "rk2") {
    movePin(pin, second[0] * dt, second[1] * dt);
    return;
  }
  const third = probe(...second, dt / 2);
  const fourth = probe(...third, dt);
  const mean = (axis: 0 | 1, first: number): number =>
    (first + 2 * second[axis] + 2 * third[axis] + fourth[axis]) / 6;
  movePin(pin, mean(0, u) * dt, mean(1, v) * dt);
}

/** Draws for all that are active, whatever the probability. */
function jibe(run: Run): void {
  const { elements, random, settings } = run;
  const stay = Math.exp((Math.log(1 - settings.jibeProbability) * Math.abs(settings.dt)) / 3600);
  eachActive(run, (i) => {
    if (1 - stay <= random.uniform()) return;
    elements.crosswindSlope[i] = -elements.crosswindSlope[i]!;
    elements.orientation[i] = 1 - elements.orientation[i]!;
  });
}

function moveByStokes(run: Run): void {
  const { elements, lanes, pin, settings } = run;
  eachActive(run, (i) => {
    pin.lon = elements.lon[i]!;
    pin.lat = elements.lat[i]!;
    movePin(pin, lanes[i * LANES + 4]! * settings.dt, lanes[i * LANES + 5]! * settings.dt);
    elements.lon[i] = pin.lon;
    elements.lat[i] = pin.lat;
  });
}
