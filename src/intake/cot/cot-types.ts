/** What an event is for the watch. */
export type CotKind =
  | "unit"
  | "unknown craft"
  | "distress"
  | "cancelled"
  | "medical evacuation"
  | "sighting"
  | "chat"
  /** What a watch of ours told its units. */
  | "own mark"
  | "other";

export type CotMedium = "surface" | "underwater" | "air" | "ground" | "space" | "other";

const MEDIA: Readonly<Record<string, CotMedium>> = {
  S: "surface",
  U: "underwater",
  A: "air",
  G: "ground",
  P: "space",
};

/** Faker, hostile, joker, suspect: words of war for people whom nobody has asked. */
const AFFILIATION = /^a-[hjks](?=-|$)/i;
/** A point set by hand on the map that is no spot: a sighting when words stand beside it. */
const POINT = /^b-m-p(?:-|$)/i;
const CANCEL = /^b-a-o-can(?:-|$)/i;

const KINDS: readonly (readonly [RegExp, CotKind])[] = [
  [/^b-a-o(?:-|$)/i, "distress"],
  [/^b-r-f(?:-|$)/i, "medical evacuation"],
  // Receipts of a chat, b-t-f-d, -r, -p and -s, say nothing new.
  [/^b-t-f$/i, "chat"],
  [/^b-m-p-s-m(?:-|$)/i, "sighting"],
  [/^b-i(?:-|$)/i, "sighting"],
  // Friend, assumed friend, neutral: whoever takes part in the picture.
  [/^a-[fan](?:-|$)/i, "unit"],
  [/^a(?:-|$)/i, "unknown craft"],
];

type Emergency = { readonly cancel: boolean } | null;

/**
 * What an event is, by its type (CoT type tree of MITRE with TAK's own: `b-a-o-tbl` 911,
 * `b-a-o-pan` ring the bell, `b-a-o-opn` in contact, `b-a-o-can` cancel, `b-r-f-h-c` casualty
 * evacuation, `b-m-p-s-m` spot, `b-i` picture, `b-t-f` chat) and the element `emergency`. An
 * emergency that nobody here knows by name is a distress all the same.
 */
export function kindOf(
  type: string,
  emergency: Emergency,
  hasRemarks: boolean,
  isOurs: boolean,
): CotKind {
  if (CANCEL.test(type) || emergency?.cancel === true) return "cancelled";
  if (emergency !== null) return "distress";
  const [, kind = "other"] = KINDS.find(([pattern]) => pattern.test(type)) ?? [];
  const isSighting = kind === "sighting" || (kind === "other" && POINT.test(type) && hasRemarks);
  if (isSighting) return isOurs ? "own mark" : "sighting";
  return kind;
}

/** In what the thing moves; null when the type is of no thing. */
export function mediumOf(type: string): CotMedium | null {
  const [root, , medium] = type.split("-");
  if (root?.toLowerCase() !== "a" || medium === undefined) return null;
  return MEDIA[medium.toUpperCase()] ?? "other";
}

/** A type as we repeat it: nobody is an enemy before anybody has spoken with them. */
export function shownType(type: string): string {
  return type.replace(AFFILIATION, "a-u");
}

/** An event's words with what must not be repeated withheld: affiliations, names, nationality. */
export function shownWords(xml: string): string {
  return xml
    .replaceAll(/(=\s*["'])a-[hjks](?=[-"'])/gi, "$1a-u")
    .replaceAll(
      /(\s(?:senderCallsign|nationality|phone|parent_callsign)\s*=\s*)("[^"]*"|'[^']*')/gi,
      '$1"withheld"',
    );
}
