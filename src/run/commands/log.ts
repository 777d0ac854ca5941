import { Usage } from "../arguments.ts";
import type { Command } from "../command.ts";
import { exportCommand } from "./log-export.ts";
import { headCommand } from "./log-head.ts";
import { importCommand } from "./log-import.ts";
import { verifyCommand } from "./log-verify.ts";

const SUBCOMMANDS: readonly Command[] = [verifyCommand, headCommand, exportCommand, importCommand];

const help = `vigie log verify|head|export|import …

The log itself: what was said, in order, unalterable.

${SUBCOMMANDS.map(({ name, summary }) => `  ${name.padEnd(12)}${summary}`).join("\n")}

  vigie log verify .vigie/log.sqlite
  vigie log head .vigie/log.sqlite
  vigie log export .vigie/log.sqlite night.jsonl
  vigie log import .vigie/log.sqlite theirs.jsonl

  vigie log verify --help   the same for each
Exit codes: 0 done, 1 a fault found or entries refused, 2 wrong arguments, 3 the store would not.`;

/** Everything about the log as a file. */
export const log: Command = {
  name: "log",
  summary: "Verify, export or import the log; print its head.",
  help,
  parts: SUBCOMMANDS,
  run: async ([name]) => {
    throw new Usage(`Expected verify, head, export or import; came ${name ?? "nothing"}.`);
  },
};
