import type { JSX } from "preact";
import { watchLoadOf } from "#picture";
import { sayWatchLoad } from "#show";
import { now } from "../state/clock.ts";
import { language } from "../state/language.ts";
import { pictureNow } from "../state/picture.ts";

/** How many boats, how many to coordinate, and whom nobody has looked at for the longest (F23). */
export function WatchLoad(): JSX.Element | null {
  const at = pictureNow.value;
  if (!at.ok) return null;
  const parts = sayWatchLoad(at.picture, now.value, language.value);
  if (parts === null) return null;
  const isTooMuch = watchLoadOf(at.picture, now.value).tooMuchSince !== null;
  return (
    <p class="watch-load" data-too-much={isTooMuch ? "yes" : "no"}>
      {isTooMuch && "⚠ "}
      {parts.join(" · ")}
    </p>
  );
}
