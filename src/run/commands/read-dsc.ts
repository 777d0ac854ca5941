import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { DscReader, type DscReading } from "#intake";
import { Cannot, EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command, Io } from "../command.ts";

const help = `vigie read dsc FILE|- [--json]

Reads DSC calls, NMEA 0183 sentences $CDDSC and $CDDSE with or without TAG blocks, from a file or
from standard input. Prints a line for each call and each expansion, in the order of the file, and a
line for whatever could not be read, with its words. The casualty of a relay or an acknowledgement
is the boat in distress, not the station that sent it. Nothing is stored.

  --json   each as JSON: "kind" ("call", "expansion") and the fields that docs/models/dsc.md lists;
           what could not be read as {"fault", "words"}

  vigie read dsc niton.nmea --json

Exit codes: 0 read, what could not be read included, 2 wrong arguments, 3 no such file.`;

export const readDscCommand: Command = {
  name: "read dsc",
  summary: "Read DSC calls: distress, relay, acknowledgement.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    await printDsc(file, values.json, io);
    return EXIT.done;
  },
};

async function printDsc(file: string, isJson: boolean, io: Io): Promise<void> {
  const reader = new DscReader();
  try {
    const input = file === "-" ? process.stdin : createReadStream(file);
    // Without this a file that is not there ends the lines, and nobody is told.
    const failed = new Promise<never>((_, reject) => input.once("error", reject));
    const lines = createInterface({ input, crlfDelay: Infinity });
    await Promise.race([failed, printLines(lines)]);
  } catch (error) {
    throw new Cannot(`${file}: ${(error as Error).message}`, { cause: error });
  }

  async function printLines(lines: AsyncIterable<string>): Promise<void> {
    for await (const line of lines) {
      const reading = reader.read(line);
      if (reading !== null) io.out(isJson ? jsonOf(reading) : lineOf(reading));
    }
  }
}

function jsonOf(reading: DscReading): string {
  if (reading.ok) return JSON.stringify(reading.thing);
  return JSON.stringify({ fault: reading.why, words: reading.words });
}

function lineOf(reading: DscReading): string {
  if (!reading.ok) return `not read: ${reading.why}: ${reading.words}`;
  const { thing } = reading;
  const place = `${thing.lon ?? "?"} ${thing.lat ?? "?"}`;
  if (thing.kind === "expansion")
    return `expansion ${thing.sender ?? "?"} ${place} ${thing.said ?? ""}`.trimEnd();
  const { distress, sender, category } = thing;
  if (distress === null) return `${category ?? "call"} ${sender ?? "?"} ${place}`;
  const { casualty, state, nature, reason } = distress;
  return `distress ${casualty ?? "?"} ${place} ${state}: ${nature ?? "nature unknown"}; ${reason}`;
}
