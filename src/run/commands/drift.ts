import type { Command } from "../command.ts";
import { driftCheck } from "./drift-check.ts";
import { DRIFT_OPTIONS, runDrift } from "./drift-run.ts";

const PARTS: readonly Command[] = [driftCheck];

const help = `${DRIFT_OPTIONS}

${PARTS.map(({ name, summary }) => `  vigie ${name.padEnd(14)}${summary}`).join("\n")}`;

/** Where somebody drifts to, and how far our drift agrees with others'. */
export const drift: Command = {
  name: "drift",
  summary: "Where a boat or people could be by now; check the drift against reference cases.",
  help,
  parts: PARTS,
  run: runDrift,
};
