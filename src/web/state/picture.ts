import { computed } from "@preact/signals";
import {
  alarmsOf,
  boatOf,
  boatsOf,
  latest,
  mostUrgentFirst,
  pictureAt,
  type Alarm,
  type Boat,
  type Picture,
} from "#picture";
import { now } from "./clock.ts";
import { exercise, reach, timelineOf, version } from "./entries.ts";
import { chosen } from "./opened.ts";
import { isReplay } from "./page.ts";

/** The picture, or why it stopped. A picture that stopped is never shown as if it went on. */
export type PictureNow =
  | { readonly ok: true; readonly picture: Picture; readonly version: number }
  | { readonly ok: false; readonly why: string };

/** The picture at the hour shown. In the watch that is everything received. */
export const pictureNow = computed<PictureNow>(() => {
  const folded = version.value;
  void exercise.value;
  try {
    const timeline = timelineOf(reach.value);
    const picture = isReplay ? pictureAt(timeline, now.value) : latest(timeline);
    return { ok: true, picture, version: folded };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
});

export type Board = {
  /** Boats with anybody unaccounted for, most urgent first. */
  readonly open: readonly Boat[];
  /** Boats whose sum says that everybody is accounted for. */
  readonly accounted: readonly Boat[];
  readonly alarms: readonly Alarm[];
};

/** The board at the hour shown; null while there is no picture. */
export const board = computed<Board | null>(() => {
  const at = pictureNow.value;
  if (!at.ok) return null;
  const ranked = mostUrgentFirst(boatsOf(at.picture), now.value);
  return {
    open: ranked.filter((boat) => boat.onBoard),
    accounted: ranked.filter((boat) => !boat.onBoard),
    alarms: alarmsOf(at.picture, now.value),
  };
});

/** The boat whose panel is open, as it stands at the hour shown. */
export const chosenBoat = computed<Boat | null>(() => {
  const at = pictureNow.value;
  if (!at.ok || chosen.value === null) return null;
  return boatOf(at.picture, chosen.value);
});
