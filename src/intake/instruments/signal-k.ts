import type { Condition } from "#log";
import { cameAs, Fault, isRecord, type Members } from "../fault.ts";
import {
  figureIn,
  LATITUDES,
  LONGITUDES,
  NOT_NEGATIVE,
  placeAt,
  wordsIn,
} from "../phones/figures.ts";
import { instantOrNull } from "../read-when.ts";
import type { Telling } from "../telling.ts";
import type { InstrumentReading, SignalKUpdate, VesselAlarm } from "./instrument.ts";

const DEGREES_IN_RADIAN = 180 / Math.PI;
const TURN = { least: -7, most: 7 };
const UPDATES_MOST = 1000;
const CONTEXTS_MOST = 1000;
const PREFIX = "notifications.";
/** For a satellite fix whose error is not told, in metres: ours, on the safe side. */
const RADIUS_M = 100;

/**
 * The alarms that Signal K itself knows for peril (Signal K 1.7.0, notifications), with what they
 * say of the craft. Any of them that is raised calls for help, whatever its state is called.
 */
const PERILS: Readonly<Record<string, readonly Condition[]>> = {
  mob: ["people in the water"],
  fire: [],
  sinking: ["sinking"],
  flooding: ["taking water"],
  collision: [],
  grounding: [],
  listing: [],
  adrift: ["adrift"],
  piracy: [],
  abandon: [],
};
const RAISED: ReadonlySet<string | null> = new Set(["alert", "warn", "alarm", "emergency"]);

/** Where each vessel was last, which an alarm itself does not say. */
type Last = Pick<SignalKUpdate, "at" | "lon" | "lat">;

/**
 * Reads deltas of Signal K, one JSON document each (Signal K 1.7.0, delta format): a reading for
 * each update. An alarm of peril raised is a distress, with the vessel's last position and its
 * age; one called off is a report too.
 */
export class SignalKReader {
  private readonly last = new Map<string, Last>();

  /** What a delta says; at least one reading. Never throws. */
  read(delta: unknown, words: string): readonly InstrumentReading[] {
    try {
      if (!isRecord(delta) || !Array.isArray(delta["updates"]))
        throw new Fault("expected a Signal K delta with updates; came other JSON");
      const updates: readonly unknown[] = delta["updates"];
      const context = wordsIn(delta["context"]) ?? "vessels.self";
      if (!/^vessels\.[\w:.+-]{1,100}$/.test(context))
        throw new Fault(`context: expected a vessel; came ${cameAs(context)}`);
      if (updates.length === 0) throw new Fault("expected updates; came none");
      return updates.slice(0, UPDATES_MOST).map((update) => this.readUpdate(context, update));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return [{ ok: false, words, why: error.message }];
    }
  }

  private readUpdate(context: string, update: unknown): InstrumentReading {
    const words = JSON.stringify({ context, updates: [update] });
    if (!isRecord(update) || !Array.isArray(update["values"]))
      return { ok: false, words, why: "expected an update with values; came none" };
    const thing = updateOf(context, update, update["values"]);
    if (thing.lon !== null) this.remember(context, thing);
    return { ok: true, thing, telling: this.tellingOf(thing, words) };
  }

  private remember(context: string, { at, lon, lat }: SignalKUpdate): void {
    this.last.delete(context);
    this.last.set(context, { at, lon, lat });
    const [oldest] = this.last.keys();
    if (this.last.size > CONTEXTS_MOST && oldest !== undefined) this.last.delete(oldest);
  }

  private tellingOf(update: SignalKUpdate, words: string): Telling | null {
    const { context, alarms, at, mmsi } = update;
    const perils = alarms.filter(({ path }) => perilOf(path) !== null);
    if (perils.length === 0) return null;
    const raised = perils.filter(({ state }) => RAISED.has(state));
    const sender = mmsi ?? (context === "vessels.self" ? null : context.slice("vessels.".length));
    const what = perils.map(({ path, state }) => `${path} ${state ?? "off"}`).join(" ");
    return {
      channel: "sensor",
      words,
      sender,
      who: "vessel",
      name: null,
      relays: false,
      happened: at === null ? null : { kind: "told", at, earliest: null, latest: null },
      place: this.placeOf(context),
      people: null,
      conditions: [...new Set(raised.flatMap(({ path }) => perilOf(path) ?? []))],
      craft: null,
      language: null,
      alert: raised.length > 0 ? "distress" : "cancelled",
      exercise: false,
      key: at === null || sender === null ? null : `signalk ${sender} ${at} ${what}`,
    };
  }

  private placeOf(context: string): Telling["place"] {
    const { at = null, lon = null, lat = null } = this.last.get(context) ?? {};
    if (lon === null || lat === null) return null;
    return placeAt({ lon, lat, radius: RADIUS_M }, "gnss", at, `lat ${lat} lon ${lon}`);
  }
}

/** What a path of an alarm says of the craft; null for one that is no peril. */
function perilOf(path: string): readonly Condition[] | null {
  const [name = ""] = path.split(".");
  return Object.hasOwn(PERILS, name) ? (PERILS[name] ?? null) : null;
}

function updateOf(context: string, update: Members, values: readonly unknown[]): SignalKUpdate {
  const faults: string[] = [];
  const told = new Map<string, unknown>();
  for (const value of values) {
    const path = isRecord(value) ? wordsIn(value["path"]) : null;
    if (path !== null && isRecord(value)) told.set(path, value["value"]);
    else faults.push(`values: expected a path with its value; came ${cameAs(value)}`);
  }
  const angle = (path: string): number | null => {
    const radians = figureIn(told.get(path), path, TURN, faults);
    return radians === null ? null : (radians * DEGREES_IN_RADIAN + 360) % 360;
  };
  const [, mmsi = null] = /mmsi:(\d{9})$/.exec(context) ?? [];
  return {
    kind: "signal k",
    context,
    mmsi,
    at: timeOf(update["timestamp"], faults),
    ...positionOf(told.get("navigation.position"), faults),
    speed: figureIn(
      told.get("navigation.speedOverGround"),
      "navigation.speedOverGround",
      NOT_NEGATIVE,
      faults,
    ),
    course: angle("navigation.courseOverGroundTrue"),
    heading: angle("navigation.headingTrue"),
    alarms: [...told].flatMap(([path, value]) => alarmOf(path, value)),
    unread: [...told.keys()].filter((path) => !isRead(path)).map((path) => path.slice(0, 100)),
    heardAt: null,
    source: wordsIn(update["$source"]),
    faults,
  };
}

function isRead(path: string): boolean {
  return (
    path.startsWith(PREFIX) ||
    /^navigation\.(?:position|speedOverGround|courseOverGroundTrue|headingTrue)$/.test(path)
  );
}

/** An alarm; one whose value is null was taken away. */
function alarmOf(path: string, value: unknown): readonly VesselAlarm[] {
  if (!path.startsWith(PREFIX)) return [];
  const members = isRecord(value) ? value : {};
  const state = wordsIn(members["state"]);
  const message = wordsIn(members["message"]);
  return [{ path: path.slice(PREFIX.length).slice(0, 100), state, message }];
}

function timeOf(value: unknown, faults: string[]): SignalKUpdate["at"] {
  if (value === undefined || value === null) return null;
  const at = instantOrNull(wordsIn(value));
  if (at === null)
    faults.push(`timestamp: expected a date and time with its zone; came ${cameAs(value)}`);
  return at;
}

function positionOf(value: unknown, faults: string[]): Pick<SignalKUpdate, "lon" | "lat"> {
  if (value === undefined || value === null) return { lon: null, lat: null };
  const members = isRecord(value) ? value : {};
  if (!isRecord(value)) faults.push(`navigation.position: expected degrees; came ${cameAs(value)}`);
  const lat = figureIn(members["latitude"], "latitude", LATITUDES, faults);
  const lon = figureIn(members["longitude"], "longitude", LONGITUDES, faults);
  return lat === null || lon === null ? { lon: null, lat: null } : { lon, lat };
}
