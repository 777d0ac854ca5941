import { entryName, ownBoat, type BoatId, type UnitId } from "#log";
import { boatOf, boatsOf, unitOf, type Boat, type Picture } from "#picture";
import { listOf, say, type Language } from "./language.ts";

/** What is needed to put a thing in words: the language, and the picture that knows the names. */
export type Telling = {
  readonly language: Language;
  /** Null: things are called by the names that the log gives them. */
  readonly picture: Picture | null;
};

/** What it takes to name a boat; without its reports it is called by its identifier. */
type Named = Pick<Boat, "id" | "names"> & Partial<Pick<Boat, "reports">>;

/** Identifiers that the watch made by itself: nobody reads one out, nor finds it on a list. */
const MADE = /^report-[0-9a-f-]{16,}$/;

/**
 * A boat's identifier as people say it: of one that the watch made, the number under which the
 * report is stored ("dover:17"), which its sender was told.
 */
function shortId({ id, reports = [] }: Named): string {
  if (!MADE.test(id)) return id;
  const first = reports.find((report) => ownBoat(report.id) === id);
  return first === undefined ? id : entryName(first.entry);
}

/**
 * All that a boat is called, each name once: "Charlie / Kilo 3"; without a name "boat dover:17".
 * With a picture, a boat that shares a name with another one has its identifier beside it: on 24
 * November 2021 two boats were Charlie.
 */
export function sayBoatName(
  boat: Named,
  language: Language,
  picture: Picture | null = null,
): string {
  const names = [...new Set(boat.names.map(({ name }) => name))];
  if (names.length === 0) return say(language, "boat.unnamed", { boat: shortId(boat) });
  const shared = picture !== null && namesakesOf(boat, picture).length > 0;
  return shared ? `${names.join(" / ")} (${shortId(boat)})` : names.join(" / ");
}

export function sayBoat(id: BoatId, { language, picture }: Telling): string {
  const boat = picture === null ? null : boatOf(picture, id);
  return sayBoatName(boat ?? { id, names: [] }, language, picture);
}

/** That several boats are called so, each with its identifier. */
export function sayBoatsNamed(
  name: string,
  boats: readonly Boat[],
  { language, picture }: Telling,
): string {
  const each = boats.map((boat) => `${sayBoatName(boat, language, picture)} [${shortId(boat)}]`);
  const told = { name, boats: listOf(each, language), count: boats.length };
  return say(language, "boat.several", told);
}

export function sayUnit(id: UnitId, picture: Picture | null): string {
  return (picture === null ? null : unitOf(picture, id)?.name) ?? id;
}

/**
 * Who bears each name in a picture of so many entries. Worked out when asked for, then remembered.
 */
type Namesakes = { readonly entries: number; readonly boats: ReadonlyMap<string, readonly Boat[]> };

const remembered = new WeakMap<Picture, Namesakes>();

/** The other boats that bear one of its names, on the board now or on the same night. */
export function namesakesOf(boat: Pick<Boat, "id" | "names">, picture: Picture): readonly Boat[] {
  const bearers = bearersIn(picture);
  const others = boat.names.flatMap(({ name, night }) =>
    (bearers.get(keyOf(name)) ?? []).filter(
      (other) =>
        other.id !== boat.id &&
        (other.onBoard ||
          other.names.some((alias) => alias.night === night && isSame(alias, name))),
    ),
  );
  return [...new Set(others)];
}

function bearersIn(picture: Picture): Namesakes["boats"] {
  const known = remembered.get(picture);
  if (known !== undefined && known.entries === picture.entries) return known.boats;
  const boats = new Map<string, Boat[]>();
  for (const boat of boatsOf(picture)) {
    for (const key of new Set(boat.names.map(({ name }) => keyOf(name)))) {
      boats.set(key, [...(boats.get(key) ?? []), boat]);
    }
  }
  remembered.set(picture, { entries: picture.entries, boats });
  return boats;
}

const keyOf = (name: string): string => name.trim().toLowerCase();
const isSame = (alias: { readonly name: string }, name: string): boolean =>
  keyOf(alias.name) === keyOf(name);
