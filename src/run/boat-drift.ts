import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openShore, type Chart, type Flow } from "#chart";
import type { BoatId } from "#log";
import { askOf, boatOf, windRows, type Ask, type Picture, type WindRow } from "#picture";
import { afterSearches, fruitlessSearches, type Fruitless } from "#plan";
import { drift, NotCovered, summaryOf, type Kernel } from "#predict";
import { renderDriftAnswer, type DriftTold } from "#publish";
import {
  chooseFields,
  driftQuestionOf,
  sayAsk,
  sayFileLost,
  sayNoDrift,
  saySearchesCounted,
  type ChosenField,
  type FieldChoice,
  type Drifted,
  type Language,
} from "#show";
import type { Instant, Seconds } from "#units";
import { openDriftKernel } from "./drift-kernel.ts";
import { flowsOfGrids, readKeptGrids } from "./fields.ts";
import { keptFieldPath } from "./kept-fields.ts";
import { openSeaChart } from "./sea-chart.ts";
import { openStreams } from "./sea-fields.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Files that stay open from run to run, while nobody touches them: boats ask for the same. */
const OPEN_MOST = 8;

/** A received file that a run wants, and where it is kept. */
type WantedField = ChosenField & { readonly path: string };

/** What is asked for one boat, as plain data: a thread can be given it. */
export type BoatTask = {
  readonly ask: Ask;
  readonly rows: readonly WindRow[];
  /** Files that cover the start and some of the hours, the newest first. */
  readonly fields: readonly WantedField[];
  /** Sentences on what of the files is not used, or not for all hours. */
  readonly said: readonly string[];
  /** Where it was searched and nobody found. */
  readonly searches: readonly Fruitless[];
  readonly version: string;
  /** Of all sentences. */
  readonly language: Language;
};

/** A boat's task; or why there is nothing to ask. */
export type BoatAsked =
  | { readonly ok: true; readonly task: BoatTask }
  | { readonly ok: false; readonly reason: "unknown" | "nothing to ask"; readonly why: string };

/**
 * What to ask of the drift for a boat as of this picture, with the wind and current that were
 * stated and the files that came in. `data` is the folder of the log; null where there are no
 * files.
 */
export function boatTaskOf(
  picture: Picture,
  id: BoatId,
  now: Instant,
  ahead: Seconds,
  told: {
    readonly data: string | null;
    readonly version: string;
    readonly language: Language;
  },
): BoatAsked {
  const { data, version, language } = told;
  const boat = boatOf(picture, id);
  if (boat === null) return { ok: false, reason: "unknown", why: sayNoDrift("boat", id, language) };
  if (!boat.onBoard) {
    const why = sayNoDrift("people", id, language);
    return { ok: false, reason: "nothing to ask", why };
  }
  const ask = askOf(picture, id, now, ahead);
  const start = ask?.starts[0];
  if (ask === null || start === undefined) {
    const why = sayNoDrift("position", id, language);
    return { ok: false, reason: "nothing to ask", why };
  }
  const rows = windRows(picture, start.place, ask.from, ask.until);
  const span = { place: start.place, from: ask.from, until: ask.until };
  const choice = chooseFields(picture, span, language);
  const { fields, said } = data === null ? { fields: [], said: [] } : kept(choice, data);
  const searches = fruitlessSearches(boat);
  return { ok: true, task: { ask, rows, fields, said, searches, version, language } };
}

const kept = ({ fields, said }: FieldChoice, data: string) => ({
  fields: fields.map((field) => ({ ...field, path: keptFieldPath(data, field.sha256) })),
  said,
});

/** What a run needs that stays the same, opened once. */
type Sea = { readonly chart: Chart; readonly streams: Flow; readonly kernel: Kernel };
let sea: Sea | null = null;
const open = new Map<string, readonly Flow[]>();

/**
 * Runs a boat's drift: files first, then what was stated, and the embedded streams under it all. A
 * file that is missing, altered or unreadable is left out and named. Throws what the drift throws.
 */
export async function driftBoat({
  ask,
  rows,
  fields,
  said,
  searches,
  version,
  language,
}: BoatTask): Promise<DriftTold> {
  sea ??= {
    chart: openSeaChart(ROOT),
    streams: openStreams(ROOT),
    kernel: openDriftKernel(ROOT),
  };
  const { chart, streams, kernel } = sea;
  const flows: Flow[] = [];
  const left: string[] = [];
  for (const field of fields) {
    try {
      const held = (await flowsOf(field)).filter(({ quantity }) => quantity === field.quantity);
      flows.push(...held.map((flow) => ({ ...flow, source: field.source })));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      left.push(sayFileLost(field, why, language));
    }
  }
  const question = driftQuestionOf(ask, rows, { fields: flows, streams, shore: openShore(chart) });
  const { forecast, share, counted } = afterSearches(drift(question, kernel), searches);
  const searched = saySearchesCounted({ number: searches.length, counted, share }, language);
  const assumed = [...sayAsk(ask, rows, language), ...said, ...left, ...searched];
  return { question, forecast, chart, version, language, assumed, searched: share };
}

/** Boats of a mass night; a drift of twelve hours is about 2 MB. */
const REMEMBERED_MOST = 60;
const remembered = new Map<string, Promise<DriftTold>>();

/**
 * The same, once for the same task: a board that is planned every minute asks for the same drifts
 * until something is said of a boat, or a quarter of an hour is over.
 */
export function driftRemembered(task: BoatTask): Promise<DriftTold> {
  const key = JSON.stringify(task);
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const drifted = driftBoat(task);
  remembered.set(key, drifted);
  drifted.catch(() => remembered.delete(key));
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED_MOST && oldest !== undefined) remembered.delete(oldest);
  return drifted;
}

/** Where a boat is at the end of its task; null where no field can say. */
export async function driftedTo(task: BoatTask): Promise<Drifted | null> {
  try {
    const { forecast } = await driftBoat(task);
    return summaryOf(forecast, forecast.frames.at(-1)!);
  } catch (error) {
    if (error instanceof NotCovered) return null;
    throw error;
  }
}

/** The same as a document: summaries and areas of each moment. */
export async function answerBoat(task: BoatTask): Promise<ReturnType<typeof renderDriftAnswer>> {
  return renderDriftAnswer(await driftBoat(task));
}

async function flowsOf({ path, sha256 }: WantedField): Promise<readonly Flow[]> {
  const key = `${sha256} ${statSync(path).ctimeMs}`;
  const held = open.get(key);
  if (held !== undefined) return held;
  const flows = flowsOfGrids(await readKeptGrids(path, sha256));
  const [oldest] = open.keys();
  if (open.size >= OPEN_MOST && oldest !== undefined) open.delete(oldest);
  open.set(key, flows);
  return flows;
}
