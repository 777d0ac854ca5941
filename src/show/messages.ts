import type { Chart } from "#chart";
import type { BoatId, Centre, Entry, EventOf } from "#log";
import { REVEALS } from "#orders";
import {
  boatOf,
  mostUrgentFirst,
  onBoard,
  promisesAt,
  unaccountedInAll,
  type Boat,
  type Picture,
} from "#picture";
import type { Instant } from "#units";
import { viewAlarms } from "./alarms.ts";
import { sayGist } from "./entries.ts";
import { sayHour, sayHourSeen, sayUtc } from "./instants.ts";
import { pluralOf, say, type Language } from "./language.ts";
import { sayBoatName } from "./names.ts";
import { sayDistance, sayPeople, sayPosition } from "./quantities.ts";
import { questionsOf } from "./questions.ts";
import { sayRelay, type Drifted } from "./relay.ts";
import type { Looking } from "./row.ts";
import { craftOf, saySearchAction } from "./search-action.ts";
import { boatParts, type BoatParts } from "./situation.ts";
import { sayCentre } from "./terms.ts";

export type MessageKind = EventOf<"MessageSent">["message"];
export type MessageTo = EventOf<"MessageSent">["to"];

/** What a message is made of. */
export type MessageAsked = {
  readonly kind: MessageKind;
  /** Null for those of the whole watch. */
  readonly boat: BoatId | null;
  readonly to: MessageTo;
  readonly centre: Centre;
  /** Under which it goes out, of that centre. */
  readonly number: number;
  readonly now: Instant;
  readonly language: Language;
  readonly chart: Chart | null;
  readonly drifted: Drifted | null;
  /** Entries since the shift began, for its handover. */
  readonly since: readonly Entry[];
};

/** Messages of one boat; the others are of the whole watch. */
export const OF_A_BOAT: ReadonlySet<MessageKind> = new Set([
  "sitrep",
  "short sitrep",
  "mayday relay",
  "tasking",
  "search action",
  "handover",
]);

/** The text of a message, made of the picture alone; null when there is no such boat. */
export function sayMessage(picture: Picture, asked: MessageAsked): string | null {
  const { kind, language, now } = asked;
  const looking: Looking = {
    picture,
    now,
    chart: asked.chart,
    telling: { language, picture },
  };
  if (!OF_A_BOAT.has(kind)) return lined(headOf(asked, null), ofWatch(looking, asked));
  const boat = asked.boat === null ? null : boatOf(picture, asked.boat);
  if (boat === null) return null;
  if (kind === "mayday relay")
    return sayRelay(picture, boat.id, now, asked.centre, language, null, asked.drifted);
  const parts = boatParts(boat, looking);
  return lined(headOf(asked, parts), ofBoat(boat, parts, looking, asked));
}

/** What it will reveal, and to whom: shown before anything goes out. */
export function sayReveals(kind: MessageKind, to: MessageTo, language: Language): string {
  const what = REVEALS[kind].map((each) => say(language, `reveals.${each}`)).join(", ");
  return say(language, "say.reveals", { what, to: to.name });
}

/** That no boat bears the name at this hour. */
export const sayNoBoat = (boat: string, language: Language): string =>
  say(language, "say.nothing", { boat });

const lined = (...parts: readonly (readonly string[])[]): string => `${parts.flat().join("\n")}\n`;

function headOf(
  { kind, number, centre, to, now, language }: MessageAsked,
  parts: BoatParts | null,
): readonly string[] {
  const message = say(language, `message.${kind}`).toUpperCase();
  return [
    say(language, "letter.head", { message, number }),
    say(language, "letter.at", { dtg: sayDateTimeGroup(now) }),
    ...(parts === null ? [] : [say(language, "letter.priority", { priority: parts.phase })]),
    say(language, "letter.from", { centre: sayCentre(centre, language) }),
    say(language, "letter.to", { to: to.name }),
    "",
  ];
}

const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");

/** "240227Z NOV 21": day, hour and minute in UTC, month, year (IAMSAR vol. III). */
function sayDateTimeGroup(at: Instant): string {
  const [date = "", time = ""] = at.split("T");
  const [year = "", month = "", day = ""] = date.split("-");
  const name = MONTHS[Number(month) - 1] ?? "";
  return `${day}${time.slice(0, 2)}${time.slice(3, 5)}Z ${name} ${year.slice(2)}`;
}

function ofBoat(
  boat: Boat,
  parts: BoatParts,
  looking: Looking,
  asked: MessageAsked,
): readonly string[] {
  const { language } = asked;
  const drifted = asked.drifted === null ? [] : [sayDrifted(asked.drifted, language)];
  const where = [parts.position, ...drifted];
  if (asked.kind === "search action") return saySearchAction(boat, parts, where, looking);
  if (asked.kind === "tasking")
    return [
      say(language, "letter.task", { unit: asked.to.name, boat: parts.name }),
      ...where,
      parts.people,
      ...(parts.conditions === null ? [] : [parts.conditions]),
      say(language, "letter.task.ask"),
    ];
  if (asked.kind === "handover") {
    const { to, centre } = asked;
    const said = { boat: parts.name, to: to.name, centre: sayCentre(centre, language) };
    return [
      say(language, "letter.offer", said),
      say(language, "letter.accept"),
      "",
      ...sitrep(boat, parts, where, looking, true),
    ];
  }
  return sitrep(boat, parts, where, looking, asked.kind === "sitrep");
}

function sayDrifted({ at, datum, radius95 }: Drifted, language: Language): string {
  return say(language, "letter.drifted", {
    at: sayHour(at),
    position: sayPosition(datum, language),
    radius: sayDistance(radius95, language),
  });
}

/**
 * A situation report by its headings. A to G bear the same letters in both published forms; those
 * after them do not (one form leaves out I), so they stand under their headings alone.
 */
function sitrep(
  boat: Boat,
  parts: BoatParts,
  where: readonly string[],
  looking: Looking,
  isFull: boolean,
): readonly string[] {
  const { picture, now, telling } = looking;
  const { language } = telling;
  const section = (key: SectionKey, lines: readonly string[]): readonly string[] => [
    say(language, `letter.${key}`),
    ...lines.map((line) => `   ${line}`),
  ];
  const questions = questionsOf(boat, picture, now, language);
  const described = craftOf(boat, language);
  const short = [
    ...section("identity", [parts.name]),
    ...section("position", where),
    ...section("situation", [
      parts.phase,
      parts.heard,
      ...(parts.conditions === null ? [] : [parts.conditions]),
      ...parts.survival,
    ]),
    ...section("persons", [parts.people, parts.claimed]),
    ...section("assistance", [say(language, "letter.everything")]),
    ...section("coordinating", parts.help.slice(0, 1)),
  ];
  if (!isFull) return short;
  return [
    ...short,
    ...section("description", described.length === 0 ? ["–"] : described),
    ...section("actions", parts.help.slice(1)),
    ...section("area", parts.searched),
    ...section("additional", questions),
  ];
}

type SectionKey =
  | "identity"
  | "position"
  | "situation"
  | "persons"
  | "assistance"
  | "coordinating"
  | "description"
  | "actions"
  | "area"
  | "additional";

function ofWatch(looking: Looking, asked: MessageAsked): readonly string[] {
  if (asked.kind === "press statement") return [pressText(looking, asked)];
  const boats = mostUrgentFirst(onBoard(looking.picture), looking.now);
  if (asked.kind === "information plan") return informationPlan(boats, looking);
  return shiftHandover(boats, looking, asked.since);
}

function pressText({ picture, telling: { language } }: Looking, { centre }: MessageAsked): string {
  const boats = onBoard(picture).length;
  return say(language, "press.text", {
    centre: sayCentre(centre, language),
    people: sayPeople(unaccountedInAll(picture), language),
    boats: say(language, `situation.boats.${pluralOf(boats, language)}`, { number: boats }),
  });
}

function informationPlan(boats: readonly Boat[], looking: Looking): readonly string[] {
  const { picture, now, telling } = looking;
  const { language } = telling;
  const lines = boats.flatMap((boat) =>
    questionsOf(boat, picture, now, language).map((question) =>
      say(language, "letter.question", { boat: sayBoatName(boat, language, picture), question }),
    ),
  );
  return lines.length === 0 ? [say(language, "question.none")] : lines;
}

function shiftHandover(
  boats: readonly Boat[],
  looking: Looking,
  since: readonly Entry[],
): readonly string[] {
  const { picture, now, telling } = looking;
  const { language } = telling;
  const open = boats.flatMap((boat) => {
    const { name, people, phase, position } = boatParts(boat, looking);
    return [`- ${name}: ${people}; ${phase}`, `  ${position}`];
  });
  const waiting = viewAlarms(picture, now, telling).map(({ words, about, since: at }) =>
    ["-", words, about, sayHourSeen(at, now, language)].filter((part) => part !== "").join(" "),
  );
  const promises = promisesAt(picture, now)
    .filter(({ state }) => state !== "kept" && state !== "kept late")
    .map(({ event }) =>
      say(language, "letter.promise", {
        to: event.to ?? "–",
        words: event.words,
        at: sayHourSeen(event.arrivesBy, now, language),
      }),
    );
  const [first] = since;
  const changed = since.map((entry) => `- ${sayHour(entry.loggedAt)} ${sayGist(entry, telling)}`);
  const or = (lines: readonly string[], none: "waiting" | "promises" | "changed") =>
    lines.length === 0 ? [say(language, `letter.${none}.none`)] : lines;
  return [
    say(language, "letter.open", { number: boats.length }),
    ...open,
    "",
    say(language, "letter.waiting"),
    ...or(waiting, "waiting"),
    "",
    say(language, "letter.promises"),
    ...or(promises, "promises"),
    "",
    ...informationPlan(boats, looking),
    "",
    say(language, "letter.changed", {
      at: first === undefined ? "–" : sayUtc(first.loggedAt, language),
    }),
    ...or(changed, "changed"),
  ];
}
