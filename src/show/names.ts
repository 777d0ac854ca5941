import type { BoatId, UnitId } from "#log";
import { boatOf, unitOf, type Boat, type Picture } from "#picture";
import { say, type Language } from "./language.ts";

/** What is needed to put a thing in words: the language, and the picture that knows the names. */
export type Telling = {
  readonly language: Language;
  /** Null: things are called by the names that the log gives them. */
  readonly picture: Picture | null;
};

/** All that a boat is called, each name once: "Charlie / Kilo 3"; without a name "boat r-12". */
export function sayBoatName(boat: Pick<Boat, "id" | "names">, language: Language): string {
  const names = [...new Set(boat.names.map(({ name }) => name))];
  return names.length > 0 ? names.join(" / ") : say(language, "boat.unnamed", { boat: boat.id });
}

export function sayBoat(id: BoatId, { language, picture }: Telling): string {
  const boat = picture === null ? null : boatOf(picture, id);
  return sayBoatName({ id, names: boat?.names ?? [] }, language);
}

export function sayUnit(id: UnitId, picture: Picture | null): string {
  return (picture === null ? null : unitOf(picture, id)?.name) ?? id;
}
