import { isCentre, type Centre } from "#log";
import { EXIT, readArguments, readPositionals, Usage } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { importLog, type Import } from "../store/log-file.ts";
import { openLog } from "../store/sqlite-log.ts";

const help = `vigie log import LOG FILE [options]

Takes the entries of other centres from a JSON Lines file into the log, as they were sealed. A
bad line is listed with its number and the rest goes on. An entry known already is passed over;
one that does not continue its chain is refused, and stays in the file.

  --centre NAME  whose log it is, when LOG is not there yet (default dover)
  --restoring    also take entries of LOG's own centre, out of a copy of it
  --json         the answer as JSON

  vigie log import .vigie/log.sqlite gris-nez.jsonl

Exit codes: 0 all taken, 1 bad lines or entries refused, 2 wrong arguments, 3 the log cannot be
written.`;

export const importCommand: Command = {
  name: "log import",
  summary: "Take another centre's entries into the log.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      centre: { type: "string", default: "dover" },
      restoring: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    const [path, file] = readPositionals(positionals, ["LOG", "FILE"]);
    const log = openLog({ mode: "write", path, centre: readCentre(values.centre), now: io.now });
    try {
      const receipt = await importLog(log, file, { restoring: values.restoring });
      if (values.json) io.out(JSON.stringify({ log: path, file, ...receipt }));
      else say(receipt, io);
      const isWhole = receipt.badLines.length === 0 && receipt.refused.length === 0;
      return isWhole ? EXIT.done : EXIT.refused;
    } finally {
      await log.close();
    }
  },
};

function readCentre(text: string): Centre {
  if (isCentre(text)) return text;
  throw new Usage(`--centre: expected a name such as dover; came "${text}".`);
}

function say({ stored, known, refused, badLines }: Import, io: Io): void {
  io.out(`${stored} entries taken, ${known} known already.`);
  for (const { line, why } of badLines) io.err(`line ${line}: ${why}`);
  for (const { sentence, alsoLeft } of refused) {
    io.err(alsoLeft === 0 ? sentence : `${sentence} (and ${alsoLeft} entries behind it)`);
  }
}
