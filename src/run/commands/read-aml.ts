import { readAml, readPidfLo, type AmlReading, type PidfReading } from "#intake";
import { EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command } from "../command.ts";
import { bytesOf, jsonOfReading, lineOfFailure } from "./message-lines.ts";

const help = `vigie read aml FILE|- [--json]

Reads the positions that phones send when an emergency number is called: Advanced Mobile Location,
one message a line: the text of an SMS, the bytes of a data SMS in hexadecimal or base64, or the
body of an HTTPS message; or PIDF-LO, when the file begins with "<": one XML document with any
number of locations. Prints a line for each, in the order of the file. The phone's number, card and
device are never printed: "withheld". Nothing is stored.

  --json   each message as JSON: its fields as docs/formats.md lists them, and "telling": what it
           tells of a boat; what could not be read as {"fault", "words"}

  vigie read aml calls.txt --json
  vigie read aml presence.xml

Exit codes: 0 read, what could not be read included, 2 wrong arguments, 3 no such file.`;

export const readAmlCommand: Command = {
  name: "read aml",
  summary: "Read AML: where a phone is that calls 112.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    const text = new TextDecoder().decode(await bytesOf(file));
    const isXml = text.trimStart().startsWith("<");
    const lines = text.split(/\r?\n/).filter((message) => message.trim() !== "");
    for (const reading of isXml ? readPidfLo(text) : lines.map(readAml)) {
      io.out(values.json ? jsonOfReading<object>(reading) : lineOf(reading));
    }
    return EXIT.done;
  },
};

function lineOf(reading: AmlReading | PidfReading): string {
  if (!reading.ok) return lineOfFailure(reading);
  const { kind, lon, lat, radius, confidence, method, faults } = reading.thing;
  const at = reading.thing.kind === "aml" ? reading.thing.fixedAt : reading.thing.timestamp;
  const within = `${radius ?? "?"} m ${confidence ?? "?"} %`;
  const bad = faults.map((fault) => `; ${fault}`).join("");
  return `${kind} ${lon ?? "?"} ${lat ?? "?"} ${within} ${method ?? "?"} ${at ?? "?"}${bad}`;
}
