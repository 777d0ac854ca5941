import type { Place } from "#log";
import { instant, type Count, type Instant } from "#units";
import { z } from "zod";
import { cameAs } from "../fault.ts";
import { placeBeyond } from "../position/shapes.ts";
import type { MessageReading, Telling } from "../telling.ts";
import {
  sensorDetection,
  sensorHead,
  type SENSOR_KINDS,
  type SensorDetection,
} from "./sensor-message.ts";

/** One detection of a message `vigie/sensor/v1`. Null: not told. */
type SensorSighting = {
  readonly kind: "sensor";
  readonly sensor: string;
  readonly sensorKind: (typeof SENSOR_KINDS)[number];
  /** By which the sensor knows it again. */
  readonly id: string;
  readonly at: Instant;
  /** Degrees, WGS 84; metres within which it holds (95 %). */
  readonly lon: number;
  readonly lat: number;
  readonly radius: number;
  readonly method: Place["method"];
  readonly confidence: number | null;
  readonly people: Count | null;
  readonly craft: NonNullable<SensorDetection["craft"]> | null;
  /** Metres a second over ground, degrees true. */
  readonly speed: number | null;
  readonly course: number | null;
  readonly words: string | null;
  readonly exercise: boolean;
};
export type SensorReading = MessageReading<SensorSighting>;

/** The radius of 95 % over one standard deviation to each side: √(−2 ln 0.05) (Rayleigh). */
const RADIUS_IN_SD = Math.sqrt(-2 * Math.log(0.05));
/** Degrees, one standard deviation; ours. */
const WIDEST_BEARING = 60;

/**
 * The detections of one message of a camera, drone, aircraft or radar in our schema
 * (docs/formats.md). A detection that is none is a failure with its words; the others are read.
 * What is no message is one failure. Never throws.
 */
export function readSensor(text: string): readonly SensorReading[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [{ ok: false, words: text, why: `expected JSON; came ${cameAs(text)}` }];
  }
  const head = sensorHead.safeParse(value);
  if (!head.success) return [{ ok: false, words: text, why: whyOf(head.error, value) }];
  return head.data.detections.map((detection, at) => readingOf(detection, at, head.data));
}

type Head = z.infer<typeof sensorHead>;

function readingOf(value: unknown, at: number, head: Head): SensorReading {
  const words = JSON.stringify(value) ?? "null";
  const { success, data, error } = sensorDetection.safeParse(value);
  if (!success) {
    // Neither form fits: the one that was meant is the one with fewest faults.
    const why = whyOf(error, value);
    return { ok: false, words, why: `detection ${at + 1}: ${why}` };
  }
  const thing = sightingOf(data, head);
  return { ok: true, thing, telling: tellingOf(thing, words) };
}

function sightingOf(detection: SensorDetection, head: Head): SensorSighting {
  const { sensor, kind, exercise } = head;
  const { id, confidence, people, craft = null, speed, course, words } = detection;
  return {
    kind: "sensor",
    sensor,
    sensorKind: kind,
    id,
    at: instant(detection.at ?? head.at),
    ...placeOf(detection),
    method: kind === "radar" ? "radar" : "sighted",
    confidence,
    people,
    craft,
    speed,
    course,
    words,
    exercise,
  };
}

function placeOf(detection: SensorDetection): Pick<SensorSighting, "lon" | "lat" | "radius"> {
  if ("radius" in detection) {
    const { lon, lat, radius } = detection;
    return { lon: lon + 0, lat: lat + 0, radius };
  }
  const { from, bearing, range, bearingError, rangeError } = detection;
  const { lon, lat } = placeBeyond(from, bearing, range);
  const slope = Math.tan((bearingError * Math.PI) / 180);
  // Beyond that nobody knows the side: anywhere around the sensor.
  const across = bearingError > WIDEST_BEARING ? 2 * range : range * slope;
  const radius = Math.max(across, rangeError) * RADIUS_IN_SD;
  return { lon: ((lon + 540) % 360) - 180, lat, radius };
}

/** A sensor is nobody's phone: two detections of one sensor are two boats until said otherwise. */
function tellingOf(thing: SensorSighting, words: string): Telling {
  const { sensor, id, at, lon, lat, radius, method, people, craft, exercise } = thing;
  return {
    channel: "sensor",
    words,
    sender: null,
    who: "sensor",
    name: sensor,
    relays: false,
    happened: { kind: "told", at, earliest: null, latest: null },
    place: { words: `${lat}, ${lon}`, method, fixedAt: at, readings: [{ lon, lat, radius }] },
    people,
    conditions: [],
    craft: craft === null ? null : { type: craft, colour: null, length: null },
    language: null,
    alert: null,
    exercise,
    key: `${sensor} ${id} ${at}`,
  };
}

/** The first fault: its member, what was expected, and what came there. */
function whyOf(error: z.ZodError, value: unknown): string {
  const [first] = error.issues;
  const issue = first?.code === "invalid_union" ? fewest(first.errors) : first;
  const path = issue?.path ?? [];
  let came: unknown = value;
  for (const step of path) {
    came = typeof came === "object" && came !== null ? Reflect.get(came, step) : undefined;
  }
  const member = path.length === 0 ? "" : `${path.join(".")}: `;
  return `${member}${issue?.message ?? "expected a message"}; came ${cameAs(came)}`;
}

type Issue = z.core.$ZodIssue;

function fewest(forms: readonly (readonly Issue[])[]): Issue | undefined {
  const [best] = forms.toSorted((one, other) => one.length - other.length);
  return best?.[0];
}
