import type { BoatId, Centre } from "#log";
import type { Refusal } from "#orders";
import { exactly, minutes } from "#units";
import { sayContradiction } from "./contradictions.ts";
import { sayUtc } from "./instants.ts";
import { capital, say, series, withColon } from "./language.ts";
import { sayBoat, sayUnit, type Telling } from "./names.ts";
import { sayChance, sayDistance, sayDuration, sayPeople, saySpeed } from "./quantities.ts";
import * as term from "./terms.ts";
import { saySea } from "./weather.ts";

type Of<Reason extends Refusal["reason"]> = Extract<Refusal, { reason: Reason }>;
/** What a refusal is about, beyond its reason; empty when the reason says it all. */
type Teller<Reason extends Refusal["reason"]> = (
  refusal: Of<Reason>,
  telling: Telling,
) => readonly string[];

const nothing = (): readonly string[] => [];
const aboutBoat = ({ boat }: { readonly boat: BoatId }, telling: Telling): readonly string[] => [
  sayBoat(boat, telling),
];
const aboutContact = ({ contact }: { readonly contact: string }): readonly string[] => [contact];
const aboutFact = ({ fact }: { readonly fact: string }): readonly string[] => [fact];
const aboutReport = ({ report }: { readonly report: string }): readonly string[] => [report];

const centresOf = (centres: readonly Centre[], { language }: Telling): string =>
  centres.map((centre) => term.sayCentre(centre, language)).join(", ");

/** Every reason has its particulars: a new reason does not compile without. */
const tellers: { readonly [Reason in Refusal["reason"]]: Teller<Reason> } = {
  "no such boat": ({ boat }) => [boat],
  "no such report": aboutReport,
  "no such unit": ({ unit }) => [unit],
  "no such contact": aboutContact,
  "no such broadcast": ({ broadcast }) => [broadcast],
  "no such search": ({ search }) => [search],
  "no such feed": ({ feed }) => [feed],
  "no such watch": ({ watch }) => [watch],
  "no such fact": aboutFact,
  "no such figure": ({ figure }) => [figure],
  "may not be released": ({ message, to }, { language }) => [
    term.sayTerm("message", message, language),
    term.sayTerm("recipient", to, language),
  ],
  "name taken": ({ name }) => [name],
  "role may not": ({ role, order, may }, { language }) => [
    `${term.sayRole(role, language)}, ${term.sayOrder(order, language)}`,
    say(language, "detail.may", {
      roles: may.map((each) => term.sayRole(each, language)).join(", "),
    }),
  ],
  "report of another desk": ({ desk }) => [desk],
  "second signature needed": nothing,
  "second signature of the same desk": ({ desk }) => [desk],
  "second signature not qualified": ({ role }, { language }) => [term.sayRole(role, language)],
  "authority outside the watch needed": nothing,
  "evidence needed": nothing,
  "already so": nothing,
  "the same boat twice": aboutBoat,
  contradictions: ({ contradictions }, { language }) =>
    contradictions.map((each) => sayContradiction(each, language)),
  "contradiction not answered": ({ contradiction: kind, reported, found }, { language }) => [
    sayContradiction({ kind, reported, found }, language),
  ],
  "not surely the same boat": ({ p, least }, { language }) => {
    const needed = sayChance(least, language);
    return [
      p === null
        ? say(language, "detail.noestimate", { least: needed })
        : say(language, "detail.estimate", { p: sayChance(p, language), least: needed }),
    ];
  },
  "declared distinct": ({ fact, why }) => [`${fact}: ${why}`],
  "nobody counted": nothing,
  "not accepted by anybody": nothing,
  "fewer than accounted for": ({ accounted }, { language }) => [
    say(language, "detail.accounted", { people: sayPeople(exactly(accounted), language) }),
  ],
  "unit has not met this boat": ({ unit, boat }, telling) => [
    sayUnit(unit, telling.picture),
    sayBoat(boat, telling),
  ],
  // The members by their own names: the name of the boat is that of all parts.
  "counted apart": ({ parts }) => parts.map((members) => members.join(" + ")),
  "no boat is closed": aboutBoat,
  "people unaccounted for": ({ boat, unaccounted }, telling) => [
    sayBoat(boat, telling),
    sayPeople(unaccounted, telling.language),
  ],
  "number aboard unknown": aboutBoat,
  silence: ({ lastWord, length, limit }, { language }) => [
    say(language, "detail.lastword", {
      at: sayUtc(lastWord, language),
      length: sayDuration(length, language),
      limit: sayDuration(limit, language),
    }),
  ],
  "conflicts stand": ({ kinds }, { language }) =>
    [...new Set(kinds)].map((kind) => term.sayConflictKind(kind, language)),
  "calls not returned": ({ contacts }) => contacts,
  "handover not answered": ({ to }, { language }) => [term.sayCentre(to, language)],
  "nobody has met this boat": aboutBoat,
  "nothing searched": aboutBoat,
  "inside the survival window": ({ windowEnds, alive, nextLight }, telling) => [
    ...windowOf(windowEnds, alive, telling),
    ...nextLightOf(nextLight, telling),
  ],
  "next light needed": ({ nextLight }, telling) => nextLightOf(nextLight, telling),
  "next light is earlier": ({ nextLight }, telling) => nextLightOf(nextLight, telling),
  "beyond endurance": ({ unit, needs, has }, telling) => [
    sayUnit(unit, telling.picture),
    say(telling.language, "detail.endurance", {
      needs: sayDuration(needs, telling.language),
      has: sayDuration(has, telling.language),
    }),
  ],
  "no search planned at first light": ({ nextLight }, telling) => nextLightOf(nextLight, telling),
  "not yours to offer": ({ owners }, telling) => [centresOf(owners, telling)],
  "offered to yourself": nothing,
  "not offered to you": ({ from }, { language }) => [term.sayCentre(from, language)],
  "unit held back": ({ unit, why, until }, { language, picture }) => [
    sayUnit(unit, picture),
    say(language, "detail.until", { at: sayUtc(until, language), why }),
  ],
  "unit not held back": ({ unit }, { picture }) => [sayUnit(unit, picture)],
  "nobody sent to this boat": aboutBoat,
  "unit not sent to this boat": ({ unit, boat }, telling) => [
    sayUnit(unit, telling.picture),
    sayBoat(boat, telling),
  ],
  "promise cannot be kept": ({ arrivesBy, earliest }, { language }) => [
    say(language, "detail.earliest", {
      promised: sayUtc(arrivesBy, language),
      earliest: sayUtc(earliest, language),
    }),
  ],
  "age of the position not said": ({ ageMinutes, radius }, { language }) => [
    say(language, "detail.age", {
      age: sayDuration(minutes(ageMinutes), language),
      reach: sayDistance(radius, language),
    }),
  ],
  "newer position held": ({ report, fixedAt }, { language }) => [
    say(language, "detail.fix", { at: sayUtc(fixedAt, language), report }),
  ],
  "no position in this report": aboutReport,
  "no weather stated": nothing,
  "ends before it begins": ({ begins, until }, { language }) => [
    sayUtc(begins, language),
    sayUtc(until, language),
  ],
  "place has several readings": ({ words }) => [words],
  "wind cannot be": ({ speed }, { language }) => [saySpeed(speed, language)],
  "current cannot be": ({ speed }, { language }) => [saySpeed(speed, language)],
  "sea cannot be": ({ celsius }, { language }) => [
    saySea({ least: celsius, most: celsius }, language),
  ],
  "field covers nothing": nothing,
  "time in the future": ({ at }, { language }) => [sayUtc(at, language)],
  "time is past": ({ at }, { language }) => [sayUtc(at, language)],
  "nothing changed": nothing,
  "inbound call returns none": aboutContact,
  "not an inbound call": aboutContact,
  "call of another phone": aboutContact,
  "cannot be taken back": ({ fact, kind }, { language }) => [
    fact,
    term.sayEventKind(kind, language),
  ],
  "would lower the phase": aboutBoat,
  "would take people off": aboutBoat,
};

function windowOf(
  ends: Of<"inside the survival window">["windowEnds"],
  alive: Of<"inside the survival window">["alive"],
  { language }: Telling,
): string[] {
  const until =
    ends === null ? [] : [say(language, "detail.window", { at: sayUtc(ends, language) })];
  if (alive === null) return until;
  return [...until, say(language, "detail.alive", { people: sayPeople(alive, language) })];
}

function nextLightOf(at: Of<"next light needed">["nextLight"], { language }: Telling): string[] {
  return at === null ? [] : [say(language, "detail.nextlight", { at: sayUtc(at, language) })];
}

/**
 * Why an order is refused, in one sentence with what it is about: "People are unaccounted for:
 * Charlie; 33 people".
 */
export function sayRefusal(refusal: Refusal, telling: Telling): string {
  const tell = tellers[refusal.reason] as Teller<Refusal["reason"]>;
  const particulars = tell(refusal as never, telling);
  const reason = capital(say(telling.language, `refusal.${refusal.reason}`));
  if (particulars.length === 0) return reason;
  return withColon(reason, series(particulars, telling.language), telling.language);
}
