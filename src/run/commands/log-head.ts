import { entryName } from "#log";
import { EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command } from "../command.ts";
import { openLog } from "../store/sqlite-log.ts";

const help = `vigie log head LOG [--json]

Prints the last entry of each centre's chain: its name, its hash, when it was logged. Write it
down, or publish it: whoever knows a head can prove later that the log was cut or written anew.

  vigie log head .vigie/log.sqlite
  dover:214 6f1c… 2021-11-24T03:34:00.000Z

Exit codes: 0 printed, 2 wrong arguments, 3 no log there.`;

export const headCommand: Command = {
  name: "log head",
  summary: "Print the last entry of each centre, to publish.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
    });
    const [path] = readPositionals(positionals, ["LOG"]);
    const log = openLog({ mode: "read", path, now: io.now });
    try {
      const heads = log.heads();
      if (values.json) io.out(JSON.stringify({ log: path, heads }));
      else for (const head of heads) io.out(`${entryName(head)} ${head.hash} ${head.loggedAt}`);
      return EXIT.done;
    } finally {
      await log.close();
    }
  },
};
