import { openChart, openShore, openTidalAtlas, rememberedFlow, tidalStreams } from "#chart";
import {
  areasOf,
  drift,
  plainKernel,
  simdKernel,
  summaryOf,
  type CloudFrame,
  type Forecast,
  type Kernel,
  type SimdStep,
} from "#predict";
import { afterSearches } from "#plan";
import { driftQuestionOf, type Surroundings } from "#show";
import type { BoatId } from "#log";
import type { Instant } from "#units";
import { fetchFile, fetchJson, fetchPlanes } from "./chart-files.ts";
import { fieldFlows } from "./field-flows.ts";
import type { DriftAnswer, DriftFrame, DriftRest, DriftTask, DriftTold } from "./messages.ts";

/** Of WebAssembly, 64 KiB each: room for the fields of a run and half a million particles. */
const PAGES = 2048;
/** As many particles of a boat as the map draws. */
const SHOWN = 300;
const SHARES = [0.5, 0.95];
/** For so long, in milliseconds, frames are told before the next question is looked for. */
const TURN_MS = 8;

/** What is loaded once: sea, land, and the fastest step that this browser has. */
type Opened = { readonly around: Omit<Surroundings, "fields">; readonly kernel: Kernel };

let opened: Promise<Opened> | null = null;

addEventListener("message", (event: MessageEvent<DriftTask>) => {
  void answer(event.data);
});

async function answer(task: DriftTask): Promise<void> {
  dropUntold(task.boat);
  const made = await make(task);
  const columns = made.ok
    ? made.frames.flatMap(({ lon, lat, ashore }) => [lon.buffer, lat.buffer, ashore.buffer])
    : [];
  postMessage(made, { transfer: columns });
  if (untold.size > 0 && !isTelling) tellOn();
}

async function make({
  number,
  boat,
  ask,
  rows,
  searches,
  fields,
  hours,
  showFrom,
  shownAt,
}: DriftTask): Promise<DriftAnswer> {
  try {
    const { around, kernel } = await openOnce();
    const { flows, left } = await fieldFlows(fields, hours);
    const run = drift(driftQuestionOf(ask, rows, { ...around, fields: flows }), kernel);
    const { forecast } = afterSearches(run, searches);
    const shown = forecast.frames.filter(({ at }) => at >= showFrom);
    const chosen = standFor(forecast.frames.at(-1)!.weight);
    const looked = lookedAt(shown, shownAt);
    const told = shown.map((frame) => (looked.has(frame) ? toldOf(forecast, frame) : null));
    const frames = shown.map((frame, index) => frameOf(frame, told[index] ?? null, chosen));
    untold.set(boat, { number, forecast, frames: shown, told });
    const { currents, winds, fixes } = forecast;
    const { effective } = shown.at(-1)!;
    const { name } = kernel;
    return { number, ok: true, frames, effective, currents, winds, left, fixes, kernel: name };
  } catch (error) {
    return { number, ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

/** The frames on both sides of each moment. */
function lookedAt(frames: readonly CloudFrame[], moments: readonly Instant[]): Set<CloudFrame> {
  const looked = new Set<CloudFrame>();
  for (const moment of moments) {
    const next = frames.findIndex(({ at }) => at >= moment);
    for (const frame of frames.slice(Math.max(0, next - 1), next + 1)) looked.add(frame);
  }
  return looked;
}

/** A forecast whose answer has gone out with only a few of its frames told. */
type Untold = {
  readonly number: number;
  readonly forecast: Forecast;
  readonly frames: readonly CloudFrame[];
  readonly told: (DriftTold | null)[];
};

const untold = new Map<BoatId, Untold>();
let isTelling = false;

/** The question that its rest belongs to has been asked anew: nobody looks at it any more. */
function dropUntold(boat: BoatId): void {
  const dropped = untold.get(boat);
  if (dropped === undefined) return;
  untold.delete(boat);
  postMessage({ number: dropped.number, rest: null } satisfies DriftRest);
}

/** Tells what is left, frame by frame; a question that comes meanwhile has its turn in between. */
function tellOn(): void {
  isTelling = true;
  const begun = performance.now();
  while (untold.size > 0 && performance.now() - begun < TURN_MS) {
    const [boat, next] = untold.entries().next().value!;
    const { number, forecast, frames, told } = next;
    const missing = told.indexOf(null);
    if (missing >= 0) {
      told[missing] = toldOf(forecast, frames[missing]!);
      continue;
    }
    untold.delete(boat);
    const rest = told.filter((one) => one !== null);
    postMessage({ number, rest } satisfies DriftRest);
  }
  isTelling = untold.size > 0;
  if (isTelling) setTimeout(tellOn);
}

/** What was loaded; after a line that dropped it is asked for again with the next question. */
function openOnce(): Promise<Opened> {
  opened ??= open().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

async function open(): Promise<Opened> {
  const [land, places, boundaries, banks, lanes, header, planes] = await Promise.all([
    fetchJson("land.json"),
    fetchJson("places.json"),
    fetchJson("boundaries.json"),
    fetchJson("sandbanks.json"),
    fetchJson("lanes.json"),
    fetchJson("tidal_currents.json"),
    fetchPlanes(),
  ]);
  // One boat after another asks for the same hours.
  const streams = rememberedFlow(tidalStreams(openTidalAtlas(header, planes)));
  const shore = openShore(openChart({ land, places, boundaries, banks, lanes }));
  return { around: { streams, shore }, kernel: await openKernel() };
}

async function openKernel(): Promise<Kernel> {
  try {
    const bytes = await (await fetchFile("step.wasm")).arrayBuffer();
    const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES });
    const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
    return simdKernel(memory.buffer, instance.exports["stepTogether"] as SimdStep);
  } catch {
    // An older browser: the same cloud, three times slower.
    return plainKernel;
  }
}

/** The particles that stand for a weighted cloud: each as often as its weight asks for. */
function standFor(weight: Float64Array): Uint32Array {
  const count = Math.min(SHOWN, weight.length);
  const chosen = new Uint32Array(count);
  let particle = 0;
  let sum = weight[0] ?? 0;
  for (let each = 0; each < count; each += 1) {
    while (sum < (each + 0.5) / count && particle < weight.length - 1) {
      particle += 1;
      sum += weight[particle] ?? 0;
    }
    chosen[each] = particle;
  }
  return chosen;
}

function toldOf(forecast: Forecast, frame: CloudFrame): DriftTold {
  return { summary: summaryOf(forecast, frame), areas: areasOf(frame, SHARES) };
}

function frameOf(frame: CloudFrame, told: DriftTold | null, chosen: Uint32Array): DriftFrame {
  return {
    at: frame.at,
    told,
    lon: Float32Array.from(chosen, (particle) => frame.lon[particle] ?? Number.NaN),
    lat: Float32Array.from(chosen, (particle) => frame.lat[particle] ?? Number.NaN),
    ashore: Uint8Array.from(chosen, (particle) => frame.ashore[particle] ?? 0),
  };
}
