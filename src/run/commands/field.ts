import { join } from "node:path";
import { isCentre } from "#log";
import { readOrder } from "#orders";
import { sayRefusal } from "#show";
import { Cannot, EXIT, readArguments, readPositionals, Usage } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { openFieldFile } from "../fields.ts";
import { makeFolder } from "../folder.ts";
import { keepField, keptFields } from "../kept-fields.ts";
import { openLog } from "../store/sqlite-log.ts";
import { Watch } from "../watch.ts";

const OPTIONS = {
  data: { type: "string", default: "./.vigie" },
  centre: { type: "string", default: "dover" },
  json: { type: "boolean", default: false },
} as const;

const help = `vigie field add FILE | list [options]

Files of wind or current, as facts of the watch. "add" reads the file, keeps it as
DIR/fields/SHA-256 and puts on the log what it covers; a file that cannot be read, or holds neither
wind nor current, is refused. "list" says of each on the log whether its file is here and unaltered.

  --data DIR     folder of the log (default ./.vigie)
  --centre NAME  whose log it is, when it is not there yet (default dover)
  --json         the answer as JSON

While the watch is served its log has one writer: send the file to POST /api/fields instead.

  vigie field add arome.nc
  vigie field list --json

Exit codes: 0 done, 1 refused, or a file missing or altered, 2 wrong arguments, 3 the store would
not.`;

type Open = { readonly watch: Watch; readonly data: string; readonly isJson: boolean };

const add: Command = {
  name: "field add",
  summary: "Keep a file of wind or current, and put it on the log.",
  help,
  run: (args, io) => {
    const { values, positionals } = readArguments(args, OPTIONS);
    const [file] = readPositionals(positionals, ["FILE"]);
    return withWatch(values, io.now, async ({ watch, data, isJson }) => {
      const flows = await openFieldFile(file);
      const sha256 = keepField(data, file);
      let refused = false;
      for (const { quantity, source, coverage } of flows) {
        const reading = readOrder({ order: "receiveField", sha256, quantity, source, coverage });
        if (!reading.ok) throw new Cannot(reading.faults.map(({ why }) => why).join("; "));
        const by = { desk: "console", role: "officer" } as const;
        const answer = await watch.order(by, reading.order);
        refused ||= !answer.ok;
        const telling = { language: "en", picture: watch.picture } as const;
        const said = answer.ok
          ? `${quantity} of ${file} is on the log as ${sha256}.`
          : answer.refusals.map((each) => sayRefusal(each, telling)).join(" ");
        if (isJson) io.out(JSON.stringify({ file, quantity, sha256, ...answer }));
        else if (answer.ok) io.out(said);
        else io.err(said);
      }
      return refused ? EXIT.refused : EXIT.done;
    });
  },
};

const list: Command = {
  name: "field list",
  summary: "The files on the log, and whether each is here and unaltered.",
  help,
  run: (args, io) => {
    const { values, positionals } = readArguments(args, OPTIONS);
    readPositionals(positionals, []);
    return withWatch(values, io.now, ({ watch, data, isJson }) => {
      const fields = keptFields(data, watch.picture);
      if (isJson) io.out(JSON.stringify({ fields }));
      for (const { entry, quantity, sha256, state, source } of isJson ? [] : fields) {
        io.out(`${entry} ${quantity}, ${source}: ${state} (${sha256})`);
      }
      return fields.every(({ state }) => state === "kept") ? EXIT.done : EXIT.refused;
    });
  },
};

/** Wind and current files as facts of the watch. */
export const field: Command = {
  name: "field",
  summary: "Keep files of wind or current, and put them on the log.",
  help,
  parts: [add, list],
  run: async ([name]) => {
    throw new Usage(`Expected add or list; came ${name ?? "nothing"}.`);
  },
};

async function withWatch(
  { data, centre, json }: { data: string; centre: string; json: boolean },
  now: Io["now"],
  use: (open: Open) => Promise<number> | number,
): Promise<number> {
  if (!isCentre(centre)) {
    throw new Usage(`--centre: expected a name such as dover; came "${centre}".`);
  }
  makeFolder(data);
  const log = openLog({ mode: "write", path: join(data, "log.sqlite"), centre, now });
  try {
    const watch = new Watch({ log, now });
    try {
      return await use({ watch, data, isJson: json });
    } finally {
      await watch.close();
    }
  } finally {
    await log.close();
  }
}
