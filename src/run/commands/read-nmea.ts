import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { InstrumentReader, type Instrument, type InstrumentReading } from "#intake";
import { EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command } from "../command.ts";
import { chunksOf, jsonOfReading, lineOfFailure } from "./message-lines.ts";

const help = `vigie read nmea FILE|- [--json]

Reads the instruments of a unit, line by line: NMEA 0183 with or without TAG blocks (its own
position RMC and GGA, its heading HDT and THS, what its radar follows TTM, TLL and TTD), and Signal
K deltas, one JSON document a line. Prints a line for each, in the order of the file, and a line for
whatever could not be read, with its words. A radar contact has a place where the unit's own
position came in the 30 s before it. Nothing is stored.

  --json   each as JSON: "kind" (own position, heading, radar contact, signal k), its fields as
           docs/formats.md lists them, and "telling": what it tells of a boat, or null; what could
           not be read as {"fault", "words"}

  vigie read nmea rib.nmea --json

Exit codes: 0 read, what could not be read included, 2 wrong arguments, 3 no such file.`;

export const readNmeaCommand: Command = {
  name: "read nmea",
  summary: "Read instruments: own position, radar, Signal K.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    const print = values.json ? jsonOfReading : lineOf;
    const reader = new InstrumentReader();
    for await (const line of linesOf(file)) {
      for (const reading of reader.read(line)) io.out(print(reading));
    }
    return EXIT.done;
  },
};

/** The lines of a file as they come. A file that is not there ends them with its error. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const input = Readable.from(chunksOf(file));
  const failed = new Promise<never>((_, reject) => input.once("error", reject));
  const lines = createInterface({ input, crlfDelay: Infinity })[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await Promise.race([failed, lines.next()]);
    if (done === true) return;
    yield value;
  }
}

function lineOf(reading: InstrumentReading): string {
  if (!reading.ok) return lineOfFailure(reading);
  const { thing } = reading;
  const bad = thing.faults.map((fault) => `; ${fault}`).join("");
  return `${thing.kind} ${sayingOf(thing)}${bad}`;
}

function sayingOf(thing: Instrument): string {
  if (thing.kind === "heading") return `${thing.heading ?? "?"}`;
  const place = `${thing.lon ?? "?"} ${thing.lat ?? "?"} ${thing.at ?? "?"}`;
  switch (thing.kind) {
    case "own position":
      return `${place} ${thing.fix}`;
    case "radar contact":
      return `${thing.number ?? "?"} ${place} ${thing.status ?? "?"}`;
    case "signal k":
      return [
        place,
        thing.context,
        ...thing.alarms.map(({ path, state }) => `${path} ${state ?? "off"}`),
      ].join(" ");
  }
}
