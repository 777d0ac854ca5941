import { fileURLToPath } from "node:url";
import {
  boatsAtSea,
  carriedBy,
  evidenceOf,
  ledgerOf,
  matchMemory,
  proposalsOf,
  straitModelOf,
  weighReports,
  type Ledger,
  type MatchOptions,
} from "#match";
import { addEntries, lostBoatCostOf, openTimeline, pictureAt, type Picture } from "#picture";
import {
  sayLedger,
  sayProposal,
  sayProposedOrder,
  sayStanding,
  viewBoatCount,
  type Language,
} from "#show";
import type { Instant } from "#units";
import { EXIT, readArguments, readInstantArgument, readLanguage, Usage } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { readKept, readNightFile } from "../kept-watch.ts";
import { openStreams } from "../sea-fields.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const DATA = "./.vigie";

const help = `vigie match watch [FILE.night] [options]

Weighs the reports of a watch: how many boats are out there and why that is a range, which boats of
the board may be one, what on one row may be of another boat, each with its bits of evidence, and
what every report may be of. Of the log in a folder, also while a watch writes it, or of a night
file. Nothing is stored: the machine proposes, the officer orders.

  --data DIR     folder of the log (default ${DATA})
  --at INSTANT   as known then, such as 2021-11-24T03:34Z (default: now; of a night, its end)
  --lang en|fr   the language of the words (default en)
  --json         {"at", "model", "threshold", "count", "queue", "standings"}: the view of the count,
                 proposals with "words", "ledger" and "orders", and what each report may be of

  vigie match watch data/nights/2021-11-23.night --at 2021-11-24T03:00Z --lang fr
  vigie match watch --data ./.vigie

Exit codes: 0 done, 1 done without what could not be read (listed), 2 wrong arguments, 3 no such
log or night.`;

/** Proposals, ledgers and the number of boats of a kept log or a night. */
export const matchWatch: Command = {
  name: "match watch",
  summary: "What a watch might link or part, and how many boats are out there.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      data: { type: "string", default: DATA },
      at: { type: "string" },
      lang: { type: "string", default: "en" },
      json: { type: "boolean", default: false },
    });
    if (positionals.length > 1)
      throw new Usage(`Expected one FILE.night or none; came ${positionals.join(" ")}.`);
    const language = readLanguage(values.lang);
    const at = values.at === undefined ? null : readInstantArgument(values.at, "--at");
    const [file] = positionals;
    const kept = file === undefined ? await readKept(values.data, io) : readNightFile(file, io);
    const timeline = openTimeline();
    addEntries(timeline, kept.entries);
    const now = at ?? kept.ends;
    tell(weighWatch(pictureAt(timeline, now), now), language, values.json, io);
    return kept.isWhole ? EXIT.done : EXIT.refused;
  },
};

function weighWatch(picture: Picture, now: Instant) {
  const { observations, known } = evidenceOf(picture, now);
  const { threshold } = lostBoatCostOf(picture);
  const memory = matchMemory();
  const model = straitModelOf(observations);
  const drift = carriedBy(openStreams(ROOT));
  const options: MatchOptions = { model, known, threshold, drift, now };
  const matching = weighReports(observations, options, memory);
  const proposals = proposalsOf(picture, matching, threshold);
  const rows = new Map<string, string[]>();
  for (const { id, boat } of proposals.standings) {
    rows.set(boat, [...(rows.get(boat) ?? []), id]);
  }
  const ledgers = proposals.queue.map(({ one, other }): Ledger =>
    ledgerOf(observations, one, other, options, memory, [...rows.values()]),
  );
  const atSea = boatsAtSea(picture, matching, proposals);
  return { picture, now, model, matching, proposals, ledgers, atSea };
}

function tell(
  { picture, now, model, matching, proposals, ledgers, atSea }: ReturnType<typeof weighWatch>,
  language: Language,
  json: boolean,
  io: Io,
): void {
  const telling = { language, picture };
  const { queue, standings, threshold } = proposals;
  const count = viewBoatCount(atSea, proposals, matching.disagreement, telling);
  if (json) {
    const doubts = queue.map((doubt, at) => ({
      ...doubt,
      words: sayProposal(doubt, telling),
      ledger: ledgers[at],
    }));
    const { version } = model;
    io.out(JSON.stringify({ at: now, model: version, threshold, count, queue: doubts, standings }));
    return;
  }
  for (const line of [count.words, count.neverReported, ...count.reasons]) io.out(line);
  for (const [at, doubt] of queue.entries()) {
    io.out("");
    io.out(`${at + 1}. ${sayProposal(doubt, telling)}`);
    io.out(`   ${sayLedger(ledgers[at]!, language)}`);
    for (const order of doubt.orders) io.out(`   → ${sayProposedOrder(order, telling)}`);
  }
  if (standings.length > 0) io.out("");
  for (const standing of standings) io.out(sayStanding(standing, telling));
}
