/** A room of the house: what lives there, which doors it may open, whether it exists yet. */
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
    lives: "coastline, land mask, named places, rescue regions, median line, lanes",
    opens: ["units"],
    verbs: "find…, is…",
  },
  log: {
    lives: "what was said, in order, unalterable: events, entries, hash chain",
    opens: ["units"],
    verbs: "seal, firstFault",
  },
  intake: {
    lives: "foreign words and bytes into readings: night files now, feeds to come",
    opens: ["units", "chart", "log"],
    verbs: "read…",
  },
  picture: {
    lives: "the fold: what we believe, as of any moment",
    opens: ["units", "log"],
    verbs: "fold, …At, questions",
  },
  predict: {
    lives: "where could they be by now, how long can they live (to come)",
    opens: ["units", "chart"],
    verbs: "drift, survive",
  },
  match: {
    lives: "which report speaks of which boat, how many boats there are (to come)",
    opens: ["units", "chart", "log", "picture", "predict"],
    verbs: "weigh…",
  },
  plan: {
    lives: "who could go, where to search, what is not watched (to come)",
    opens: ["units", "chart", "log", "picture", "predict", "match"],
    verbs: "propose…",
  },
  orders: {
    lives: "what the officer wants: events, or a refusal with its reasons",
    opens: ["units", "log", "picture", "match"],
    verbs: "decide…",
  },
  record: {
    lives: "tallies, money and equipment, claims (to come)",
    opens: ["units", "log", "picture"],
    verbs: "tally…, check…",
  },
  show: {
    lives: "the picture as plain data for eyes; words in English and French",
    opens: except("show", "publish"),
    verbs: "view…, say…",
  },
  publish: {
    lives: "documents for others (to come)",
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
export const packages: Record<string, readonly string[]> = { log: ["zod"], orders: ["zod"] };

export const COLUMNS_MAX = 100;
export const LINES_MAX = 400;

/** A line that betrays a room: where it may stand, and what to do instead. */
export type Belongs = {
  readonly line: RegExp;
  readonly rooms: readonly string[];
  readonly instead: string;
};

const NUMERIC = ["units", "chart", "match", "predict", "run", "web"];

export const belongs: readonly Belongs[] = [
  {
    line: /\basync\b|\bawait\b/,
    rooms: shells,
    instead: "a pure room never waits; let the shell wait and pass the result in",
  },
  {
    line: /\bDate\.now\b|\bnew Date\(\)/,
    rooms: shells,
    instead: "take the time as an argument `now: Instant`",
  },
  {
    line: /\bMath\.random\b/,
    rooms: [],
    instead: "use seededRandom of #units, or node:crypto in run for names",
  },
  {
    line: /\bcase "(?:Report|Boat|Boats|People|Unit|Broadcast|Search|Feed|Observation|Responsibility)[A-Z]\w*"/,
    rooms: ["log", "picture", "show"],
    instead:
      "ask the picture; only the fold branches on kinds of events, and show puts them in words",
  },
  {
    line: /\.toFixed\(|\bIntl\./,
    rooms: ["show", "publish", "web"],
    instead: "make words in show",
  },
  {
    line: /\bnew (?:Float|Int|Uint)\d+Array\b/,
    rooms: NUMERIC,
    instead: "columns of numbers live in the numeric rooms",
  },
  {
    line: /:\s*any\b|\bas any\b|<any>|@ts-ignore|@ts-nocheck/,
    rooms: [],
    instead: "say the type; `unknown` with a check where it comes from outside",
  },
  { line: /\bTODO\b|\bFIXME\b|\bXXX\b/, rooms: [], instead: "do it, or write an issue" },
  {
    line: /\btargets?\b(?!\s*[.=:)?,;]|")/i,
    rooms: shells,
    instead: "say boat: there are people aboard",
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
