import { ownBoat, type Entry, type ReportId, type UnitId } from "#log";
import { contradictionsBetween } from "#picture";
import { addSeconds, epochMs, minutes, type Instant } from "#units";
import { launchBoats, placeOf, weatherOf, type SeaBoat } from "./boats.ts";
import { openDesks, type Desks, type Jump } from "./desk.ts";
import { diceFor, type Dice } from "./dice.ts";
import { AIRCRAFT, outcomeOf, UNITS, type Outcome } from "./outcomes.ts";
import { STRESSES, type Size, type Stress } from "./presets.ts";
import { reportsOf, type SeaReport } from "./reports.ts";
import * as tell from "./telling.ts";

/** A night of the real sea as both centres logged it, and what truly happened. */
export type SeaNight = {
  readonly name: string;
  /** In the order in which they were written. */
  readonly entries: readonly Entry[];
  /** Of every report, the boat that it truly speaks of; null: about no boat. */
  readonly truth: Readonly<Record<string, string | null>>;
  readonly boats: readonly SeaBoat[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** When the last entry was logged. */
  readonly until: Instant;
};

/** Whether officers put reports together, and err now and then, or leave that to the matching. */
export type Officers = "link" | "leave";

type Act = { readonly at: Instant; readonly run: (desks: Desks, at: Instant) => void };
type Making = {
  readonly seed: number;
  readonly stress: Stress;
  readonly officers: Officers;
  readonly truth: Record<string, string | null>;
  readonly acts: Act[];
};

/** The same night for the same arguments, on every machine. */
export function nightAtSea(
  size: Size,
  stress: Stress,
  seed: number,
  officers: Officers = "leave",
): SeaNight {
  const boats = launchBoats(size, stress, seed, weatherOf(seed));
  const outcomes = new Map(boats.map((boat) => [boat.id, outcomeOf(boat, seed)]));
  const making: Making = { seed, stress, officers, truth: {}, acts: [] };
  const begins = addSeconds(boats[0]!.launchedAt, minutes(-30));
  making.acts.push({ at: begins, run: registerUnits });
  const outages = outagesOf(making, begins);
  const reports = reportsOf(boats, outcomes, { seed, stress })
    .flatMap((report) => throughFeeds(report, outages))
    .sort((one, other) => epochMs(one.at) - epochMs(other.at));
  receiveAll(making, reports);
  for (const boat of boats) endOf(making, boat, outcomes.get(boat.id)!);
  const desks = openDesks(jumpsOf(making, begins));
  making.acts.sort((one, other) => epochMs(one.at) - epochMs(other.at));
  for (const { at, run } of making.acts) run(desks, at);
  const name = `${size} ${stress} ${seed}${officers === "link" ? ", officers link" : ""}`;
  const until = desks.entries.at(-1)!.loggedAt;
  return { name, entries: desks.entries, truth: making.truth, boats, outcomes, until };
}

function registerUnits(desks: Desks, at: Instant): void {
  for (const { id, ...unit } of UNITS) {
    const order = { order: "registerUnit", unit: id as string as UnitId, ...unit } as const;
    desks.order(at, "dover", order);
  }
  const { id, name, type } = AIRCRAFT;
  const unit = { unit: id as string as UnitId, name, type, agency: "HM Coastguard" };
  desks.order(at, "dover", { order: "registerUnit", ...unit });
}

/** Gives each report its name, in order of arrival, and lets the officers see it. */
function receiveAll(making: Making, reports: readonly SeaReport[]): void {
  const passes = new Map<string, { ids: ReportId[]; at: Instant }>();
  const dice = diceFor(making.seed, "officers");
  const named = reports.map((report, at) => ({ ...report, id: nameOf(at + 1) }));
  for (const { id, boat, at, centre, told, pass } of named) {
    making.truth[id] = boat;
    making.acts.push({
      at,
      run: (desks) => desks.order(at, centre, { order: "receiveReport", report: id, ...told }),
    });
    if (pass !== null) passes.set(pass, { ids: [...(passes.get(pass)?.ids ?? []), id], at });
    if (making.officers === "link" && boat !== null) {
      const mine = named.filter((other) => other.at < at && other.boat === boat);
      const others = named.filter((other) => other.at < at && other.boat !== boat);
      linkLater(making, dice, id, at, { mine, others });
    }
  }
  for (const { ids, at } of passes.values()) declarePass(making, ids, addSeconds(at, minutes(1)));
}

const nameOf = (number: number): ReportId =>
  `r${String(number).padStart(4, "0")}` as string as ReportId;

/** Seen side by side: what one pass saw is different craft, each with the next ones. */
function declarePass(making: Making, ids: readonly ReportId[], at: Instant): void {
  const why = "seen in one pass of the aircraft";
  for (const [index, id] of ids.entries())
    for (const other of ids.slice(index + 1, index + 4))
      making.acts.push({
        at,
        run: (desks) => {
          const [one, two] = [ownBoat(id), ownBoat(other)];
          desks.order(at, "dover", { order: "declareDistinct", one, other: two, why });
        },
      });
}

/** What two officers do when a link is refused for what speaks against it. */
type Signs = "leave it" | "explain all" | "explain some";
const SIGNS: readonly (readonly [Signs, number])[] = [
  ["leave it", 2],
  ["explain all", 1],
  ["explain some", 1],
];

type Choice = {
  readonly mine: readonly { readonly id: ReportId }[];
  readonly others: readonly { readonly id: ReportId }[];
};

/** Three of four reports are put to a boat some minutes later, a few of them to the wrong one. */
function linkLater(
  { acts, stress }: Making,
  dice: Dice,
  id: ReportId,
  at: Instant,
  { mine, others }: Choice,
): void {
  const isWrong = dice.chance(STRESSES[stress].wrongLinks);
  const from = isWrong ? others.slice(-20) : mine;
  const links = dice.chance(0.75);
  const signs = dice.weighted(SIGNS);
  if (from.length === 0) return;
  const boat = ownBoat(dice.pick(from).id);
  const later = tell.laterBy(dice, at, 10);
  if (!links) return;
  acts.push({ at: later, run: (desks) => link(desks, later, id, boat, signs) });
}

/** A link that is refused for what speaks against it may be signed by two. */
function link(
  desks: Desks,
  at: Instant,
  report: ReportId,
  boat: ReturnType<typeof ownBoat>,
  signs: Signs,
): void {
  const why = "the officer takes it for the same boat";
  const order = { order: "linkReport", report, boat, why } as const;
  if (desks.order(at, "dover", order) || signs === "leave it") return;
  const contradictions = contradictionsBetween(desks.picture, ownBoat(report), boat).map(
    ({ kind, reported, found }, index) => ({
      kind,
      reported,
      found,
      explanation:
        signs === "explain all" || index > 0 ? "told by somebody else aboard, in the dark" : null,
    }),
  );
  const second = { desk: "sar-2", role: "coordinator" as const, why: "judged by two" };
  desks.order(at, "dover", { ...order, contradictions, second });
}

/** A unit meets the boat, counts whom it takes, and lands them; or the boat lands by itself. */
function endOf(making: Making, boat: SeaBoat, outcome: Outcome): void {
  const dice = diceFor(making.seed, `end of ${boat.id}`);
  if (outcome.how === "at sea") return;
  if (outcome.how === "ashore") return ashore(making, boat, outcome.at, outcome.side, dice);
  const { unit, taken, landedAt } = outcome;
  const errors = STRESSES[making.stress];
  const slip = dice.chance(errors.miscounts) ? dice.pick([-4, -2, -1, 1, 2, 4]) : 0;
  const counted = Math.max(1, taken + slip);
  const id = `met-${boat.id}` as string as ReportId;
  making.truth[id] = boat.id;
  const told = tell.laterBy(dice, outcome.at, 8);
  const place = placeOf(boat, outcome.at);
  const found = tell.tellPlace(dice, errors, place, "sighted", 150, "alongside", outcome.at);
  making.acts.push({
    at: told,
    run: (desks) => {
      desks.order(told, "dover", {
        order: "receiveReport",
        report: id,
        channel: "encounter",
        from: { who: "unit", name: unit.name, unit: unit.id as string as UnitId },
        words: `Met a boat; ${counted} taken aboard.`,
        happened: { kind: "told", at: outcome.at },
        people: { least: counted, most: counted },
        place: found,
        craft: { type: "inflatable", colour: tell.tellColour(dice, boat.colour) },
      });
    },
  });
  takeAndLand(making, boat, { id, counted, told, landedAt, unit: unit.id });
  if (making.officers === "link") linkMeeting(making, dice, boat, id, told);
}

type Meeting = {
  readonly id: ReportId;
  readonly counted: number;
  readonly told: Instant;
  readonly landedAt: Instant;
  readonly unit: string;
};

function takeAndLand(
  { acts }: Making,
  boat: SeaBoat,
  { id, counted, told, landedAt, unit }: Meeting,
): void {
  const taken = addSeconds(told, minutes(2));
  const landed = landedAt > taken ? landedAt : addSeconds(taken, minutes(40));
  const to = { kind: "unit", unit: unit as UnitId } as const;
  acts.push({
    at: taken,
    run: (desks) => {
      const from = { kind: "boat", boat: ownBoat(id) } as const;
      const evidence = "counted as they came aboard";
      desks.order(taken, "dover", {
        order: "transferPeople",
        from,
        to,
        people: counted,
        evidence,
      });
    },
  });
  acts.push({
    at: landed,
    run: (desks) => {
      const order = { order: "landPeople", unit: to.unit, people: counted } as const;
      desks.order(landed, "dover", { ...order, place: "Dover", receivedBy: `for ${boat.beach}` });
    },
  });
}

/** The hardest link: whose people the unit has. Most are right. */
function linkMeeting(
  { acts, truth, stress }: Making,
  dice: Dice,
  boat: SeaBoat,
  id: ReportId,
  told: Instant,
): void {
  const isWrong = dice.chance(STRESSES[stress].wrongLinks);
  const [links, pick] = [dice.chance(0.85), dice.share()];
  const signs = dice.weighted(SIGNS);
  const later = addSeconds(told, minutes(dice.between(3, 40)));
  if (!links) return;
  acts.push({
    at: later,
    run: (desks) => {
      const known = Object.entries(truth).filter(
        ([report, of]) =>
          desks.picture.reports.has(report as ReportId) &&
          (of === boat.id) !== isWrong &&
          of !== null,
      );
      // Taken for another, it is one that was heard of lately.
      const likely = isWrong ? known.slice(-15) : known;
      const chosen = likely[Math.floor(pick * likely.length)]?.[0];
      if (chosen !== undefined && chosen !== id)
        link(desks, later, id, ownBoat(chosen as ReportId), signs);
    },
  });
}

/** Found on a beach by police, who count. */
function ashore(
  { acts, truth, stress }: Making,
  boat: SeaBoat,
  at: Instant,
  side: "UK" | "FR",
  dice: Dice,
): void {
  const id = `ashore-${boat.id}` as string as ReportId;
  const told = tell.laterBy(dice, at, 40);
  const centre = side === "UK" ? "dover" : "gris-nez";
  const place = placeOf(boat, at);
  truth[id] = boat.id;
  acts.push({
    at: told,
    run: (desks) => {
      desks.order(told, centre, {
        order: "receiveReport",
        report: id,
        channel: "sighting",
        from: { who: "agency", name: side === "UK" ? "Kent Police" : "Gendarmerie" },
        words: "A boat on the beach, its people beside it.",
        happened: { kind: "told", at },
        people: { least: boat.people, most: boat.people },
        place: tell.tellPlace(dice, STRESSES[stress], place, "sighted", 300, "on the beach"),
      });
      const evidence = "counted on the beach";
      const order = { order: "accountPeople", how: "landed", people: boat.people } as const;
      desks.order(told, centre, { ...order, boat: ownBoat(id), evidence });
    },
  });
}

type Outage = { readonly feed: string; readonly from: Instant; readonly until: Instant };

/** The radar dies for an hour, the volunteers' line for two: one in two nights each. */
function outagesOf(making: Making, begins: Instant): Outage[] {
  const dice = diceFor(making.seed, "outages");
  return ["coast-radar", "volunteers"].flatMap((feed, index) => {
    const from = addSeconds(begins, minutes(dice.between(90, 400)));
    const until = addSeconds(from, minutes(60 * (index + 1)));
    if (!dice.chance(0.5)) return [];
    const why = "nothing has come for some minutes";
    const named = feed as never;
    making.acts.push({
      at: from,
      run: (desks) => desks.order(from, "dover", { order: "loseFeed", feed: named, why }),
    });
    making.acts.push({
      at: until,
      run: (desks) =>
        desks.order(until, "dover", { order: "regainFeed", feed: named, why: "it is back" }),
    });
    return [{ feed, from, until }];
  });
}

/** What a dead radar saw is gone; what volunteers wrote comes when their line is back. */
function throughFeeds(report: SeaReport, outages: readonly Outage[]): SeaReport[] {
  const { channel, from } = report.told;
  const feed =
    channel === "sensor" ? "coast-radar" : from.who === "volunteer" ? "volunteers" : null;
  const outage = outages.find(
    (each) => each.feed === feed && each.from <= report.at && report.at < each.until,
  );
  if (outage === undefined) return [report];
  return feed === "volunteers" ? [{ ...report, at: addSeconds(outage.until, minutes(1)) }] : [];
}

/** One centre's clock is a quarter of an hour ahead until somebody sets it. */
function jumpsOf({ seed, stress }: Making, begins: Instant): Jump[] {
  const dice = diceFor(seed, "clocks of centres");
  if (!dice.chance(stress === "modelled" ? 0.2 : 0.6)) return [];
  const from = addSeconds(begins, minutes(dice.between(60, 360)));
  const until = addSeconds(from, minutes(dice.between(10, 60)));
  return [{ centre: dice.pick(["dover", "gris-nez"]), from, until, ahead: minutes(17) }];
}
