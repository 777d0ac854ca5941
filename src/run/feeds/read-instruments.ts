import {
  InstrumentReader,
  toldMoment,
  type Instrument,
  type InstrumentReading,
  type TrackPoint,
} from "#intake";
import { eachTextLine } from "./each-line.ts";
import type { FeedReading, FeedTelling, Reader } from "./feed.ts";

/** A satellite fix whose error is not told, in metres: ours, on the safe side. */
const RADIUS_M = 100;

/** What becomes of what a radar follows: a report and positions, or positions alone. */
export const CONTACTS = ["report", "position"] as const;

/**
 * Reads the instruments of a unit off a line: where it is and what its radar follows. `unit` is
 * whose they are. A sentence that nobody here reads is counted, and no report.
 */
export function openInstrumentReader(
  unit: string,
  contacts: (typeof CONTACTS)[number] = "report",
): Reader<Uint8Array> {
  const reader = new InstrumentReader();
  const lines: InstrumentReading[] = [];
  const split = eachTextLine((line) => lines.push(...reader.read(line)));
  return (bytes, nowMs) => {
    lines.length = 0;
    split(bytes);
    const heard = taken(lines, unit, nowMs);
    return contacts === "report" ? heard : { ...heard, tellings: [] };
  };
}

/** Reads Signal K deltas, one a text. The server's greeting and other texts are counted. */
export function openSignalKReader(unit: string): Reader<string> {
  const reader = new InstrumentReader();
  return (text, nowMs) => taken(reader.read(text), unit, nowMs);
}

function taken(readings: readonly InstrumentReading[], unit: string, nowMs: number): FeedReading {
  const tellings: FeedTelling[] = [];
  const positions: TrackPoint[] = [];
  let read = 0;
  for (const reading of readings) {
    if (!reading.ok) continue;
    read += 1;
    const { thing, telling } = reading;
    const point = pointOf(thing, unit, nowMs);
    if (point !== null) positions.push(point);
    if (telling === null) continue;
    const subject = nameOf(thing, unit);
    tellings.push({ reading, subject, content: contentOf(thing) });
  }
  return { tellings, positions, read, unread: readings.length - read };
}

function pointOf(thing: Instrument, unit: string, nowMs: number): TrackPoint | null {
  if (thing.kind === "heading") return null;
  const { lon, lat, at, heardAt, speed, course } = thing;
  if (lon === null || lat === null) return null;
  const vessel = nameOf(thing, unit);
  const where = { vessel, lon, lat, ...toldMoment(at ?? heardAt, nowMs) };
  if (thing.kind !== "radar contact")
    return { ...where, radius: RADIUS_M, method: "gnss", speed, course };
  if (thing.isTest) return null;
  const motion = thing.isMotionRelative ? { speed: null, course: null } : { speed, course };
  return { ...where, radius: thing.radius ?? RADIUS_M, method: "radar", ...motion };
}

function nameOf(thing: Instrument, unit: string): string {
  switch (thing.kind) {
    case "radar contact":
      return `radar:${unit}:${thing.source ?? ""}:${thing.number ?? "?"}`;
    case "signal k":
      if (thing.mmsi !== null) return `mmsi:${thing.mmsi}`;
      return thing.context === "vessels.self" ? `unit:${unit}` : `signalk:${thing.context}`;
    case "own position":
    case "heading":
      return `unit:${unit}`;
  }
}

/** A radar follows, an alarm sounds: by this their repeats are known. */
function contentOf(thing: Instrument): string {
  if (thing.kind !== "signal k") return "";
  return thing.alarms.map(({ path, state }) => `${path} ${state ?? ""}`).join(" ");
}
