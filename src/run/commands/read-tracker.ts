import { readTracker, type TrackerReading } from "#intake";
import { EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command } from "../command.ts";
import { bytesOf, jsonOfReading, lineOfFailure } from "./message-lines.ts";

const help = `vigie read tracker FILE|- [--json]

Reads messages of satellite trackers: Garmin's IPC Outbound (JSON), SPOT's feed (JSON or XML), mails
of Iridium GO!. Which of them it is, it sees from the file. Prints a line for each message, in the
order of the file. SOS and HELP declare distress; a cancellation is a report of its own. The device
and its owner's name are never printed: "withheld". Nothing is stored.

  --json   each message as JSON: its fields as docs/formats.md lists them, and "telling": what it
           tells of a boat, or null; what could not be read as {"fault", "words"}

  vigie read tracker inreach.json --json

Exit codes: 0 read, what could not be read included, 2 wrong arguments, 3 no such file.`;

export const readTrackerCommand: Command = {
  name: "read tracker",
  summary: "Read trackers: Garmin inReach, SPOT, Iridium GO!.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    const text = new TextDecoder().decode(await bytesOf(file));
    const line = values.json ? jsonOfReading : lineOf;
    for (const reading of readTracker(text)) io.out(line(reading));
    return EXIT.done;
  },
};

function lineOf(reading: TrackerReading): string {
  if (!reading.ok) return lineOfFailure(reading);
  const { kind, type, alert, lon, lat, at, text, faults } = reading.thing;
  const calls = alert === null ? "" : ` ${alert}`;
  const said = text === null ? "" : ` ${text}`;
  const bad = faults.map((fault) => `; ${fault}`).join("");
  return `${kind} ${type}${calls} ${lon ?? "?"} ${lat ?? "?"} ${at ?? "?"}${said}${bad}`;
}
