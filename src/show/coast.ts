import { findOnStrip, findStation, findStretch, SHORES, type ShoreId, type Strip } from "#chart";
import type { BoatId, UnitId } from "#log";
import {
  launchesOf,
  launchAnswers,
  lookoutsOf,
  visibilityAt,
  type Launch,
  type Picture,
} from "#picture";
import { arrivalOf, blindAt, coastParts, coverageAt, lightAt } from "#plan";
import type { BlindLookout, CoastPart, CoastState, VisibilityAt } from "#plan";
import {
  addSeconds,
  hours,
  secondsBetween,
  type Instant,
  type Position,
  type Seconds,
} from "#units";
import { sayHour, sayHourSeen, sayUtc } from "./instants.ts";
import { say, sayNumber, type Language } from "./language.ts";
import { sayUnit } from "./names.ts";
import { sayCountInFigures, sayDuration, sayPeople } from "./quantities.ts";

/** A part of a shore as plain data with its words. For the watch alone: it is never published. */
type CoastPartView = {
  readonly from: number;
  readonly to: number;
  readonly state: CoastState;
  readonly since: Instant | null;
  readonly gapMinutes: number | null;
  readonly by: readonly UnitId[];
  /** Names of the stretches it lies in, from first to last. */
  readonly stretches: readonly string[];
  readonly words: string;
};

export type CoastShoreView = {
  readonly shore: ShoreId;
  readonly name: string;
  readonly lengthKm: number;
  readonly light: "day" | "night";
  /** Kilometres in each state. */
  readonly km: Readonly<Record<CoastState, number>>;
  readonly parts: readonly CoastPartView[];
  /** Who is posted there and watches nothing, each with the reason. */
  readonly blind: readonly { readonly unit: UnitId; readonly words: string }[];
};

/** How a shore was watched at one hour: runs of kilometres in one state. */
export type CoastHour = {
  readonly at: Instant;
  readonly hour: string;
  readonly runs: readonly { readonly from: number; readonly to: number; state: CoastState }[];
};

/** The visibility that was stated for the middle of each shore, hour by hour. */
export function visibilityOn(picture: Picture, strip: Strip): VisibilityAt {
  return (at, shore) => {
    const middle = findStation(strip, shore, strip.shores[shore].lengthKm / 2);
    return visibilityAt(picture, middle, at);
  };
}

/** The last hours of a shore, the latest first. */
export function viewCoastHours(
  picture: Picture,
  strip: Strip,
  shore: ShoreId,
  now: Instant,
  count: number,
): readonly CoastHour[] {
  const lookouts = lookoutsOf(picture);
  const seen = visibilityOn(picture, strip);
  return Array.from({ length: count }, (_, back) => {
    const at = addSeconds(now, hours(-back));
    const runs: { from: number; to: number; state: CoastState }[] = [];
    coverageAt(strip, shore, lookouts, at, seen).forEach(({ km, state }) => {
      const last = runs.at(-1);
      if (last?.state === state) last.to = km + 0.5;
      else runs.push({ from: km - 0.5, to: km + 0.5, state });
    });
    return { at, hour: sayHour(at), runs };
  });
}

/** A launch and what followed, in steps that an officer reads from top to bottom. */
export type LaunchView = {
  readonly report: string;
  readonly boat: BoatId;
  readonly place: string | null;
  readonly seen: string;
  readonly steps: readonly { readonly at: Instant | null; readonly words: string }[];
  readonly arrival: string | null;
};

export type CoastView = {
  readonly at: Instant;
  readonly shores: readonly CoastShoreView[];
  readonly launches: readonly LaunchView[];
  readonly answers: string;
};

/** Both shores and the launches at `now`. */
export function viewCoast(
  picture: Picture,
  strip: Strip,
  now: Instant,
  language: Language,
): CoastView {
  const launches = launchesOf(picture).filter(({ logged }) => logged <= now);
  return {
    at: now,
    shores: SHORES.map((shore) => viewShore(picture, strip, shore, now, language)),
    launches: launches.map((launch) => viewLaunch(launch, picture, strip, now, language)),
    answers: sayAnswers(launches, language),
  };
}

function viewShore(
  picture: Picture,
  strip: Strip,
  shore: ShoreId,
  now: Instant,
  language: Language,
): CoastShoreView {
  const seen = visibilityOn(picture, strip);
  const lookouts = lookoutsOf(picture);
  const parts = coastParts(strip, shore, lookouts, now, seen);
  const kmOf = (state: CoastState): number =>
    parts.reduce((sum, part) => sum + (part.state === state ? part.to - part.from : 0), 0);
  return {
    shore,
    name: say(language, `shore.${shore}`),
    lengthKm: strip.shores[shore].lengthKm,
    light: lightAt(strip, shore, now),
    km: { watched: kmOf("watched"), passed: kmOf("passed"), unwatched: kmOf("unwatched") },
    parts: parts.map((part) => viewPart(part, picture, strip, shore, now, language)),
    blind: blindAt(strip, shore, lookouts, now, seen).map((each) => ({
      unit: each.unit,
      words: sayBlind(each, picture, now, language),
    })),
  };
}

function sayBlind(
  { unit, from, to, why, since }: BlindLookout,
  picture: Picture,
  now: Instant,
  language: Language,
): string {
  const words = say(language, "coast.blind", {
    unit: sayUnit(unit, picture),
    from: sayNumber(from, language),
    to: sayNumber(to, language),
    why: say(language, `coast.blind.${why}`),
  });
  if (since === null) return words;
  return `${words}, ${say(language, "coast.since", { at: sayHourSeen(since, now, language) })}`;
}

function viewPart(
  part: CoastPart,
  picture: Picture,
  strip: Strip,
  shore: ShoreId,
  now: Instant,
  language: Language,
): CoastPartView {
  const { from, to, state, since, gapMinutes, by } = part;
  const stretches = strip.shores[shore].stretches
    .filter((each) => each.from < to && each.to > from)
    .map(({ name }) => name);
  const parts = [say(language, `coast.${state}`)];
  if (by.length > 0) {
    const units = by.map((unit) => sayUnit(unit, picture)).join(", ");
    parts.push(say(language, "coast.by", { units }));
  }
  if (gapMinutes !== null && gapMinutes >= 1) {
    const minutes = sayNumber(Math.round(gapMinutes), language);
    parts.push(say(language, "coast.every", { minutes }));
  }
  parts.push(
    since === null
      ? say(language, "coast.always")
      : say(language, "coast.since", { at: sayHourSeen(since, now, language) }),
  );
  return { from, to, state, since, gapMinutes, by, stretches, words: parts.join(", ") };
}

function viewLaunch(
  launch: Launch,
  picture: Picture,
  strip: Strip,
  now: Instant,
  language: Language,
): LaunchView {
  const { report, boat, seen, logged, acknowledged, units } = launch;
  const reading = report.place?.readings.length === 1 ? report.place.readings[0] : undefined;
  const here: Position | null = reading ?? null;
  const step = (at: Instant | null, key: LaunchStep, unit: UnitId | null = null) => ({
    at,
    words:
      at === null
        ? say(language, `launch.not.${key}`, { unit: unit === null ? "" : sayUnit(unit, picture) })
        : say(language, `launch.${key}`, {
            at: sayHour(at),
            after: sayDuration(afterSeen(seen, at), language),
            unit: unit === null ? "" : sayUnit(unit, picture),
          }),
  });
  const steps = [
    step(logged, "logged"),
    step(acknowledged, "acknowledged"),
    ...units.flatMap(({ unit, ...told }) => [
      ...(told.told === null ? [] : [step(told.told, "told", unit)]),
      step(told.acknowledged, "unit", unit),
      step(told.underWay, "underWay", unit),
      step(told.onScene, "onScene", unit),
    ]),
    ...(units.length === 0 ? [{ at: null, words: say(language, "launch.nobody") }] : []),
  ];
  return {
    report: report.id,
    boat,
    place: here === null ? null : sayStation(strip, here, language),
    seen: saySeen(launch, language),
    steps,
    arrival: here === null ? null : sayArrival(strip, here, seen, now, language),
  };
}

type LaunchStep = "logged" | "acknowledged" | "told" | "unit" | "underWay" | "onScene";

const afterSeen = (seen: Instant, at: Instant): Seconds =>
  (at < seen ? 0 : secondsBetween(seen, at)) as Seconds;

function saySeen({ seen, isSeenTold, launch, report }: Launch, language: Language): string {
  const parts = [
    say(language, isSeenTold ? "launch.seen" : "launch.seen.logged", {
      at: sayUtc(seen, language),
    }),
  ];
  if (report.people !== null)
    parts.push(say(language, "launch.afloat", { people: sayPeople(report.people, language) }));
  if (launch.ashore !== null)
    parts.push(say(language, "launch.ashore", { people: sayPeople(launch.ashore, language) }));
  if (launch.children !== null)
    parts.push(say(language, "launch.children", { number: sayCountInFigures(launch.children) }));
  if (launch.engine !== null) parts.push(say(language, `engine.${launch.engine}`));
  return parts.join(language === "fr" ? " ; " : "; ");
}

/** "km 78 of the French shore (Cap Gris-Nez)". */
function sayStation(strip: Strip, place: Position, language: Language): string {
  const { shore, km } = findOnStrip(strip, place);
  return say(language, "coast.station", {
    km: sayNumber(Math.round(km), language),
    shore: say(language, `shore.${shore}`),
    stretch: findStretch(strip, shore, km)?.name ?? "",
  });
}

function sayArrival(
  strip: Strip,
  from: Position,
  left: Instant,
  now: Instant,
  language: Language,
): string {
  const { shore, earliest, likely, latest, ...reached } = arrivalOf(strip, from, left);
  const names = [reached.from, reached.to].map(
    (km) => findStretch(strip, shore, km)?.name ?? sayNumber(km, language),
  );
  return say(language, "launch.arrival", {
    shore: say(language, `shore.${shore}`),
    earliest: sayHourSeen(earliest, now, language),
    likely: sayHourSeen(likely, now, language),
    latest: sayHourSeen(latest, now, language),
    one: names[0] ?? "",
    other: names[1] ?? "",
  });
}

function sayAnswers(launches: readonly Launch[], language: Language): string {
  const { median, ninetieth, longest, unanswered, ...told } = launchAnswers(launches);
  if (told.launches === 0) return say(language, "launch.none");
  const number = { launches: told.launches, unanswered };
  if (median === null || ninetieth === null || longest === null)
    return say(language, "launch.unanswered", number);
  return say(language, "launch.answers", {
    ...number,
    median: sayDuration(median, language),
    ninetieth: sayDuration(ninetieth, language),
    longest: sayDuration(longest, language),
  });
}

/** The coast as plain lines: each shore from its first station, then the launches. */
export function sayCoast(view: CoastView, language: Language): readonly string[] {
  const shores = view.shores.flatMap(({ name, lengthKm, light, km, parts, blind }) => [
    say(language, "coast.shore", {
      name,
      length: sayNumber(lengthKm, language),
      light: say(language, `light.${light}`),
      watched: sayNumber(km.watched, language),
      passed: sayNumber(km.passed, language),
      unwatched: sayNumber(km.unwatched, language),
    }),
    ...parts.map(({ from, to, words, stretches }) => {
      const [first, last] = [stretches[0] ?? "", stretches.at(-1) ?? ""];
      const along = first === last ? first : `${first} – ${last}`;
      return `  km ${sayNumber(from, language)}–${sayNumber(to, language)}  ${words}  (${along})`;
    }),
    ...blind.map(({ words }) => `  ${words}`),
  ]);
  const launches = view.launches.flatMap(({ seen, place, steps, arrival }) => [
    [seen, ...(place === null ? [] : [place])].join(", "),
    ...steps.map(({ words }) => `  ${words}`),
    ...(arrival === null ? [] : [`  ${arrival}`]),
  ]);
  return [...shores, view.answers, ...launches];
}
