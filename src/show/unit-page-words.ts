import type { Language } from "./language.ts";

/** The words of a unit's page. `{…}` is filled in by the page's program. */
export type UnitPageWords = {
  readonly title: string;
  readonly none: string;
  readonly noTask: string;
  readonly colon: string;
  readonly people: string;
  readonly drifted: string;
  readonly driftedNote: string;
  readonly last: string;
  readonly lastNote: string;
  readonly unknown: string;
  readonly within: string;
  readonly acknowledge: string;
  readonly departed: string;
  readonly arrived: string;
  readonly decline: string;
  readonly leave: string;
  readonly leaveNote: string;
  readonly recovered: string;
  readonly recoveredNote: string;
  readonly number: string;
  readonly dead: string;
  readonly aboard: string;
  readonly craft: string;
  readonly craftNote: string;
  readonly mark: string;
  readonly marked: string;
  readonly message: string;
  readonly words: string;
  readonly send: string;
  readonly position: string;
  readonly sent: string;
  readonly unsent: string;
  readonly refused: string;
  readonly heard: string;
  readonly unheard: string;
  readonly empty: string;
  readonly gone: string;
};

const en: UnitPageWords = {
  title: "{unit}: task",
  none: "Asking the watch for your task …",
  noTask: "No task. The watch sees this page is open.",
  colon: ": ",
  people: "Unaccounted for",
  drifted: "Where it may be by now",
  driftedNote: "drifted from a position {age} old; 95 of 100 within {radius}",
  last: "Last position",
  lastNote: "{age} old; by now within {radius}",
  unknown: "Where unknown. Ask the watch.",
  within: "{miles} NM",
  acknowledge: "Acknowledge",
  departed: "Under way",
  arrived: "On scene",
  decline: "Cannot go",
  leave: "Ask to be released",
  leaveNote: "Goes to the watch as a word. You are released only when the watch says so.",
  recovered: "People recovered",
  recoveredNote:
    "Counts whom you took aboard. From which boat, the watch decides: it may be another.",
  number: "Taken aboard now",
  dead: "Of these, dead",
  aboard: "Survivors aboard in all",
  craft: "Craft empty and searched",
  craftNote: "Accounts for nobody. Search under and around it first.",
  mark: "How it is marked",
  marked: "orange cross",
  message: "Message",
  words: "Message",
  send: "Send",
  position: "Send our position with each message",
  sent: "✓ {what}: received {time}, number {n}",
  unsent: "NOT SENT YET: {what} ({time})",
  refused: "✕ NOT TAKEN: {what}. Call the watch on VHF 16. {why}",
  heard: "Watch heard {age} ago",
  unheard: "NO LINE TO THE WATCH since {age}. What stands here may be old.",
  empty: "Nothing filled in.",
  gone: "This link no longer opens. Call the watch on VHF 16 or by telephone.",
};

const fr: UnitPageWords = {
  title: "{unit} : mission",
  none: "Demande de la mission au centre…",
  noTask: "Aucune mission. Le centre voit que cette page est ouverte.",
  colon: " : ",
  people: "Sort inconnu",
  drifted: "Où elle peut être maintenant",
  driftedNote: "dérivée depuis une position de {age} ; 95 sur 100 à moins de {radius}",
  last: "Dernière position",
  lastNote: "date de {age} ; désormais à moins de {radius}",
  unknown: "Position inconnue. Demandez au centre.",
  within: "{miles} milles",
  acknowledge: "Reçu",
  departed: "En route",
  arrived: "Sur zone",
  decline: "Impossible d'y aller",
  leave: "Demander à être libéré",
  leaveNote: "Parole transmise au centre. Vous n'êtes libéré que si le centre le dit.",
  recovered: "Personnes récupérées",
  recoveredNote:
    "Compte ceux pris à bord. Le centre décide de quelle embarcation : ce peut être une autre.",
  number: "Pris à bord maintenant",
  dead: "Dont décédés",
  aboard: "Survivants à bord en tout",
  craft: "Embarcation vide, fouillée",
  craftNote: "Ne fixe le sort de personne. Cherchez d'abord dessous et autour.",
  mark: "Comment elle est marquée",
  marked: "croix orange",
  message: "Message",
  words: "Message",
  send: "Envoyer",
  position: "Joindre notre position à chaque message",
  sent: "✓ {what} : reçu à {time}, numéro {n}",
  unsent: "PAS ENCORE ENVOYÉ : {what} ({time})",
  refused: "✕ NON PRIS : {what}. Appelez le centre sur VHF 16. {why}",
  heard: "Centre entendu il y a {age}",
  unheard: "PAS DE LIAISON AVEC LE CENTRE depuis {age}. Ce qui est affiché peut être ancien.",
  empty: "Rien n'est rempli.",
  gone: "Ce lien ne s'ouvre plus. Appelez le centre sur VHF 16 ou par téléphone.",
};

export const UNIT_PAGE_WORDS: Readonly<Record<Language, UnitPageWords>> = { en, fr };

/** What the log says of what came by a unit's page; `{…}` are filled in here. */
type Told = {
  readonly made: string;
  readonly revoked: string;
  readonly people: string;
  readonly dead: string;
  readonly tasked: string;
  readonly nobody: string;
  readonly page: string;
};

const TOLD: Readonly<Record<Language, Told>> = {
  en: {
    made: "A page was opened for {unit} by link, until {until}",
    revoked: "The page links of {unit} were taken back",
    people: "{unit} took {people} aboard",
    dead: "{dead} of them dead",
    tasked: "sent to {boat}; whose people they are nobody has said",
    nobody: "nobody taken aboard",
    page: "[unit page]",
  },
  fr: {
    made: "Une page a été ouverte par lien pour {unit}, jusqu'au {until}",
    revoked: "Les liens de page de {unit} ont été repris",
    people: "{unit} a pris {people} à bord",
    dead: "dont {dead} décédés",
    tasked: "envoyé vers {boat} ; personne n'a dit de quelle embarcation ils viennent",
    nobody: "personne pris à bord",
    page: "[page du moyen]",
  },
};

export function sayPageTold(
  language: Language,
  key: keyof Told,
  fillings: Readonly<Record<string, string | number>> = {},
): string {
  return TOLD[language][key].replaceAll(/\{(\w+)\}/g, (_, gap: string) => String(fillings[gap]));
}
