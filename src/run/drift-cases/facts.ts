import { isRow, numberAt, tableIn, type Row } from "./json.ts";

/** What a part of a case file says of itself, with all that stands above it. */
export type Facts = {
  /** Keys from the top of the file down. */
  readonly path: readonly string[];
  /** Single values under their last name: "drift:stokes_drift" is stokes_drift. */
  readonly values: ReadonlyMap<string, unknown>;
  readonly environment: Row;
  /** A series in time that holds everywhere, as in case 04. */
  readonly series: Row | null;
  /** Environment as the reference met it, for what nothing else tells. */
  readonly sampled: readonly Row[];
  readonly particles: readonly Row[] | null;
  readonly description: string;
};

/** All that is said in words: the descriptions and every single value that is text. */
export function wordsOf({ description, values }: Facts): string {
  const texts = [...values.values()].filter((value) => typeof value === "string");
  return [description, ...texts].join(" ");
}

/** A part of a file that can be checked. */
export type Unit = {
  readonly kind: "track" | "moments" | "fractions" | "seeding";
  readonly facts: Facts;
  readonly node: Row;
};

/** All that can be checked in a file, and the keys that nothing made sense of. */
export type CaseParts = { readonly units: readonly Unit[]; readonly unknown: readonly string[] };

const NOTHING: Facts = {
  path: [],
  values: new Map(),
  environment: {},
  series: null,
  sampled: [],
  particles: null,
  description: "",
};

/** Keys that tell about the part in which they stand. */
const ABOUT = /^(settings|config|configuration|args|arguments|kwargs|call|input|inputs|start)$/;
const ENVIRONMENT = /^(environment|environment_constant|constant_environment|constants?)$/;
const SAMPLED = /^env(_.*|ironment_.*)?$/;
const OF_TRACK = /^(result|final.*|age.*|orientation.*|particles|status.*|capsized.*)$/;
const HOURS_OR_SUBSET = /^(t|stats|statistics|moments|all|right0?|left0?|[ht]?_?\d+(\.\d+)?[hs]?)$/;

/** Finds what can be checked in a parsed case file, however it is nested. */
export function partsOf(root: Row): CaseParts {
  const units: Unit[] = [];
  const unknown: string[] = [];
  walk(root, NOTHING, units, unknown);
  return { units, unknown };
}

function walk(node: Row, above: Facts, units: Unit[], unknown: string[]): void {
  const facts = factsWith(above, node);
  const kind = kindOf(node, facts);
  if (kind !== null) units.push({ kind, facts, node });
  for (const [key, value] of Object.entries(node)) {
    if (isToldAbout(key, value) || (kind !== null && isOfUnit(kind, key))) continue;
    const path = [...facts.path, key];
    const children = isRow(value) ? [[key, value] as const] : rowsIn(key, value);
    if (children.length === 0) unknown.push(path.join("."));
    for (const [name, child] of children) {
      walk(child, { ...facts, path: [...facts.path, name] }, units, unknown);
    }
  }
}

function rowsIn(key: string, value: unknown): readonly (readonly [string, Row])[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isRow)) return [];
  return value.map((row, index) => [`${key}[${index}]`, row] as const);
}

const isScalar = (value: unknown): boolean => typeof value !== "object" || value === null;

function isToldAbout(key: string, value: unknown): boolean {
  if (isScalar(value) || ABOUT.test(key) || ENVIRONMENT.test(key) || SAMPLED.test(key)) return true;
  if (isShortList(value) || isSeries(value)) return true;
  return key === "particles";
}

/** A pair, such as the two ends of a cone. */
const isShortList = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= 2 && value.every(isScalar);

const isSeries = (value: unknown): value is Row =>
  isRow(value) && Array.isArray(value["time_s"]) && !Array.isArray(value["lon"]);

function isOfUnit(kind: Unit["kind"], key: string): boolean {
  if (kind === "track") return OF_TRACK.test(key) || /^(times?_s|hours|lon|lat)$/.test(key);
  return kind !== "moments" || !HOURS_OR_SUBSET.test(key);
}

function factsWith(above: Facts, node: Row): Facts {
  const values = new Map(above.values);
  const rows = Object.entries(node).filter((entry): entry is [string, Row] => isRow(entry[1]));
  for (const [key, value] of Object.entries(node)) {
    if (isScalar(value) || isShortList(value)) values.set(nameOf(key), value);
  }
  for (const [key, row] of rows) if (ABOUT.test(key)) addValues(values, row);
  const constants = rows.filter(([key]) => ENVIRONMENT.test(key)).map(([, row]) => row);
  const sampled = rows.filter(([key]) => SAMPLED.test(key) && !ENVIRONMENT.test(key));
  const told = typeof node["description"] === "string" ? ` ${node["description"]}` : "";
  return {
    path: above.path,
    values,
    environment: Object.assign({}, above.environment, ...constants) as Row,
    series: rows.find(([, row]) => isSeries(row))?.[1] ?? above.series,
    sampled: [...above.sampled, ...sampled.map(([, row]) => row)],
    particles: particlesIn(node["particles"]) ?? above.particles,
    description: above.description + told,
  };
}

function addValues(values: Map<string, unknown>, row: Row): void {
  for (const [key, value] of Object.entries(row)) {
    if (isRow(value)) addValues(values, value);
    else values.set(nameOf(key), value);
  }
}

const nameOf = (key: string): string => key.slice(key.lastIndexOf(":") + 1).toLowerCase();

/** A list of particles, or columns of them. */
function particlesIn(value: unknown): readonly Row[] | null {
  if (Array.isArray(value) && value.length > 0 && value.every(isRow)) return value;
  if (!isRow(value) || !Array.isArray(value["lon"])) return null;
  return value["lon"].map((_, index) =>
    Object.fromEntries(
      Object.entries(value).map(([key, column]) => [
        key,
        Array.isArray(column) ? (column as readonly unknown[])[index] : column,
      ]),
    ),
  );
}

/** Where a part keeps its track: in `result`, or in itself. */
export const trackIn = (node: Row): Row => (isRow(node["result"]) ? node["result"] : node);

/** Names under which moments of a cloud are known. */
export const MOMENT_NAMES = {
  east: {
    mean: ["mean_east_m", "mean_e_m", "mean_e", "mean_east"],
    variance: ["var_ee", "var_e", "var_east", "var_ee_m2"],
    deviation: ["sd_e_m", "std_e_m", "sd_east_m", "std_east_m", "sd_e", "std_e", "std_east"],
  },
  north: {
    mean: ["mean_north_m", "mean_n_m", "mean_n", "mean_north"],
    variance: ["var_nn", "var_n", "var_north", "var_nn_m2"],
    deviation: ["sd_n_m", "std_n_m", "sd_north_m", "std_north_m", "sd_n", "std_n", "std_north"],
  },
} as const;

const { mean, variance, deviation } = MOMENT_NAMES.east;

function kindOf(node: Row, facts: Facts): Unit["kind"] | null {
  if (isTrack(node, facts)) return "track";
  if (numberAt(node, ...mean, ...variance, ...deviation) !== null) return "moments";
  const shares = Object.entries(node).some(([key, value]) =>
    isFractions(key, value, facts.description),
  );
  if (shares) return "fractions";
  return isSeeding(node, facts) ? "seeding" : null;
}

/** Positions over time, of particles that are told. */
function isTrack(node: Row, { particles }: Facts): boolean {
  const track = trackIn(node);
  const { lon } = track;
  const timed = ["times_s", "time_s", "hours"].some((name) => Array.isArray(track[name]));
  const followed = particles !== null || (Array.isArray(lon) && Array.isArray(lon[0]));
  return timed && followed && tableIn(lon) !== null;
}

function isSeeding(node: Row, { path, description }: Facts): boolean {
  const told = /seed/i.test(description) || path.some((key) => /seed|cone|span/i.test(key));
  const placed = tableIn(node["lon"]) !== null || particlesIn(node["particles"]) !== null;
  return told && placed && !isRow(node["result"]);
}

/** Shares by the hour: a list, or an object whose keys are hours. */
export function isFractions(key: string, value: unknown, description: string): boolean {
  const numbered = /capsiz/i.test(description) && /^[\w.]*\d$/.test(key);
  if (/leeway/i.test(key) || !(numbered || /frac|capsized/i.test(key))) return false;
  const shares = Array.isArray(value) ? value : isRow(value) ? Object.values(value) : [];
  return shares.length > 2 && shares.every((x) => typeof x === "number" && x >= 0 && x <= 1);
}
