import type { Chart } from "#chart";
import { Fault } from "../fault.ts";
import { tableOf, type Row } from "./csv-rows.ts";
import type { Mapping } from "./mapping.ts";
import {
  factsOf,
  sightingAt,
  tellingOfSighting,
  whereIn,
  type Cell,
  type SightingReading,
} from "./sighting.ts";
import type { SightingsFile } from "./sightings-file.ts";

/** Cells that no heading has: figures with decimals, dates, hours. */
const NO_HEADING = /^[+-]?\d+[.,]\d+$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|^\d{1,2}[:h]\d{2}/;

/**
 * Opens a table (RFC 4180, or with semicolons or tabs). Its first row has the headings, unless it
 * holds figures or dates: then the columns are called by their number. Throws a Fault.
 */
export function openCsv(text: string): SightingsFile {
  const { separator, rows } = tableOf(text);
  const [first] = rows;
  if (first === undefined) throw new Fault("expected rows of sightings; came none");
  if (first.why !== null) throw new Fault(`line ${first.line}: ${first.why}`);
  const isBare = first.cells.some((cell) => NO_HEADING.test(cell));
  const headings = first.cells.map((cell, at) => (isBare || cell === "" ? `${at + 1}` : cell));
  const body = isBare ? rows : rows.slice(1);
  const examples = headings.map(
    (_, at) => body.find(({ cells }) => (cells[at] ?? "") !== "")?.cells[at] ?? "",
  );
  return {
    format: "csv",
    separator,
    rows: body.length,
    headings,
    examples,
    read: (mapping, chart) =>
      body
        .filter(({ cells, why }) => why !== null || cells.some((cell) => cell !== ""))
        .map((row) => readRow(row, headings, mapping, chart)),
  };
}

function readRow(
  row: Row,
  headings: readonly string[],
  mapping: Mapping,
  chart: Chart | null,
): SightingReading {
  try {
    return readingOf(row, cellsOf(row, headings, mapping), chart);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, words: row.words, why: `line ${row.line}: ${error.message}` };
  }
}

function cellsOf({ cells, why }: Row, headings: readonly string[], mapping: Mapping): Cell[] {
  if (why !== null) throw new Fault(why);
  const more = cells.slice(headings.length).filter((cell) => cell !== "");
  if (cells.length < headings.length || more.length > 0)
    throw new Fault(
      `expected ${headings.length} cells, as there are headings; came ${cells.length}`,
    );
  return headings.map((heading, at) => {
    const column = mapping[at] ?? { heading, holds: null, isUtc: false, metres: null };
    return { column, text: cells[at] ?? "" };
  });
}

function readingOf({ line }: Row, cells: readonly Cell[], chart: Chart | null): SightingReading {
  const facts = factsOf(cells);
  const where = whereIn(cells, facts, chart);
  const thing = sightingAt("csv", line, facts, where);
  const { shown, sender } = facts;
  const source = { shown, sender, where, method: "sighted", channel: "sighting" } as const;
  return { ok: true, thing, telling: tellingOfSighting(thing, { ...source, relays: true }) };
}
