import { CotReader, type CotReading } from "#intake";
import { EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { chunksOf, jsonOfReading, lineOfFailure } from "./message-lines.ts";

const help = `vigie read cot FILE|- [--json]

Reads CoT, as TAK servers and ATAK send it: XML events one after another. Prints a line for each
event, in the order they came, and a line for whatever is no event, with its words. What is stale
is printed like anything else; a cancelled emergency is a report too. Nothing is stored.

  --json   each event as JSON: "kind" (unit, unknown craft, distress, cancelled, medical evacuation,
           sighting, chat, other), its fields as docs/formats.md lists them, and "telling": what it
           tells of a boat, or null; what could not be read as {"fault", "words"}

  vigie read cot tak.xml --json
  nc 192.0.2.1 8087 | vigie read cot - --json

Exit codes: 0 read, what could not be read included, 2 wrong arguments, 3 no such file.`;

export const readCotCommand: Command = {
  name: "read cot",
  summary: "Read CoT of TAK: units, distress, sightings, chat.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    await printCot(file, values.json ? jsonOfReading : lineOf, io);
    return EXIT.done;
  },
};

async function printCot(file: string, line: (reading: CotReading) => string, io: Io) {
  const reader = new CotReader();
  const print = (readings: readonly CotReading[]): void => {
    for (const reading of readings) io.out(line(reading));
  };
  for await (const chunk of chunksOf(file)) print(reader.read(chunk));
  print(reader.end());
}

function lineOf(reading: CotReading): string {
  if (!reading.ok) return lineOfFailure(reading);
  const { kind, uid, callsign, lon, lat, fixedAt, exercise, remarks, faults } = reading.thing;
  const name = callsign === null ? (uid ?? "?") : `${uid ?? "?"} "${callsign}"`;
  const said = remarks === null ? "" : ` ${remarks}`;
  const bad = faults.map((fault) => `; ${fault}`).join("");
  const marked = exercise ? "EXERCISE " : "";
  return `${marked}${kind} ${name} ${lon ?? "?"} ${lat ?? "?"} ${fixedAt ?? "?"}${said}${bad}`;
}
