import type { MailKey, MailLine } from "./mail-message.ts";

/** What each thing is called in mails, in English and French, small and without accents. */
const KEYS: Readonly<Record<MailKey, string>> = {
  position:
    "position, pos, posn, last position, last known position, current position, gps, gps " +
    "position, location, coordinates, coords, lat/lon, lat/long, lat lon, lat long, where, " +
    "place, map, derniere position, derniere position connue, position gps, localisation, " +
    "lieu, coordonnees, coordonnees gps, ou, point gps, carte",
  latitude: "latitude, lat",
  longitude: "longitude, lon, long, lng",
  people:
    "people, persons, people on board, persons on board, people aboard, persons aboard, " +
    "number of people, number of persons, no of people, on board, aboard, pob, pax, souls, " +
    "souls on board, personnes, nombre de personnes, nb de personnes, nb personnes, nombre, " +
    "personnes a bord, nombre de personnes a bord, passagers, a bord, effectif",
  children: "children, kids, minors, number of children, enfants, nombre d'enfants, mineurs",
  time:
    "time, time utc, time of position, position time, time of call, time of sighting, seen " +
    "at, when, since, heure, heure utc, heure de la position, heure de l'appel, vu a, " +
    "quand, date et heure, date/heure, date and time, date/time, datetime, dtg",
  date: "date, day, jour",
  phone:
    "phone, phone number, phone no, tel, telephone, telephone number, mobile, mobile phone, " +
    "cell, cell phone, whatsapp, contact number, number to call, boat phone, phone on board, " +
    "satphone, sat phone, satellite phone, portable, numero, numero de telephone, gsm, " +
    "telephone a bord, telephone satellite, thuraya",
  condition:
    "condition, conditions, status, situation, state, problem, problems, distress, nature of " +
    "distress, emergency, weather on board, etat, probleme, problemes, avarie, detresse, " +
    "nature de la detresse, urgence",
  boat:
    "boat, boat type, type of boat, vessel, vessel type, type of vessel, craft, type, " +
    "description, bateau, embarcation, navire, type de bateau, type d'embarcation, canot",
  colour: "colour, color, boat colour, boat color, couleur, couleur du bateau",
  length: "length, boat length, loa, longueur, longueur du bateau",
  language: "language, languages, language spoken, langue, langues, langue parlee",
};

const KEY_OF: ReadonlyMap<string, MailKey> = new Map(
  Object.entries(KEYS).flatMap(([key, names]) =>
    names.split(", ").map((name) => [name, key as MailKey] as const),
  ),
);
/** "- Number of people (approx.) : 33"; signs of a list before it are no part of it. */
const NAME = String.raw`([\p{L}][\p{L}\p{M} .'’/_-]{0,48}?)(\s*\([^()]{0,40}\))?`;
const SIGN = String.raw`[\s*_]{0,4}(?::|=(?!=))[\s*_]{0,4}`;
const LINE = new RegExp(String.raw`^[\s*•·_#-]{0,8}${NAME}${SIGN}(.*)$`, "u");
/** Between two of them in one line, "Boat: grey; POB: 33". */
const BETWEEN = new RegExp(String.raw`[,;|]\s+(?=${NAME}${SIGN})`, "u");
const LINES_MOST = 200;
const PARTS_MOST = 20;
const VALUE_MOST = 4000;

/** All "key: value" of a text with keys that are known; where one is empty, the line below. */
export function readMailLines(text: string): readonly MailLine[] {
  const lines = text.split(/\r\n|\r|\n/).flatMap(partsOf);
  const found: MailLine[] = [];
  for (const [at, line] of lines.entries()) {
    if (found.length >= LINES_MOST) break;
    const named = lineOf(line);
    if (named === null) continue;
    const value = named.value === "" ? valueBelow(lines, at) : named.value;
    if (value !== "") found.push({ ...named, value: value.slice(0, VALUE_MOST) });
  }
  return found;
}

/** A line as one part for each known key in it. */
function partsOf(line: string): readonly string[] {
  const parts: string[] = [];
  let rest = line.slice(0, VALUE_MOST);
  let from = 0;
  for (let most = PARTS_MOST; most > 0; most -= 1) {
    const between = BETWEEN.exec(rest.slice(from));
    if (between === null) break;
    const behind = from + between.index + between[0].length;
    from = behind;
    if (lineOf(rest.slice(behind)) === null) continue;
    parts.push(rest.slice(0, behind - between[0].length));
    rest = rest.slice(behind);
    from = 0;
  }
  return [...parts, rest];
}

function lineOf(line: string): MailLine | null {
  const [, name = "", aside = "", value = ""] = LINE.exec(line.slice(0, VALUE_MOST)) ?? [];
  const key = KEY_OF.get(plainKey(name));
  if (key === undefined) return null;
  return { key, value: value.trim(), isUtc: /\b(?:utc|gmt)\b/i.test(name + aside) };
}

/** The next line, or the one after an empty one, unless it has a key of its own. */
function valueBelow(lines: readonly string[], at: number): string {
  const below = lines.slice(at + 1, at + 3).find((line) => line.trim() !== "") ?? "";
  return lineOf(below) === null ? below.trim() : "";
}

/** Small letters without accents, one space between words. */
function plainKey(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/[\s_.-]+/g, " ")
    .trim();
}
