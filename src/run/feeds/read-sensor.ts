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

/**
 * A sensor follows a thing by its number: while it says the same of it, it is one report. What
 * could not be read is never held for a repeat.
 */
function tellingIn(reading: SensorReading): FeedTelling {
  if (!reading.ok) return { reading, subject: null, content: "" };
  const { sensor, id, people, craft, words } = reading.thing;
  const content = JSON.stringify([people, craft, words]);
  return { reading, subject: `sensor ${sensor} ${id}`, content };
}

function pointIn(reading: SensorReading, nowMs: number): readonly TrackPoint[] {
  if (!reading.ok || reading.thing.exercise) return [];
  const { sensor, id, lon, lat, radius, method, at, speed, course } = reading.thing;
  const vessel = `sensor:${sensor}:${id}`;
  const atMs = Math.min(epochMs(at), nowMs);
  return [{ vessel, lon, lat, radius, method, atMs, isTimeTold: true, speed, course }];
}
