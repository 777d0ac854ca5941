import { readCap, type CapReading } from "#intake";
import { EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command } from "../command.ts";
import { bytesOf, jsonOfReading, lineOfFailure } from "./message-lines.ts";

const help = `vigie read cap FILE|- [--json]

Reads an alert of the Common Alerting Protocol 1.2, one document. Prints a line for it. Warnings of
weather, fire and the earth tell of no boat; exercises, tests and drafts are marked. Nothing is
stored.

  --json   the alert as JSON: its fields as docs/formats.md lists them, and "telling": what it tells
           of a boat, or null; what could not be read as {"fault", "words"}

  vigie read cap alert.xml --json

Exit codes: 0 read, what could not be read included, 2 wrong arguments, 3 no such file.`;

export const readCapCommand: Command = {
  name: "read cap",
  summary: "Read alerts of the Common Alerting Protocol.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    const reading = readCap(new TextDecoder().decode(await bytesOf(file)));
    io.out(values.json ? jsonOfReading(reading) : lineOf(reading));
    return EXIT.done;
  },
};

function lineOf(reading: CapReading): string {
  if (!reading.ok) return lineOfFailure(reading);
  const { identifier, sent, status, msgType, lon, lat, infos, faults } = reading.thing;
  const calls = reading.telling?.alert ?? "";
  const said = infos[0]?.headline ?? infos[0]?.event ?? "";
  const bad = faults.map((fault) => `; ${fault}`).join("");
  const what = [status, msgType, calls, identifier, lon ?? "?", lat ?? "?", sent, said];
  return `cap ${what.filter((part) => part !== "" && part !== null).join(" ")}${bad}`;
}
