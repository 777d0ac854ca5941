import { z } from "zod";

export const SENSOR_KINDS = ["thermal camera", "camera", "drone", "aircraft", "radar"] as const;

/** The name of our schema and its version, as every message says it. */
const SENSOR_SCHEMA = "vigie/sensor/v1";

const lon = z.number().min(-180).max(180);
const lat = z.number().min(-90).max(90);
const zoned = z.iso.datetime({ offset: true, error: "expected a date and time with its zone" });
const people = z
  .strictObject({
    least: z.int().nonnegative().max(100_000),
    most: z.int().nonnegative().max(100_000).nullable(),
  })
  .refine(({ least, most }) => most === null || most >= least, "expected most at least least");

/** What every message says besides its detections. */
export const sensorHead = z.looseObject({
  schema: z.literal(SENSOR_SCHEMA),
  sensor: z.string().trim().min(1).max(80),
  kind: z.enum(SENSOR_KINDS),
  at: zoned,
  exercise: z.boolean().default(false),
  detections: z.array(z.unknown()).max(1000),
});

const common = {
  id: z.string().trim().min(1).max(80),
  /** When it was seen, where that is not the message's `at`. */
  at: zoned.optional(),
  /** 0 to 1: how sure the sensor is that this is a boat or people. */
  confidence: z.number().min(0).max(1).nullable().default(null),
  people: people.nullable().default(null),
  craft: z
    .enum(["inflatable", "rigid-hulled inflatable", "wooden boat", "kayak", "other"])
    .optional(),
  /** Metres a second over ground, degrees true. */
  speed: z.number().nonnegative().max(100).nullable().default(null),
  course: z.number().min(0).lt(360).nullable().default(null),
  words: z.string().max(2000).nullable().default(null),
};

/** A detection at a place; `radius` in metres holds 95 %. */
const atPlace = z.strictObject({ ...common, lon, lat, radius: z.number().positive().max(500_000) });

/** A detection on a bearing from the sensor: degrees true and metres, errors of one sd. */
const onBearing = z.strictObject({
  ...common,
  from: z.strictObject({ lon, lat }),
  bearing: z.number().min(0).lt(360),
  bearingError: z.number().positive().max(90),
  range: z.number().positive().max(100_000),
  rangeError: z.number().positive().max(100_000),
});

export const sensorDetection = z.union([atPlace, onBearing]);
export type SensorDetection = z.infer<typeof sensorDetection>;
