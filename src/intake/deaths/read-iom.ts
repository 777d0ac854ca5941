import { Fault } from "../fault.ts";
import { tableOf, type Row } from "../sightings/csv-rows.ts";

/** An incident as IOM's list has it; `day` is "2021-11-24". */
export type IomIncident = {
  readonly ids: readonly string[];
  readonly day: string;
  /** null: the cell is empty. */
  readonly dead: number | null;
  readonly missing: number | null;
  readonly survivors: number | null;
  readonly cause: string;
  readonly place: string;
  readonly source: string;
  readonly url: string;
  readonly inWater: boolean;
  readonly line: number;
};

export type IomList = {
  readonly incidents: readonly IomIncident[];
  /** Rows of other routes, which were passed over. */
  readonly elsewhere: number;
  /** Rows that could not be read: what was expected and what came. */
  readonly faults: readonly { readonly line: number; readonly why: string }[];
};

/** How IOM heads each column over the years, and how our copy does. */
const HEADINGS = {
  id: ["incident id", "incident_id", "web id"],
  day: ["incident date", "date", "reported date", "website date"],
  dead: ["number of dead", "number dead", "dead"],
  missing: ["minimum estimated number of missing", "missing"],
  survivors: ["number of survivors", "survivors"],
  cause: ["cause of death", "cause"],
  place: ["location of incident", "location of death", "location description", "location"],
  source: ["information source", "information_source"],
  url: ["url"],
  route: ["migration route"],
  sea: ["sea_or_channel"],
} as const;
type Column = keyof typeof HEADINGS;
const NEEDED = ["id", "day", "dead", "missing", "cause", "place", "source"] as const;

/** "Mainland Europe to the UK", and "English Channel to the UK" before 2023. */
const ROUTE = /\bto the UK\b/i;
const IN_WATER = /drown/i;
const AT_SEA = /channel crossing|off the coast/i;
const DAY = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/;
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/**
 * The incidents on the way to the United Kingdom in a CSV file of IOM's Missing Migrants Project: a
 * download of all routes, or Vigie's copy. Columns that tell of sex, age and origin are passed over
 * (law 12). A row that cannot be read is listed, the others are read. Throws a Fault for another
 * table.
 */
export function readIom(text: string): IomList {
  const [heading, ...rows] = tableOf(text).rows;
  const columns = columnsOf(heading?.cells ?? []);
  const incidents: IomIncident[] = [];
  const faults: { line: number; why: string }[] = [];
  let elsewhere = 0;
  for (const row of rows) {
    if (row.why === null && !isOnRoute(row, columns)) {
      elsewhere += 1;
      continue;
    }
    try {
      incidents.push(incidentOf(row, columns));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push({ line: row.line, why: error.message });
    }
  }
  return { incidents, elsewhere, faults };
}

type Columns = ReadonlyMap<Column, number>;

function columnsOf(cells: readonly string[]): Columns {
  const found = new Map<Column, number>();
  for (const [column, names] of Object.entries(HEADINGS)) {
    const at = cells.findIndex((cell) => (names as readonly string[]).includes(cell.toLowerCase()));
    if (at >= 0) found.set(column as Column, at);
  }
  const missing = NEEDED.filter((column) => !found.has(column));
  if (missing.length === 0) return found;
  const expected = missing.map((column) => `"${HEADINGS[column][0]}"`).join(", ");
  throw new Fault(`expected a column ${expected}; came ${cells.slice(0, 8).join(", ")}`);
}

const cellOf = ({ cells }: Row, columns: Columns, column: Column): string =>
  cells[columns.get(column) ?? -1] ?? "";

function isOnRoute(row: Row, columns: Columns): boolean {
  return !columns.has("route") || ROUTE.test(cellOf(row, columns, "route"));
}

function incidentOf(row: Row, columns: Columns): IomIncident {
  if (row.why !== null) throw new Fault(row.why);
  const text = (column: Column): string => cellOf(row, columns, column);
  const ids = text("id")
    .split(/[\s,;]+/)
    .filter((id) => id !== "");
  if (ids.length === 0) throw new Fault("expected the number of an incident; came none");
  const [cause, place] = [text("cause"), text("place")];
  return {
    ids,
    day: dayOf(text("day")),
    dead: numberOf(text("dead"), "dead"),
    missing: numberOf(text("missing"), "missing"),
    survivors: numberOf(text("survivors"), "survivors"),
    cause,
    place,
    source: text("source"),
    url: text("url"),
    inWater: columns.has("sea")
      ? text("sea") === "yes"
      : IN_WATER.test(cause) || AT_SEA.test(place),
    line: row.line,
  };
}

/**
 * "2021-11-24" or "Wed, 11/24/2021": of the latter the weekday proves which is the month. Any other
 * order is not guessed.
 */
function dayOf(text: string): string {
  const iso = DAY.exec(text)?.[1];
  if (iso !== undefined && isDay(iso)) return iso;
  const [, weekday, month, day, year] =
    /^(\w{3}), (\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? ([] as (string | undefined)[]);
  const made = `${year}-${month}-${day}`;
  if (isDay(made) && WEEKDAYS[new Date(made).getUTCDay()] === weekday) return made;
  throw new Fault(`expected a day such as 2021-11-24 or Wed, 11/24/2021; came "${text}"`);
}

const isDay = (text: string): boolean =>
  !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

function numberOf(text: string, column: Column): number | null {
  if (text === "") return null;
  if (/^\d{1,6}(?:\.0)?$/.test(text)) return Number(text);
  throw new Fault(`${column}: expected a whole number or nothing; came "${text}"`);
}
