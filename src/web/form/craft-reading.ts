import { textOf } from "./form-text.ts";
import { readPeopleField } from "./people-field.ts";

export const CRAFTS = [
  "inflatable",
  "rigid-hulled inflatable",
  "wooden boat",
  "kayak",
  "other",
] as const;
/** Claimed, never checked: only a rescuer's word is that. */
export const JACKETS = ["all", "some", "none"] as const;
export const ENGINES = ["running", "seen", "none seen"] as const;

/**
 * Craft, life jackets and launch as they were typed, without what was not told; null where a number
 * is none.
 */
export function readCraft(form: FormData): Readonly<Record<string, unknown>> | null {
  const text = (field: string): string => textOf(form, field);
  const choice = (field: string, choices: readonly string[]): string | null =>
    choices.find((each) => each === text(field)) ?? null;
  const [ashore, children] = [readPeopleField(text("ashore")), readPeopleField(text("children"))];
  if (ashore === "unread" || children === "unread") return null;
  const engine = choice("engine", ENGINES);
  const type = choice("craft", CRAFTS);
  const colour = text("colour") === "" ? null : text("colour");
  const claim = choice("jackets", JACKETS);
  const isLaunch = ashore !== null || children !== null || engine !== null;
  return {
    ...(type === null && colour === null ? {} : { craft: { type, colour, length: null } }),
    ...(claim === null ? {} : { flotation: { claim, verified: false } }),
    ...(isLaunch ? { launch: { ashore, children, engine } } : {}),
  };
}
