import { drift } from "#predict";
import { openDriftKernel } from "../src/run/drift-kernel.ts";
import { questionOf, ROOT } from "./drift-cases.ts";

/** Resident memory that a run of 100,000 particles adds to one of 1,000. */
const kernel = openDriftKernel(ROOT);
const most = (): number => process.resourceUsage().maxRSS / 1024;
drift(questionOf("tides", 1_000, 24, 1800), kernel);
const before = most();
const forecast = drift(questionOf("tides", 100_000, 24, 1800), kernel);
console.log(
  `  memory: 100,000 particles, 24 h, ${forecast.frames.length} frames: ` +
    `${(most() - before).toFixed(0)} MB more than 1,000 (OpenDrift 589 MB)`,
);
