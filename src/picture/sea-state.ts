import type { Position, Instant, MetresPerSecond } from "#units";
import type { Picture } from "./picture.ts";
import { weatherAt } from "./weather.ts";

/**
 * The highest wind of each Beaufort number, metres a second, and the sea state (WMO code table
 * 3700) of its probable wave height in the open sea (WMO No. 306 and No. 8: 0.1 m for force 1, 0.6
 * for 3, 2 for 5, 4 for 7). In the narrows the sea is mostly lower for a wind and shorter: who
 * reckons with this is slow rather than late.
 */
const BEAUFORT: readonly (readonly [wind: number, seaState: number])[] = [
  [0.2, 0],
  [1.5, 1],
  [3.3, 2],
  [5.4, 3],
  [7.9, 3],
  [10.7, 4],
  [13.8, 5],
  [17.1, 5],
  [20.7, 6],
  [24.4, 7],
  [28.4, 7],
  [32.6, 8],
];

/** The sea state that a wind raises, given time. */
function seaStateOfWind(wind: MetresPerSecond): number {
  return BEAUFORT.find(([most]) => wind <= most)?.[1] ?? 8;
}

/** The sea state by the highest wind stated for the place; null where nobody stated any. */
export function seaStateAt(picture: Picture, place: Position, at: Instant): number | null {
  const { wind } = weatherAt(picture, place, at);
  return wind.entry === null ? null : seaStateOfWind(wind.value.most);
}
