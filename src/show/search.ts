import type { ShoreId } from "#chart";
import type { BoatId, UnitId } from "#log";
import type {
  DetectionCurve,
  Effort,
  Ground,
  Pattern,
  PatternKind,
  SearchObject,
  ShorePart,
  SweepWidth,
} from "#plan";
import {
  type Count,
  toKnots,
  toNauticalMiles,
  type Instant,
  type Metres,
  type MetresPerSecond,
  type Position,
  type Seconds,
} from "#units";
import { sayUtc } from "./instants.ts";
import { say, sayNumber, series, type Language } from "./language.ts";
import { sayChance, sayCountInFigures, sayDuration, sayPosition, sayShare } from "./quantities.ts";

/** What one unit is proposed to search, and how; all that the words and the map need. */
export type SearchPartTold = {
  readonly unit: UnitId;
  readonly name: string;
  readonly boat: BoatId;
  readonly effort: Effort;
  /** Of the ground when the search begins: it moves with the water. */
  readonly corners: readonly Position[];
  readonly pattern: Pattern;
  readonly speed: MetresPerSecond;
  readonly light: "day" | "night";
  readonly sweeps: Readonly<Record<SearchObject, SweepWidth>>;
  /** POC, POD within, and POS of this part alone. */
  readonly containment: number;
  readonly detection: number;
  readonly success: number;
  /** There, at it, and back. */
  readonly takes: Seconds;
  /** Null: nobody has told it. */
  readonly endurance: Seconds | null;
};

/** Where of a shore those may lie whom no boat can find. */
export type ShoreTold = {
  readonly shore: ShoreId;
  readonly fromKm: number;
  readonly toKm: number;
  /** Of the whole probability. */
  readonly share: number;
};

export type SearchedBoat = {
  readonly boat: BoatId;
  readonly name: string;
  readonly people: Count;
  /** Search at least until then; null: nobody is known to be in the water. */
  readonly searchUntil: Instant | null;
  readonly datum: Position;
  readonly radius95: Metres;
  readonly datumAt: Instant;
  /** That the parts together find her. */
  readonly success: number;
  readonly ashore: number;
  /** What of the probability earlier searches have taken away. */
  readonly searched: number;
  readonly particles: number;
  readonly nextLight: Instant | null;
  readonly nextSlack: { readonly at: Instant; readonly knots: number } | null;
  readonly shore: ShoreTold | null;
};

type IdleUnit = {
  readonly unit: UnitId;
  readonly name: string;
  readonly why: IdleReason;
  readonly needs: Seconds | null;
  readonly has: Seconds | null;
};

export type IdleReason =
  | "held back"
  | "not ready"
  | "searches no water"
  | "no sweep width"
  | "where unknown"
  | "speed unknown"
  | "no way"
  | "too far"
  | "beyond endurance"
  | "at work"
  | "no use"
  | "no boat";

/** A plan of search for all boats at once: a proposal, never an order. */
export type SearchAnswer = {
  readonly at: Instant;
  readonly until: Instant;
  readonly curve: DetectionCurve;
  readonly parts: readonly SearchPartTold[];
  /** Who goes along which shore. */
  readonly shore: readonly (ShorePart & { readonly name: string })[];
  readonly boats: readonly SearchedBoat[];
  /** Units that are in no part, each with the reason. */
  readonly idle: readonly IdleUnit[];
  /** Boats without a place to search for. */
  readonly without: readonly {
    readonly boat: BoatId;
    readonly name: string;
    readonly why: string;
  }[];
};

/** The plan in words, a line each, boat by boat. */
export function saySearch(answer: SearchAnswer, language: Language): readonly string[] {
  const { at, until, boats, parts, idle, without, curve } = answer;
  const head = say(language, "search.head", {
    from: sayUtc(at, language),
    until: sayUtc(until, language),
    curve: say(language, `search.curve.${curve}`),
  });
  return [
    head,
    ...boats.flatMap((boat) => [
      "",
      ...sayBoatSearch(boat, language),
      ...parts
        .filter((part) => part.boat === boat.boat)
        .flatMap((part) => sayPart(part, language).map((line) => `  ${line}`)),
      ...answer.shore
        .filter((part) => part.boat === boat.boat)
        .map((part) => `  ${sayShorePart(part, language)}`),
    ]),
    ...(without.length === 0 ? [] : [""]),
    ...sayWithout(answer, language),
    ...(idle.length === 0 ? [] : [""]),
    ...idle.map((unit) => sayIdle(unit, language)),
    "",
    say(language, "search.never"),
  ];
}

/** One unit's part: for which boat and which water first, then legs and chances. */
export function saySearchPart(
  { boats }: SearchAnswer,
  part: SearchPartTold,
  language: Language,
): readonly string[] {
  const name = boats.find(({ boat }) => boat === part.boat)?.name ?? part.boat;
  const [head = "", ...lines] = sayPart(part, language);
  return [`${name} ← ${head}`, ...lines];
}

/** The boats with their chances and clocks, and whoever is in no part with the reason. */
export function saySearchRest(answer: SearchAnswer, language: Language): readonly string[] {
  return [
    ...answer.boats.flatMap((boat) => [
      ...sayBoatSearch(boat, language),
      ...answer.shore
        .filter((part) => part.boat === boat.boat)
        .map((part) => sayShorePart(part, language)),
    ]),
    ...sayWithout(answer, language),
    ...answer.idle.map((unit) => sayIdle(unit, language)),
    say(language, "search.never"),
  ];
}

/** A pattern by the name it has in IAMSAR. */
export const sayPattern = (kind: PatternKind, language: Language): string =>
  say(language, `search.pattern.${kind}`);

const sayWithout = ({ without }: SearchAnswer, language: Language): readonly string[] =>
  without.map(({ name, why }) => say(language, "search.without", { boat: name, why }));

function sayBoatSearch(boat: SearchedBoat, language: Language): readonly string[] {
  const lines = [
    say(language, "search.boat", {
      boat: boat.name,
      people: sayCountInFigures(boat.people),
      success: sayChance(boat.success, language),
    }),
    say(language, "search.datum", {
      time: sayUtc(boat.datumAt, language),
      place: sayPosition(boat.datum, language),
      radius: sayMiles(boat.radius95, language),
    }),
  ];
  if (boat.searched > 0)
    lines.push(say(language, "search.before", { share: sayShare(boat.searched, language) }));
  if (boat.shore !== null) lines.push(sayShoreTold(boat.shore, language));
  lines.push(series(sayClocks(boat, language), language));
  return lines;
}

function sayShoreTold({ shore, fromKm, toKm, share }: ShoreTold, language: Language): string {
  return say(language, "search.shore", {
    share: sayShare(share, language),
    shore: say(language, `shore.${shore}`),
    from: fromKm,
    to: toKm,
  });
}

/** Who goes along which shore, from where, for how long; how it gets there is not known here. */
function sayShorePart(part: ShorePart & { readonly name: string }, language: Language): string {
  const { name, shore, fromKm, toKm, speed, off, waypoints, takes } = part;
  const km = (value: number): string => sayNumber(Math.round(10 * value) / 10, language);
  return say(language, "search.shore.part", {
    unit: name,
    pattern: sayPattern("shoreline", language),
    shore: say(language, `shore.${shore}`),
    from: km(fromKm),
    to: km(toKm),
    start: sayPosition(waypoints[0]!.place, language),
    takes: sayDuration(takes, language),
    speed: km(speed * 3.6),
    off: km(off / 1000),
  });
}

function sayClocks(boat: SearchedBoat, language: Language): readonly string[] {
  const { searchUntil, nextLight, nextSlack } = boat;
  const clock =
    searchUntil === null
      ? say(language, "search.clock.none")
      : say(language, "search.clock", { time: sayUtc(searchUntil, language) });
  const time = nextLight === null ? "?" : sayUtc(nextLight, language);
  return [
    clock,
    say(language, "search.light", { time }),
    ...(nextSlack === null
      ? []
      : [
          say(language, "search.slack", {
            time: sayUtc(nextSlack.at, language),
            knots: sayNumber(nextSlack.knots, language),
          }),
        ]),
  ];
}

/** The water of a part and its pattern, as it is put on the log when it is planned. */
export const saySearchArea = ({ effort, pattern }: SearchPartTold, language: Language): string =>
  sayArea(pattern.kind, effort.ground, language);

/** A ground and how it is searched. */
export function sayArea(
  pattern: PatternKind,
  { length, width, bearing, centre }: Ground,
  language: Language,
): string {
  return say(language, "search.area", {
    pattern: sayPattern(pattern, language),
    length: sayMiles(length, language),
    width: sayMiles(width, language),
    bearing: sayBearing(bearing),
    place: sayPosition(centre, language),
  });
}

function sayPart(part: SearchPartTold, language: Language): readonly string[] {
  const { effort, pattern, speed, light, sweeps, takes, endurance } = part;
  const { ground } = effort;
  return [
    say(language, "search.part", { unit: part.name, area: saySearchArea(part, language) }),
    say(language, "search.legs", {
      from: sayUtc(ground.from, language),
      until: sayUtc(ground.until, language),
      spacing: sayMiles(pattern.spacing, language),
      track: sayMiles(effort.track, language),
      knots: sayNumber(toKnots(speed), language),
      start: sayPosition(pattern.waypoints[0]?.place ?? ground.centre, language),
    }),
    say(language, "search.chances", {
      poc: sayChance(part.containment, language),
      pod: sayChance(part.detection, language),
      pos: sayChance(part.success, language),
    }),
    say(language, "search.widths", {
      light: say(language, `search.light.${light}`),
      inflatable: sayMiles(sweeps.inflatable.metres, language),
      swamped: sayMiles(sweeps["swamped inflatable"].metres, language),
      person: sayMiles(sweeps.person.metres, language),
      source: saySweepSource(sweeps.person, language),
    }),
    endurance === null
      ? say(language, "search.endurance.unknown", { takes: sayDuration(takes, language) })
      : say(language, "search.endurance", {
          takes: sayDuration(takes, language),
          has: sayDuration(endurance, language),
        }),
  ];
}

/** Which row of which table, or the unit's own figure, and what was taken off it. */
function saySweepSource(width: SweepWidth, language: Language): string {
  const { row, own, weatherFactor, nightFactor, isVisibilityAssumed } = width;
  const parts = [
    own === null ? null : say(language, "search.width.own", { source: own.source }),
    row === null
      ? null
      : say(language, "search.width.table", { row: say(language, `search.row.${row}`) }),
    weatherFactor === 1
      ? null
      : say(language, "search.width.weather", { factor: sayNumber(100 * weatherFactor, language) }),
    nightFactor === 1
      ? null
      : say(language, "search.width.night", { factor: sayNumber(100 * nightFactor, language) }),
    isVisibilityAssumed && row !== null ? say(language, "search.width.visibility") : null,
  ];
  return series(
    parts.filter((part) => part !== null),
    language,
  );
}

function sayIdle({ name, why, needs, has }: IdleUnit, language: Language): string {
  const reason = say(language, `search.idle.${why}`);
  if (why !== "beyond endurance" || needs === null || has === null)
    return say(language, "search.idle", { unit: name, why: reason });
  const figures = say(language, "detail.endurance", {
    needs: sayDuration(needs, language),
    has: sayDuration(has, language),
  });
  return say(language, "search.idle", { unit: name, why: `${reason} (${figures})` });
}

/** What earlier searches took of a boat's probability, for the list of what a drift rests on. */
export function saySearchesCounted(
  {
    number,
    counted,
    share,
  }: { readonly number: number; readonly counted: number; readonly share: number },
  language: Language,
): readonly string[] {
  if (number === 0) return [];
  const said = [
    say(language, "search.counted", { number: counted, share: sayShare(share, language) }),
  ];
  if (counted < number) said.push(say(language, "search.uncounted", { number: number - counted }));
  return said;
}

/** Three figures, degrees true, as on a compass. */
export const sayBearing = (degrees: number): string =>
  `${String((Math.round(degrees) + 360) % 360).padStart(3, "0")}°`;

/** Two figures that count, in nautical miles: "0.011 NM". */
function sayMiles(length: Metres, language: Language): string {
  const miles = toNauticalMiles(length);
  const figures = miles >= 10 ? miles.toFixed(0) : Number(miles.toPrecision(2)).toString();
  return `${language === "fr" ? figures.replace(".", ",") : figures} NM`;
}
