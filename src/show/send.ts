import type { BoatId, UnitId } from "#log";
import { UNITS_MOST, type Range } from "#plan";
import type { Count, Instant, Metres, Seconds } from "#units";
import { toNauticalMiles } from "#units";
import { sayUtc } from "./instants.ts";
import { say, sayNumber, series, type Language } from "./language.ts";
import { sayChance, sayCountInFigures, sayDuration } from "./quantities.ts";
import type { IdleReason } from "./search.ts";

/** One unit that is proposed for one boat, with what it is worth and what else could be. */
export type SentPart = {
  readonly unit: UnitId;
  readonly name: string;
  readonly boat: BoatId;
  readonly arrives: Instant;
  readonly arrivesIn: Seconds;
  readonly places: Range;
  /** The boat it is sent to already. */
  readonly standing: { readonly boat: BoatId; readonly onScene: boolean } | null;
  /** Lives that it adds to the others of the boat. */
  readonly worth: Range;
  /** The next best use of it, and what it would add there. */
  readonly elsewhere: { readonly boat: BoatId; readonly worth: number } | null;
  /** The next best unit for her that is free. */
  readonly instead: { readonly unit: UnitId; readonly name: string; readonly worth: number } | null;
};

type SentBoat = {
  readonly boat: BoatId;
  readonly name: string;
  readonly people: Count;
  /** That she is a boat of her own. */
  readonly exists: number;
  readonly radius95: Metres;
  readonly aliveAtHorizon: number;
  readonly units: readonly UnitId[];
  readonly worth: number;
};

/** Whom to send where, for all boats at once: a proposal, never an order. */
export type SendAnswer = {
  readonly at: Instant;
  readonly horizonHours: number;
  /** A standing order is changed only for more than this many lives. */
  readonly keepLives: number;
  /** Units for one boat at most: fewer where very many boats and units are weighed. */
  readonly crewSize: number;
  readonly parts: readonly SentPart[];
  readonly boats: readonly SentBoat[];
  /** Units that could go and are proposed for nothing. */
  readonly free: readonly {
    readonly unit: UnitId;
    readonly name: string;
    /** What it was sent to, and stays with; null: nothing. */
    readonly standing: SentPart["standing"];
  }[];
  readonly idle: readonly {
    readonly unit: UnitId;
    readonly name: string;
    readonly why: IdleReason;
    readonly needs: Seconds | null;
    readonly has: Seconds | null;
    /** Lives that it would add; null: nothing can be said. */
    readonly wouldAdd: number | null;
    /** The speed that is supposed for it, as nobody told one; null: none is. */
    readonly knots: number | null;
  }[];
  readonly without: readonly {
    readonly boat: BoatId;
    readonly name: string;
    readonly why: string;
  }[];
};

/** The proposal in words, a line each. */
export function saySend(answer: SendAnswer, language: Language): readonly string[] {
  const { at, horizonHours, keepLives, parts, boats } = answer;
  return [
    say(language, "send.head", {
      at: sayUtc(at, language),
      hours: horizonHours,
      keep: sayLives(keepLives, language),
    }),
    ...sayCrewSize(answer, language),
    ...boats.flatMap((boat) => [
      "",
      sayBoatLine(boat, language),
      ...parts
        .filter((part) => part.boat === boat.boat)
        .flatMap((part) => sayPart(answer, part, language).map((line) => `  ${line}`)),
      ...(boat.units.length === 0 ? [`  ${say(language, "send.nobody")}`] : []),
    ]),
    ...(answer.without.length === 0 ? [] : [""]),
    ...sayWithout(answer, language),
    ...(answer.idle.length + answer.free.length === 0 ? [] : [""]),
    ...sayOthers(answer, language),
  ];
}

/** That fewer units for one boat were weighed than usual; said, since it may cost lives. */
const sayCrewSize = ({ crewSize }: SendAnswer, language: Language): readonly string[] =>
  crewSize >= UNITS_MOST ? [] : [say(language, "send.crew", { number: crewSize })];

/** One unit's proposal: what it is, its reasons, and the words of the order that it would be. */
export function saySentPart(
  answer: SendAnswer,
  part: SentPart,
  language: Language,
): { readonly head: string; readonly lines: readonly string[]; readonly order: string } {
  const boat = nameIn(answer, part.boat);
  const [head = "", ...lines] = sayPart(answer, part, language);
  return { head: `${boat} ← ${head}`, lines, order: say(language, "send.order", { boat }) };
}

/** The boats with what is known of them, and whoever is in no proposal with the reason. */
export function saySendRest(answer: SendAnswer, language: Language): readonly string[] {
  return [
    ...sayCrewSize(answer, language),
    ...answer.boats.map((boat) => sayBoatLine(boat, language)),
    ...sayWithout(answer, language),
    ...sayOthers(answer, language),
  ];
}

const nameIn = ({ boats, without }: SendAnswer, id: BoatId): string =>
  [...boats, ...without].find(({ boat }) => boat === id)?.name ?? id;

const sayWithout = ({ without }: SendAnswer, language: Language): readonly string[] =>
  without.map(({ name, why }) => say(language, "send.without", { boat: name, why }));

const sayOthers = (answer: SendAnswer, language: Language): readonly string[] => [
  ...answer.free.map(({ name, standing }) =>
    standing === null
      ? say(language, "send.free", { unit: name })
      : say(language, "send.stays", { unit: name, boat: nameIn(answer, standing.boat) }),
  ),
  ...answer.idle.map((unit) => sayIdle(unit, language)),
];

function sayBoatLine(boat: SentBoat, language: Language): string {
  const { name, people, exists, radius95, aliveAtHorizon } = boat;
  const known =
    exists > 0.99 ? [] : [say(language, "send.exists", { chance: sayChance(exists, language) })];
  return say(language, "send.boat", {
    boat: name,
    details: series(
      [
        say(language, "send.people", { people: sayCountInFigures(people) }),
        say(language, "send.radius", { miles: sayTwo(toNauticalMiles(radius95), language) }),
        say(language, "send.alive", { share: sayChance(aliveAtHorizon, language) }),
        ...known,
      ],
      language,
    ),
  });
}

function sayPart(answer: SendAnswer, part: SentPart, language: Language): readonly string[] {
  const { name, arrives, arrivesIn, worth, standing, elsewhere, instead, boat, places } = part;
  const lines = [
    say(language, "send.part", {
      unit: name,
      time: sayUtc(arrives, language),
      length: sayDuration(arrivesIn, language),
      lives: sayRange(worth, language),
    }),
  ];
  if (places.least !== places.most) lines.push(say(language, "send.places.unknown"));
  if (standing !== null && standing.boat === boat)
    lines.push(say(language, standing.onScene ? "send.on scene" : "send.kept"));
  if (standing !== null && standing.boat !== boat)
    lines.push(say(language, "send.changed", { boat: nameIn(answer, standing.boat) }));
  lines.push(
    elsewhere === null
      ? say(language, "send.elsewhere.none")
      : say(language, "send.elsewhere", {
          boat: nameIn(answer, elsewhere.boat),
          lives: sayLives(elsewhere.worth, language),
        }),
    instead === null
      ? say(language, "send.instead.none")
      : say(language, "send.instead", {
          unit: instead.name,
          lives: sayLives(instead.worth, language),
        }),
  );
  return lines;
}

function sayIdle(unit: SendAnswer["idle"][number], language: Language): string {
  const { name, why, needs, has, wouldAdd, knots } = unit;
  const figures =
    why !== "beyond endurance" || needs === null || has === null
      ? ""
      : ` (${say(language, "detail.endurance", {
          needs: sayDuration(needs, language),
          has: sayDuration(has, language),
        })})`;
  const reason = `${say(language, `search.idle.${why}`)}${figures}`;
  if (wouldAdd === null) return say(language, "send.idle", { unit: name, why: reason });
  const lives = sayLives(wouldAdd, language);
  if (knots !== null) {
    const speed = sayNumber(knots, language);
    return say(language, "send.idle.sped", { unit: name, why: reason, knots: speed, lives });
  }
  const key = why === "where unknown" ? "send.idle.placed" : "send.idle.worth";
  return say(language, key, { unit: name, why: reason, lives });
}

const sayRange = ({ least, likely, most }: Range, language: Language): string =>
  most - least < 0.1
    ? sayLives(likely, language)
    : say(language, "send.range", {
        likely: sayLives(likely, language),
        least: sayLives(least, language),
        most: sayLives(most, language),
      });

/** One decimal: a tenth of a life is as fine as any of this is known. */
function sayLives(lives: number, language: Language): string {
  return sayTwo(Math.round(10 * lives) / 10, language);
}

const sayTwo = (value: number, language: Language): string => {
  const figures = value.toFixed(1);
  return language === "fr" ? figures.replace(".", ",") : figures;
};
