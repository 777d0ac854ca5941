import { fileURLToPath } from "node:url";
import { addEntries, openTimeline, pictureAt } from "#picture";
import { sayCoast, viewCoast } from "#show";
import {
  EXIT,
  readArguments,
  readInstantArgument,
  readLanguage,
  readPositionals,
  Usage,
} from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { readKept, readNightFile } from "../kept-watch.ts";
import { openCoastStrip } from "../sea-chart.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const DATA = "./.vigie";

const help = `vigie coast [FILE.night] [options]
vigie coast stretches [--json]

How both shores of the strait are watched: which kilometres by whom, which only in passing, and
which by nobody and since when; every launch that was seen, with when it may reach the other shore
and who was told, acknowledged and went, minute by minute. Of the log in a folder, also while a
watch writes it, or of a night file. For the watch alone: it is never published.

"stretches" lists the stretches of both shores with their kilometres (data/coast).

  --data DIR     folder of the log (default ${DATA})
  --at INSTANT   as known then, such as 2021-11-24T03:34Z (default: now; of a night, its end)
  --lang en|fr   the language of the words (default en)
  --json         {"at", "shores", "launches", "answers"}, or {"shores"} of the stretches

  vigie coast data/nights/exercise-coast.night --at 2026-10-03T05:30Z
  vigie coast --data ./.vigie --lang fr

Exit codes: 0 done, 1 done without what could not be read (listed), 2 wrong arguments, 3 no such
log or night.`;

const OPTIONS = {
  data: { type: "string", default: DATA },
  at: { type: "string" },
  lang: { type: "string", default: "en" },
  json: { type: "boolean", default: false },
} as const;

const stretches: Command = {
  name: "coast stretches",
  summary: "The stretches of both shores with their kilometres.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, { json: OPTIONS.json });
    readPositionals(positionals, []);
    const { shores } = openCoastStrip(ROOT);
    if (values.json) {
      const told = Object.values(shores).map(({ id, lengthKm, stretches: of }) => {
        return { id, lengthKm, stretches: of };
      });
      io.out(JSON.stringify({ shores: told }));
      return EXIT.done;
    }
    for (const { id, lengthKm, stretches: of } of Object.values(shores)) {
      io.out(`${id}: ${lengthKm} km`);
      for (const { name, from, to } of of) io.out(`  km ${from} to ${to}  ${name}`);
    }
    return EXIT.done;
  },
};

/** How the coast is watched, and what became of each launch. */
export const coast: Command = {
  name: "coast",
  summary: "How both shores are watched, where nobody looks, and what became of each launch.",
  help,
  parts: [stretches],
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, OPTIONS);
    if (positionals.length > 1)
      throw new Usage(`Expected one FILE.night or none; came ${positionals.join(" ")}.`);
    return await tell(positionals[0], values, io);
  },
};

async function tell(
  file: string | undefined,
  values: ReturnType<typeof readArguments<typeof OPTIONS>>["values"],
  io: Io,
): Promise<number> {
  const language = readLanguage(values.lang);
  const at = values.at === undefined ? null : readInstantArgument(values.at, "--at");
  const kept = file === undefined ? await readKept(values.data, io) : readNightFile(file, io);
  const timeline = openTimeline();
  addEntries(timeline, kept.entries);
  const now = at ?? kept.ends;
  const view = viewCoast(pictureAt(timeline, now), openCoastStrip(ROOT), now, language);
  if (values.json) io.out(JSON.stringify(view));
  else for (const line of sayCoast(view, language)) io.out(line);
  return kept.isWhole ? EXIT.done : EXIT.refused;
}
