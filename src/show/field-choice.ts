import { holdsHours, holdsPlace, type Coverage } from "#chart";
import type { EntryName } from "#log";
import { fieldsOf, type Picture } from "#picture";
import type { Instant, Position } from "#units";
import { say, type Language } from "./language.ts";
import { sayPosition } from "./quantities.ts";

/** Files of each quantity that a run opens, the newest that cover it: ours, for memory and time. */
const FILES_MOST = 4;

/** Where and when a run takes place: what its files must know. */
export type RunSpan = {
  readonly place: Position;
  readonly from: Instant;
  readonly until: Instant;
};

/** A received file that a run wants. */
export type ChosenField = {
  readonly entry: EntryName;
  readonly quantity: "current" | "wind";
  /** As it stands on the log: the kept file has no name of its own. */
  readonly source: string;
  readonly sha256: string;
};

/** Files for a run, the newest first, and sentences on what of the others is not used. */
export type FieldChoice = {
  readonly fields: readonly ChosenField[];
  readonly said: readonly string[];
};

/** The newest files on the log that know the start of a run and some of its hours. */
export function chooseFields(picture: Picture, span: RunSpan, language: Language): FieldChoice {
  const fields: ChosenField[] = [];
  const said: string[] = [];
  for (const { entry, quantity, source, sha256, coverage } of fieldsOf(picture).toReversed()) {
    if (quantity === "sea temperature") continue;
    const told = { quantity: say(language, `quantity.${quantity}`), entry, source };
    const name = say(language, "fields.name", told);
    const gap = gapOf(coverage, span, language);
    if (gap !== null && !meets(coverage, span)) {
      said.push(say(language, "fields.unused", { name, gap }));
      continue;
    }
    if (fields.filter((each) => each.quantity === quantity).length >= FILES_MOST) continue;
    fields.push({ entry, quantity, source, sha256 });
    if (gap !== null) said.push(say(language, "fields.partly", { name, gap }));
  }
  return { fields, said };
}

const meets = (coverage: Coverage, { place, from, until }: RunSpan): boolean =>
  holdsPlace(coverage, place) && holdsHours(coverage, from, until) !== "none";

/** What a file does not know of a run, beside what it does; null when it knows place and hours. */
export function gapOf(coverage: Coverage, span: RunSpan, language: Language): string | null {
  const { west, south, east, north, from, until } = coverage;
  if (!holdsPlace(coverage, span.place)) {
    const box = {
      south: degrees(south),
      north: degrees(north),
      west: degrees(west),
      east: degrees(east),
    };
    return say(language, "fields.place", { ...box, place: sayPosition(span.place, language) });
  }
  if (holdsHours(coverage, span.from, span.until) === "all") return null;
  const ever = say(language, "fields.ever");
  const [first, last] = span.from < span.until ? [span.from, span.until] : [span.until, span.from];
  return say(language, "fields.hours", {
    begins: from ?? ever,
    ends: until ?? ever,
    first,
    last,
  });
}

const degrees = (value: number): string => String(Math.round(value * 100) / 100);
