import type { Telling } from "../telling.ts";
import type { MailLine } from "./mail-message.ts";

type Craft = NonNullable<Telling["craft"]>;

/** More telling kinds first: a semi-rigid is inflatable too. */
const TYPES: readonly (readonly [RegExp, NonNullable<Craft["type"]>])[] = [
  [
    /\b(?:ribs?|rhibs?|semi[- ]?rigides?|rigid[- ](?:hulled|inflatable))/i,
    "rigid-hulled inflatable",
  ],
  [/\b(?:inflatable|dinghy|dinghies|rubber|zodiac|pneumatique|gonflable)/i, "inflatable"],
  [/\b(?:wooden|wood|bois)\b/i, "wooden boat"],
  [/\b(?:kayak|canoe|canoë)/i, "kayak"],
];
/** Colours in the log's English. */
const COLOURS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:black|noire?s?)\b/i, "black"],
  [/\b(?:gr[ea]y|grise?s?)\b/i, "grey"],
  [/\b(?:white|blanc(?:he)?s?)\b/i, "white"],
  [/\b(?:blue|bleue?s?)\b/i, "blue"],
  [/\b(?:red|rouges?)\b/i, "red"],
  [/\b(?:orange)s?\b/i, "orange"],
  [/\b(?:yellow|jaunes?)\b/i, "yellow"],
  [/\b(?:green|verte?s?)\b/i, "green"],
  [/\b(?:brown|marron|brune?s?)\b/i, "brown"],
];
const METRES = /(?<![\d.,-])(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:m|metres?|meters?|mètres?)\b/i;
const FEET = /(?<![\d.,-])(\d{1,3}(?:[.,]\d)?)\s*(?:ft|feet|foot|pieds?)\b/i;
const FOOT_M = 0.3048;
const LONGEST_M = 100;

/** What lines say of the boat itself; null when nothing that is known. Said of two kinds, none. */
export function readMailCraft(lines: readonly MailLine[]): Telling["craft"] {
  const said = (...keys: readonly string[]): string =>
    lines
      .filter(({ key }) => keys.includes(key))
      .map(({ value }) => value)
      .join("\n");
  const boat = said("boat", "colour");
  const colours = COLOURS.filter(([words]) => words.test(boat)).map(([, colour]) => colour);
  const length = lengthIn(said("boat", "length"));
  const craft: Craft = {
    type: typeIn(said("boat")),
    colour: colours.length > 0 ? colours.join(", ").slice(0, 40) : null,
    length,
  };
  return craft.type === null && craft.colour === null && length === null ? null : craft;
}

function typeIn(words: string): Craft["type"] {
  const types = TYPES.filter(([kind]) => kind.test(words)).map(([, type]) => type);
  const isRigid = types.includes("rigid-hulled inflatable");
  const said = isRigid ? types.filter((type) => type !== "inflatable") : types;
  return said.length === 1 ? (said[0] ?? null) : null;
}

function lengthIn(words: string): number | null {
  const metres = METRES.exec(words)?.[1];
  const feet = FEET.exec(words)?.[1];
  const figure = Number((metres ?? feet ?? "0").replace(",", "."));
  const length = metres === undefined ? figure * FOOT_M : figure;
  return length > 0 && length <= LONGEST_M ? length : null;
}
