import { CotReader, toldMoment, type CotReading, type TrackPoint } from "#intake";
import type { FeedTelling, Reader } from "./feed.ts";

/** A position whose error its device does not tell, in metres: ours, on the safe side. */
const RADIUS_M = 100;

/**
 * Reads what units show each other on TAK: where each is, and as reports their emergencies, what
 * they mark and write. `units` says which device is which unit's; another keeps its own name. No
 * bytes are the end of the line: what had not ended is read as it is.
 */
export function openCotReader(units: Readonly<Record<string, string>>): Reader<Uint8Array> {
  let reader = new CotReader();
  return (bytes, nowMs) => {
    const readings = bytes.length > 0 ? reader.read(bytes) : reader.end();
    if (bytes.length === 0) reader = new CotReader();
    const read = readings.filter(({ ok }) => ok).length;
    return {
      tellings: readings.flatMap(tellingIn),
      positions: readings.flatMap((reading) => pointIn(reading, units, nowMs)),
      read,
      unread: readings.length - read,
    };
  };
}

/** What is no event may be half an emergency: it is a report with its words. */
function tellingIn(reading: CotReading): readonly FeedTelling[] {
  if (!reading.ok) return [{ reading, subject: null, content: "" }];
  const { thing, telling } = reading;
  if (telling === null) return [];
  const subject = thing.kind === "chat" || thing.uid === null ? null : `cot ${thing.uid}`;
  return [{ reading, subject, content: `${thing.type} ${thing.remarks ?? ""}` }];
}

function pointIn(
  reading: CotReading,
  units: Readonly<Record<string, string>>,
  nowMs: number,
): readonly TrackPoint[] {
  if (!reading.ok || reading.thing.kind !== "unit" || reading.thing.exercise) return [];
  const { uid, lon, lat, ce, method, fixedAt, speed, course } = reading.thing;
  if (uid === null || lon === null || lat === null) return [];
  const unit = Object.hasOwn(units, uid) ? units[uid] : undefined;
  const vessel = unit === undefined ? `cot:${uid.slice(0, 80)}` : `unit:${unit}`;
  const radius = ce ?? RADIUS_M;
  return [{ vessel, lon, lat, radius, method, ...toldMoment(fixedAt, nowMs), speed, course }];
}
