import { findSide } from "#chart";
import type { OrderInput } from "#orders";
import { addSeconds, distanceMetres, epochMs, hours, instantFromMs, minutes } from "#units";
import type { Instant, Position } from "#units";
import { chart, COLOURS, placeOf, type SeaBoat } from "./boats.ts";
import { diceFor, type Dice } from "./dice.ts";
import { falseReports } from "./false-reports.ts";
import { AIRCRAFT, lastSign, type Outcome } from "./outcomes.ts";
import { STRESSES, type Stress } from "./presets.ts";
import * as tell from "./telling.ts";

/** One report on its way into a log, and what it truly speaks of. */
export type SeaReport = {
  readonly boat: string | null;
  /** When it reaches the desk; the centre's clock may say otherwise. */
  readonly at: Instant;
  readonly centre: "dover" | "gris-nez";
  readonly told: Omit<Extract<OrderInput, { order: "receiveReport" }>, "order" | "report">;
  /** Reports of one pass of an aircraft are of different craft. */
  readonly pass: string | null;
};

/** What is known to the night when a report is made. */
type Night = { readonly seed: number; readonly stress: Stress };
type At = { readonly boat: SeaBoat; readonly at: Instant; readonly dice: Dice };

/** What a call tells: shares of a boat's reports that come by phone, message or relay. */
const CALLS = [
  ["pin", 22],
  ["spoken", 20],
  ["network", 8],
  ["relay", 13],
  ["no place", 15],
] as const;
/** Of all signs of a boat, the share that its people give; eyes and sensors have the rest. */
const CALLED = 0.78;
const RELAYED_CLAIMS = [0.2, 0.3, 0.3, 0.2] as const;
const SIGHTED_CLAIMS = [0.05, 0.05, 0.85, 0.05] as const;
/** Panic: after the engine fails people call so many times more often. */
const PANIC = 2.5;
const SEEN_AT_LAUNCH = 0.3;
const RADAR_AN_HOUR = 0.25;
const PASSES = { every: 100, seesWithin: 14_000, sees: 0.55 };

/** Everything that is ever reported in a night but what units find, in no order. */
export function reportsOf(
  boats: readonly SeaBoat[],
  outcomes: ReadonlyMap<string, Outcome>,
  night: Night,
): SeaReport[] {
  const passes = passesOver(boats, outcomes, night);
  const own = boats.flatMap((boat) => {
    const dice = diceFor(night.seed, `reports of ${boat.id}`);
    const until = lastSign(boat, outcomes.get(boat.id)!);
    return [
      ...launchSeen(boat, dice, night),
      ...callsFrom(boat, dice, until, night),
      ...radarOf(boat, dice, until, night),
    ];
  });
  return [...own, ...passes, ...falseReports(boats, night.seed, night.stress)];
}

function launchSeen(boat: SeaBoat, dice: Dice, { stress }: Night): SeaReport[] {
  if (!dice.chance(SEEN_AT_LAUNCH)) return [];
  const at = addSeconds(boat.launchedAt, minutes(dice.between(1, 10)));
  const place = placeOf(boat, at);
  const errors = STRESSES[stress];
  return [
    {
      boat: boat.id,
      at: tell.laterBy(dice, at, 6),
      centre: "gris-nez",
      pass: null,
      told: {
        channel: "sighting",
        from: { who: "coast watch" },
        words: `A boat put to sea off ${boat.beach}.`,
        happened: tell.tellTime(dice, errors, at),
        people: dice.chance(0.5)
          ? tell.tellPeople(dice, errors, SIGHTED_CLAIMS, boat.people)
          : null,
        place: tell.tellPlace(dice, errors, place, "sighted", 500, `off ${boat.beach}`),
        craft: { type: "inflatable", colour: tell.tellColour(dice, boat.colour) },
        conditions: ["under way"],
      },
    },
  ];
}

/** Calls, repeats and relays; more once the engine has failed, none once the boat was met. */
function callsFrom(boat: SeaBoat, dice: Dice, until: Instant, night: Night): SeaReport[] {
  const reports: SeaReport[] = [];
  let at = boat.launchedAt;
  for (;;) {
    const panics = boat.failedAt !== null && at >= boat.failedAt ? PANIC : 1;
    at = addSeconds(at, hours(dice.exponential(1 / (CALLED * boat.rate * panics))));
    if (at >= until) return reports;
    let phone = dice.chance(0.7) ? boat.phones[0]! : dice.pick(boat.phones);
    reports.push(callOf({ boat, at, dice }, phone, night));
    let again = at;
    for (let left = dice.poisson(STRESSES[night.stress].repeats); left > 0; left -= 1) {
      again = tell.laterBy(dice, again, 5);
      if (again >= until) break;
      if (dice.chance(0.2)) phone = dice.pick(boat.phones);
      reports.push(callOf({ boat, at: again, dice }, phone, night));
    }
  }
}

function callOf(call: At, phone: string, night: Night): SeaReport {
  const kind = call.dice.weighted(CALLS);
  return kind === "relay" ? relayOf(call, night) : ownCall(call, kind, phone, night);
}

function ownCall(
  { boat, at, dice }: At,
  kind: "pin" | "spoken" | "network" | "no place",
  phone: string,
  { stress }: Night,
): SeaReport {
  const errors = STRESSES[stress];
  const isPin = kind === "pin";
  return {
    boat: boat.id,
    at: tell.laterBy(dice, at, 2),
    centre: centreFor(dice, placeOf(boat, at)),
    pass: null,
    told: {
      channel: isPin ? "message" : "phone",
      from: { who: "person aboard", caller: phone },
      words: isPin ? "A location pin." : "We are in a boat, please help.",
      happened: tell.tellTime(dice, errors, at),
      people: dice.chance(0.55) ? tell.tellPeople(dice, errors, errors.claims, boat.people) : null,
      place: placeFor({ boat, at, dice }, kind, stress),
      conditions: conditionsOf(boat, at),
      craft: { type: null, colour: tell.tellColour(dice, boat.colour) },
      language: tell.tellLanguage(dice, boat.language),
    },
  };
}

/** A pin is precise but may be old; spoken places are kilometres off; a cell is one of ten. */
function placeFor(
  { boat, at, dice }: At,
  kind: "pin" | "spoken" | "network" | "no place",
  stress: Stress,
): tell.ToldPlace | null {
  const errors = STRESSES[stress];
  if (kind === "no place") return null;
  if (kind === "spoken") {
    const sd = dice.pick([1500, 3000, 4500]);
    const words = "some miles off the lights, as told";
    return tell.tellPlace(dice, errors, placeOf(boat, at), "spoken", sd, words);
  }
  if (kind === "network") {
    return tell.tellPlace(
      dice,
      errors,
      placeOf(boat, at),
      "network",
      6000,
      "the cell of the phone",
    );
  }
  const age = dice.exponential(12);
  const fixed = tell.before(at, age);
  const dated = dice.chance(0.5) ? fixed : null;
  return tell.tellPlace(dice, errors, placeOf(boat, fixed), "pin", 40, "a pin", dated);
}

/** Passed on by volunteers or the other centre: later, reworded, from a phone of many boats. */
function relayOf({ boat, at, dice }: At, { stress }: Night): SeaReport {
  const errors = STRESSES[stress];
  const isAgency = dice.chance(0.4);
  const centre = centreFor(dice, placeOf(boat, at));
  const other = centre === "dover" ? "CROSS Gris-Nez" : "HM Coastguard";
  const sd = dice.pick([300, 2000, 4000]);
  const place = tell.tellPlace(dice, errors, placeOf(boat, at), "relayed", sd, "as passed on");
  return {
    boat: boat.id,
    at: tell.laterBy(dice, at, 20),
    centre,
    pass: null,
    told: {
      channel: isAgency ? "phone" : "email",
      from: isAgency
        ? { who: "agency", name: other, relays: true }
        : { who: "volunteer", caller: "caller-volunteers", relays: true },
      words: "Passed on: a boat asks for help.",
      happened: tell.tellTime(dice, errors, at),
      people: dice.chance(0.7) ? tell.tellPeople(dice, errors, RELAYED_CLAIMS, boat.people) : null,
      place: dice.chance(0.8) ? place : null,
      conditions: conditionsOf(boat, at),
      language: tell.tellLanguage(dice, boat.language),
    },
  };
}

function radarOf(boat: SeaBoat, dice: Dice, until: Instant, { stress }: Night): SeaReport[] {
  const reports: SeaReport[] = [];
  let at = boat.launchedAt;
  for (;;) {
    at = addSeconds(at, hours(dice.exponential(1 / RADAR_AN_HOUR)));
    if (at >= until) return reports;
    const place = placeOf(boat, at);
    reports.push({
      boat: boat.id,
      at: tell.laterBy(dice, at, 2),
      centre: findSide(chart, place) === "UK" ? "dover" : "gris-nez",
      pass: null,
      told: {
        channel: "sensor",
        from: { who: "sensor", name: "coast radar" },
        words: "Radar: a small craft without a name.",
        happened: { kind: "told", at },
        place: tell.tellPlace(dice, STRESSES[stress], place, "radar", 150, "by radar"),
      },
    });
  }
}

/** An aircraft over the strait: what it sees in one pass are different boats. */
function passesOver(
  boats: readonly SeaBoat[],
  outcomes: ReadonlyMap<string, Outcome>,
  { seed, stress }: Night,
): SeaReport[] {
  const dice = diceFor(seed, "aircraft");
  const first = epochMs(boats[0]!.launchedAt);
  const last = Math.max(...boats.map((boat) => epochMs(lastSign(boat, outcomes.get(boat.id)!))));
  const reports: SeaReport[] = [];
  const every = PASSES.every * 60_000;
  for (let ms = first + every * dice.share(); ms < last; ms += every) {
    const at = instantFromMs(Math.round(ms));
    const over = { lon: dice.between(1.2, 2.0), lat: dice.between(50.8, 51.1) };
    const seen = boats.filter(
      (boat) =>
        boat.launchedAt <= at &&
        at < lastSign(boat, outcomes.get(boat.id)!) &&
        distanceMetres(placeOf(boat, at), over) < PASSES.seesWithin &&
        dice.chance(PASSES.sees),
    );
    for (const boat of seen) reports.push(seenFromAbove({ boat, at, dice }, stress, `${ms}`));
  }
  return reports;
}

function seenFromAbove({ boat, at, dice }: At, stress: Stress, pass: string): SeaReport {
  const errors = STRESSES[stress];
  return {
    boat: boat.id,
    at: tell.laterBy(dice, at, 4),
    centre: "dover",
    pass,
    told: {
      channel: "sighting",
      from: { who: "unit", name: AIRCRAFT.name, unit: AIRCRAFT.id },
      words: "From the air: a small craft with people aboard.",
      happened: { kind: "told", at },
      people: dice.chance(0.8) ? tell.tellPeople(dice, errors, SIGHTED_CLAIMS, boat.people) : null,
      place: tell.tellPlace(dice, errors, placeOf(boat, at), "sighted", 250, "from the air"),
      craft: { type: "inflatable", colour: dice.chance(0.8) ? boat.colour : dice.pick(COLOURS) },
      conditions: boat.failedAt !== null && at > boat.failedAt ? ["adrift"] : ["under way"],
    },
  };
}

function conditionsOf({ failedAt, track }: SeaBoat, at: Instant) {
  if (failedAt === null || at < failedAt) return ["in distress" as const];
  const stage = track.findLast((frame) => frame.at <= at)?.stage[0] ?? 0;
  return stage >= 2 ? ["swamped" as const] : ["engine dead" as const];
}

/** Callers reach the nearer centre mostly, and the other often enough. */
function centreFor(dice: Dice, at: Position): "dover" | "gris-nez" {
  const nearer = findSide(chart, at) === "UK" ? "dover" : "gris-nez";
  return dice.chance(0.75) ? nearer : nearer === "dover" ? "gris-nez" : "dover";
}
