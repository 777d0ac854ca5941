import { fileURLToPath } from "node:url";
import { saySend } from "#show";
import { EXIT, readArguments, readLanguage, Usage } from "../arguments.ts";
import type { Command } from "../command.ts";
import { readPicture } from "../kept-watch.ts";
import { openSeaChart } from "../sea-chart.ts";
import { openSeaWays } from "../sea-way.ts";
import { answerSend } from "../send/answer-send.ts";
import { sendTaskOf } from "../send/send-task.ts";
import { readVersion } from "../version.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const DATA = "./.vigie";

const help = `vigie send [FILE.night] [options]

Whom to send, for all boats on the board at once: which units to which boat, by the deaths that it
averts, with the next best use of each and the next best unit for each boat; what a unit that is
held back, or that nobody can place, would add. A standing order is changed only where that is worth
it. Units are where somebody told them to be, or at their station; what AIS hears of them only the
running watch knows: GET /api/proposals. A proposal: the officer orders.

  --data DIR     folder of the log (default ${DATA}), also while a watch writes it
  --suppose FILE what is not known and is supposed for this answer alone: a night file of a centre
                 of its own
  --at INSTANT   as known then, such as 2021-11-24T02:27Z (default: now; of a night, its end)
  --lang en|fr   the language of the words (default en)
  --json         the proposal as JSON

  vigie send data/nights/exercise-search.night --at 2026-11-21T02:45Z

Exit codes: 0 done, 1 done without what could not be read (listed), 2 wrong arguments, 3 no such
log or night.`;

const OPTIONS = {
  data: { type: "string", default: DATA },
  suppose: { type: "string" },
  at: { type: "string" },
  lang: { type: "string", default: "en" },
  json: { type: "boolean", default: false },
} as const;

/** Whom to send: a proposal for every boat and unit. */
export const send: Command = {
  name: "send",
  summary: "Whom to send to which boat, by the lives it is worth, and the next best.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, OPTIONS);
    if (positionals.length > 1)
      throw new Usage(`Expected one FILE.night or none; came ${positionals.join(" ")}.`);
    const [file] = positionals;
    const language = readLanguage(values.lang);
    const { picture, now, isWhole } = await readPicture(file, values, io);
    const task = sendTaskOf({
      picture,
      now,
      data: file === undefined ? values.data : null,
      version: readVersion(ROOT),
      language,
      telemetry: null,
      seaWay: openSeaWays(openSeaChart(ROOT)),
    });
    const answer = await answerSend(task);
    if (values.json) io.out(JSON.stringify(answer));
    else for (const line of saySend(answer, language)) io.out(line);
    return isWhole ? EXIT.done : EXIT.refused;
  },
};
