import { epochMs } from "#units";
import { advance, begin, type Belief, type Sea } from "./filter.ts";
import type { MatchModel } from "./model.ts";
import { hashText, logAdd } from "./numbers.ts";
import type { Observation } from "./observation.ts";
import { logPeople, logPeopleOfNothing, peopleLikelihood } from "./people.ts";
import { logPhones } from "./phones.ts";
import { placeTerms, type PlaceTerms } from "./place-terms.ts";
import type { Plane } from "./plane.ts";
import { logReporting } from "./rate.ts";
import { commonness, logWords, type ToldWord } from "./words.ts";

/** The pieces of evidence of a ledger, in its order. */
export const PIECES = [
  "prior",
  "place",
  "phone",
  "people",
  "language",
  "colour",
  "craft",
  "known",
] as const;
export type Piece = (typeof PIECES)[number];
/** A natural logarithm for each piece. */
export type Pieces = Readonly<Record<Piece, number>>;

/** One report made ready to be weighed with others. */
export type Ready = {
  readonly observation: Observation;
  readonly hour: number;
  readonly places: PlaceTerms;
  readonly people: Float64Array | null;
  readonly language: ToldWord | null;
  readonly colour: ToldWord | null;
  readonly craft: ToldWord | null;
  /** A number for the phone, -1 when none or when it is a relay's. */
  readonly caller: number;
  /** Hours of silence since, in steps; Infinity when they are many, or the night is over. */
  readonly quiet: number;
  readonly logOfBoats: number;
  readonly logOfNothing: number;
  /** 53 random bits that follow from what was reported. */
  readonly keyHigh: number;
  readonly keyLow: number;
};

/** What has been worked out about groups of reports; their names follow from their contents. */
export type Memo = {
  readonly weights: Map<number, number>;
  readonly beliefs: Map<number, Belief>;
};

/** Reports of one component in order of happening; groups are lists of indices, ascending. */
export type Scale = Memo & {
  readonly model: MatchModel;
  readonly sea: Sea;
  readonly ready: readonly Ready[];
  /** By member: others with which it is known to be the same or distinct, and the log factor. */
  readonly known: readonly (ReadonlyMap<number, number> | null)[];
};

export function makeReady(
  observation: Observation,
  fingerprint: string,
  model: MatchModel,
  plane: Plane,
  caller: number,
  quiet = Infinity,
): Ready {
  const source = model.sources[observation.source];
  const word = (field: "language" | "colour" | "craft"): ToldWord | null => {
    const told = observation[field];
    return told === null ? null : { word: told, commonness: commonness(told, model.terms[field]) };
  };
  return {
    observation,
    hour: epochMs(observation.happenedAt) / 3_600_000,
    places: placeTerms(observation, model, plane),
    people: peopleLikelihood(observation, model),
    language: word("language"),
    colour: word("colour"),
    craft: word("craft"),
    caller,
    quiet,
    logOfBoats: Math.log(source.ofBoats),
    logOfNothing: Math.log(source.ofNothing),
    keyHigh: hashText(fingerprint, 0x51ed270b) & 0x1fffff,
    keyLow: hashText(fingerprint, 0x2545f491),
  };
}

/** A group's name: exclusive or of its members' 53 random bits. */
export type Key = { high: number; low: number };
const TWO_TO_32 = 4_294_967_296;

export function nameOf(high: number, low: number): number {
  return high * TWO_TO_32 + (low >>> 0);
}

export function keyOf({ ready }: Scale, members: readonly number[]): Key {
  const key = { high: 0, low: 0 };
  for (const member of members) {
    key.high ^= ready[member]!.keyHigh;
    key.low ^= ready[member]!.keyLow;
  }
  return key;
}

/** log w(C) without what is known: a boat, or for a single report a boat or nothing. */
export function logWeight(scale: Scale, members: readonly number[], name: number): number {
  const before = scale.weights.get(name);
  if (before !== undefined) return before;
  const boat = logBare(scale, members);
  const weight = members.length === 1 ? logAdd(boat, logNothing(scale, members[0]!)) : boat;
  scale.weights.set(name, weight);
  return weight;
}

/** log w(C) with what is known. */
export function logWhole(scale: Scale, members: readonly number[]): number {
  const { high, low } = keyOf(scale, members);
  return logWeight(scale, members, nameOf(high, low)) + logKnown(scale, members);
}

/** log b(C): that all these reports are of one boat. */
export function logBoat(scale: Scale, members: readonly number[]): number {
  return logBare(scale, members) + logKnown(scale, members);
}

/** The same without what is known, so that what is taken back leaves no rounding behind. */
function logBare(scale: Scale, members: readonly number[]): number {
  const pieces = piecesOf(scale, members);
  let sum = 0;
  for (const piece of PIECES) if (piece !== "known") sum += pieces[piece];
  return sum;
}

/** log kappa: that one report is about no boat at all. */
export function logNothing(scale: Scale, member: number): number {
  const { model, ready } = scale;
  const { logOfNothing, people, language, colour, craft, caller, places } = ready[member]!;
  const words = [language, colour, craft].reduce(
    (sum, told) => sum + (told === null ? 0 : Math.log(told.commonness)),
    0,
  );
  return (
    Math.log(model.falseReports / model.windowHours) +
    logOfNothing -
    (places.count > 0 ? Math.log(model.areaKm2) : 0) +
    logPeopleOfNothing(people) +
    words -
    (caller < 0 ? 0 : Math.log(model.phones.world))
  );
}

/** log b(C) piece by piece. */
export function piecesOf(scale: Scale, members: readonly number[]): Pieces {
  const { ready, model } = scale;
  const { hour, quiet } = ready[members.at(-1)!]!;
  const span = hour - ready[members[0]!]!.hour;
  let prior = Math.log(model.boats) + logReporting(members.length, span, model, quiet);
  const calls: number[] = [];
  const claims: Float64Array[] = [];
  const told: Record<"language" | "colour" | "craft", ToldWord[]> = {
    language: [],
    colour: [],
    craft: [],
  };
  for (const member of members) {
    const each = ready[member]!;
    prior += each.logOfBoats;
    if (each.caller >= 0) calls.push(each.caller);
    if (each.people !== null) claims.push(each.people);
    if (each.language !== null) told.language.push(each.language);
    if (each.colour !== null) told.colour.push(each.colour);
    if (each.craft !== null) told.craft.push(each.craft);
  }
  return {
    prior,
    place: logPlaces(scale, members),
    phone: logPhones(calls, model.phones),
    people: logPeople(claims),
    language: logWords(told.language, model.language),
    colour: logWords(told.colour, model.colour),
    craft: logWords(told.craft, model.craft),
    known: logKnown(scale, members),
  };
}

/** The log factor of what is known about one member against the others of a group. */
export function logKnownOf({ known }: Scale, member: number, others: readonly number[]): number {
  const mine = known[member]!;
  if (mine === null) return 0;
  let sum = 0;
  for (const other of others) sum += mine.get(other) ?? 0;
  return sum;
}

/** The log factor of what is known of a group's members against each other. */
export function logKnown(scale: Scale, members: readonly number[]): number {
  let sum = 0;
  // Each pair stands with both.
  for (const member of members) sum += logKnownOf(scale, member, members) / 2;
  return sum;
}

/** Log density of the places, in order of happening; begins at the longest start worked out. */
function logPlaces(scale: Scale, members: readonly number[]): number {
  const { ready, beliefs, model } = scale;
  const placed = members.filter((member) => ready[member]!.places.count > 0);
  if (placed.length === 0) return 0;
  const names: number[] = [];
  const key = { high: 0, low: 0 };
  for (const member of placed) {
    key.high ^= ready[member]!.keyHigh;
    key.low ^= ready[member]!.keyLow;
    names.push(nameOf(key.high, key.low));
  }
  let done = placed.length;
  while (done > 0 && !beliefs.has(names[done - 1]!)) done -= 1;
  let belief = done > 0 ? beliefs.get(names[done - 1]!)! : null;
  for (let at = done; at < placed.length; at += 1) {
    const { places, hour } = ready[placed[at]!]!;
    belief =
      belief === null
        ? begin(places, hour, model.motion, model.areaKm2, scale.sea.coast)
        : advance(belief, places, hour, model.motion, scale.sea.flow);
    beliefs.set(names[at]!, belief);
  }
  return belief!.logLikelihood;
}
