import { fileURLToPath } from "node:url";
import type { BoatId } from "#log";
import { carriedBy, matchMemory, straitModelOf, weighReports } from "#match";
import {
  crewsOf,
  crewSize,
  framesSince,
  livesWorth,
  WORTH_A_CHANGE,
  type Crew,
  type Helper,
  type Needy,
  type Range,
} from "#plan";
import { STAGES, summaryOf, type CloudFrame, type Forecast } from "#predict";
import type { SendAnswer, SentPart } from "#show";
import { addSeconds, hours, metres, secondsBetween, type Metres } from "#units";
import { driftRemembered } from "../boat-drift.ts";
import { openStreams } from "../sea-fields.ts";
import {
  arrivesIn,
  HORIZON_HOURS,
  type SendBoat,
  type SendIdle,
  type SendTask,
  type SendUnit,
} from "./send-task.ts";
import { solveCrews } from "./solve-crews.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** Nobody said how many at most: then as many as the largest boats carry. */
const PEOPLE_MOST = 60;
/** What a drift of one boat comes to, for the choice. */
type Known = { readonly asked: SendBoat; readonly needy: Needy; readonly mix: readonly Mix[] };
/** Shares afloat, swamped, in the water, at an hour. */
type Mix = { readonly afloat: number; readonly swamped: number; readonly wet: number };

/** Who should go where, for all boats at once, with what else could be done and what is missing. */
export async function answerSend(task: SendTask): Promise<SendAnswer> {
  const exists = existence(task);
  const known: Known[] = [];
  for (const asked of task.boats) {
    const { forecast } = await driftRemembered(asked.task);
    known.push(knownOf(asked, forecast, task, exists.get(asked.id) ?? 1));
  }
  const boats = known.map(({ needy }) => needy);
  const helpers = task.units.map((unit) => helperOf(unit, known, task));
  const crews = await solveCrews(crewsOf(boats, helpers));
  const parts = crews.flatMap((crew) =>
    crew.units.map((unit) => partOf(unit, crew, crews, { boats, helpers, task })),
  );
  const idle = await Promise.all(
    task.idle.map((each) => idleTold(each, { boats, helpers, known, task, crews })),
  );
  return {
    at: task.now,
    horizonHours: HORIZON_HOURS,
    keepLives: WORTH_A_CHANGE,
    crewSize: crewSize(boats, helpers),
    parts: parts.toSorted((one, other) => other.worth.likely - one.worth.likely),
    boats: known.map(({ asked, needy }) => {
      const crew = crews.find(({ boat }) => boat === asked.id);
      return {
        boat: asked.id,
        name: asked.name,
        people: asked.people,
        exists: needy.exists,
        radius95: needy.radius95,
        aliveAtHorizon: needy.alive.at(-1) ?? 0,
        units: crew?.units ?? [],
        worth: crew?.worth ?? 0,
      };
    }),
    free: helpers
      .filter(({ unit }) => !crews.some(({ units }) => units.includes(unit)))
      .map(({ unit, standing }) => ({ unit, name: nameOf(task, unit), standing })),
    idle,
    without: task.without,
  };
}

const nameOf = ({ units }: SendTask, id: string): string =>
  units.find(({ unit }) => unit === id)?.name ?? id;

/** For each boat, the probability that she is none of those that were opened before her. */
function existence({ boats, evidence, threshold, now }: SendTask): ReadonlyMap<BoatId, number> {
  const { observations, known } = evidence;
  const model = straitModelOf(observations);
  const drift = carriedBy(openStreams(ROOT));
  const { pairs } = weighReports(
    observations,
    { model, known, threshold, drift, now },
    matchMemory(),
  );
  const inTime = boats.toSorted((one, other) => (one.opened < other.opened ? -1 : 1));
  return new Map(
    inTime.map((boat, at) => {
      const own = new Set(boat.reports);
      const same = inTime.slice(0, at).reduce((sum, { reports }) => {
        const before = new Set(reports);
        const chances = pairs
          .filter(({ a, b }) => (own.has(a) && before.has(b)) || (own.has(b) && before.has(a)))
          .map(({ p }) => p);
        return sum + Math.max(0, ...chances);
      }, 0);
      return [boat.id, Math.max(0, 1 - same)] as const;
    }),
  );
}

function knownOf(asked: SendBoat, forecast: Forecast, { now }: SendTask, exists: number): Known {
  const hoursAhead = Array.from({ length: HORIZON_HOURS + 1 }, (_, hour) => hour);
  const mix = hoursAhead.map((hour) => mixAt(forecast, addSeconds(now, hours(hour))));
  const alive = mix.map(({ wet }, hour) => {
    const wetAlive = asked.wetAlive[hour] ?? 0;
    return asked.isWet ? wetAlive : 1 - wet * (1 - wetAlive);
  });
  const frame = framesSince(forecast).find(({ at }) => at >= now) ?? forecast.frames.at(-1)!;
  const { least, most } = asked.people;
  const top = most ?? Math.max(PEOPLE_MOST, least);
  const people: Range = { least, likely: Math.max(1, (least + top) / 2), most: top };
  const radius95 = metres(summaryOf(forecast, frame).radius95);
  return { asked, needy: { boat: asked.id, people, exists, alive, radius95 }, mix };
}

function mixAt({ frames }: Forecast, at: string): Mix {
  const frame: CloudFrame = frames.find((each) => each.at >= at) ?? frames.at(-1)!;
  const shares = STAGES.map(() => 0);
  for (const [i, stage] of frame.stage.entries()) shares[stage]! += frame.weight[i]!;
  const of = (name: (typeof STAGES)[number]): number => shares[STAGES.indexOf(name)]!;
  return {
    afloat: of("under way") + of("adrift"),
    swamped: of("swamped"),
    wet: of("in the water"),
  };
}

function helperOf(unit: SendUnit, known: readonly Known[], { now }: SendTask): Helper {
  return {
    unit: unit.unit,
    places: placesOf(unit),
    standing: unit.standing,
    errands: new Map(
      unit.sorties.flatMap((sortie) => {
        const boat = known.find(({ asked }) => asked.id === sortie.boat);
        if (boat === undefined) return [];
        const arrives = arrivesIn(sortie, now);
        const mix = boat.mix[Math.min(HORIZON_HOURS, Math.round(arrives / 3600))]!;
        const { inflatable, person, "swamped inflatable": swamped } = sortie.widths;
        const width = mix.afloat * inflatable + mix.swamped * swamped + mix.wet * person;
        const stays = secondsBetween(sortie.from, sortie.until);
        const errand = { arrives, stays, width: width as Metres, speed: unit.speed };
        return [[sortie.boat, errand] as const];
      }),
    ),
  };
}

/** Told places less those aboard; untold, anything from none to what the largest boats carry. */
function placesOf({ places, aboard }: SendUnit): Range {
  if (places === null) return { least: 0, likely: PEOPLE_MOST / 4, most: PEOPLE_MOST };
  const free = Math.max(0, places - aboard);
  return { least: free, likely: free, most: free };
}

type Around = {
  readonly boats: readonly Needy[];
  readonly helpers: readonly Helper[];
  readonly task: SendTask;
};

/** What one unit adds to its crew, and the next best use of it and for her. */
function partOf(
  id: Crew["units"][number],
  crew: Crew,
  crews: readonly Crew[],
  { boats, helpers, task }: Around,
): SentPart {
  const helper = helpers.find(({ unit }) => unit === id)!;
  const needyOf = (boat: BoatId): Needy => boats.find((each) => each.boat === boat)!;
  const membersOf = (boat: BoatId): readonly Helper[] => {
    const units = crews.find((each) => each.boat === boat)?.units ?? [];
    return helpers.filter(({ unit }) => units.includes(unit));
  };
  const added = (boat: BoatId, who: Helper, bound: keyof Range = "likely"): number => {
    const others = membersOf(boat).filter(({ unit }) => unit !== who.unit && unit !== id);
    const needy = needyOf(boat);
    return livesWorth(needy, [...others, who], bound) - livesWorth(needy, others, bound);
  };
  const elsewhere = boats
    .filter(({ boat }) => boat !== crew.boat && helper.errands.has(boat))
    .map(({ boat }) => ({ boat, worth: added(boat, helper) }))
    .toSorted((one, other) => other.worth - one.worth)[0];
  const busy = new Set(crews.flatMap(({ units }) => units));
  const instead = helpers
    .filter(({ unit, errands }) => !busy.has(unit) && errands.has(crew.boat))
    .map((other) => ({ unit: other.unit, worth: added(crew.boat, other) }))
    .toSorted((one, other) => other.worth - one.worth)[0];
  const { arrives } = helper.errands.get(crew.boat)!;
  const sortie = task.units
    .find(({ unit }) => unit === id)!
    .sorties.find(({ boat }) => boat === crew.boat)!;
  return {
    unit: id,
    name: nameOf(task, id),
    boat: crew.boat,
    arrives: sortie.from,
    arrivesIn: arrives,
    places: helper.places,
    standing: helper.standing,
    worth: {
      least: added(crew.boat, helper, "least"),
      likely: added(crew.boat, helper),
      most: added(crew.boat, helper, "most"),
    },
    elsewhere: elsewhere ?? null,
    instead: instead === undefined ? null : { ...instead, name: nameOf(task, instead.unit) },
  };
}

/** What a unit that cannot be proposed would add to the whole, were it free or placed. */
async function idleTold(
  { would, ...idle }: SendIdle,
  around: Around & { readonly known: readonly Known[]; readonly crews: readonly Crew[] },
) {
  const { boats, helpers, known, task, crews } = around;
  if (would === null) return { ...idle, wouldAdd: null };
  const with_ = await solveCrews(crewsOf(boats, [...helpers, helperOf(would, known, task)]));
  const total = (all: readonly Crew[]): number => all.reduce((sum, { worth }) => sum + worth, 0);
  return { ...idle, wouldAdd: Math.max(0, total(with_) - total(crews)) };
}
