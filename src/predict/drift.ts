import { epochMs } from "#units";
import { drawResiduals, RESIDUAL_SECONDS, type Knot } from "./errors.ts";
import type { CloudFrame, FixFit, Forecast } from "./forecast.ts";
import { moveOn } from "./herd.ts";
import { plainKernel, type Kernel } from "./kernel.ts";
import type { DriftQuestion, Fix } from "./question.ts";
import { effectiveNumber, reweigh } from "./reweigh.ts";
import { instantAt, openRun, parcelsOf, useOf, type Part, type Run } from "./run.ts";

/** Boxes and residuals are looked at this often at least. */
const STRETCH_SECONDS = 3_600;

/** One stop of a run: what is due there. Seconds since the start. */
type Stop = { readonly at: number; frame: boolean; readonly fixes: Fix[]; knot: Knot | null };

/**
 * Where a boat could be, hour by hour: a cloud of particles under current and leeway (Allen 2005;
 * Breivik & Allen 2008), each with its own object, coefficients, stages of life and share in the
 * errors of the flows, weighed anew at each later report. Throws one sentence for a question that
 * cannot be meant, and NotCovered when no flow knows the place or the time.
 */
export function drift(question: DriftQuestion, kernel: Kernel = plainKernel): Forecast {
  return driftPart(question, { first: 0, parcels: parcelsOf(question) }, kernel);
}

/**
 * The same for some of the question's parcels, so that threads can share a run: joined by
 * `joinForecasts` they are the cloud that one thread gives. A question with fixes has one part,
 * since a report weighs the whole cloud.
 */
export function driftPart(
  question: DriftQuestion,
  part: Part,
  kernel: Kernel = plainKernel,
): Forecast {
  const run = openRun(question, part, kernel);
  const stops = stopsOf(run);
  const frames: CloudFrame[] = [frameOf(run, 0)];
  const fits: FixFit[] = [];
  let now = 0;
  for (const stop of stops) {
    moveOn(run.around, run.pilots ?? run.herds, run.herds, now, stop.at);
    now = stop.at;
    if (stop.knot !== null)
      for (const { parcel } of new Set([...(run.pilots ?? []), ...run.herds]))
        drawResiduals(run.around.life, run.errors, parcel, stop.knot);
    for (const fix of stop.fixes) fits.push(reweigh(run, fix, now));
    if (stop.frame) frames.push(frameOf(run, now));
  }
  const { waters } = run.around;
  return {
    frames,
    currents: useOf(waters.currents, waters.askedCurrents),
    winds: useOf(waters.winds, waters.askedWinds),
    fixes: fits,
  };
}

/** Puts the parts of one question together, in the order of their parcels. */
export function joinForecasts(parts: readonly Forecast[]): Forecast {
  const [whole] = parts;
  if (whole === undefined || parts.length === 1) return whole!;
  const frames = whole.frames.map((frame, index) => {
    const all = parts.map((part) => part.frames[index]!);
    const weight = joined(
      Float64Array,
      all.map((one) => one.weight),
    );
    return {
      at: frame.at,
      lon: joined(
        Float32Array,
        all.map((one) => one.lon),
      ),
      lat: joined(
        Float32Array,
        all.map((one) => one.lat),
      ),
      weight,
      stage: joined(
        Uint8Array,
        all.map((one) => one.stage),
      ),
      ashore: joined(
        Uint8Array,
        all.map((one) => one.ashore),
      ),
      effective: effectiveNumber(weight),
    };
  });
  const mean = (which: "currents" | "winds") =>
    whole[which].map(({ source }, index) => {
      const shares = parts.map((part) => part[which][index]?.share ?? 0);
      return { source, share: shares.reduce((sum, share) => sum + share, 0) / parts.length };
    });
  return { frames, currents: mean("currents"), winds: mean("winds"), fixes: [] };
}

type Column = Float32Array | Float64Array | Uint8Array;

function joined<Kind extends Column>(
  make: new (length: number) => Kind,
  parts: readonly Kind[],
): Kind {
  const whole = new make(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** All moments at which a run must halt, in order. */
function stopsOf(run: Run): Stop[] {
  const { question, length, around } = run;
  const stops = new Map<number, Stop>();
  const stop = (at: number): Stop => {
    const made = stops.get(at) ?? { at, frame: false, fixes: [], knot: null };
    stops.set(at, made);
    return made;
  };
  for (const at of clockWithin(run, STRETCH_SECONDS)) stop(at);
  for (const at of clockWithin(run, question.every)) stop(at).frame = true;
  stop(length).frame = true;
  let since = 0;
  for (const [before, at] of clockWithin(run, RESIDUAL_SECONDS).entries()) {
    stop(at).knot = { number: before + 1, seconds: at - since };
    since = at;
  }
  for (const fix of question.fixes) {
    const at = ((epochMs(fix.at) - around.fromMs) / 1000) * around.direction;
    if (at >= 0 && at <= length) stop(at).fixes.push(fix);
  }
  return [...stops.values()].toSorted((one, other) => one.at - other.at);
}

/**
 * When the clock shows a whole multiple of so many seconds (UTC) within a run, ends excluded: what
 * is sampled at quarters of the hour is then met as it was sampled, and officers ask by the hour.
 */
function clockWithin({ around: { fromMs, direction }, length }: Run, every: number): number[] {
  const past = (((direction * fromMs) / 1000) % every) + (direction * fromMs < 0 ? every : 0);
  const times: number[] = [];
  for (let at = every - past; at < length; at += every) if (at > 0) times.push(at);
  return times;
}

function frameOf(run: Run, elapsed: number): CloudFrame {
  const { count, weight } = run;
  const frame = {
    at: instantAt(run, elapsed),
    lon: new Float32Array(count),
    lat: new Float32Array(count),
    weight,
    stage: new Uint8Array(count),
    ashore: new Uint8Array(count),
    effective: run.effective,
  };
  for (const { parcel, box } of run.herds) {
    const { west, south, stepLon, stepLat } = box.book.grid;
    const start = parcel.first - run.first;
    for (let i = 0; i < parcel.count; i += 1) {
      const lon = west + parcel.x[i]! * stepLon;
      frame.lon[start + i] = lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
      frame.lat[start + i] = south + parcel.y[i]! * stepLat;
    }
    frame.stage.set(parcel.stage, start);
    frame.ashore.set(parcel.ashore, start);
  }
  return frame;
}
