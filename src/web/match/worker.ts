import { openTidalAtlas, tidalStreams } from "#chart";
import {
  carriedBy,
  ledgerOf,
  matchMemory,
  straitModelOf,
  weighReports,
  type Evidence,
  type MatchOptions,
} from "#match";
import { fetchJson, fetchPlanes } from "../drift/chart-files.ts";
import type { MatchAnswer, MatchTask } from "./messages.ts";

type Drift = NonNullable<MatchOptions["drift"]>;
/** Less than usual: on the board an answer within seconds is worth more than the last percent. */
const EFFORT = { restarts: 4, forgotten: 10, sweeps: 20 };

let carried: Promise<Drift | null> | null = null;
const memory = matchMemory();
let last: { readonly evidence: Evidence; readonly options: MatchOptions } | null = null;

addEventListener("message", (event: MessageEvent<MatchTask>) => {
  void answer(event.data).then((made) => postMessage(made));
});

async function answer(task: MatchTask): Promise<MatchAnswer> {
  const { number } = task;
  try {
    if (task.kind === "weigh") return await weigh(task);
    if (last === null) throw new Error("nothing has been weighed yet");
    const { evidence, options } = last;
    const { one, other, rows } = task;
    const ledger = ledgerOf(evidence.observations, one, other, options, memory, rows);
    return { number, kind: "ledger", ledger };
  } catch (error) {
    return { number, kind: "failed", why: error instanceof Error ? error.message : String(error) };
  }
}

async function weigh(task: Extract<MatchTask, { kind: "weigh" }>): Promise<MatchAnswer> {
  const { number, evidence, threshold, now } = task;
  carried ??= openCarried();
  const { observations, known } = evidence;
  const model = straitModelOf(observations);
  const drift = await carried;
  const options: MatchOptions = { model, known, threshold, now, drift, effort: EFFORT };
  const matching = weighReports(observations, options, memory);
  last = { evidence, options };
  return { number, kind: "matching", matching, model: model.version };
}

/** Without the streams a boat is taken to lie where it was, with room for error. */
async function openCarried(): Promise<Drift | null> {
  try {
    const [header, planes] = await Promise.all([fetchJson("tidal_currents.json"), fetchPlanes()]);
    return carriedBy(tidalStreams(openTidalAtlas(header, planes)));
  } catch {
    carried = null;
    return null;
  }
}
