import type { EventKind, EventOf } from "#log";
import { exactly } from "#units";
import { sayContradiction } from "./contradictions.ts";
import { sayHour, sayUtc } from "./instants.ts";
import { say, sayNumber, series, withColon, type Language } from "./language.ts";
import { sayFigure, sayFigureValue } from "./published.ts";
import { sayBoat, sayUnit, type Telling } from "./names.ts";
import { sayChance, sayMinutes, sayPeople } from "./quantities.ts";
import {
  detailsOf,
  sayDetection,
  sayEstimate,
  sayPlace,
  saySecond,
  saySettled,
} from "./statements.ts";
import { statedDetails, unitDetails } from "./said-units.ts";
import * as term from "./terms.ts";
import { sayFieldReceived, sayWeatherStated } from "./weather.ts";

/** The sentences of one event, the gist first; null where there is nothing to say. */
type Teller<Kind extends EventKind> = (
  event: EventOf<Kind>,
  telling: Telling,
) => readonly (string | null)[];

const told = (words: string | null, language: Language): string | null =>
  words === null ? null : say(language, "words.told", { words });

const peopleOf = (number: number, language: Language): string =>
  sayPeople(exactly(number), language);

function sayReport(event: EventOf<"ReportReceived">, { language, picture }: Telling): string {
  const { from, unread } = event;
  const details = [...detailsOf(event, language)];
  if (unread !== null) details.unshift(say(language, "said.report.unread", { why: unread }));
  if (details.length === 0) details.push(say(language, "said.report.empty"));
  const speaker = from.unit === null ? from.name : sayUnit(from.unit, picture);
  const kind = term.sayWho(from.who, language);
  const who = speaker === null ? kind : `${kind} ${speaker}`;
  return say(language, "said.ReportReceived", {
    report: event.report,
    who: from.relays ? say(language, "said.report.relay", { who }) : who,
    channel: term.sayChannel(event.channel, language),
    details: series(details, language),
  });
}

function sayContact(event: EventOf<"ContactAttempted">, language: Language): string {
  const channel = term.sayChannel(event.channel, language);
  const way = event.direction === "inbound" ? "in" : "out";
  return say(language, `said.contact.${way}.${event.answered ? "answered" : "unanswered"}`, {
    channel,
  });
}

function sayHolder(holder: EventOf<"PeopleTransferred">["from"], telling: Telling): string {
  if (holder.kind === "boat") return sayBoat(holder.boat, telling);
  return sayUnit(holder.unit, telling.picture);
}

/**
 * What was ordered, when the log holds it as the machine wrote it: the reason given, if there was
 * one.
 */
function wordsOfOrder(words: string): string {
  if (!words.startsWith("{")) return words;
  return /"why":"((?:[^"\\]|\\.)*)"/.exec(words)?.[1]?.replaceAll(String.raw`\"`, '"') ?? "";
}

type Link = Pick<EventOf<"ReportLinked">, "report" | "boat" | "basis" | "why">;

/** The link with its reason, unless the reason only names the basis once more. */
function sayLink({ report, boat, basis, why }: Link, telling: Telling): string {
  const { language } = telling;
  const gist = say(language, `said.ReportLinked.${basis}`, {
    report,
    boat: sayBoat(boat, telling),
  });
  return why.trim().toLowerCase() === basis ? gist : withColon(gist, why, language);
}

function withEnd(event: EventOf<"CoastWatchPosted">, language: Language, unit: string): string {
  const { shore, from, to, starts, ends } = event;
  const said = say(language, "said.CoastWatchPosted", {
    unit,
    shore: say(language, `shore.${shore}`),
    from: sayNumber(from, language),
    to: sayNumber(to, language),
    starts: sayUtc(starts, language),
  });
  if (ends === null) return said;
  return `${said} ${say(language, "said.coast.ends", { ends: sayUtc(ends, language) })}`;
}

/** Every kind of event has its sentence: a new kind does not compile without one. */
export const tellers: { readonly [Kind in EventKind]: Teller<Kind> } = {
  ReportReceived: (event, telling) => [sayReport(event, telling)],
  ReportAmended: ({ report, changes, why }, { language }) => {
    const details = series(detailsOf(changes, language), language);
    const empty = say(language, "said.report.empty");
    return [say(language, "said.ReportAmended", { report, details: details || empty, why })];
  },
  ReportAcknowledged: ({ report }, { language }) => [
    say(language, "said.ReportAcknowledged", { report }),
  ],
  ReportShownFalse: ({ report, evidence, second }, { language }) => [
    say(language, "said.ReportShownFalse", { report, evidence }),
    saySecond(second, language) ?? say(language, "said.unsigned"),
  ],
  ContactAttempted: (event, { language }) => [
    sayContact(event, language),
    event.sign === null
      ? null
      : say(language, "said.contact.sign", { sign: say(language, `sign.${event.sign}`) }),
    event.returns === null
      ? null
      : say(language, "said.contact.returns", { contact: event.returns }),
    told(event.words, language),
  ],
  BoatOpened: ({ boat, why }, telling) => [
    say(telling.language, "said.BoatOpened", { boat: sayBoat(boat, telling), why }),
  ],
  BoatNamed: ({ name, agency, night }, { language }) => [
    say(language, "said.BoatNamed", { name, agency, night }),
  ],
  ReportLinked: ({ report, boat, basis, why, contradictions, estimate, second }, telling) => [
    sayLink({ report, boat, basis, why }, telling),
    sayEstimate(estimate, telling.language),
    saySettled(contradictions, telling.language),
    saySecond(second, telling.language),
  ],
  ReportUnlinked: ({ report, boat, why }, telling) => [
    say(telling.language, "said.ReportUnlinked", { report, boat: sayBoat(boat, telling), why }),
  ],
  BoatsDeclaredSame: ({ one, other, why, contradictions, estimate, second }, telling) => [
    say(telling.language, "said.BoatsDeclaredSame", {
      one: sayBoat(one, telling),
      other: sayBoat(other, telling),
      why,
    }),
    sayEstimate(estimate, telling.language),
    saySettled(contradictions, telling.language),
    saySecond(second, telling.language),
  ],
  BoatsDeclaredDistinct: ({ one, other, why }, telling) => [
    say(telling.language, "said.BoatsDeclaredDistinct", {
      one: sayBoat(one, telling),
      other: sayBoat(other, telling),
      why,
    }),
  ],
  PhaseSet: ({ phase, why, evidence, second }, { language }) => [
    say(language, "said.PhaseSet", {
      phase: term.sayPhase(phase, language),
      code: term.sayPhaseCode(phase),
      why,
    }),
    evidence === null ? null : say(language, "said.evidence", { evidence }),
    saySecond(second, language),
  ],
  PeopleAccounted: ({ how, people, acceptedBy, evidence, second }, { language }) => [
    say(language, "said.PeopleAccounted", {
      number: people,
      how: say(language, `account.${how}`),
      evidence,
    }),
    acceptedBy === null ? null : say(language, "said.accepted", { who: acceptedBy }),
    acceptedBy === null && how === "handed over" ? say(language, "said.notaccepted") : null,
    saySecond(second, language) ??
      (how === "never existed" ? say(language, "said.unsigned") : null),
  ],
  PeopleBounded: ({ people, evidence, second }, { language }) => [
    say(language, "said.PeopleBounded", { people: sayPeople(people, language), evidence }),
    saySecond(second, language),
  ],
  PeopleTransferred: ({ from, to, people, evidence }, telling) => [
    say(telling.language, "said.PeopleTransferred", {
      people: peopleOf(people, telling.language),
      from: sayHolder(from, telling),
      to: sayHolder(to, telling),
      evidence,
    }),
  ],
  PeopleLanded: ({ unit, people, place, receivedBy }, { language, picture }) => [
    say(language, "said.PeopleLanded", {
      unit: sayUnit(unit, picture),
      people: peopleOf(people, language),
      place,
    }),
    receivedBy === null ? null : say(language, "said.received", { who: receivedBy }),
  ],
  BoatReviewed: ({ words }, { language }) => [say(language, "said.BoatReviewed", { words })],
  ResponsibilityOffered: ({ to, why }, { language }) => [
    say(language, "said.ResponsibilityOffered", { to: term.sayCentre(to, language), why }),
  ],
  ResponsibilityAccepted: ({ from }, { language }) => [
    say(language, "said.ResponsibilityAccepted", { from: term.sayCentre(from, language) }),
  ],
  ResponsibilityDeclined: ({ from, why }, { language }) => [
    say(language, "said.ResponsibilityDeclined", { from: term.sayCentre(from, language), why }),
  ],
  UnitRegistered: ({ name, ...event }, { language }) => {
    const details = unitDetails(event, language).join(", ");
    return [say(language, "said.UnitRegistered", { unit: name, details })];
  },
  UnitStated: (event, { language, picture }) => [
    say(language, "said.UnitStated", {
      unit: sayUnit(event.unit, picture),
      details: statedDetails(event, { language, picture }).join(", "),
    }),
    told(event.words, language),
  ],
  MessageSent: ({ message, to, text }, { language }) => [
    say(language, "said.MessageSent", {
      to: to.name,
      message: say(language, `message.${message}`),
    }),
    told(text, language),
  ],
  FigurePublished: ({ figure, value, source }, { language }) => [
    say(language, "said.FigurePublished", {
      figure: sayFigure(figure, language),
      value: sayFigureValue(figure, value, language),
      source,
    }),
  ],
  FigureWithdrawn: ({ figure, why }, { language }) => [
    say(language, "said.FigureWithdrawn", { figure: sayFigure(figure, language), why }),
  ],
  CoastWatchPosted: (event, { language, picture }) => [
    withEnd(event, language, sayUnit(event.unit, picture)),
    told(event.words, language),
  ],
  CraftSearched: ({ unit, boat, mark, place, words }, telling) => [
    say(telling.language, "said.CraftSearched", {
      unit: sayUnit(unit, telling.picture),
      mark,
    }),
    boat === null
      ? say(telling.language, "said.craft.unlinked")
      : say(telling.language, "said.craft.boat", { boat: sayBoat(boat, telling) }),
    place === null ? null : sayPlace(place, telling.language),
    told(words, telling.language),
  ],
  UnitTasked: ({ unit, boat, words }, telling) => [
    say(telling.language, "said.UnitTasked", {
      unit: sayUnit(unit, telling.picture),
      boat: sayBoat(boat, telling),
      words,
    }),
  ],
  UnitReported: ({ unit, boat, status, words, place, second }, telling) => {
    const { language, picture } = telling;
    const gist = {
      unit: sayUnit(unit, picture),
      status: term.sayTaskStatus(status, language),
    };
    return [
      boat === null
        ? say(language, "said.UnitReported", gist)
        : say(language, "said.UnitReported.boat", { ...gist, boat: sayBoat(boat, telling) }),
      told(words, language),
      place === null ? null : sayPlace(place, language),
      saySecond(second, language),
    ];
  },
  UnitHeldBack: ({ unit, until, why }, { language, picture }) => [
    say(language, "said.UnitHeldBack", {
      unit: sayUnit(unit, picture),
      until: sayUtc(until, language),
      why,
    }),
  ],
  UnitReleased: ({ unit, why }, { language, picture }) => [
    say(language, "said.UnitReleased", { unit: sayUnit(unit, picture), why }),
  ],
  EtaPromised: ({ unit, to, arrivesBy, words }, { language, picture }) => {
    const gist = { to, at: sayHour(arrivesBy), words: told(words, language) ?? "" };
    return [
      unit === null
        ? say(language, "said.EtaPromised", gist)
        : say(language, "said.EtaPromised.unit", { ...gist, unit: sayUnit(unit, picture) }),
    ];
  },
  BroadcastSent: ({ type, boat, words, near }, telling) => {
    const { language, picture } = telling;
    const units = near.map(({ unit, minutes }) =>
      minutes === null
        ? sayUnit(unit, picture)
        : say(language, "said.near.unit", {
            unit: sayUnit(unit, picture),
            minutes: sayMinutes(Math.round(minutes), language),
          }),
    );
    return [
      say(language, "said.BroadcastSent", {
        type: say(language, `broadcast.${type}`),
        boat: sayBoat(boat, telling),
        words: told(words, language) ?? "",
      }),
      units.length === 0 ? null : say(language, "said.near", { units: units.join(", ") }),
    ];
  },
  BroadcastAnswered: ({ unit, words }, { language, picture }) => [
    say(language, "said.BroadcastAnswered", { unit: sayUnit(unit, picture), words }),
  ],
  SearchAreaPlanned: ({ area, units }, { language, picture }) => [
    say(language, "said.SearchAreaPlanned", { area }),
    units.length === 0
      ? null
      : say(language, "said.by", {
          units: units.map((unit) => sayUnit(unit, picture)).join(", "),
        }),
  ],
  AreaSearched: ({ unit, area, detection, conditions, found }, { language, picture }) => [
    say(language, "said.AreaSearched", {
      unit: sayUnit(unit, picture),
      area,
      detection: sayDetection(detection, language),
      conditions,
    }),
    found === null ? say(language, "said.nothing") : say(language, "said.found", { found }),
  ],
  SearchSuspended: ({ why, survival, nextLight, resumeAt, second }, { language }) => [
    say(language, "said.SearchSuspended", { why }),
    say(language, "said.shown", { survival }),
    nextLight === null ? null : say(language, "said.light", { at: sayUtc(nextLight, language) }),
    resumeAt === null ? null : say(language, "said.resume", { at: sayUtc(resumeAt, language) }),
    saySecond(second, language),
  ],
  SearchResumed: ({ why }, { language }) => [say(language, "said.SearchResumed", { why })],
  FeedLost: ({ feed, why }, { language }) => [say(language, "said.FeedLost", { feed, why })],
  FeedRegained: ({ feed, why }, { language }) => [
    say(language, "said.FeedRegained", { feed, why }),
  ],
  ObservationLost: ({ what, area, why }, { language }) => [
    say(language, "said.ObservationLost", { what, area, why }),
  ],
  ObservationRegained: ({ watch, why }, { language }) => [
    say(language, "said.ObservationRegained", { watch, why }),
  ],
  WeatherStated: (event, { language }) => [
    sayWeatherStated(
      event,
      language,
      event.place === null ? null : sayPlace(event.place, language),
    ),
    told(event.words, language),
  ],
  FieldReceived: (event, { language }) => [
    sayFieldReceived(event, language),
    say(language, "said.field.sum", { sha256: event.sha256 }),
    told(event.words, language),
  ],
  LostBoatCostSet: ({ looks, why }, { language }) => [
    say(language, "said.LostBoatCostSet", {
      looks: sayNumber(looks, language),
      p: sayChance(looks / (looks + 1), language),
      why,
    }),
  ],
  NoteMade: ({ words }, { language }) => [say(language, "said.NoteMade", { words })],
  OrderRefused: ({ order, words, reasons, contradictions }, { language }) => [
    say(language, "said.OrderRefused", {
      order: term.sayOrder(order, language),
      words: told(wordsOfOrder(words) || null, language) ?? "",
    }).trim(),
    say(language, "said.reasons", {
      reasons: series(
        reasons.map((each) => term.sayReason(each, language)),
        language,
      ),
    }),
    contradictions.length === 0
      ? null
      : say(language, "said.stood", {
          contradictions: series(
            contradictions.map((each) => sayContradiction(each, language)),
            language,
          ),
        }),
  ],
  FactWithdrawn: ({ fact, why }, { language }) => [
    say(language, "said.FactWithdrawn", { fact, why }),
  ],
};
