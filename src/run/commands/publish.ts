import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readDay, type Day } from "#record";
import { EXIT, readArguments, Usage } from "../arguments.ts";
import type { Command } from "../command.ts";
import { recordFigures, siteInput, withdrawFigure, writeSite } from "../publish-site.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const DATA = "./.vigie-public";

const help = `vigie publish DIR [options]
vigie publish withdraw FIGURE --why WORDS [--data DIR]

Writes the public site into DIR: pages in English and French, charts with their tables, CSV and JSON
with a Frictionless data package, and a feed of changes. It needs no server and fetches nothing from
elsewhere. Every published figure is put on record in a log of publications; one that changes, or
is withdrawn, stays there as it stood.

  --as-of DAY    as known at the end of that day, such as 2021-12-31 (default: today)
  --log PATH     folder of the log of a watch, or a night file, whose answers and coast are
                 published, as sums and at least 72 hours late; may be given several times
  --imports DIR  folder with what was imported (vigie tally import; default ./.vigie)
  --data DIR     folder of the log of publications (default ${DATA}; made when it is not there)
  --why WORDS    of withdraw: why a figure is no longer stood by
  --json         {"files", "figures", "folder"}

  vigie publish public
  vigie publish public --as-of 2021-12-31 --log ./.vigie
  vigie publish withdraw "crossings 2021 people" --why "a file was read twice"

Exit codes: 0 done, 2 wrong arguments, 3 cannot be read or written.`;

const withdraw: Command = {
  name: "publish withdraw",
  summary: "Take a published figure back; that it was published stays on record.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      data: { type: "string", default: DATA },
      why: { type: "string" },
    });
    const [figure, ...more] = positionals;
    if (figure === undefined || more.length > 0)
      throw new Usage(`Expected one FIGURE; came ${positionals.join(" ") || "none"}.`);
    if (values.why === undefined) throw new Usage("--why: expected the reason; came none.");
    await withdrawFigure(figure, values.why, resolve(values.data), io);
    io.out(`Withdrawn: ${figure}`);
    return EXIT.done;
  },
};

/** The public record as a site of files. */
export const publish: Command = {
  name: "publish",
  summary: "Write the public site: crossings, deaths, money, answers, with every source.",
  help,
  parts: [withdraw],
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      "as-of": { type: "string" },
      log: { type: "string", multiple: true, default: [] },
      imports: { type: "string", default: "./.vigie" },
      data: { type: "string", default: DATA },
      json: { type: "boolean", default: false },
    });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0)
      throw new Usage(`Expected one DIR; came ${positionals.join(" ") || "none"}.`);
    const asOf = dayOf(values["as-of"] ?? io.now().slice(0, 10));
    const data = resolve(values.data);
    const imports = resolve(values.imports);
    const input = await siteInput({ root: ROOT, asOf, logs: values.log, imports }, io);
    const log = await recordFigures(input, data, io);
    const files = writeSite(resolve(folder), input, log);
    if (values.json) io.out(JSON.stringify({ files, figures: log.length, folder }));
    else io.out(`${files} files in ${resolve(folder)}; open index.html there.`);
    return EXIT.done;
  },
};

function dayOf(text: string): Day {
  const day = readDay(text);
  if (day !== null) return day;
  throw new Usage(`--as-of: expected a day such as 2021-12-31; came "${text}".`);
}
