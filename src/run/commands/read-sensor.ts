import { readSensor, type SensorReading } from "#intake";
import { EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command } from "../command.ts";
import { bytesOf, jsonOfReading, lineOfFailure } from "./message-lines.ts";

const help = `vigie read sensor FILE|- [--json]

Reads what cameras, drones, aircraft and radars send in our schema vigie/sensor/v1, one JSON
document a line: each detection with its place, time, and how many people. Prints a line for each.
Nothing is stored.

  --json   each detection as JSON: its fields as docs/formats.md lists them, and "telling": what it
           tells of a boat; what could not be read as {"fault", "words"}

  vigie read sensor detections.jsonl --json

Exit codes: 0 read, what could not be read included, 2 wrong arguments, 3 no such file.`;

export const readSensorCommand: Command = {
  name: "read sensor",
  summary: "Read detections of cameras, drones, aircraft and radars.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    const text = new TextDecoder().decode(await bytesOf(file));
    const messages = isDocument(text) ? [text] : text.split(/\r?\n/);
    for (const message of messages.filter((each) => each.trim() !== "")) {
      for (const reading of readSensor(message)) {
        io.out(values.json ? jsonOfReading(reading) : lineOf(reading));
      }
    }
    return EXIT.done;
  },
};

/** Whether the whole file is one document, over however many lines. */
function isDocument(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function lineOf(reading: SensorReading): string {
  if (!reading.ok) return lineOfFailure(reading);
  const { sensor, sensorKind, id, at, lon, lat, radius, people, exercise } = reading.thing;
  const many = people === null ? "?" : `${people.least}-${people.most ?? "?"}`;
  const test = exercise ? " exercise" : "";
  return `${sensorKind}${test} ${sensor} ${id} ${at} ${lon} ${lat} ${Math.round(radius)} m ${many}`;
}
