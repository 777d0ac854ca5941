import type { Instant } from "#units";
import type { MessageReading } from "../telling.ts";

/** What stands in every sentence or delta. */
type Heard = {
  /** When it was received, by its TAG block. */
  readonly heardAt: Instant | null;
  /** Receiver, of the TAG block. */
  readonly source: string | null;
  /** What of it could not be read: what was expected and what came. */
  readonly faults: readonly string[];
};

/** Where the unit itself is that sends: `$--RMC` and `$--GGA`. */
export type OwnPosition = Heard & {
  readonly kind: "own position";
  /** When the position was true; null when only a clock time came and no date is known. */
  readonly at: Instant | null;
  /** Degrees; both null without a fix, or when a simulator made it. */
  readonly lon: number | null;
  readonly lat: number | null;
  readonly fix: "none" | "satellites" | "differential" | "estimated" | "by hand" | "simulated";
  readonly satellites: number | null;
  readonly hdop: number | null;
  /** Metres over the sea. */
  readonly altitude: number | null;
  /** Metres per second, degrees true. */
  readonly speed: number | null;
  readonly course: number | null;
};

/** Where the unit's bow points: `$--HDT`, `$--THS`. Degrees true. */
export type Heading = Heard & { readonly kind: "heading"; readonly heading: number | null };

/** What a radar follows: `$--TTM`, `$--TLL`, `!--TTD`. */
export type RadarContact = Heard & {
  readonly kind: "radar contact";
  readonly sentence: "TTM" | "TLL" | "TTD";
  /** The radar's own number of it, given again to another when it is lost. */
  readonly number: number | null;
  readonly status: "following" | "acquiring" | "lost" | "not followed" | null;
  /** A mark that the radar steers by, such as a buoy: no boat. */
  readonly isReference: boolean;
  /** Made by the radar to try itself. */
  readonly isTest: boolean;
  readonly at: Instant | null;
  /** Metres from the radar; degrees, from north or, `isRelative`, from the bow. */
  readonly distance: number | null;
  readonly bearing: number | null;
  readonly isRelative: boolean;
  /** Metres per second and degrees; of it alone, or, `isMotionRelative`, against the radar. */
  readonly speed: number | null;
  readonly course: number | null;
  readonly isMotionRelative: boolean;
  /** Metres and seconds of the closest approach; negative when it is past. */
  readonly closest: number | null;
  readonly closestIn: number | null;
  readonly acquired: "by itself" | "by hand" | "reported" | null;
  /** Degrees, told or worked out from where the radar is; null when that is not known. */
  readonly lon: number | null;
  readonly lat: number | null;
  /** Metres. */
  readonly radius: number | null;
};

/** An alarm of a vessel's own system. */
export type VesselAlarm = {
  /** Behind "notifications.": "mob", "sinking". */
  readonly path: string;
  readonly state: string | null;
  readonly message: string | null;
};

/** One update of a Signal K delta (Signal K 1.7.0, data model). */
export type SignalKUpdate = Heard & {
  readonly kind: "signal k";
  /** "vessels.self", or with an MMSI or a UUID. */
  readonly context: string;
  readonly mmsi: string | null;
  readonly at: Instant | null;
  readonly lon: number | null;
  readonly lat: number | null;
  /** Metres per second over ground; degrees true. */
  readonly speed: number | null;
  readonly course: number | null;
  readonly heading: number | null;
  readonly alarms: readonly VesselAlarm[];
  /** Paths that nobody here reads. */
  readonly unread: readonly string[];
};

export type Instrument = OwnPosition | Heading | RadarContact | SignalKUpdate;
export type InstrumentReading = MessageReading<Instrument>;
