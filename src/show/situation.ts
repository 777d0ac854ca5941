import type { Chart } from "#chart";
import type { UnderstoodEntry } from "#log";
import * as ask from "#picture";
import type { Accounts, Boat, Picture } from "#picture";
import { exactly, type Count, type Instant } from "#units";
import { viewAlarms } from "./alarms.ts";
import { sayConflict } from "./contradictions.ts";
import { sayHour, sayHourSeen, sayInstant, sayUtc } from "./instants.ts";
import { capital, listOf, pluralOf, say, type Language } from "./language.ts";
import { namesakesOf, sayBoatName, sayUnit, type Telling } from "./names.ts";
import { sayAge, sayCount, sayDistance, sayDuration, sayPeople } from "./quantities.ts";
import { sayPosition, saySide } from "./quantities.ts";
import { viewRow, type BoatRow, type Looking } from "./row.ts";
import { sayDetection } from "./statements.ts";
import { saySurvival } from "./survival.ts";
import * as term from "./terms.ts";

/** Silence in words: how long, and when it is or was overdue. Null when nobody was ever heard. */
export function saySilence(silence: ask.Silence | null, language: Language): string {
  if (silence === null) return say(language, "silence.never");
  return say(language, silence.overdue ? "silence.overdue" : "silence.within", {
    length: sayDuration(silence.length, language),
    at: sayHour(silence.overdueAt),
  });
}

/**
 * The situation at `now` as plain text to be read aloud or sent: whoever is unaccounted for first,
 * with what was searched and how well, then alarms, then the boats of which everybody is accounted
 * for, then the counts.
 */
export function viewSituation(
  picture: Picture,
  now: Instant,
  language: Language = "en",
  chart: Chart | null = null,
): string {
  const telling: Telling = { language, picture };
  const looking: Looking = { picture, now, chart, telling };
  const title = say(language, "situation.title", { at: sayInstant(now, language) });
  const known =
    picture.at === null
      ? say(language, "situation.empty")
      : say(language, "situation.picture", { at: sayUtc(picture.at, language) });
  const sections = [
    [title, known],
    ...unaccounted(looking),
    landings(looking),
    alarms(looking),
    accounted(looking),
    counts(looking),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function unaccounted(looking: Looking): string[][] {
  const { picture, now, telling } = looking;
  const { language } = telling;
  const boats = ask.mostUrgentFirst(ask.onBoard(picture), now);
  if (boats.length === 0) return [[say(language, "situation.nobody")]];
  const heading = say(language, "situation.unaccounted", {
    people: sayPeople(ask.unaccountedInAll(picture), language),
    boats: sayBoats(exactly(boats.length), language),
  });
  return [[heading], ...boats.map((boat, index) => boatLines(boat, index + 1, looking))];
}

/** "3 boats"; a range of them "3 to 5 boats". */
function sayBoats({ least, most }: Count, language: Language): string {
  const number = least === most ? String(least) : sayCount({ least, most }, language);
  return say(language, `situation.boats.${pluralOf(most ?? least, language)}`, { number });
}

function boatLines(boat: Boat, number: number, looking: Looking): string[] {
  const { telling } = looking;
  const { language } = telling;
  const row = viewRow(boat, looking);
  const heading = say(language, "situation.boat", {
    number,
    name: capital(row.name),
    people: row.unaccounted.words,
    phase: term.sayPhase(row.phase.phase, language).toUpperCase(),
    code: row.phase.code,
    since: sayHourSeen(row.phase.since, looking.now, language),
    cause: say(language, `situation.cause.${row.phase.cause}`),
  });
  const claimed = say(language, "situation.claimed", {
    people: row.claimed.words,
    accounts: sayAccounts(boat.accounts, language),
  });
  const lines = [
    ...namesakes(boat, looking),
    claimed,
    heard(boat, looking),
    position(row, language),
  ];
  if (boat.conditions.length > 0) {
    const conditions = boat.conditions.map((each) => term.sayCondition(each, language)).join(", ");
    lines.push(say(language, "situation.conditions", { conditions }));
  }
  lines.push(
    ...saySurvival(row.survival, language),
    ...searched(boat, telling),
    ...help(row, looking),
  );
  for (const conflict of boat.conflicts) {
    const said = sayConflict(conflict, telling);
    lines.push(say(language, "situation.conflict", { conflict: said }));
  }
  const { reports, contacts, ambiguous } = row;
  lines.push(say(language, "situation.reports", { reports, contacts, ambiguous }));
  return [heading, ...lines.map((line) => `   ${line}`)];
}

/** What a message says of one boat, part by part, in the words of the situation. */
export type BoatParts = {
  readonly name: string;
  readonly phase: string;
  readonly people: string;
  readonly claimed: string;
  readonly heard: string;
  readonly position: string;
  readonly conditions: string | null;
  readonly survival: readonly string[];
  readonly searched: readonly string[];
  readonly help: readonly string[];
};

export function boatParts(boat: Boat, looking: Looking): BoatParts {
  const { telling } = looking;
  const { language } = telling;
  const row = viewRow(boat, looking);
  const told = boat.conditions.map((each) => term.sayCondition(each, language)).join(", ");
  return {
    name: capital(row.name),
    phase: `${term.sayPhase(row.phase.phase, language).toUpperCase()} (${row.phase.code})`,
    people: row.unaccounted.words,
    claimed: say(language, "situation.claimed", {
      people: row.claimed.words,
      accounts: sayAccounts(boat.accounts, language),
    }),
    heard: heard(boat, looking),
    position: position(row, language),
    conditions: told === "" ? null : say(language, "situation.conditions", { conditions: told }),
    survival: saySurvival(row.survival, language),
    searched: searched(boat, telling),
    help: help(row, looking),
  };
}

function namesakes(boat: Boat, { picture, telling: { language } }: Looking): string[] {
  const others = namesakesOf(boat, picture).map((each) => sayBoatName(each, language, picture));
  return others.length === 0
    ? []
    : [say(language, "situation.namesakes", { boats: listOf(others, language) })];
}

function heard(boat: Boat, { now, telling: { language } }: Looking): string {
  const at = boat.lastWord === null ? null : sayUtc(boat.lastWord.at, language);
  return say(language, "situation.heard", {
    at: at ?? say(language, "instant.unknown"),
    silence: saySilence(ask.silenceOf(boat, now), language),
  });
}

function position({ fix }: BoatRow, language: Language): string {
  if (fix === null) return say(language, "situation.noposition");
  const said = {
    position: sayPosition(fix, language),
    method: term.sayMethod(fix.method, language),
    age: sayAge(fix.ageSeconds, language),
    reach: sayDistance(fix.reach, language),
  };
  if (fix.line === null) return say(language, "situation.position", said);
  const near = fix.line.near ? `, ${say(language, "side.near")}` : "";
  const side = `${saySide(fix.line.side, language)}${near}`;
  return say(language, "situation.position.side", { ...said, side });
}

/**
 * What was searched and how well; an empty list is said aloud, since nobody looked is not nobody
 * there.
 */
function searched(boat: Boat, { language, picture }: Telling): string[] {
  const lines = boat.searched.flatMap((entry) => searchLine(entry, language, picture));
  if (lines.length === 0) lines.push(say(language, "situation.notsearched"));
  const { suspended } = boat;
  if (suspended?.event.kind === "SearchSuspended") {
    const at = sayUtc(suspended.loggedAt, language);
    lines.push(say(language, "situation.suspended", { at, why: suspended.event.why }));
  }
  return lines;
}

function searchLine({ event }: UnderstoodEntry, language: Language, picture: Picture | null) {
  if (event.kind !== "AreaSearched") return [];
  const { unit, area, detection, conditions, found } = event;
  const search = say(language, "said.AreaSearched", {
    unit: sayUnit(unit, picture),
    area,
    detection: sayDetection(detection, language),
    conditions,
  });
  const result =
    found === null ? say(language, "said.nothing") : say(language, "said.found", { found });
  return [say(language, "situation.searched", { search: `${search}. ${result}` })];
}

function help(row: BoatRow, { now, telling: { language } }: Looking): string[] {
  const owners = row.owners.map((centre) => term.sayCentre(centre, language)).join(", ");
  const lines = [say(language, "situation.owners", { owners: owners || "–" })];
  for (const { to, since } of row.offers) {
    const centre = term.sayCentre(to, language);
    lines.push(
      say(language, "situation.offer", { to: centre, at: sayHourSeen(since, now, language) }),
    );
  }
  const units = row.tasks.map(
    ({ name, words, since }) => `${name} ${words} ${sayHourSeen(since, now, language)}`,
  );
  lines.push(
    units.length === 0
      ? say(language, "situation.nounits")
      : say(language, "situation.units", { units: units.join(", ") }),
  );
  return lines;
}

/** Where everybody went, in words; what is zero is left out. */
export function sayAccounts(accounts: Accounts, language: Language): string {
  const parts = [
    [accounts.landed, "account.landed"],
    [accounts.handedOver, "account.handed over"],
    [accounts.recoveredDead, "account.recovered dead"],
    [accounts.neverExisted, "account.never existed"],
    [accounts.transferredOut, "account.transferred"],
    [accounts.transferredIn, "account.joined"],
  ] as const;
  const said = parts.flatMap(([people, key]) =>
    people === 0 ? [] : [`${people} ${say(language, key)}`],
  );
  return said.length === 0 ? say(language, "situation.noaccounts") : said.join(", ");
}

/** Whom the units landed, how many of them nobody logged as taken aboard, and who is aboard yet. */
function landings({ picture, now, telling: { language } }: Looking): string[] {
  const lines = ask
    .unitsOf(picture)
    .flatMap(({ name: unit, landed, landedBeyondAboard, aboard }) => {
      const people = (number: number): string => sayPeople(exactly(number), language);
      const said = landed.flatMap(({ event, loggedAt }) => {
        if (event.kind !== "PeopleLanded") return [];
        const at = sayHourSeen(loggedAt, now, language);
        const { place } = event;
        return [
          say(language, "situation.landed", { unit, people: people(event.people), place, at }),
        ];
      });
      if (landedBeyondAboard > 0) {
        const boats = say(language, "situation.beyond.boats");
        said.push(
          say(language, "situation.beyond", { unit, people: people(landedBeyondAboard), boats }),
        );
      }
      if (aboard > 0)
        said.push(say(language, "situation.aboard", { unit, people: people(aboard) }));
      return said;
    });
  return lines.length === 0 ? [] : [say(language, "situation.landings"), ...lines];
}

function alarms({ picture, now, telling }: Looking): string[] {
  const { language } = telling;
  const all = viewAlarms(picture, now, telling);
  if (all.length === 0) return [say(language, "situation.noalarms")];
  const lines = all.map(({ words: alarm, about, since }) =>
    about === ""
      ? say(language, "situation.alarm.bare", { alarm, since: sayHourSeen(since, now, language) })
      : say(language, "situation.alarm", {
          alarm,
          since: sayHourSeen(since, now, language),
          about,
        }),
  );
  return [say(language, "situation.alarms", { number: all.length }), ...lines];
}

function accounted({ picture, telling: { language } }: Looking): string[] {
  const boats = ask.boatsOf(picture).filter(({ onBoard }) => !onBoard);
  if (boats.length === 0) return [];
  const heading = say(language, "situation.accounted", {
    boats: sayBoats(exactly(boats.length), language),
  });
  const lines = boats.map((boat) =>
    say(language, "situation.accounted.boat", {
      name: sayBoatName(boat, language, picture),
      people: sayPeople(boat.claimed, language),
      accounts: sayAccounts(boat.accounts, language),
    }),
  );
  return [heading, ...lines];
}

function counts({ picture, telling: { language } }: Looking): string[] {
  const { reports, incidents, boats, people } = ask.tallyOf(picture);
  const number = (count: Count): string => sayCount(count, language);
  const lines = [
    say(language, "situation.counts", {
      reports: reports.count.least,
      incidents: incidents.count.least,
      boats: number(boats.count),
    }),
    say(language, "situation.people", {
      claimed: number(people.claimed.count),
      accounted: number(people.accounted.count),
      unaccounted: number(people.unaccounted.count),
    }),
  ];
  const [parked, unread] = [[...picture.parked.values()].flat(), picture.notUnderstood];
  const aside = { parked: parked.length, unread: unread.length, clashes: picture.clashes.length };
  if (aside.parked + aside.unread + aside.clashes > 0) {
    lines.push(say(language, "situation.log", aside));
  }
  return lines;
}
