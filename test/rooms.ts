import { eventSchemas } from "#log";

/** A room of the house: what lives there, which doors it may open, what its functions are called. */
export type Room = {
  readonly lives: string;
  readonly opens: readonly string[];
  readonly verbs: string;
};

const PURE = [
  "units",
  "chart",
  "log",
  "intake",
  "picture",
  "predict",
  "match",
  "plan",
  "orders",
  "record",
  "show",
  "publish",
] as const;
const except = (...names: string[]): string[] => PURE.filter((room) => !names.includes(room));

/** The room table. ARCHITECTURE.md prints it; `tidy` holds it. */
export const rooms: Record<string, Room> = {
  units: {
    lives: "quantities with their unit, instants, positions, counts, seeded random numbers",
    opens: [],
    verbs: "nouns",
  },
  chart: {
    lives: "coastline, land mask, places, rescue regions, median line, lanes, tides, fields",
    opens: ["units"],
    verbs: "find…, is…",
  },
  log: {
    lives: "what was said, in order, unalterable: events, entries, hash chain",
    opens: ["units"],
    verbs: "seal, firstFault",
  },
  intake: {
    lives:
      "foreign words and bytes into readings: calls, mails, chats, AIS, sensors, positions, fields",
    opens: ["units", "chart", "log"],
    verbs: "read…",
  },
  picture: {
    lives: "the fold: what we believe, as of any moment",
    opens: ["units", "log", "predict"],
    verbs: "fold, …At, questions",
  },
  predict: {
    lives: "where could they be by now, how long can they live: drift, survival",
    opens: ["units", "chart"],
    verbs: "drift, survive",
  },
  match: {
    lives: "which report speaks of which boat, how many boats there are",
    opens: ["units", "chart", "log", "picture", "predict"],
    verbs: "weigh…",
  },
  plan: {
    lives: "who could go, where to search, what is not watched",
    opens: ["units", "chart", "log", "picture", "predict", "match"],
    verbs: "propose…",
  },
  orders: {
    lives: "what the officer wants: events, or a refusal with its reasons",
    opens: ["units", "log", "picture", "predict", "match"],
    verbs: "decide…",
  },
  record: {
    lives: "crossings, deaths, operations and weather, money and equipment, claims",
    opens: ["units", "log", "picture"],
    verbs: "tally…, check…",
  },
  show: {
    lives: "the picture as plain data for eyes; words in English and French",
    opens: except("show", "publish"),
    verbs: "view…, say…",
  },
  publish: {
    lives: "documents for others: a drift as GeoJSON and NetCDF, the public site",
    opens: except("publish"),
    verbs: "render…",
  },
  run: {
    lives: "the machine's shell: CLI, server, store, clock",
    opens: [...PURE],
    verbs: "open, listen, serve",
  },
  web: { lives: "the browser's shell", opens: except("publish"), verbs: "–" },
};

/** Rooms that may wait, tell the time, and touch the machine. */
export const shells = ["run", "web"];

/** The only packages that pure rooms may import, and why they may: docs/decisions/0012. */
export const packages: Record<string, readonly string[]> = {
  chart: ["proj4", "@neaps/tide-predictor"],
  log: ["zod"],
  orders: ["zod"],
  intake: ["h5wasm", "netcdfjs", "@rgrove/parse-xml", "zod"],
};

export const COLUMNS_MAX = 100;
export const LINES_MAX = 400;

/** A line that betrays a room: where it may stand, and what to do instead. */
export type Belongs = {
  readonly line: RegExp;
  readonly rooms: readonly string[];
  readonly instead: string;
  /** Whether the rule holds in comments too; words about a thing are otherwise not the thing. */
  readonly inComments: boolean;
};

/**
 * Rooms that reckon in columns; the shells have them for bytes and for work sent to workers, intake
 * for the fields of weather and current files.
 */
const NUMERIC = ["units", "chart", "match", "predict", "plan", "intake", ...shells];
const EVENT_KINDS = Object.keys(eventSchemas).join("|");

export const belongs: readonly Belongs[] = [
  {
    line: /\basync\b|\bawait\b/,
    rooms: shells,
    instead: "a pure room never waits; let the shell wait and pass the result in",
    inComments: false,
  },
  {
    line: /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b|\bperformance\.now\b/,
    rooms: shells,
    instead: "take the time as an argument `now: Instant`",
    inComments: false,
  },
  {
    line: /\bMath\.random\b/,
    rooms: [],
    instead: "use seededRandom of #units, or node:crypto in run for names",
    inComments: false,
  },
  {
    line: new RegExp(`\\bcase "(?:${EVENT_KINDS})"`),
    rooms: ["log", "picture"],
    instead: "ask the picture; only the fold branches on kinds of events",
    inComments: false,
  },
  {
    line: /\.toFixed\(|\bIntl\.|\.toLocale\w*String\(/,
    rooms: ["show", "publish", "web"],
    instead: "make words in show",
    inComments: false,
  },
  {
    line: /\bnew (?:Float|Int|Uint|BigInt|BigUint)\d+(?:Clamped)?Array\b/,
    rooms: NUMERIC,
    instead: "columns of numbers live in the numeric rooms",
    inComments: false,
  },
  {
    line: /:\s*any\b|\bas any\b|<any>|\bany\[\]/,
    rooms: [],
    instead: "say the type; `unknown` with a check where it comes from outside",
    inComments: false,
  },
  {
    line: /@ts-(?:ignore|nocheck|expect-error)/,
    rooms: [],
    instead: "say the type; the compiler is right or the code is not clear",
    inComments: true,
  },
  {
    line: /\bTODO\b|\bFIXME\b|\bXXX\b/,
    rooms: [],
    instead: "do it, or write an issue",
    inComments: true,
  },
  {
    // The browser's own words stay: event.target, currentTarget, EventTarget, target="_blank".
    line: /(?<!event\.|event|current|--)target(?!="_)/i,
    rooms: [],
    instead: "say boat: there are people aboard",
    inComments: true,
  },
];

/** The table as ARCHITECTURE.md prints it. */
export function renderRooms(): string {
  const rows = Object.entries(rooms).map(([name, room]) => {
    const opens = room.opens.length === 0 ? "–" : room.opens.join(" ");
    return `| ${name} | ${room.lives} | ${opens} | ${room.verbs} |`;
  });
  const head = ["| room | what lives there | may open | verbs |", "|---|---|---|---|"];
  return [...head, ...rows].join("\n");
}
