import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Chart } from "#chart";
import { readPosition, type PositionReading } from "#intake";
import { sayWhere, viewPositions } from "#show";
import { metres } from "#units";
import { Cannot, EXIT, readArguments, readPositionals } from "../arguments.ts";
import type { Command, Io } from "../command.ts";
import { openSeaChart } from "../sea-chart.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const help = `vigie read position FILE|- [--json]

Reads a position from each line of words, from a file or from standard input: degrees in any
spelling, map links, geo: URIs, Plus Codes, MGRS, UTM, ISO 6709, and positions told from a place
("3 miles north-west of Wimereux", "dans le 310 de Gris-Nez à 6 milles"). Prints every plausible
reading, none chosen, and why something could not be read. Nothing is stored.

  --json   each reading as a line of JSON: "line" (number of the line), "lat", "lon", "radius" in
           metres, "method", "words" it was read from, "echo" in both languages, "outside" (of the
           watched waters), "doubts", "agrees", "shape"; what could not be read as {"line",
           "fault", "words", "at"}

  vigie read position pins.txt --json
  echo "51-02.30N 001-22.10E" | vigie read position -

Exit codes: 0 read, what could not be read included, 2 wrong arguments, 3 no such file.`;

export const readPositionCommand: Command = {
  name: "read position",
  summary: "Read positions in words, figures and links.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    await printPositions(file, values.json, io);
    return EXIT.done;
  },
};

async function printPositions(file: string, isJson: boolean, io: Io): Promise<void> {
  const chart = openSeaChart(ROOT);
  const linesOf = isJson ? jsonLines : plainLines;
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
    let number = 0;
    for await (const words of lines) {
      number += 1;
      if (words.trim() !== "") for (const line of linesOf(words, number, chart)) io.out(line);
    }
  }
}

function jsonLines(said: string, line: number, chart: Chart): readonly string[] {
  const { readings, notRead } = readPosition(said, chart);
  return [
    ...readings.map((reading) => JSON.stringify({ line, ...told(reading, chart) })),
    ...notRead.map(({ why, words, at }) => JSON.stringify({ line, fault: why, words, at })),
  ];
}

function told(reading: PositionReading, chart: Chart) {
  const { lat, lon, radius, method, words, at, outside, doubts, agrees, shape } = reading;
  const echo = {
    en: sayWhere(chart, reading, metres(radius), "en"),
    fr: sayWhere(chart, reading, metres(radius), "fr"),
  };
  return { lat, lon, radius, method, words, at, echo, outside, doubts, agrees, shape };
}

function plainLines(words: string, _: number, chart: Chart): readonly string[] {
  const { readings, notRead } = viewPositions(readPosition(words, chart), chart, "en");
  return [
    ...readings.map(({ echo, how, remarks }) => [echo, how, ...remarks].join("; ")),
    ...notRead.map((why) => `not read: ${why}`),
  ];
}
