import { fileURLToPath } from "node:url";
import { findOnStrip, nextSlack, type Strip, type TidalAtlas } from "#chart";
import {
  cornersAt,
  framesSince,
  layPlan,
  momentsBetween,
  planeAbout,
  planSearch,
  planShore,
  soughtOf,
  type LaidPart,
  type Plane,
  type Searcher,
  type Sought,
  type Steered,
} from "#plan";
import { summaryOf, type Forecast } from "#predict";
import type { SearchAnswer, SearchedBoat, SearchPartTold, ShoreTold } from "#show";
import {
  CIVIL_DAWN_ELEVATION,
  nextSunrise,
  seconds,
  secondsBetween,
  toKnots,
  toNauticalMiles,
  type Position,
} from "#units";
import { driftRemembered } from "../boat-drift.ts";
import { openCoastStrip } from "../sea-chart.ts";
import { openAtlas } from "../sea-fields.ts";
import type { SearchBoat, SearchTask, SearchUnit } from "./search-task.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** Between the moments at which a cloud is looked at while it is searched. */
const EVERY_MS = 30 * 60_000;
const FLIES: ReadonlySet<string> = new Set(["helicopter", "aircraft", "drone"]);
/** Less than this ashore is not worth a patrol's way: it may be the coarse coast of the chart. */
const ASHORE_LEAST = 0.02;

type Tools = { readonly atlas: TidalAtlas; readonly strip: Strip };
let tools: Tools | null = null;

type Drifted = { readonly asked: SearchBoat; readonly forecast: Forecast; readonly share: number };

/** Runs the drift of every boat and plans the search for all of them. */
export async function answerSearch(task: SearchTask): Promise<SearchAnswer> {
  tools ??= { atlas: openAtlas(ROOT), strip: openCoastStrip(ROOT) };
  const drifted: Drifted[] = [];
  for (const asked of task.boats) {
    const { forecast, searched } = await driftRemembered(asked.task);
    drifted.push({ asked, forecast, share: searched ?? 0 });
  }
  const moments = momentsBetween(task.now, task.until, EVERY_MS);
  const plane = planeAbout(middleOf(drifted));
  const boats = drifted.map(({ asked: { id, lives }, forecast }) =>
    soughtOf({ boat: id, lives }, framesSince(forecast), moments, plane),
  );
  const steered = task.units.map((unit) => steeredOf(unit, task));
  const plan = planSearch(boats, steered, plane);
  const laid = layPlan(plan, boats, steered, { plane, wanted: task.pattern });
  const tell = { task, plane, tools };
  const told = drifted.map((each, at) => boatTold(each, laid.boats[at]!, boats[at]!, tell));
  const shore = shoreOf(told, task, tools);
  const isAshore = new Set(shore.map(({ unit }) => unit));
  return {
    at: task.now,
    until: task.until,
    curve: task.curve,
    parts: laid.parts.map((part) => partTold(part, tell)),
    shore,
    boats: told,
    idle: [
      ...task.idle.filter(({ unit }) => !isAshore.has(unit)),
      ...plan.idle.map((unit) => {
        const { name, endurance } = task.units.find((each) => each.unit === unit)!;
        return { unit, name, why: "no use", needs: null, has: endurance } as const;
      }),
    ],
    without: task.without,
  };
}

/** The stretches where any may lie, dealt out to those on land. */
function shoreOf(
  boats: readonly SearchedBoat[],
  { now, until, ashore, boats: asked }: SearchTask,
  { strip }: Tools,
): SearchAnswer["shore"] {
  const sought = boats.flatMap(({ boat, shore }) => {
    const lives = asked.find(({ id }) => id === boat)?.lives ?? 1;
    return shore === null ? [] : [{ ...shore, boat, lives: lives * shore.share }];
  });
  return planShore(sought, ashore, { strip, from: now, until }).map((part) => {
    return { ...part, name: ashore.find(({ unit }) => unit === part.unit)?.name ?? part.unit };
  });
}

function middleOf(drifted: readonly Drifted[]): Position {
  const data = drifted.map(({ forecast }) => summaryOf(forecast, forecast.frames.at(-1)!).datum);
  const mean = (of: (place: Position) => number): number =>
    data.reduce((sum, place) => sum + of(place), 0) / Math.max(1, data.length);
  return data.length === 0
    ? { lon: 1.5, lat: 51 }
    : { lon: mean((p) => p.lon), lat: mean((p) => p.lat) };
}

function steeredOf(unit: SearchUnit, { curve }: SearchTask): Steered & Searcher {
  const { type, speed, position, sorties } = unit;
  return {
    unit: unit.unit,
    kind: FLIES.has(type) ? "air" : "surface",
    type,
    speed,
    position,
    curve,
    sorties: new Map(sorties.map((each) => [each.boat, each] as const)),
  };
}

type Tell = { readonly task: SearchTask; readonly plane: Plane; readonly tools: Tools };

function partTold(part: LaidPart, { task, plane }: Tell): SearchPartTold {
  const unit = task.units.find((each) => each.unit === part.unit)!;
  const sortie = unit.sorties.find(({ boat }) => boat === part.boat)!;
  const { effort, pattern } = part;
  const { ground } = effort;
  const takes = seconds(secondsBetween(ground.from, ground.until) + sortie.travel);
  return {
    unit: part.unit,
    name: unit.name,
    boat: part.boat,
    effort,
    corners: cornersAt(ground, plane, ground.from),
    pattern,
    speed: unit.speed,
    light: sortie.light,
    sweeps: sortie.sweeps,
    containment: part.containment,
    detection: part.detection,
    success: part.success,
    takes,
    endurance: unit.endurance,
  };
}

function boatTold(
  { asked, forecast, share }: Drifted,
  { success, ashore }: { readonly success: number; readonly ashore: number },
  { paths }: Sought,
  { task, tools: { atlas, strip } }: Tell,
): SearchedBoat {
  const frame = framesSince(forecast).find(({ at }) => at >= task.now) ?? forecast.frames.at(-1)!;
  const { datum, radius95, strandings } = summaryOf(forecast, frame);
  const slack = nextSlack(atlas, datum, task.now);
  return {
    boat: asked.id,
    name: asked.name,
    people: asked.people,
    searchUntil: asked.searchUntil,
    datum,
    radius95,
    datumAt: frame.at,
    success,
    ashore,
    searched: share,
    particles: paths.weight.length,
    nextLight: nextSunrise(datum, task.now, CIVIL_DAWN_ELEVATION),
    nextSlack: slack === null ? null : { at: slack.at, knots: toKnots(slack.rate) },
    shore: ashore < ASHORE_LEAST ? null : shoreTold(strandings, strip),
  };
}

/** The stretch of a shore from the first to the last place where any may lie. */
function shoreTold(
  strandings: ReturnType<typeof summaryOf>["strandings"],
  strip: Strip,
): ShoreTold | null {
  const places = strandings.flatMap(({ place, share }) => {
    const on = findOnStrip(strip, place);
    return toNauticalMiles(on.off) > 2 ? [] : [{ ...on, share }];
  });
  const [first] = places;
  if (first === undefined) return null;
  const same = places.filter(({ shore }) => shore === first.shore);
  return {
    shore: first.shore,
    fromKm: Math.floor(Math.min(...same.map(({ km }) => km))),
    toKm: Math.ceil(Math.max(...same.map(({ km }) => km))),
    share: same.reduce((sum, { share }) => sum + share, 0),
  };
}
