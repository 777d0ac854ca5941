import { fileURLToPath } from "node:url";
import { SEARCH_PATTERNS } from "#log";
import { DETECTION_CURVES, type DetectionCurve, type PatternKind } from "#plan";
import { saySearch, sayWritten, type Language, type SearchAnswer } from "#show";
import { hours } from "#units";
import { EXIT, readArguments, readLanguage, readPositionals, Usage } from "../arguments.ts";
import { boatNamed } from "../boat-named.ts";
import type { Command, Io } from "../command.ts";
import { readNumber } from "../drift/read-asked.ts";
import { readPicture } from "../kept-watch.ts";
import { openSeaChart } from "../sea-chart.ts";
import { openSeaWays } from "../sea-way.ts";
import { answerSearch } from "../search/answer-search.ts";
import { ofUnit, readSearchFile, writeSearchFile } from "../search/search-files.ts";
import { HOURS_MOST, searchTaskOf } from "../search/search-task.ts";
import { readVersion } from "../version.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const DATA = "./.vigie";

const help = `vigie search [FILE.night] [options]

Where to search, for all boats on the board at once: which unit takes which rectangle of water, by
which pattern, at what spacing, and with what chance of finding anybody; when it is light and slack;
how long there is hope. The rectangles move with the water. Units are where somebody told them to
be, or at their station; what AIS hears of them only the running watch knows: GET /api/search.
A proposal: the officer orders.

  --boat BOAT     for one boat alone
  --hours N       for how long from then on (default 2, at most ${HOURS_MOST})
  --pattern NAME  for every unit: ${SEARCH_PATTERNS.join(", ")}
                  (default: parallel track, or an expanding square about a precise datum)
  --curve NAME    of detection: exponential (default, promises less) or inverse-cube
  --data DIR      folder of the log (default ${DATA}), also while a watch writes it
  --suppose FILE what is not known and is supposed for this answer alone: a night file of a centre
                 of its own
  --at INSTANT    as known then, such as 2021-11-24T02:27Z (default: now; of a night, its end)
  --out FILE      for a plotter: .gpx (1.1), .kml (2.2), .rtz (1.1, one unit), .geojson, .cot
  --unit UNIT     that unit's part alone into the file
  --lang en|fr    the language of the words (default en)
  --json          the plan as JSON, with legs

  vigie search data/nights/2021-11-23.night --at 2021-11-24T06:30Z
  vigie search --data ./.vigie --boat Charlie --hours 3

Exit codes: 0 done, 1 done without what could not be read (listed), 2 wrong arguments, 3 no such
log, night or boat.`;

const OPTIONS = {
  boat: { type: "string" },
  hours: { type: "string", default: "2" },
  pattern: { type: "string" },
  curve: { type: "string", default: "exponential" },
  data: { type: "string", default: DATA },
  out: { type: "string" },
  unit: { type: "string" },
  suppose: { type: "string" },
  at: { type: "string" },
  lang: { type: "string", default: "en" },
  json: { type: "boolean", default: false },
} as const;

/** Where to search: a proposal for every boat and unit. */
export const search: Command = {
  name: "search",
  summary: "Where to search, with which unit and pattern, and with what chance of success.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, OPTIONS);
    if (positionals.length > 1)
      throw new Usage(`Expected one FILE.night or none; came ${positionals.join(" ")}.`);
    readPositionals(positionals.slice(1), []);
    return await tell(positionals[0], values, io);
  },
};

type Values = ReturnType<typeof readArguments<typeof OPTIONS>>["values"];

async function tell(file: string | undefined, values: Values, io: Io): Promise<number> {
  const language = readLanguage(values.lang);
  const asked = {
    ahead: hours(readNumber(values.hours, { option: "--hours", most: HOURS_MOST })),
    pattern: readPattern(values.pattern),
    curve: readCurve(values.curve),
  };
  const out = values.out === undefined ? null : readSearchFile(values.out);
  const { picture, now, isWhole } = await readPicture(file, values, io);
  const boat = values.boat === undefined ? null : boatNamed(picture, values.boat, language);
  const task = searchTaskOf({
    picture,
    now,
    ...asked,
    boat,
    data: file === undefined ? values.data : null,
    version: readVersion(ROOT),
    language,
    telemetry: null,
    seaWay: openSeaWays(openSeaChart(ROOT)),
  });
  const answer = await answerSearch(task);
  if (out !== null) writeSearchFile(out, ofUnit(answer, values.unit), language);
  for (const line of linesOf(answer, values, language)) io.out(line);
  return isWhole ? EXIT.done : EXIT.refused;
}

function linesOf(answer: SearchAnswer, { json, out }: Values, language: Language): string[] {
  if (json) return [JSON.stringify(answer)];
  const written = out === undefined ? [] : [sayWritten(out, language)];
  return [...saySearch(answer, language), ...written];
}

function readPattern(text: string | undefined): PatternKind | null {
  if (text === undefined) return null;
  const known = SEARCH_PATTERNS.find((each) => each === text.replaceAll("-", " "));
  if (known === undefined)
    throw new Usage(`--pattern: expected ${SEARCH_PATTERNS.join(", ")}; came "${text}".`);
  return known;
}

function readCurve(text: string): DetectionCurve {
  const known = DETECTION_CURVES.find((each) => each === text.replaceAll("-", " "));
  if (known === undefined)
    throw new Usage(`--curve: expected exponential or inverse-cube; came "${text}".`);
  return known;
}
