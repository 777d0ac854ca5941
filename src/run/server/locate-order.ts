import { createHash } from "node:crypto";
import type { LocateMessage, LocatePosition } from "#intake";
import type { Condition, Moment, ReportId } from "#log";
import type { OrderOf } from "#orders";
import { NO_FIX, sayLocateTold } from "#show";
import { addSeconds, seconds, type Instant } from "#units";
import type { LocateLink } from "../locate-links.ts";
import type { Vault } from "../vault.ts";

type ReportOrder = OrderOf<"receiveReport">;
type Place = NonNullable<ReportOrder["place"]>;

/**
 * A phone under open sky is within about 4.9 m (GPS.gov, "GPS Accuracy", after van Diggelen and
 * Enge 2015): no smaller circle is believed, whatever a phone says.
 */
const RADIUS_METRES_MIN = 5;
/**
 * Up to here a position is taken to come from satellites; beyond, from masts and wireless networks
 * with them. Ours: the standard does not tell the phone's source.
 */
const GNSS_METRES_MAX = 150;
/**
 * Beyond this it is a mast's or an internet address's: weak evidence, that moves no boat. Ours; a
 * mast on the coast reaches further over water, and is told as that.
 */
const PIN_METRES_MAX = 5_000;
/** What a report's place may say at most. */
const RADIUS_METRES_MAX = 500_000;

type Told = {
  readonly message: LocateMessage;
  readonly link: LocateLink;
  /** Whether another phone used the link before. */
  readonly otherPhone: boolean;
  /** When the server got it. */
  readonly now: Instant;
};

/**
 * The report that a phone sends by a link. It stands with the other reports of the caller whom the
 * link was sent to; unless whoever sends it is not aboard, or uses a link that another phone used
 * before: then nobody knows of which boat it speaks, and it stands by itself.
 */
export function locateOrder({ message, link, otherPhone, now }: Told, vault: Vault): ReportOrder {
  const { aboard, position, faults, people, language } = message;
  const typed = vault.withoutNumbers(message.words, null);
  const unread = faults.join(". ");
  return {
    order: "receiveReport",
    report: nameOf(link, message),
    channel: "message",
    from: {
      who: aboard === true ? "person aboard" : "unknown",
      name: null,
      caller: link.caller,
      relays: otherPhone || aboard === false,
      unit: null,
    },
    words: [typed, vault.withoutNumbers(toldLine(message, link, otherPhone), null)]
      .filter((text) => text !== "")
      .join("\n"),
    happened: momentOf(message.age, now),
    unread: unread === "" ? null : unread.slice(0, 2_000).toWellFormed(),
    people,
    // The place of somebody who is not aboard is not the boat's.
    place: position === null || aboard === false ? null : placeOf(position, now),
    conditions: conditionsOf(message),
    craft: null,
    flotation: null,
    language,
  };
}

/** The same message sent again has the same name, so that it is stored once. */
function nameOf({ hash }: LocateLink, { key }: LocateMessage): ReportId {
  const sum = createHash("sha256").update(`${hash} ${key}`).digest("hex");
  return `report-${sum.slice(0, 16)}` as ReportId;
}

function toldLine(message: LocateMessage, link: LocateLink, otherPhone: boolean): string {
  const { aboard, water, engine, battery, position, peopleTyped } = message;
  const noFix = NO_FIX.find((known) => known === message.noFix) ?? "nofix";
  const told = { aboard, people: peopleTyped, water, engine, battery, otherPhone };
  const why = aboard === false ? "not aboard" : noFix;
  return sayLocateTold({ ...told, noFix: position === null ? why : null }, link.deskLanguage);
}

/** Only what is said: "no water" and "engine works" take back nothing that was said before. */
function conditionsOf({ water, engine }: LocateMessage): Condition[] {
  return [
    ...(water === true ? (["taking water"] as const) : []),
    ...(engine === false ? (["engine dead"] as const) : []),
  ];
}

function momentOf(age: number | null, now: Instant): Moment | null {
  if (age === null) return null;
  return { kind: "told", at: addSeconds(now, seconds(-age)), earliest: null, latest: null };
}

function placeOf({ lon, lat, accuracy, age }: LocatePosition, now: Instant): Place {
  const radius = Math.max(RADIUS_METRES_MIN, accuracy);
  const words = `${lat}, ${lon} ±${Math.round(accuracy)} m`;
  const method =
    accuracy <= GNSS_METRES_MAX ? "gnss" : accuracy <= PIN_METRES_MAX ? "pin" : "network";
  return {
    words,
    method,
    fixedAt: age === null ? null : addSeconds(now, seconds(-age)),
    readings: radius > RADIUS_METRES_MAX ? [] : [{ lon, lat, radius }],
  };
}
