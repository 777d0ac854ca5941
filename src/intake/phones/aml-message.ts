import type { Place } from "#log";
import type { Instant } from "#units";
import type { Telling } from "../telling.ts";
import { placeAt } from "./figures.ts";

/** How the phone found where it was, as told. "none": it said that it did not know. */
export type AmlMethod = "gnss" | "wifi" | "cell" | "fused" | "unknown" | "none";

/**
 * One message of Advanced Mobile Location (ETSI TS 103 625; Google, ELS reference). Null: not told,
 * or told badly, which `faults` says. The phone's number, IMSI, IMEI and ICCID are not here.
 */
export type AmlMessage = {
  readonly kind: "aml";
  readonly form: "sms" | "https";
  readonly version: string | null;
  /** The number that was dialled. */
  readonly emergencyNumber: string | null;
  readonly source: "call" | "sms" | null;
  /** When the call began. */
  readonly calledAt: Instant | null;
  /** When the position was true. */
  readonly fixedAt: Instant | null;
  /** Degrees, WGS 84; both null when no position was told. */
  readonly lon: number | null;
  readonly lat: number | null;
  /** Metres, within which the phone was with the confidence told. */
  readonly radius: number | null;
  /** Percent. */
  readonly confidence: number | null;
  readonly method: AmlMethod | null;
  /** Metres; the floor's label as on the lift's button. */
  readonly altitude: number | null;
  readonly verticalRadius: number | null;
  readonly floor: string | null;
  /** Degrees true, metres per second. */
  readonly course: number | null;
  readonly speed: number | null;
  /** Country and network codes, "234-15": whose card it is, and whose network carried it. */
  readonly homeNetwork: string | null;
  readonly network: string | null;
  /** BCP 47, most preferred first. */
  readonly languages: readonly string[];
  readonly deviceModel: string | null;
  /** Cut off before its end: the last figure that came may lack digits. */
  readonly isCut: boolean;
  /** Metres by which the digits lost from a position may shift it; null when none were lost. */
  readonly lostDigits: number | null;
  /** Members that nobody here reads, by name; their values are withheld. */
  readonly unread: readonly string[];
  readonly faults: readonly string[];
};

const METHODS: Readonly<Record<AmlMethod, Place["method"]>> = {
  gnss: "gnss",
  wifi: "estimated",
  fused: "estimated",
  unknown: "estimated",
  none: "estimated",
  cell: "network",
};

/**
 * For a radius not told, in metres; ours, on the safe side. A cell of GSM reaches 35 km (3GPP TS
 * 45.010, timing advance 63).
 */
const RADII: Readonly<Record<AmlMethod, number>> = {
  gnss: 100,
  wifi: 1852,
  fused: 1852,
  unknown: 35_000,
  none: 35_000,
  cell: 35_000,
};

/**
 * What an AML message tells: who called is unknown, for people ashore dial 112 for a boat too, and
 * an emergency call alone declares no distress. `words` have the identities withheld; `sender` has
 * one. It has no key: without identities two phones could have the same one.
 */
export function tellingOfAml(message: AmlMessage, words: string, sender: string | null): Telling {
  const { calledAt, fixedAt, languages } = message;
  const at = calledAt ?? fixedAt;
  return {
    channel: "phone",
    words,
    sender,
    who: "unknown",
    name: null,
    relays: false,
    happened: at === null ? null : { kind: "told", at, earliest: null, latest: null },
    place: placeOf(message),
    people: null,
    conditions: [],
    craft: null,
    language: languages[0] ?? null,
    alert: null,
    exercise: false,
    key: null,
  };
}

function placeOf(message: AmlMessage): Place | null {
  const { lon, lat, radius, confidence, fixedAt, lostDigits } = message;
  if (lon === null || lat === null) return null;
  const method = message.method ?? "unknown";
  const told = radius === null ? "radius unknown" : `radius ${radius} m`;
  const sure = confidence === null ? "confidence unknown" : `confidence ${confidence} %`;
  const words = `lat ${lat} lon ${lon} ${told} ${sure} by ${method}`;
  const within = (radius ?? RADII[method]) + (lostDigits ?? 0);
  return placeAt({ lon, lat, radius: within }, METHODS[method], fixedAt, words);
}

/**
 * The one identity that the vault is to know the phone by, best first: number, IMSI, IMEI, ICCID.
 * An IMSI whose last digits were masked with zeros, as ELS sends it, is that of many phones: never
 * taken, for it would join boats that have nothing to do with each other.
 */
export function identityOf(
  number: string | null,
  imsi: string | null,
  imei: string | null,
  iccid: string | null,
): string | null {
  const isOwn = (digits: string | null): digits is string =>
    digits !== null &&
    /^\d{14,22}$/.test(digits) &&
    !/0{6}$/.test(digits) &&
    !/^(\d)\1*$/.test(digits);
  if (number !== null && number.replaceAll(/\D/g, "").length >= 7) return number;
  return [imsi, imei, iccid].find(isOwn) ?? null;
}

/** A message of which nothing was told. */
export const NOTHING_TOLD: AmlMessage = {
  kind: "aml",
  form: "sms",
  version: null,
  emergencyNumber: null,
  source: null,
  calledAt: null,
  fixedAt: null,
  lon: null,
  lat: null,
  radius: null,
  confidence: null,
  method: null,
  altitude: null,
  verticalRadius: null,
  floor: null,
  course: null,
  speed: null,
  homeNetwork: null,
  network: null,
  languages: [],
  deviceModel: null,
  isCut: false,
  lostDigits: null,
  unread: [],
  faults: [],
};

/** Country and network codes as one, "234-15"; null when either is missing or no such code. */
export function networkOf(mcc: string | null, mnc: string | null): string | null {
  if (mcc === null || mnc === null) return null;
  return /^\d{3}$/.test(mcc) && /^\d{1,3}$/.test(mnc) ? `${mcc}-${mnc}` : null;
}

/** The name of a member that nobody here reads; "?" where it may be something else than a name. */
export function shownName(name: string): string {
  return /^[a-z][a-z_]{0,39}$/i.test(name) ? name : "?";
}

/** Language tags (BCP 47), most preferred first. */
export function tagsIn(words: string | undefined): readonly string[] {
  const tags = (words ?? "").split(",").map((tag) => tag.trim());
  return tags.filter((tag) => /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,4}$/i.test(tag));
}
