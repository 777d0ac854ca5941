import type { Place } from "#log";
import type { Instant } from "#units";
import type { MessageReading, Telling } from "../telling.ts";
import { placeAt } from "../phones/figures.ts";

/**
 * One message of a satellite tracker. Null: not told, or told badly, which `faults` says. The
 * device's number, its owner's name and the addresses written to are not here.
 */
export type TrackerMessage = {
  readonly kind: "garmin" | "spot" | "iridium go";
  /** What the maker calls it: "Declare SOS", "HELP-CANCEL", "I am here". */
  readonly type: string;
  /** Garmin's number of it. */
  readonly code: number | null;
  readonly alert: Telling["alert"];
  /** One of many positions that a tracker sends by itself, while nobody says anything. */
  readonly isTrack: boolean;
  /** When it was written, and the position true. */
  readonly at: Instant | null;
  /** Degrees, WGS 84; both null without a position. */
  readonly lon: number | null;
  readonly lat: number | null;
  /** A fix of satellites in two or three dimensions, or none; null when not told. */
  readonly fix: "none" | "2d" | "3d" | null;
  /** Metres over the sea; degrees true. */
  readonly altitude: number | null;
  readonly course: number | null;
  /** In the unit of the maker: of Garmin's some say km/h, others m/s. Nothing reckons with it. */
  readonly speedAsSent: number | null;
  readonly satellites: number | null;
  /** What somebody wrote or had prepared. */
  readonly text: string | null;
  readonly isBatteryLow: boolean | null;
  /** Members that nobody here reads, by name. */
  readonly unread: readonly string[];
  readonly faults: readonly string[];
};
export type TrackerReading = MessageReading<TrackerMessage>;

/** A message of which nothing was told. */
export const NOTHING_SENT: Omit<TrackerMessage, "kind" | "type"> = {
  code: null,
  alert: null,
  isTrack: false,
  at: null,
  lon: null,
  lat: null,
  fix: null,
  altitude: null,
  course: null,
  speedAsSent: null,
  satellites: null,
  text: null,
  isBatteryLow: null,
  unread: [],
  faults: [],
};

/** For a satellite fix whose error is not told, in metres: ours, on the safe side. */
const RADIUS_M = 100;

/** What else a telling needs of where the message came from. */
export type Source = {
  readonly channel: Telling["channel"];
  /** With the device, names and addresses withheld. */
  readonly words: string;
  readonly sender: string | null;
  readonly key: string | null;
  /** "pin": a place that somebody pointed at, who need not be there. */
  readonly method: Place["method"];
  /** Other positions that the same message tells; none is chosen. */
  readonly others: readonly { readonly lon: number; readonly lat: number }[];
  /** Metres by which digits lost may shift the position. */
  readonly lost: number;
};

/** What a message of a tracker tells; null when it says nothing, is nowhere and calls nobody. */
export function tellingOfTracker(message: TrackerMessage, source: Source): Telling | null {
  const { at, alert, text } = message;
  const place = placeOf(message, source);
  if (place === null && alert === null && text === null) return null;
  const { channel, words, sender, key } = source;
  return {
    channel,
    words,
    sender,
    who: "unknown",
    name: null,
    relays: false,
    happened: at === null ? null : { kind: "told", at, earliest: null, latest: null },
    place,
    people: null,
    conditions: [],
    craft: null,
    language: null,
    alert,
    exercise: false,
    key,
  };
}

function placeOf({ lon, lat, fix, at }: TrackerMessage, source: Source): Place | null {
  if (lon === null || lat === null) return null;
  const words = `lat ${lat} lon ${lon}`;
  // A position without a fix may be of any age: the words are shown, nothing is read into them.
  if (fix === "none")
    return { words: `${words} without fix`, method: "estimated", fixedAt: null, readings: [] };
  const radius = RADIUS_M + source.lost;
  const place = placeAt({ lon, lat, radius }, source.method, at, words);
  const others = source.others.map((other) => ({ ...other, radius }));
  return { ...place, readings: [...place.readings, ...others] };
}
