import { EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command } from "../command.ts";
import { exportLog, linesOf } from "../store/log-file.ts";
import { openLog } from "../store/sqlite-log.ts";

const help = `vigie log export LOG FILE [--json]

Writes the log as JSON Lines, docs/log-format/v1.md: centre by centre, each from its first
entry. Two logs with the same entries give the same bytes. The file appears once all of it is on
the disk. "-" writes to standard output.

  vigie log export .vigie/log.sqlite night.jsonl
  vigie log export .vigie/log.sqlite - | gzip > night.jsonl.gz

Exit codes: 0 written, 2 wrong arguments, 3 no log there or the file cannot be written.`;

export const exportCommand: Command = {
  name: "log export",
  summary: "Write the log as JSON Lines.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
    });
    const [path, file] = readPositionals(positionals, ["LOG", "FILE"]);
    const log = openLog({ mode: "read", path, now: io.now });
    try {
      if (file === "-") {
        for (const line of linesOf(log)) io.out(line.trimEnd());
        return EXIT.done;
      }
      const entries = exportLog(log, file);
      if (values.json) io.out(JSON.stringify({ log: path, file, entries }));
      else io.out(`${entries} entries written to ${file}.`);
      return EXIT.done;
    } finally {
      await log.close();
    }
  },
};
