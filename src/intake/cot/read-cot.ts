import type { Place } from "#log";
import { Fault } from "../fault.ts";
import { readXml } from "../read-xml.ts";
import type { MessageReading, Telling } from "../telling.ts";
import { readEvent, type CotEvent } from "./cot-event.ts";
import { shownWords } from "./cot-types.ts";
import { CotFrames, type Frame } from "./frames.ts";

export type CotReading = MessageReading<CotEvent>;

/** For a position whose error is not told, in metres: ours, on the safe side. */
const RADIUS_OF_FIX_M = 100;
const RADIUS_BY_HAND_M = 1852;
/** No more than a place in the log may have (`#log`). */
const RADIUS_MOST_M = 500_000;

/**
 * Reads CoT as TAK servers send it, one event after another; a chunk may end in the
 * middle of one. Every event gives a reading; whatever is no event gives its words and why. Never
 * throws, and keeps no more than one event that has not ended (1 MiB).
 */
export class CotReader {
  private readonly frames = new CotFrames();

  /** What has ended with these bytes. */
  read(bytes: Uint8Array): CotReading[] {
    return this.frames.add(bytes).map(readingOf);
  }

  /** What is left when nothing more comes. */
  end(): CotReading[] {
    return this.frames.end().map(readingOf);
  }
}

function readingOf(frame: Frame): CotReading {
  if (!frame.ok) return frame;
  try {
    const thing = readEvent(readXml(frame.words));
    return { ok: true, thing, telling: tellingOf(thing, frame.words) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, words: frame.words, why: error.message };
  }
}

function tellingOf(event: CotEvent, xml: string): Telling | null {
  const { kind, uid, time } = event;
  // Of a chat what was written; the rest of it is who wrote to whom.
  const words = kind === "chat" ? event.remarks : shownWords(xml);
  if (words === null || !tellsOfBoat(event)) return null;
  return {
    channel: kind === "unknown craft" || kind === "sighting" ? "sighting" : "message",
    words,
    sender: senderOf(event, xml),
    who: "unit",
    name: null,
    // Only who calls for help is where the call is.
    relays: kind !== "distress" && kind !== "cancelled",
    happened: event.happened,
    place: placeOf(event),
    people: peopleOf(event),
    conditions: kind === "medical evacuation" && !event.exercise ? ["medical emergency"] : [],
    craft: null,
    language: null,
    alert: alertOf(event),
    exercise: event.exercise,
    key: uid === null ? null : `cot ${uid} ${time ?? ""}`.trimEnd(),
  };
}

/** Who moves in the air or in space is no boat; a unit's place is telemetry; ours is no news. */
function tellsOfBoat({ kind, medium }: CotEvent): boolean {
  if (kind === "unknown craft") return medium !== "air" && medium !== "space";
  return kind !== "unit" && kind !== "other" && kind !== "own mark";
}

/** An exercise raises nothing; its words stand on the board all the same. */
function alertOf({ kind, exercise }: CotEvent): Telling["alert"] {
  if (exercise) return null;
  return kind === "distress" || kind === "cancelled" ? kind : null;
}

function senderOf(event: CotEvent, xml: string): string | null {
  if (event.kind !== "chat") return event.uid;
  const told = /\suid0\s*=\s*"([^"]+)"/.exec(xml) ?? /\ssenderCallsign\s*=\s*"([^"]+)"/.exec(xml);
  return told?.[1] ?? null;
}

/** Where a chat was written from is not where the boat is of which it tells. */
function placeOf({ kind, lon, lat, ce, method, fixedAt }: CotEvent): Place | null {
  if (kind === "chat" || lon === null || lat === null) return null;
  const unknown = method === "gnss" ? RADIUS_OF_FIX_M : RADIUS_BY_HAND_M;
  const radius = ce === null || ce === 0 ? unknown : ce;
  const words = `lat ${lat} lon ${lon} ce ${ce ?? "unknown"}`;
  const readings = radius > RADIUS_MOST_M ? [] : [{ lon, lat, radius }];
  return { words, method, fixedAt, readings };
}

/** Lying and walking casualties are so many at least; how many others there are nobody said. */
function peopleOf({ casualties }: CotEvent): Telling["people"] {
  const least = (casualties?.litter ?? 0) + (casualties?.ambulatory ?? 0);
  return least === 0 ? null : { least, most: null };
}
