import { parentPort } from "node:worker_threads";
import type { Coverage } from "#chart";
import { renderDriftGeoJson, type DriftGeoJson } from "#publish";
import { answerBoat, type BoatTask } from "../boat-drift.ts";
import { openFieldFile } from "../fields.ts";

/** What the thread is given: a boat's drift to run, or a file to read. */
export type SeaTask =
  | { readonly kind: "drift"; readonly task: BoatTask }
  | { readonly kind: "field"; readonly path: string };

/** What a file of wind or current holds. */
export type FieldHeld = {
  readonly quantity: "wind" | "current";
  readonly source: string;
  readonly coverage: Coverage;
};

/** What came of a task. A refusal is what is wrong with what was given, in one sentence. */
export type SeaAnswer =
  | { readonly kind: "drift"; readonly document: DriftGeoJson }
  | { readonly kind: "field"; readonly fields: readonly FieldHeld[] }
  | { readonly kind: "refused"; readonly why: string };

parentPort?.on("message", (task: SeaTask) => {
  void answer(task).then((made) => parentPort?.postMessage(made));
});

async function answer(task: SeaTask): Promise<SeaAnswer> {
  try {
    if (task.kind === "field") return await readField(task.path);
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
