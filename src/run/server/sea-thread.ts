import { parentPort } from "node:worker_threads";
import { fileURLToPath } from "node:url";
import { cropGrid, packGrids, type Coverage, type Hours } from "#chart";
import { renderDriftGeoJson, type DriftGeoJson } from "#publish";
import type { Drifted, SearchAnswer, SendAnswer } from "#show";
import { answerBoat, driftedTo, type BoatTask } from "../boat-drift.ts";
import { openFieldFile, readKeptGrids } from "../fields.ts";
import { openStreams } from "../sea-fields.ts";
import { answerSearch } from "../search/answer-search.ts";
import type { SearchTask } from "../search/search-task.ts";
import { answerSend } from "../send/answer-send.ts";
import type { SendTask } from "../send/send-task.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** Degrees beyond the streams' box: a cloud may leave it. */
const BEYOND = 0.5;

/** What the thread is given: a drift to run, or its end alone, a plan to make, a file to read. */
export type SeaTask =
  | { readonly kind: "drift"; readonly task: BoatTask }
  | { readonly kind: "where"; readonly task: BoatTask }
  | { readonly kind: "search"; readonly task: SearchTask }
  | { readonly kind: "send"; readonly task: SendTask }
  | { readonly kind: "field"; readonly path: string }
  | {
      readonly kind: "grids";
      readonly path: string;
      readonly sha256: string;
      readonly hours: Hours;
    };

/** What a file of wind or current holds. */
export type FieldHeld = {
  readonly quantity: "wind" | "current";
  readonly source: string;
  readonly coverage: Coverage;
};

/** What came of a task. A refusal is what is wrong with what was given, in one sentence. */
export type SeaAnswer =
  | { readonly kind: "drift"; readonly document: DriftGeoJson }
  | { readonly kind: "where"; readonly drifted: Drifted | null }
  | { readonly kind: "search"; readonly plan: SearchAnswer }
  | { readonly kind: "send"; readonly proposal: SendAnswer }
  | { readonly kind: "field"; readonly fields: readonly FieldHeld[] }
  | { readonly kind: "grids"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "refused"; readonly why: string };

parentPort?.on("message", (task: SeaTask) => {
  void answer(task).then((made) => {
    parentPort?.postMessage(made, made.kind === "grids" ? [made.bytes.buffer] : []);
  });
});

async function answer(task: SeaTask): Promise<SeaAnswer> {
  try {
    if (task.kind === "field") return await readField(task.path);
    if (task.kind === "grids") return await cutGrids(task);
    if (task.kind === "where") return { kind: "where", drifted: await driftedTo(task.task) };
    if (task.kind === "search") return { kind: "search", plan: await answerSearch(task.task) };
    if (task.kind === "send") return { kind: "send", proposal: await answerSend(task.task) };
    const document = renderDriftGeoJson(await answerBoat(task.task), null);
    return { kind: "drift", document };
  } catch (error) {
    return { kind: "refused", why: error instanceof Error ? error.message : String(error) };
  }
}

async function readField(path: string): Promise<SeaAnswer> {
  const flows = await openFieldFile(path);
  const fields = flows.map(({ quantity, source, coverage }) => ({ quantity, source, coverage }));
  return { kind: "field", fields };
}

/** The box of the embedded streams: what the board has of the sea. */
let watched: Coverage | null = null;

async function cutGrids({ path, sha256, hours }: Extract<SeaTask, { kind: "grids" }>) {
  watched ??= openStreams(ROOT).coverage;
  const { west, south, east, north } = watched;
  const box = {
    west: west - BEYOND,
    south: south - BEYOND,
    east: east + BEYOND,
    north: north + BEYOND,
  };
  const whole = await readKeptGrids(path, sha256);
  const cut = whole.flatMap((grid) => cropGrid(grid, box, hours) ?? []);
  return { kind: "grids", bytes: packGrids(cut) } as const;
}
