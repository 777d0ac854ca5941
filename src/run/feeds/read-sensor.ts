import { readSensor, type SensorReading, type TrackPoint } from "#intake";
import { epochMs } from "#units";
import type { FeedTelling, Reader } from "./feed.ts";

/**
 * Reads messages in our schema `vigie/sensor/v1`. One that is none is a report with its words: it
 * may be all that somebody sees of a boat.
 */
export function openSensorReader(): Reader<string> {
  return (text, nowMs) => {
    const readings = readSensor(text);
    const read = readings.filter(({ ok }) => ok).length;
    return {
      tellings: readings.map(tellingIn),
      positions: readings.flatMap((reading) => pointIn(reading, nowMs)),
      read,
      unread: readings.length - read,
    };
  };
}

/** A sensor follows a thing by its number: while the people are the same it is one report. */
function tellingIn(reading: SensorReading): FeedTelling {
  if (!reading.ok) return { reading, subject: "message", content: reading.why };
  const { sensor, id, people } = reading.thing;
  return { reading, subject: `sensor ${sensor} ${id}`, content: JSON.stringify(people) };
}

function pointIn(reading: SensorReading, nowMs: number): readonly TrackPoint[] {
  if (!reading.ok || reading.thing.exercise) return [];
  const { sensor, id, lon, lat, radius, method, at, speed, course } = reading.thing;
  const vessel = `sensor:${sensor}:${id}`;
  const atMs = Math.min(epochMs(at), nowMs);
  return [{ vessel, lon, lat, radius, method, atMs, isTimeTold: true, speed, course }];
}
