import type { BoatId } from "#log";
import { findByName, type Picture } from "#picture";
import { sayBoatsNamed, sayNoDrift, type Language } from "#show";
import { Cannot, Usage } from "./arguments.ts";

/**
 * The boat that `--boat` means: by what an agency calls it, by the number of one of its reports
 * ("dover:17"), or by its identifier. Throws a Cannot when none or several are called so.
 */
export function boatNamed(picture: Picture, name: string, language: Language): BoatId {
  if (name.trim() === "") throw new Usage('--boat: expected the name of a boat; came "".');
  const [boat, ...others] = findByName(picture, name);
  if (boat === undefined) throw new Cannot(sayNoDrift("boat", name as BoatId, language));
  if (others.length === 0) return boat.id;
  throw new Cannot(sayBoatsNamed(name, [boat, ...others], { language, picture }));
}
