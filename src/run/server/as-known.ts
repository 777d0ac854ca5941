import { z } from "zod";
import type { Picture } from "#picture";
import type { Instant } from "#units";
import type { Watch } from "../watch.ts";
import * as shape from "./shapes.ts";

/** The query of a view that can be asked for as known at an instant. */
export const asKnownQuery = z.strictObject({
  at: shape.instantQuery.optional().describe("As known then: no later entry is looked at."),
  lang: shape.languageQuery.default("en"),
});

/** The picture now, or as known at an instant. */
export function asKnownAt(
  watch: Watch,
  at: Instant | undefined,
): { picture: Picture; now: Instant } {
  if (at === undefined) return { picture: watch.picture, now: watch.now };
  return { picture: watch.pictureAt(at), now: at };
}
