import { Usage } from "../arguments.ts";
import type { Command } from "../command.ts";
import { eraseCommand, listCommand, showCommand } from "./vault-callers.ts";

const PARTS: readonly Command[] = [listCommand, showCommand, eraseCommand];

const help = `vigie vault list|show|erase …

Phone numbers and accounts of callers, kept apart from the log and sealed with the operator's key.
The log has a token for each; erasing a number makes its token lead nowhere, for good.

${PARTS.map(({ name, summary }) => `  ${name.padEnd(15)}${summary}`).join("\n")}

  vigie vault list
  vigie vault erase caller-0c9d2a71b6e4f0583f21
  vigie vault erase --before 2021-12-01

  vigie vault erase --help   the same for each
Exit codes: 0 done, 1 nothing under that token, 2 wrong arguments, 3 the vault cannot be opened.`;

export const vault: Command = {
  name: "vault",
  summary: "Look after callers' numbers: list their tokens, show one to call back, erase.",
  help,
  parts: PARTS,
  run: async ([name]) => {
    throw new Usage(`Expected list, show or erase; came ${name ?? "nothing"}.`);
  },
};
