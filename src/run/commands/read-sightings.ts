import { fileURLToPath } from "node:url";
import {
  changeMapping,
  Fault,
  openSightings,
  proposeMapping,
  type MappedColumn,
  type Mapping,
  type SightingReading,
  type SightingsFile,
} from "#intake";
import { EXIT, readArguments, readPositionals, Usage } from "../arguments.ts";
import type { Command } from "../command.ts";
import { openSeaChart } from "../sea-chart.ts";
import { mapTexts } from "../phone-numbers.ts";
import { bytesOf, jsonOfReading, lineOfFailure } from "./message-lines.ts";
import { withheld } from "./withheld.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const help = `vigie read sightings FILE|- [--map WHAT=HEADING …] [--json]

Reads a file of sightings: CSV (with commas, semicolons or tabs), GeoJSON, GPX or KML, whichever it
is. Without --json nothing is read yet: it prints what each column is taken to hold, with its first
cell, so that you can see whether that is right. Nothing is stored.

  --map    what a column holds, as often as needed: lat, lon, position (in words), radius, date,
           time, people, words, id, sender, withheld (names of people: never printed), or none
  --json   reads it: each row as JSON, its fields as docs/formats.md lists them, and "telling": what
           it tells of a boat, or null; a bad row as {"fault", "words"}, the others are read

  vigie read sightings patrol.csv
  vigie read sightings patrol.csv --map people=Personnes --map none=Tel
  vigie read sightings patrol.csv --map people=Personnes --json

Exit codes: 0 read, bad rows included, 2 wrong arguments, 3 no such file.`;

export const readSightingsCommand: Command = {
  name: "read sightings",
  summary: "Read files of sightings: CSV, GeoJSON, GPX, KML.",
  help,
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, {
      json: { type: "boolean", default: false },
      map: { type: "string", multiple: true, default: [] },
    });
    const [file] = readPositionals(positionals, ["FILE"]);
    const sightings = openSightings(await bytesOf(file));
    if (sightings.format === null) {
      io.out(values.json ? jsonOfReading({ ok: false, ...sightings }) : lineOfFailure(sightings));
      return EXIT.done;
    }
    const mapping = mappingOf(sightings, values.map);
    if (!values.json) {
      for (const line of shownMapping(sightings, mapping)) io.out(withheld(line, []));
      return EXIT.done;
    }
    for (const reading of sightings.read(mapping, openSeaChart(ROOT)))
      io.out(jsonOfReading(mapTexts(reading, (text) => withheld(text, [])) as SightingReading));
    return EXIT.done;
  },
};

/** What was proposed, with what was asked for. Throws a Usage. */
function mappingOf({ headings }: SightingsFile, changes: readonly string[]): Mapping {
  try {
    return changes.reduce(changeMapping, proposeMapping(headings));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new Usage(`--map: ${error.message}.`);
  }
}

function shownMapping(sightings: SightingsFile, mapping: Mapping): readonly string[] {
  const { format, rows, separator, examples } = sightings;
  const between = separator === null ? "" : `, cells separated by ${JSON.stringify(separator)}`;
  const columns = mapping.map((column, at) => lineOfColumn(column, examples[at] ?? ""));
  return [`${format}, ${rows} to read${between}`, ...columns, "nothing read yet: --json reads it"];
}

function lineOfColumn({ heading, holds, isUtc, metres }: MappedColumn, example: string): string {
  const isWithheld = holds === "sender" || holds === "withheld";
  const told = isUtc ? " in UTC" : metres === null ? "" : ` in ${metres} m`;
  const shown = isWithheld ? "withheld" : JSON.stringify(example.slice(0, 60));
  return `  ${JSON.stringify(heading)}: ${holds ?? "none"}${told}; ${shown}`;
}
