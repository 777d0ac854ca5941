import type { Instant } from "#units";
import { sayUtc } from "./instants.ts";
import type { Language } from "./language.ts";

/** Why a phone that was asked gave no position, as the page tells it. */
export const NO_FIX = ["refused", "nofix", "unsupported", "not asked", "not aboard"] as const;
export type NoFix = (typeof NO_FIX)[number];

/** What was ticked and told on the page beside the words; null: not told. */
export type LocateTold = {
  readonly aboard: boolean | null;
  /** As typed. */
  readonly people: string;
  readonly water: boolean | null;
  readonly engine: boolean | null;
  /** Share of the phone's battery that is left, 0..1. */
  readonly battery: number | null;
  /** null: a position came. */
  readonly noFix: NoFix | null;
  /** Another phone than the first that used the link. */
  readonly otherPhone: boolean;
};

type Words = {
  readonly head: string;
  readonly aboard: string;
  readonly people: string;
  readonly water: string;
  readonly engine: string;
  readonly battery: string;
  readonly otherPhone: string;
  readonly yes: string;
  readonly no: string;
  readonly noFix: Readonly<Record<NoFix, string>>;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    head: "position link",
    aboard: "on the boat: ",
    people: "people: ",
    water: "water coming in: ",
    engine: "engine works: ",
    battery: "phone battery: ",
    otherPhone: "another phone than the first that used this link",
    yes: "yes",
    no: "no",
    noFix: {
      refused: "no position: the phone did not allow it",
      nofix: "no position: the phone found none within a minute",
      unsupported: "no position: the phone cannot tell one to this page",
      "not asked": "no position: the sender said that they cannot give one",
      "not aboard": "no position asked: the sender is not on the boat",
    },
  },
  fr: {
    head: "lien de position",
    aboard: "à bord : ",
    people: "personnes : ",
    water: "l'eau entre : ",
    engine: "le moteur marche : ",
    battery: "batterie du téléphone : ",
    otherPhone: "un autre téléphone que le premier à utiliser ce lien",
    yes: "oui",
    no: "non",
    noFix: {
      refused: "pas de position : le téléphone ne l'a pas permis",
      nofix: "pas de position : le téléphone n'en a trouvé aucune en une minute",
      unsupported: "pas de position : le téléphone ne peut pas la dire à cette page",
      "not asked": "pas de position : l'expéditeur dit ne pas pouvoir la donner",
      "not aboard": "pas de position demandée : l'expéditeur n'est pas à bord",
    },
  },
};

/**
 * What was told on the page beside the words, in one line for the report's words: "[position link]
 * on the boat: yes; people: 40". Nothing that was not told is in it.
 */
export function sayLocateTold(told: LocateTold, language: Language): string {
  const words = WORDS[language];
  const answer = (head: string, given: boolean | null): string[] =>
    given === null ? [] : [head + (given ? words.yes : words.no)];
  const parts = [
    ...answer(words.aboard, told.aboard),
    ...(told.people === "" ? [] : [words.people + told.people]),
    ...answer(words.water, told.water),
    ...answer(words.engine, told.engine),
    ...(told.battery === null ? [] : [`${words.battery}${Math.round(told.battery * 100)} %`]),
    ...(told.noFix === null ? [] : [words.noFix[told.noFix]]),
    ...(told.otherPhone ? [words.otherPhone] : []),
  ];
  return [`[${words.head}]`, parts.join("; ")].join(" ").trim();
}

type Noted = "made" | "opened" | "failed" | "late";

const NOTED: Readonly<Record<Language, Readonly<Record<Noted, string>>>> = {
  en: {
    made: "A position link was made; it can be opened until {until}.",
    opened: "The position link was opened on a phone; nothing sent yet.",
    failed: "The position link was used and nothing was written;",
    late: "The position link was opened after it had expired; the page said to call 112.",
  },
  fr: {
    made: "Un lien de position a été créé ; il peut être ouvert jusqu'à {until}.",
    opened: "Le lien de position a été ouvert sur un téléphone ; rien n'est encore envoyé.",
    failed: "Le lien de position a été utilisé et rien n'a été écrit ;",
    late: "Le lien de position a été ouvert après son expiration ; il a été dit d'appeler le 112.",
  },
};

/** What the log says of a link that was made, and until when it opens. */
export function sayLocateMade(until: Instant, language: Language): string {
  return NOTED[language].made.replace("{until}", () => sayUtc(until, language));
}

/** What the log says of a contact by link. */
export function sayLocateContact(
  what: { readonly kind: "opened" | "late" } | { readonly kind: "failed"; readonly why: NoFix },
  language: Language,
): string {
  const noted = NOTED[language][what.kind];
  return what.kind === "failed" ? `${noted} ${WORDS[language].noFix[what.why]}.` : noted;
}
