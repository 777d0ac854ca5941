import { boatOf, plannedParts, survivalOf, weatherAt, type Boat, type PlannedPart } from "#picture";
import {
  cornersAt,
  coverageRange,
  detectionTold,
  groundFrom,
  planeAbout,
  type Ground,
} from "#plan";
import {
  bearingDegrees,
  metres,
  metresPerSecond,
  position,
  seconds,
  type Instant,
  type Position,
} from "#units";
import { sayHour, sayUtc } from "./instants.ts";
import { say, sayNumber, type Language } from "./language.ts";
import { sayUnit } from "./names.ts";
import { sayDistance, sayDuration, sayPosition, saySpeed } from "./quantities.ts";
import type { Looking } from "./row.ts";
import { sayArea, sayBearing, sayPattern } from "./search.ts";
import type { BoatParts } from "./situation.ts";
import { sayDetection } from "./statements.ts";
import { sayTerm } from "./terms.ts";
import { sayWeather } from "./weather.ts";

/** What a boat looks like, in the words of everybody who described her, each once. */
export function craftOf(boat: Boat, language: Language): readonly string[] {
  const described = boat.reports.flatMap(({ craft }) => {
    if (craft === null) return [];
    const type = craft.type === null ? "" : sayTerm("craft", craft.type, language);
    return [`${type} ${craft.colour ?? ""}`.trim()];
  });
  return [...new Set(described)].filter((words) => words !== "");
}

/**
 * A search action message by the six headings of IAMSAR volume III, out of the searches that are
 * planned on the log for the boat and not reported yet: what to look for, which water when, how to
 * search it, who coordinates, on what channels, and what to report. What nobody has told is said to
 * be so, never filled in.
 */
export function saySearchAction(
  boat: Boat,
  parts: BoatParts,
  where: readonly string[],
  looking: Looking,
): readonly string[] {
  const { picture, now, telling } = looking;
  const { language } = telling;
  const planned = plannedParts(picture).filter(
    (part) => !part.isReported && boatOf(picture, part.boat)?.id === boat.id,
  );
  const survival = survivalOf(boat, now)?.windowEnds ?? null;
  const none = planned.length === 0 ? [say(language, "sam.none")] : [];
  const section = (key: SectionKey, lines: readonly string[]): readonly string[] => [
    say(language, `sam.${key}`),
    ...lines.map((line) => `   ${line}`),
  ];
  return [
    ...section("situation", situationLines(boat, parts, where, looking)),
    ...section("areas", [
      ...none,
      ...planned.flatMap((part) => areaLines(part, looking)),
      ...parts.searched,
    ]),
    ...section("execution", [...none, ...planned.flatMap((part) => unitLines(part, looking))]),
    ...section("coordination", [
      ...parts.help,
      say(language, "sam.osc"),
      survival === null
        ? say(language, "sam.until.none")
        : say(language, "sam.until", { time: sayUtc(survival, language) }),
    ]),
    ...section("communications", [say(language, "sam.channels")]),
    ...section("reports", [
      say(language, "sam.acknowledge"),
      say(language, "sam.report"),
      say(language, "sam.report.end"),
    ]),
  ];
}

type SectionKey =
  | "situation"
  | "areas"
  | "execution"
  | "coordination"
  | "communications"
  | "reports";

function situationLines(
  boat: Boat,
  parts: BoatParts,
  where: readonly string[],
  { picture, now, telling: { language } }: Looking,
): readonly string[] {
  const craft = craftOf(boat, language);
  const isVerified = boat.reports.some(({ flotation }) => flotation?.verified === true);
  const fix = boat.fixes[0]?.position ?? null;
  return [
    say(language, "sam.people", { boat: parts.name, people: parts.people }),
    ...where,
    parts.heard,
    ...(parts.conditions === null ? [] : [parts.conditions]),
    say(language, "sam.object", {
      craft: craft.length === 0 ? say(language, "sam.craft.unknown") : craft.join(", "),
    }),
    say(language, isVerified ? "sam.jackets.seen" : "sam.jackets"),
    ...parts.survival,
    ...(fix === null ? [] : sayWeather(weatherAt(picture, fix, now), language)),
  ];
}

function areaLines(
  { part }: PlannedPart,
  { telling: { language, picture } }: Looking,
): readonly string[] {
  const ground = groundFrom(part.ground);
  const plane = planeAbout(ground.centre);
  const corners = (at: Instant): string =>
    cornersAt(ground, plane, at)
      .map((corner) => sayPosition(corner, language))
      .join("; ");
  const { east, north, from, until } = ground;
  const unit = sayUnit(part.unit, picture);
  return [
    say(language, "sam.area", { unit, area: sayArea(part.pattern, ground, language) }),
    `   ${say(language, "sam.corners", { at: sayHour(from), corners: corners(from) })}`,
    `   ${say(language, "sam.moves", {
      speed: saySpeed(metresPerSecond(Math.hypot(east, north)), language),
      towards: sayBearing((Math.atan2(east, north) * 180) / Math.PI),
      at: sayHour(until),
      middle: sayPosition(middleAt(ground, until), language),
    })}`,
  ];
}

function middleAt(ground: Ground, at: Instant): Position {
  const corners = cornersAt(ground, planeAbout(ground.centre), at);
  const [one, , opposite] = corners;
  return position((one!.lon + opposite!.lon) / 2, (one!.lat + opposite!.lat) / 2);
}

function unitLines(
  { part }: PlannedPart,
  { telling: { language, picture } }: Looking,
): readonly string[] {
  const { ground, effort, pattern, spacing, takes, legs = [] } = part;
  const coverage = coverageRange(ground, effort);
  const number = (value: number): string => sayNumber(Number(value.toPrecision(2)), language);
  const [first, second] = legs;
  return [
    say(language, "sam.unit", {
      unit: sayUnit(part.unit, picture),
      pattern: sayPattern(pattern, language),
      from: sayUtc(ground.from, language),
      until: sayUtc(ground.until, language),
      spacing: sayDistance(metres(spacing), language),
    }),
    `   ${
      first === undefined || second === undefined
        ? say(language, "sam.start.unknown")
        : say(language, "sam.start", {
            place: sayPosition(placeOf(first), language),
            bearing: sayBearing(bearingDegrees(placeOf(first), placeOf(second))),
            turns: legs.length - 2,
          })
    }`,
    `   ${say(language, "sam.coverage", {
      least: number(coverage.least),
      most: number(coverage.most),
      detection: sayDetection(detectionTold(ground, effort), language),
      takes: sayDuration(seconds(takes), language),
    })}`,
  ];
}

type Leg = NonNullable<PlannedPart["part"]["legs"]>[number];
const placeOf = ({ lon, lat }: Leg): Position => position(lon, lat);
