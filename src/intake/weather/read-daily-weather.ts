import { Fault } from "../fault.ts";
import { eachRow, type NamedCells, type RowFault } from "../named-rows.ts";

/** What a station measured on a day, UTC. null: not measured, or in doubt to who measured it. */
export type MeasuredDay = {
  /** The station's number, such as "62160001", and its name. */
  readonly station: string;
  readonly name: string;
  readonly day: string;
  /** Wind at 10 m, m/s: the mean of the day, and the highest mean of ten minutes. */
  readonly mean: number | null;
  readonly most: number | null;
  /** Where the highest came from, degrees true, 360 for north. */
  readonly direction: number | null;
  /** The lowest temperature of the air, °C. */
  readonly coldest: number | null;
  readonly line: number;
};

export type DailyWeather = {
  readonly days: readonly MeasuredDay[];
  /** Every station of the table that measured wind, and on how many days. */
  readonly stations: readonly {
    readonly station: string;
    readonly name: string;
    readonly days: number;
  }[];
  readonly faults: readonly RowFault[];
};

const COLUMNS = [
  "NUM_POSTE",
  "NOM_USUEL",
  "AAAAMMJJ",
  "FFM",
  "QFFM",
  "FXY",
  "QFXY",
  "DXY",
  "QDXY",
  "TN",
  "QTN",
] as const;
type Column = (typeof COLUMNS)[number];

/** The highest mean of ten minutes ever measured is below 90 m/s; a day's mean is below that. */
const WIND_MOST = 90;
const TURN = 360;
const TEMPERATURES = [-60, 60] as const;
/** A value that its owner holds for doubtful, and is looking into. */
const DOUBTFUL = "2";

/**
 * The days of some stations in a file of Météo-France's "Données climatologiques de base -
 * quotidiennes", the table with rain, temperature and wind (RR-T-Vent): cells parted by semicolons,
 * each value with a code of its quality behind it. A station is meant by its number, or by its
 * name in any case. A row that cannot be read is listed, the others are read. Throws a Fault for
 * another table.
 */
export function readDailyWeather(text: string, wanted: readonly string[]): DailyWeather {
  const faults: RowFault[] = [];
  const days: MeasuredDay[] = [];
  const stations = new Map<string, { station: string; name: string; days: number }>();
  const asked = new Set(wanted.map((each) => each.toLowerCase()));
  eachRow(text, { table: "weather", columns: COLUMNS, separator: ";" }, faults, (row) => {
    const [station, name] = [row.of("NUM_POSTE"), row.of("NOM_USUEL")];
    if (row.of("FFM") !== "" || row.of("FXY") !== "") {
      const known = stations.get(station);
      stations.set(station, { station, name, days: (known?.days ?? 0) + 1 });
    }
    if (asked.has(station.toLowerCase()) || asked.has(name.toLowerCase())) days.push(dayOf(row));
  });
  const most = [...stations.values()].toSorted((one, other) => other.days - one.days);
  return { days, stations: most, faults };
}

function dayOf(row: NamedCells<Column>): MeasuredDay {
  const written = row.of("AAAAMMJJ");
  const day = written.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day)))
    throw new Fault(`AAAAMMJJ: expected a day such as 20211124; came "${written}"`);
  return {
    station: row.of("NUM_POSTE"),
    name: row.of("NOM_USUEL"),
    day,
    mean: valueOf(row, "FFM", "QFFM", [0, WIND_MOST]),
    most: valueOf(row, "FXY", "QFXY", [0, WIND_MOST]),
    direction: valueOf(row, "DXY", "QDXY", [0, TURN]),
    coldest: valueOf(row, "TN", "QTN", TEMPERATURES),
    line: row.line,
  };
}

function valueOf(
  { of }: NamedCells<Column>,
  column: Column,
  quality: Column,
  [least, most]: readonly [number, number],
): number | null {
  const text = of(column);
  if (text === "" || of(quality) === DOUBTFUL) return null;
  const value = /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Fault(`${column}: expected ${least} to ${most} or nothing; came "${text}"`);
}
