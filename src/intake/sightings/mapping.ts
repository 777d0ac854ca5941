import { cameAs, Fault } from "../fault.ts";

/** What a column of a table of sightings can hold. */
const HOLDS = [
  "lat",
  "lon",
  "position",
  "radius",
  "date",
  "time",
  "people",
  "words",
  "id",
  "sender",
  "withheld",
] as const;
export type Holds = (typeof HOLDS)[number];

/** One column: its heading as it came, and what it is taken to hold. */
export type MappedColumn = {
  readonly heading: string;
  /** Null: nothing that is read; its cells stand in the words of the report. */
  readonly holds: Holds | null;
  /** The heading itself says that the hours are UTC. */
  readonly isUtc: boolean;
  /** Of a radius: metres in one of its unit; null when the heading tells none. */
  readonly metres: number | null;
};
export type Mapping = readonly MappedColumn[];

/** Several columns may hold these; of the others the first one that fits. */
const MANY: ReadonlySet<Holds | null> = new Set([null, "words", "sender", "withheld"]);

/** In a feed that has it, names are those of the tracker's owner. */
const MAPSHARE = "Map Display Name";

/** Headings in English and French, without accents, units, marks and case. */
const HEADINGS: Readonly<Record<Holds, RegExp>> = {
  lat: heading(
    "(?:(?:gps|position|pos) )?(?:lat|latitude|latt)(?: (?:n|nord|north|wgs ?84|dd|deg|",
    "decimale?|gps))*",
  ),
  lon: heading(
    "(?:(?:gps|position|pos) )?(?:lon|long|lng|longitude)(?: (?:e|est|east|wgs ?84|dd|deg|",
    "decimale?|gps))*",
  ),
  position: heading(
    "(?:position|pos|coords?|coordinates?|coordonnees?|gps|gps position|position gps|",
    "coordonnees gps|lat ?(?:itude)? ?(?:et|and)? ?lon(?:g|gitude)?|location|localisation|",
    "lieu|place|where|ou|point|point gps|pin|wkt|geom|geometry|the geom|what3words|",
    "plus code|mgrs)",
  ),
  radius: heading(
    "(?:radius|rayon|(?:horizontal )?accuracy|precision|incertitude|uncertainty|erreur|",
    "error)",
  ),
  date: heading("(?:date|day|jour)"),
  time: heading(
    "(?:time|heure|hour|datetime|date ?time|date (?:et |and )?(?:heure|time)|timestamp|",
    "time ?stamp|horodatage|when|quand|(?:date |time |heure |date heure )?(?:observed|seen|",
    "sighted|reported|spotted|vue?|observee?|signalee?)(?: (?:at|on|a|le))?|(?:date|heure|",
    "time) (?:d |de l |du |de |of )?(?:the )?(?:observation|signalement|sighting|report|",
    "appel|call|vue?))",
  ),
  people: heading(
    "(?:people|persons?|pob|p o b|pax|souls|souls on board|headcount|(?:number|no|nb|nbr|n|",
    "nombre) (?:of |de )?(?:people|persons?|personnes?|pers|passagers?|occupants?|",
    "passengers?|pax|migrants?|naufrages?)(?: (?:on ?board|aboard|a bord))?|(?:people|",
    "persons?|personnes?) (?:on ?board|aboard|a bord)|personnes?|effectif|occupants?|",
    "passagers?|passengers?|migrants?|naufrages?)",
  ),
  words: heading(
    "(?:words?|messages?|remarks?|remarques?|comments?|commentaires?|cmt|desc|",
    "descriptions?|notes?|observations?|details?|text|texte|info|infos|informations?|",
    "libelle|situation|name|nom|title|titre|summary|resume)",
  ),
  id: heading(
    "(?:id|identifier|identifiant|uid|uuid|guid|ref|reference|report id|sighting id|",
    "incident id)",
  ),
  sender: heading(
    "(?:phone|telephone|tel|mobile|portable|msisdn|whatsapp|signal|imei|imsi|esn|sender|",
    "expediteur|caller|appelant|account|compte|contact|e ?mail|mail|courriel|(?:phone|",
    "mobile|telephone|tel|caller) (?:number|no|num|numero)|(?:numero|no|num|n) (?:de |",
    "du )?(?:tel|telephone|portable|mobile|phone|appelant))",
  ),
  withheld: heading(
    "(?:first ?name|last ?name|full ?name|surname|family name|given name|prenoms?|",
    "nom de famille|nom (?:et|&) prenoms?|nationality|nationalite|nationalities|",
    "nationalites|passport|passeport|date of birth|date de naissance|dob|observer|",
    "observateur|observatrice|author|auteur|reporter|declarant|witness|temoin|",
    "user(?: ?name)?|utilisateur|display name|map display name|photo|face)",
  ),
};

/** A heading that is just these words; the parts stand one after another. */
function heading(...parts: readonly string[]): RegExp {
  return new RegExp(`^${parts.join("")}$`);
}

const METRES: Readonly<Record<string, number>> = {
  m: 1,
  metres: 1,
  meters: 1,
  metre: 1,
  meter: 1,
  km: 1000,
  kilometres: 1000,
  kilometers: 1000,
  nm: 1852,
  nmi: 1852,
  milles: 1852,
  "nautical miles": 1852,
};
/** Programs that write these mean metres (W3C Geolocation, `accuracy`). */
const IN_METRES = /accuracy$/;

/** Words of a heading, and what stands apart in it: a unit or a zone. */
function partsOf(heading: string): { readonly plain: string; readonly units: readonly string[] } {
  const marked = heading
    .replace(/^\uFEFF/, "")
    // camelCase as two words.
    .replaceAll(/(\p{Ll})(?=\p{Lu}\p{Ll})/gu, "$1 ")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase();
  const units: string[] = [];
  const words = marked
    .replaceAll(/[([{]([^)\]}]{0,40})[)\]}]/g, (_, inside: string) => {
      units.push(inside.trim());
      return " ";
    })
    .replaceAll(/[^\p{L}\p{N}&]+/gu, " ")
    .trim();
  const unit = / (utc|gmt|tu|zulu|z|km|nmi?|m|metres?|meters?|milles)$/.exec(words)?.[1];
  if (unit !== undefined) units.push(unit);
  return { plain: unit === undefined ? words : words.slice(0, -unit.length - 1), units };
}

/**
 * Proposes what each column of a table holds, from its headings in English and French. It is a
 * proposal: whoever reads the table is shown it, and can change it.
 */
export function proposeMapping(headings: readonly string[]): Mapping {
  const taken = new Set<Holds>();
  const isFeed = headings.includes(MAPSHARE);
  return headings.map((heading) => {
    const { plain } = partsOf(heading);
    const isOwner = isFeed && (plain === "name" || plain === "description");
    const fits = HOLDS.find((each) => HEADINGS[each].test(plain)) ?? null;
    const proposed = isOwner ? "withheld" : fits;
    const isFree = proposed === null || MANY.has(proposed) || !taken.has(proposed);
    if (proposed !== null) taken.add(proposed);
    return columnOf(heading, isFree ? proposed : null);
  });
}

function columnOf(heading: string, holds: Holds | null): MappedColumn {
  const { plain, units } = partsOf(heading);
  const told = units.find((each) => Object.hasOwn(METRES, each));
  const unit = told ?? (IN_METRES.test(plain) ? "m" : "");
  const isUtc = units.some((each) => /^(?:utc|gmt|tu|zulu|z|utc[+]0?0?)$/.test(each));
  return {
    heading,
    holds,
    isUtc: isUtc && (holds === "time" || holds === "date"),
    metres: holds === "radius" ? (METRES[unit] ?? null) : null,
  };
}

/**
 * The mapping with one change of a person's: "people=Personnes" makes the column Personnes hold
 * people, and no other one; "none=Personnes" takes it out. Throws a Fault.
 */
export function changeMapping(mapping: Mapping, change: string): Mapping {
  const [, name = "", heading = ""] = /^([a-z]+)=(.*)$/s.exec(change) ?? [];
  const holds = HOLDS.find((each) => each === name) ?? null;
  const names = [...HOLDS, "none"].join(", ");
  if (holds === null && name !== "none")
    throw new Fault(`expected one of ${names}, and a heading: people=Personnes; came ${change}`);
  const asked = heading.trim();
  const at = mapping.findIndex((column) => column.heading.trim() === asked);
  if (at < 0) {
    const known = mapping.map((column) => cameAs(column.heading)).join(", ");
    throw new Fault(`expected a heading of the file, one of ${known}; came ${cameAs(asked)}`);
  }
  return mapping.map((column, index) => {
    if (index === at) return columnOf(column.heading, holds);
    const isGivenUp = column.holds === holds && !MANY.has(holds);
    return isGivenUp ? columnOf(column.heading, null) : column;
  });
}
