import {
  describePosition,
  findNearestPlaces,
  type Chart,
  type FlowError,
  type PlaceBeside,
} from "#chart";
import type { BoatId } from "#log";
import type { Ask, WindRow } from "#picture";
import { CARRIED_OVER, type Stage } from "#predict";
import { toKnots, toNauticalMiles, type Instant, type Position } from "#units";
import type { ChosenField } from "./field-choice.ts";
import { sayUtc } from "./instants.ts";
import { pluralOf, say, series, type Language } from "./language.ts";
import { ofPlace } from "./positions.ts";
import { sayPosition } from "./quantities.ts";

/** Places ashore that are told; the rest is in the document. */
const STRANDINGS_TOLD = 4;
/** Rows of the table of hours. */
const ROWS_MOST = 13;
/** Standard deviations in the radius that holds 95 %: √(−2 ln 0.05) (Rayleigh). */
const RADIUS_IN_SD = Math.sqrt(-2 * Math.log(0.05));

/** A place, and where that is in words; null without a chart. */
type PlaceSaid = Position & { readonly near: string | null };

/** A flow, and the share of the run's nodes, land among them, for which it answered. */
type FlowSaid = { readonly source: string; readonly share: number };

type MomentSaid = {
  readonly at: Instant;
  readonly datum: PlaceSaid;
  readonly drift: {
    readonly miles: number;
    readonly bearing: number;
    readonly knots: number;
  } | null;
  readonly areas: readonly {
    readonly share: number;
    readonly squareMiles: number;
    readonly squareKilometres: number;
  }[];
  readonly radius95Miles: number;
  readonly ashore: number;
  readonly strandings: readonly (PlaceSaid & { readonly share: number })[];
};

type StageSaid = {
  readonly stage: Stage;
  readonly share: number;
  readonly objects: readonly {
    readonly id: number;
    readonly key: string;
    readonly share: number;
  }[];
};

/** What of a drift's answer is said: its sentences are in the language already. */
export type DriftSaid = {
  readonly about: {
    readonly from: Instant;
    readonly until: Instant;
    readonly particles: number;
    readonly seed: number;
    /** One standard deviation to each side. */
    readonly starts: readonly (Position & { readonly radiusMiles: number })[];
    readonly stages: readonly StageSaid[];
    readonly currents: readonly FlowSaid[];
    readonly winds: readonly FlowSaid[];
    readonly assumptions: readonly string[];
    readonly warnings: readonly string[];
  };
  readonly moments: readonly MomentSaid[];
};

/** The answer in words for an officer, a line each: where by then, how sure, on what grounds. */
export function sayDrift({ about, moments }: DriftSaid, language: Language): readonly string[] {
  const last = moments.at(-1)!;
  const start = about.starts[0]!;
  const head = say(language, about.until < about.from ? "drift.head.back" : "drift.head", {
    start: sayPosition(start, language),
    radius: sayMiles(start.radiusMiles * RADIUS_IN_SD, language),
    from: sayUtc(about.from, language),
    until: sayUtc(about.until, language),
    particles: about.particles,
    seed: about.seed,
  });
  return [
    head,
    "",
    ...sayMoment(last, language),
    "",
    ...sayHours(moments, language),
    "",
    ...about.stages.map((stage) => sayStage(stage, language)),
    ...[...about.currents, ...about.winds].map(({ source, share }) =>
      say(language, "drift.field", {
        source: source === CARRIED_OVER ? say(language, "drift.carried") : source,
        share: percent(share, language),
      }),
    ),
    ...about.assumptions.map((sentence) => say(language, "drift.assumed", { sentence })),
    ...about.warnings.map((sentence) => say(language, "drift.beware", { sentence })),
  ];
}

function sayStage({ stage, share, objects }: StageSaid, language: Language): string {
  const types = objects.map((each) => `${percent(each.share, language)} ${each.id} ${each.key}`);
  const when =
    share === 0
      ? say(language, "drift.stage.later")
      : say(language, "drift.stage.first", { share: percent(share, language) });
  return say(language, "drift.stage", {
    stage: say(language, `drift.stage.${stage}`),
    when,
    types: types.join(", "),
  });
}

function sayMoment(moment: MomentSaid, language: Language): readonly string[] {
  const { at, datum, drift, areas, radius95Miles, ashore, strandings } = moment;
  const near = datum.near === null ? "" : `, ${datum.near}`;
  const place = `${sayPosition(datum, language)}${near}`;
  const lines = [say(language, "drift.datum", { time: sayUtc(at, language), place })];
  if (drift !== null)
    lines.push(
      say(language, "drift.gone", {
        miles: sayMiles(drift.miles, language),
        bearing: degrees(drift.bearing),
        knots: figure(drift.knots, language),
      }),
    );
  for (const { share, squareMiles, squareKilometres } of areas)
    lines.push(
      say(language, "drift.area", {
        share: percent(share, language),
        miles: figure(squareMiles, language),
        kilometres: figure(squareKilometres, language),
      }),
    );
  lines.push(say(language, "drift.radius", { miles: sayMiles(radius95Miles, language) }));
  lines.push(sayAshore(ashore, strandings, language));
  return lines;
}

function sayAshore(
  ashore: number,
  strandings: MomentSaid["strandings"],
  language: Language,
): string {
  if (ashore === 0) return say(language, "drift.afloat");
  const told = strandings.slice(0, STRANDINGS_TOLD).map((place) => {
    const where = place.near ?? say(language, "drift.at", { place: sayPosition(place, language) });
    return `${percent(place.share, language)} ${where}`;
  });
  const number = strandings.length - told.length;
  if (number > 0) told.push(say(language, `drift.rest.${pluralOf(number, language)}`, { number }));
  const places = series(told, language);
  return say(language, "drift.ashore", { share: percent(ashore, language), places });
}

/** A table of some of the moments, the last among them. */
function sayHours(moments: readonly MomentSaid[], language: Language): readonly string[] {
  const stride = Math.ceil((moments.length - 1) / (ROWS_MOST - 1));
  const shown = moments.filter((_, index) => index % stride === 0 || index === moments.length - 1);
  const rows = shown.map(({ at, datum, areas, ashore }) => [
    sayUtc(at, language),
    sayPosition(datum, language),
    ...areas.map(({ squareMiles }) => figure(squareMiles, language)),
    percent(ashore, language),
  ]);
  const names = shown[0]!.areas.map(({ share }) =>
    say(language, "drift.column.area", { share: percent(share, language) }),
  );
  const [time, datum, ashore] = [
    say(language, "drift.column.time"),
    say(language, "drift.column.datum"),
    say(language, "drift.column.ashore"),
  ];
  const table = [[time, datum, ...names, ashore], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table.map((row) =>
    row
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join("  "),
  );
}

/** Two figures that count: 0.42, 4.2, 42, 420. */
function figure(value: number, language: Language): string {
  if (value === 0) return "0";
  const step = 10 ** Math.floor(Math.log10(Math.abs(value)) - 1);
  const rounded = Math.round(value / step) * step;
  return pointed(String(Number(rounded.toPrecision(6))), language);
}

const sayMiles = (miles: number, language: Language): string =>
  say(language, `drift.miles.${pluralOf(miles, language)}`, { number: figure(miles, language) });

/** Figures with the language's decimal sign. */
const pointed = (figures: string, language: Language): string =>
  language === "fr" ? figures.replace(".", ",") : figures;

/** Whole percent; what is more than nothing is never told as nothing. */
function percent(share: number, language: Language): string {
  if (share > 0 && share < 0.005) return say(language, "drift.little");
  return `${Math.round(100 * share)} %`;
}

const degrees = (bearing: number): string =>
  `${String(Math.round(bearing) % 360).padStart(3, "0")}°`;

/** The eight winds of the compass, from north by the east. */
const POINTS = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"] as const;
/** Nearer than this to a place is at it: the gazetteer is good to 1.5 km. */
const AT_MILES = 0.8;

/** Where a place lies, from one that both ends of a telephone know: "6.2 NM SE of Cap Gris-Nez". */
export function sayNear(chart: Chart, position: Position, language: Language): string {
  return sayBeside(describePosition(chart, position).nearest, language);
}

/** The same for a place on the coast, from beaches too. */
export function sayNearAshore(chart: Chart, position: Position, language: Language): string {
  const [nearest] = findNearestPlaces(chart, position, ["beach", "town", "port", "cape"], 1);
  return nearest === undefined ? sayNear(chart, position, language) : sayBeside(nearest, language);
}

function sayBeside(beside: PlaceBeside, language: Language): string {
  const miles = toNauticalMiles(beside.distance);
  if (miles < AT_MILES) return say(language, "position.at", { place: beside.place.name });
  const point = POINTS[Math.round(beside.bearingDegrees / 45) % POINTS.length]!;
  return say(language, "position.beside", {
    distance: say(language, `drift.miles.${pluralOf(miles, language)}`, {
      number: pointed(miles.toFixed(1), language),
    }),
    point: say(language, `position.point.${point}`),
    of: ofPlace(beside.place.name, language),
  });
}

/** By how much a wind or current is taken to be wrong. */
export function sayFlowError(
  quantity: "current" | "wind",
  error: FlowError,
  language: Language,
): string {
  const { speedShare, directionDegrees, minutes, residual } = error;
  const shown = (value: number, decimals: number) => ({
    number: pointed(value.toFixed(decimals), language),
  });
  const parts = [
    speedShare > 0 ? say(language, "drift.error.speed", shown(100 * speedShare, 0)) : null,
    directionDegrees > 0
      ? say(language, "drift.error.direction", shown(directionDegrees, 0))
      : null,
    minutes > 0 ? say(language, "drift.error.minutes", shown(minutes, 0)) : null,
    residual > 0 ? say(language, "drift.error.residual", shown(toKnots(residual), 1)) : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return say(language, `drift.error.exact.${quantity}`);
  return say(language, `drift.error.${quantity}`, { parts: parts.join(", ") });
}

/** A file that was chosen for a run and could not be used. */
export function sayFileLost(
  { quantity, entry }: ChosenField,
  why: string,
  language: Language,
): string {
  return say(language, `drift.file.${quantity}`, { entry, why });
}

/** Whether anything can strand in a run. */
export const sayShore = (hasShore: boolean, language: Language): string =>
  say(language, hasShore ? "drift.shore" : "drift.shore.none");

/**
 * What a drift must not be trusted for; `types` of the Leeway table stand in for the boat. The
 * figure of 6 to 9 km is the median separation after six hours of 248 real drifters in the St
 * Lawrence from runs with modelled currents (docs/models/drift.md).
 */
export function sayDriftWarnings(types: readonly string[], language: Language): readonly string[] {
  const kind = types.length === 1 ? "drift.beware.type" : "drift.beware.mixture";
  return [
    ...(types.length === 0 ? [] : [say(language, kind, { types: types.join(", ") })]),
    say(language, "drift.beware.proof"),
    say(language, "drift.beware.drifters"),
    say(language, "drift.beware.navigation"),
  ];
}

/** Whether it is under way; `meanHours` until the engine stops, null when it does not. */
export function sayEngine(
  way: { readonly meanHours: number | null } | null,
  language: Language,
): string {
  if (way === null) return say(language, "drift.engine.none");
  if (way.meanHours === null) return say(language, "drift.engine.runs");
  const hours = pointed(String(way.meanHours), language);
  return say(language, "drift.engine.stops", { hours });
}

/** What a boat's question rests on that the run itself cannot say. */
export function sayAsk(
  { stated, leftOut }: Pick<Ask, "stated" | "leftOut">,
  rows: readonly WindRow[],
  language: Language,
): readonly string[] {
  const winds = rows.map(({ from, until, method, source, entry }) =>
    say(language, "drift.wind.row", {
      from,
      until,
      method: say(language, `weather.${method}`),
      source: entry === null ? say(language, "drift.wind.nobody") : source,
    }),
  );
  const currents = stated.map(({ from, until, source, entry }) =>
    say(language, "drift.current.row", { from, until, source, entry }),
  );
  const left = leftOut.map((report) => say(language, "drift.leftout", { report }));
  return [...winds, ...currents, ...left];
}

/** Why there is nothing to drift: no such boat, nobody unaccounted for, or no position. */
export function sayNoDrift(
  lacks: "boat" | "people" | "position",
  boat: BoatId,
  language: Language,
): string {
  return say(language, `drift.none.${lacks}`, { boat });
}

/** That the answer is in a file too. */
export const sayWritten = (path: string, language: Language): string =>
  say(language, "drift.written", { path });
