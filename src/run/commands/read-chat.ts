import { fileURLToPath } from "node:url";
import { readChat, type ChatReading } from "#intake";
import { EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command } from "../command.ts";
import { openSeaChart } from "../sea-chart.ts";
import { bytesOf, jsonOfReading, lineOfFailure, placeOfTelling } from "./message-lines.ts";
import { withheld } from "./withheld.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const help = `vigie read chat FILE|- [--json]

Reads a chat that was exported or pasted: WhatsApp's export of iPhones and Android, lines copied
from WhatsApp or Telegram, Telegram's result.json; anything else is one message of words. Times
carry no zone in most exports, and day and month may be either way round: every reading is given,
none is chosen. Positions, numbers of people and conditions said in English or French are read.
Prints a line for each message. Who wrote is "A", "B" …; names and numbers of senders are never
printed. Nothing is stored.

  --json   each message as JSON: its fields as docs/formats.md lists them, and "telling": what it
           tells of a boat, or null; what could not be read as {"fault", "words"}

  vigie read chat chat.txt --json

Exit codes: 0 read, what could not be read included, 2 wrong arguments, 3 no such file.`;

export const readChatCommand: Command = {
  name: "read chat",
  summary: "Read chats: exports and pasted messages of WhatsApp and Telegram.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    const chart = openSeaChart(ROOT);
    const text = new TextDecoder().decode(await bytesOf(file));
    for (const reading of readChat(text, chart).map(shown)) {
      io.out(values.json ? jsonOfReading(reading) : lineOf(reading));
    }
    return EXIT.done;
  },
};

/** A reading as the shell may print it: without numbers and addresses. */
function shown(reading: ChatReading): ChatReading {
  if (!reading.ok) return { ...reading, words: withheld(reading.words, []) };
  const { thing, telling } = reading;
  const words = withheld(thing.text, []);
  return {
    ok: true,
    thing: { ...thing, text: words },
    telling:
      telling === null
        ? null
        : { ...telling, words, key: telling.key === null ? null : withheld(telling.key, []) },
  };
}

function lineOf(reading: ChatReading): string {
  if (!reading.ok) return lineOfFailure(reading);
  const { thing, telling } = reading;
  const { app, from, sent, content, peopleSaid, conditionsSaid, text } = thing;
  const when =
    sent === null
      ? "no time"
      : sent.kind === "told"
        ? sent.at
        : timesOf(sent.readings.length, sent.words);
  const people = peopleSaid.map(({ words }) => words).join(" / ") || "?";
  const conditions = conditionsSaid.map(({ condition }) => condition).join(", ") || "-";
  const said = text.replaceAll(/\s+/g, " ");
  const place = placeOfTelling(telling);
  const told = `${content} ${place} people ${people} ${conditions}`;
  return `chat ${app} ${from ?? "?"} ${when} ${told}: ${said}`;
}

const timesOf = (readings: number, words: string): string => `${words} (${readings} readings)`;
