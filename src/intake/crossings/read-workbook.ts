import { Fault } from "../fault.ts";
import { partNamed, partsNamed, readXml, type XmlPart } from "../read-xml.ts";

/** A day of the workbook's table of arrivals, as it stands there; its row, from 1. */
export type WorkbookDay = {
  readonly day: string;
  readonly people: number;
  readonly boats: number;
  readonly row: number;
};

/** A row of which no day could be read: what was expected and what came. */
type WorkbookFault = { readonly row: number; readonly why: string };

export type Workbook = {
  readonly days: readonly WorkbookDay[];
  readonly faults: readonly WorkbookFault[];
};

/** The table of daily arrivals of the Home Office's workbook, and how its columns are headed. */
export const ARRIVALS = "SB_01";
const HEADINGS = ["Date", "Migrants arrived", "Boats arrived"] as const;
const COLUMNS = HEADINGS.length;
/** A century of days; an open sheet goes on with a million empty rows. */
const ROWS_MOST = 36_600;
const DAY = /^(\d{4}-\d{2}-\d{2})(?:T00:00:00(?:\.0+)?)?$/;

/**
 * Days of arrivals in a workbook of the Home Office ("Migrants detected crossing the English
 * Channel in small boats"), from the content.xml of its OpenDocument file (OASIS ODF 1.2). A row
 * that is no day with two numbers is listed, the others are read. Throws a Fault for another
 * document.
 */
export function readArrivals(contentXml: string): Workbook {
  const rows = rowsOf(sheetIn(readXml(contentXml)));
  const [heading = []] = rows;
  const isHeaded = HEADINGS.every((text, column) => heading[column]?.text.trim() === text);
  if (!isHeaded) {
    const came = heading.map(({ text }) => text).join(", ");
    throw new Fault(
      `sheet ${ARRIVALS}: expected the headings ${HEADINGS.join(", ")}; came ${came}`,
    );
  }
  const days: WorkbookDay[] = [];
  const faults: WorkbookFault[] = [];
  for (const [at, cells] of rows.entries()) {
    if (at === 0 || cells.every(({ text }) => text === "")) continue;
    const read = dayOf(cells, at + 1);
    if ("why" in read) faults.push(read);
    else days.push(read);
  }
  return { days, faults };
}

type Cell = { readonly text: string; readonly value: string | null; readonly date: string | null };

function sheetIn(document: XmlPart): XmlPart {
  const body = partNamed(document, "body");
  const spreadsheet = body === null ? null : partNamed(body, "spreadsheet");
  if (spreadsheet === null) throw new Fault("expected an OpenDocument spreadsheet; came another");
  const sheets = partsNamed(spreadsheet, "table");
  const sheet = sheets.find(({ attributes }) => attributes.get("table:name") === ARRIVALS);
  if (sheet !== undefined) return sheet;
  const names = sheets.map(({ attributes }) => attributes.get("table:name")).join(", ");
  throw new Fault(`expected a sheet ${ARRIVALS}; came ${names}`);
}

/** The first cells of every row; rows and cells that the file writes once for many are repeated. */
function rowsOf(sheet: XmlPart): readonly (readonly Cell[])[] {
  const rows: (readonly Cell[])[] = [];
  for (const row of partsNamed(sheet, "table-row")) {
    const cells = cellsOf(row);
    const isEmpty = cells.every(({ text }) => text === "");
    const times = isEmpty ? 1 : repeatedOf(row, "table:number-rows-repeated");
    for (let time = 0; time < times && rows.length < ROWS_MOST; time += 1) rows.push(cells);
  }
  return rows;
}

function cellsOf(row: XmlPart): readonly Cell[] {
  const cells: Cell[] = [];
  for (const part of row.parts.filter(({ name }) => name.endsWith("table-cell"))) {
    const cell = {
      text: partsNamed(part, "p")
        .map(({ text }) => text)
        .join(" "),
      value: part.attributes.get("office:value") ?? null,
      date: part.attributes.get("office:date-value") ?? null,
    };
    const times = repeatedOf(part, "table:number-columns-repeated");
    for (let time = 0; time < times && cells.length < COLUMNS; time += 1) cells.push(cell);
  }
  return cells;
}

function repeatedOf({ attributes }: XmlPart, name: string): number {
  const times = Number(attributes.get(name) ?? "1");
  return Number.isSafeInteger(times) && times > 0 ? times : 1;
}

const NO_CELL: Cell = { text: "", value: null, date: null };

function dayOf(cells: readonly Cell[], row: number): WorkbookDay | WorkbookFault {
  const [date = NO_CELL, people = NO_CELL, boats = NO_CELL] = cells;
  const day = DAY.exec(date.date ?? "")?.[1];
  if (day === undefined) {
    return { row, why: `expected a date; came "${date.date ?? date.text}"` };
  }
  const [arrived, crafts] = [wholeOf(people), wholeOf(boats)];
  if (arrived !== null && crafts !== null) return { day, people: arrived, boats: crafts, row };
  const came = `"${people.text}" and "${boats.text}"`;
  return { row, why: `${day}: expected whole numbers of people and boats; came ${came}` };
}

function wholeOf({ value }: Cell): number | null {
  const number = Number(value ?? Number.NaN);
  return Number.isSafeInteger(number) && number >= 0 ? number : null;
}
