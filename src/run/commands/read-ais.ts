import { createReadStream } from "node:fs";
import { AisReader, type AisMessage } from "#intake";
import { Cannot, EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command, Io } from "../command.ts";

const help = `vigie read ais FILE|- [--json]

Reads AIS, NMEA 0183 sentences !AIVDM and !AIVDO with or without TAG blocks, from a file or from
standard input: all 27 messages. Prints a line for each message, in the order of the file, and a
line for whatever could not be read, with its words. Nothing is stored.

  --json   each message as JSON: "type", "mmsi", the fields of its type as docs/models/ais.md lists
           them, "distress" (null, or who is in distress and why), "at" (time of the TAG block, or
           null), "talker", "channel"; what could not be read as {"fault", "words"}

  vigie read ais dover.nmea --json
  nc 192.0.2.1 10110 | vigie read ais - --json

Exit codes: 0 read, what could not be read included, 2 wrong arguments, 3 no such file.`;

export const readAisCommand: Command = {
  name: "read ais",
  summary: "Read AIS sentences: positions, names, distress.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    await printAis(file, values.json, io);
    return EXIT.done;
  },
};

async function printAis(file: string, isJson: boolean, io: Io): Promise<void> {
  const lines: string[] = [];
  const reader = new AisReader({
    message: (message) => lines.push(isJson ? jsonOf(message) : lineOf(message)),
    fault: ({ words, why }) =>
      lines.push(isJson ? JSON.stringify({ fault: why, words }) : `not read: ${why}: ${words}`),
  });
  const print = (): void => {
    if (lines.length > 0) io.out(lines.join("\n"));
    lines.length = 0;
  };
  // A live pipe tells when its sentences come; in a file only the TAG blocks can.
  const clock = file === "-" ? () => Date.now() : () => null;
  try {
    for await (const chunk of file === "-" ? process.stdin : createReadStream(file)) {
      reader.read(chunk as Uint8Array, clock());
      print();
    }
  } catch (error) {
    throw new Cannot(`${file}: ${(error as Error).message}`, { cause: error });
  }
  reader.end();
  print();
}

/** Type and sender first; an application's fields beside the message's own. */
function jsonOf(message: AisMessage): string {
  const { type, mmsi, distress, at, source, talker, channel, own, ...fields } = message;
  const contents = "contents" in fields ? fields.contents : null;
  const via = { distress, at, source, talker, channel, own };
  const said = { type, mmsi, ...fields, ...contents, ...via };
  return JSON.stringify("contents" in said ? { ...said, contents: undefined } : said);
}

function lineOf(message: AisMessage): string {
  const { type, mmsi, distress } = message;
  const place = "lon" in message ? ` ${message.lon ?? "?"} ${message.lat ?? "?"}` : "";
  const said = "text" in message ? ` "${message.text ?? ""}"` : "";
  const name = "shipname" in message ? ` ${message.shipname ?? ""}` : "";
  const alarm =
    distress === null ? "" : ` ${distress.device} ${distress.state}: ${distress.reason}`;
  return `${type} ${String(mmsi).padStart(9, "0")}${place}${name}${said}${alarm}`;
}
