import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Centre } from "#log";
import { addEntries, latest, openTimeline } from "#picture";
import { readOrder } from "#orders";
import { sayRefusal, sayUnitLine, viewUnits } from "#show";
import { EXIT, readArguments, readLanguage, readPositionals, Usage } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { makeFolder } from "../folder.ts";
import { readStations, type Station } from "../stations.ts";
import { openLog } from "../store/sqlite-log.ts";
import { Watch } from "../watch.ts";

const DOVER = "dover" as Centre;
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const help = `vigie units [list | stations] [options]

"list" tells of every unit on the log: what it is, what it last said of itself, where it was told to
be, what it is doing; also while a watch writes the log. What AIS hears of units only the running
watch knows: GET /api/units.

"stations" lists the lifeboat stations of both coasts (data/gazetteer). With --register each that
is not on the log yet is registered as a lifeboat of its station. Speed, places and crew are left
unknown: nothing is told of a boat that nobody has said.

  --data DIR     folder of the log (default ./.vigie)
  --register     put the stations' lifeboats on the log
  --lang en|fr   the language of the words (default en)
  --json         the answer as JSON

While the watch is served its log has one writer: register before, or send orders to it.

  vigie units --data ./.vigie
  vigie units stations --register

Exit codes: 0 done, 1 refused, 2 wrong arguments, 3 the store would not.`;

const OPTIONS = {
  data: { type: "string", default: "./.vigie" },
  lang: { type: "string", default: "en" },
  json: { type: "boolean", default: false },
  register: { type: "boolean", default: false },
} as const;

async function listUnits(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  readPositionals(positionals, []);
  if (values.register) throw new Usage("--register: expected after stations; came without.");
  const language = readLanguage(values.lang);
  const log = openLog({ mode: "read", path: join(values.data, "log.sqlite"), now: io.now });
  try {
    const timeline = openTimeline();
    addEntries(timeline, [...log.readAll()]);
    const units = viewUnits(latest(timeline), io.now(), language);
    if (values.json) io.out(JSON.stringify({ units }));
    for (const unit of values.json ? [] : units) io.out(sayUnitLine(unit, io.now(), language));
    return EXIT.done;
  } finally {
    await log.close();
  }
}

const stations: Command = {
  name: "units stations",
  summary: "The lifeboat stations of both coasts; with --register, on the log.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, OPTIONS);
    readPositionals(positionals, []);
    const all = readStations(ROOT);
    if (values.register) return register(all, values, io);
    if (values.json) io.out(JSON.stringify({ stations: all }));
    for (const { name, lat, lon, class: kind } of values.json ? [] : all) {
      io.out(`${name}: ${lat}, ${lon}${kind === undefined ? "" : ` (${kind})`}`);
    }
    return EXIT.done;
  },
};

async function register(
  all: readonly Station[],
  { data, json }: { readonly data: string; readonly json: boolean },
  io: Io,
): Promise<number> {
  makeFolder(data);
  const path = join(data, "log.sqlite");
  const log = openLog({ mode: "write", path, centre: DOVER, now: io.now });
  const watch = new Watch({ log, now: io.now });
  let refused = false;
  try {
    for (const station of all) {
      const { id: unit, order } = registrationOf(station);
      if ([...watch.picture.units.keys()].some((known) => known === unit)) continue;
      const reading = readOrder(order);
      if (!reading.ok) throw new Usage(reading.faults.map(({ why }) => why).join("; "));
      const answer = await watch.order({ desk: "console", role: "officer" }, reading.order);
      refused ||= !answer.ok;
      const telling = { language: "en", picture: watch.picture } as const;
      if (json) io.out(JSON.stringify({ unit, ...answer }));
      else if (answer.ok) io.out(`${station.name} is registered as ${unit}.`);
      else io.err(answer.refusals.map((each) => sayRefusal(each, telling)).join(" "));
    }
  } finally {
    await watch.close();
    await log.close();
  }
  return refused ? EXIT.refused : EXIT.done;
}

/** What the gazetteer knows of a station's lifeboat, and nothing more. */
function registrationOf({ id, name, lon, lat }: Station) {
  const unit = id.replace(/^rescue-/, "");
  const agency = name.split(" ")[0] ?? name;
  const home = { name, lon, lat };
  const order = { order: "registerUnit", unit, name, type: "lifeboat", agency, home };
  return { id: unit, order };
}

/** Units of the log, and the stations there are. */
export const units: Command = {
  name: "units",
  summary: "The units on the log, and the lifeboat stations of both coasts.",
  help,
  parts: [{ name: "units list", summary: "The units on the log.", help, run: listUnits }, stations],
  run: async (args, io) => {
    const [name] = args;
    if (name === undefined || name.startsWith("-")) return listUnits(args, io);
    throw new Usage(`Expected list or stations; came ${name}.`);
  },
};
