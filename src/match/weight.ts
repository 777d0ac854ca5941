import { epochMs } from "#units";
import { advance, begin, type Belief, type Flow } from "./filter.ts";
import { logFirstPlace, outwardsOf, type Outwards } from "./launch.ts";
import type { MatchModel } from "./model.ts";
import { hashText, logAdd } from "./numbers.ts";
import { find, keep, makeTable, type Table } from "./table.ts";
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
  /** How likely its place is by the distance from the coast; null where none is known. */
  readonly outwards: Outwards | null;
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
  /** 64 random bits that follow from what was reported. */
  readonly keyHigh: number;
  readonly keyLow: number;
};

/** Order of happening, then of id: the same for any order of arrival. */
export function inOrder(one: Ready, other: Ready): number {
  if (one.hour !== other.hour) return one.hour - other.hour;
  return one.observation.id < other.observation.id ? -1 : 1;
}

/** What has been worked out about groups of reports; their names follow from their contents. */
export type Memo = {
  readonly weights: Table;
  /** By the name of the first reports of a group, where in the list its belief is. */
  readonly begun: Table;
  readonly beliefs: Belief[];
};

export function makeMemo(): Memo {
  return { weights: makeTable(), begun: makeTable(), beliefs: [] };
}

/** Reports of one component in order of happening; groups are lists of indices, ascending. */
export type Scale = Memo & {
  readonly model: MatchModel;
  /** Where the water carries what floats; null where unknown. */
  readonly flow: Flow | null;
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
  const places = placeTerms(observation, model, plane);
  return {
    observation,
    hour: epochMs(observation.happenedAt) / 3_600_000,
    places,
    outwards: outwardsOf(places, plane, model.launch),
    people: peopleLikelihood(observation, model),
    language: word("language"),
    colour: word("colour"),
    craft: word("craft"),
    caller,
    quiet,
    logOfBoats: Math.log(source.ofBoats),
    logOfNothing: Math.log(source.ofNothing),
    keyHigh: hashText(fingerprint, 0x51ed270b) | 0,
    keyLow: hashText(fingerprint, 0x2545f491) | 0,
  };
}

/** log w(C) with what is known: a boat, or for a single report a boat or nothing. */
export function logWhole(scale: Scale, members: readonly number[]): number {
  let [high, low] = [0, 0];
  for (const member of members) {
    high ^= scale.ready[member]!.keyHigh;
    low ^= scale.ready[member]!.keyLow;
  }
  let weight = find(scale.weights, high, low);
  if (Number.isNaN(weight)) {
    const boat = logBare(scale, members);
    weight = members.length === 1 ? logAdd(boat, logNothing(scale, members[0]!)) : boat;
    keep(scale.weights, high, low, weight);
  }
  return weight + logKnown(scale, members);
}

/** log b(C): that all these reports are of one boat. */
export function logBoat(scale: Scale, members: readonly number[]): number {
  return logBare(scale, members) + logKnown(scale, members);
}

/** The same without what is known, so that what is taken back leaves no rounding behind. */
function logBare(scale: Scale, members: readonly number[]): number {
  const reports = members.map((member) => scale.ready[member]!);
  return logBareOf(scale.model, reports, logPlaces(scale, members));
}

/** log kappa: that one report is about no boat at all. */
export function logNothing({ model, ready }: Scale, member: number): number {
  return logNothingOf(model, ready[member]!);
}

/** The same of a report in no company. */
export function logNothingOf(model: MatchModel, ready: Ready): number {
  const { logOfNothing, people, language, colour, craft, caller, places } = ready;
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
  const reports = members.map((member) => scale.ready[member]!);
  collect(reports);
  return {
    prior: logPrior(reports, scale.model),
    place: logPlaces(scale, members) + logLaunched(scale.model, reports),
    phone: logPhones(calls, scale.model.phones),
    people: logPeople(claims),
    language: logWords(languages, scale.model.language),
    colour: logWords(colours, scale.model.colour),
    craft: logWords(crafts, scale.model.craft),
    known: logKnown(scale, members),
  };
}

/**
 * log b(C) of reports in order of happening without what is known: the sum of the pieces, of which
 * the one of the places is given.
 */
export function logBareOf(model: MatchModel, reports: readonly Ready[], place: number): number {
  collect(reports);
  return (
    logPrior(reports, model) +
    place +
    logLaunched(model, reports) +
    logPhones(calls, model.phones) +
    logPeople(claims) +
    logWords(languages, model.language) +
    logWords(colours, model.colour) +
    logWords(crafts, model.craft)
  );
}

/** What the reports at hand tell, filled anew for each group. */
const calls: number[] = [];
const claims: Float64Array[] = [];
const languages: ToldWord[] = [];
const colours: ToldWord[] = [];
const crafts: ToldWord[] = [];

function collect(reports: readonly Ready[]): void {
  for (const list of [calls, claims, languages, colours, crafts]) list.length = 0;
  for (const { caller, people, language, colour, craft } of reports) {
    if (caller >= 0) calls.push(caller);
    if (people !== null) claims.push(people);
    if (language !== null) languages.push(language);
    if (colour !== null) colours.push(colour);
    if (craft !== null) crafts.push(craft);
  }
}

/** What the first place told says of how far out the boat had come; 0 where no coast is known. */
function logLaunched(model: MatchModel, reports: readonly Ready[]): number {
  if (model.launch === null) return 0;
  for (const { outwards } of reports) {
    if (outwards === null) continue;
    const span = reports.at(-1)!.hour - reports[0]!.hour;
    return logFirstPlace(outwards, reports.length, span, model);
  }
  return 0;
}

/** Over which a first place is even: the area, or a kilometre's depth along a coast. */
export const evenOver = ({ launch, areaKm2 }: MatchModel): number => launch?.alongKm ?? areaKm2;

function logPrior(reports: readonly Ready[], model: MatchModel): number {
  const { hour, quiet } = reports.at(-1)!;
  const span = hour - reports[0]!.hour;
  let prior = Math.log(model.boats) + logReporting(reports.length, span, model, quiet);
  for (const { logOfBoats } of reports) prior += logOfBoats;
  return prior;
}

/** The log factor of what is known of a group's members against each other. */
function logKnown({ known }: Scale, members: readonly number[]): number {
  let sum = 0;
  for (const member of members) {
    const mine = known[member]!;
    if (mine === null) continue;
    // Each pair stands with both.
    for (const other of members) sum += (mine.get(other) ?? 0) / 2;
  }
  return sum;
}

/** Log density of the places, in order of happening; begins at the longest start worked out. */
function logPlaces(scale: Scale, members: readonly number[]): number {
  const { ready, begun, beliefs, model, flow } = scale;
  const placed = members.filter((member) => ready[member]!.places.count > 0);
  if (placed.length === 0) return 0;
  let [high, low] = [0, 0];
  const names = placed.map((member) => {
    high ^= ready[member]!.keyHigh;
    low ^= ready[member]!.keyLow;
    return [high, low] as const;
  });
  let done = placed.length;
  while (done > 0 && Number.isNaN(find(begun, ...names[done - 1]!))) done -= 1;
  let belief = done > 0 ? beliefs[find(begun, ...names[done - 1]!)]! : null;
  for (let at = done; at < placed.length; at += 1) {
    const { places, hour } = ready[placed[at]!]!;
    belief =
      belief === null
        ? begin(places, hour, model.motion, evenOver(model))
        : advance(belief, places, hour, model.motion, flow);
    keep(begun, ...names[at]!, beliefs.length);
    beliefs.push(belief);
  }
  return belief!.logLikelihood;
}
