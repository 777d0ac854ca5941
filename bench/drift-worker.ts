import { parentPort } from "node:worker_threads";
import { driftPart } from "#predict";
import { openDriftKernel } from "../src/run/drift-kernel.ts";
import { questionOf, ROOT } from "./drift-cases.ts";

/** A part of the tidal case of bench/drift.ts, on a thread of its own. */
const kernel = openDriftKernel(ROOT);

parentPort?.on("message", (part: { n: number; first: number; parcels: number }) => {
  const question = questionOf("tides", part.n, 24, 1800);
  const { frames } = driftPart(question, part, kernel);
  parentPort?.postMessage(frames.length);
});
