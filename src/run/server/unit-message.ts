import { createHash } from "node:crypto";
import { z } from "zod";
import { eventSchemas, type BoatId, type Moment, type ReportId, type UnitId } from "#log";
import type { Order, OrderOf } from "#orders";
import { unitOf, type Picture } from "#picture";
import { sayBoat, sayPageTold, sayPeople, type Language } from "#show";
import { addSeconds, exactly, seconds, type Instant } from "#units";
import type { Vault } from "../vault.ts";

const figure = z.int().min(0).max(9_999).nullable().default(null);

/** What a unit's page sends. A field of another name is refused: what it says would be lost. */
export const unitMessage = z.strictObject({
  key: z.string().regex(/^[0-9a-f]{8,64}$/, "expected 8 to 64 hexadecimal digits"),
  kind: z.enum([
    "acknowledged",
    "declined",
    "departed",
    "on scene",
    "leave",
    "people",
    "craft",
    "words",
  ]),
  boat: eventSchemas.BoatOpened.shape.boat.nullable().default(null),
  /** Seconds between the pressing and the sending, by the phone's own clock. */
  age: z.number().min(0).max(259_200),
  people: figure,
  dead: figure,
  aboard: figure,
  mark: z.string().max(300).default(""),
  words: z.string().max(5_000).default(""),
  position: z
    .strictObject({
      lat: z.number().min(-90).max(90),
      lon: z.number().min(-180).max(180),
      accuracy: z.number().min(0).max(500_000),
      age: z.number().min(0).max(86_400),
    })
    .nullable()
    .default(null),
});
type UnitMessage = z.infer<typeof unitMessage>;

export type Spoken = {
  readonly message: UnitMessage;
  readonly unit: UnitId;
  /** Of the link, to name a report by. */
  readonly hash: string;
  readonly language: Language;
  readonly now: Instant;
};

type Place = NonNullable<OrderOf<"hearUnit">["place"]>;

/** No phone is surer than that, whatever it says (docs/locate.md). */
const RADIUS_METRES_MIN = 5;

/**
 * The orders that a message of a unit's page gives. People and craft are put to no boat: the unit
 * knows whom it found, not whose call it was (F1). To leave a boat is asked, never carried out.
 */
export function ordersOfMessage(picture: Picture, spoken: Spoken, vault: Vault): readonly Order[] {
  const { message, unit, now } = spoken;
  const happened = momentOf(message.age, now);
  const words = vault.withoutNumbers(message.words, null);
  const place = placeOf(message, now);
  const said = { unit, words: words === "" ? null : words, happened };
  switch (message.kind) {
    case "people":
      return peopleOrders(picture, spoken, { place, happened });
    case "craft": {
      const mark = vault.withoutNumbers(message.mark.trim(), null) || "?";
      return [{ order: "searchCraft", ...said, boat: null, mark, place }];
    }
    case "words":
      return [wordsOrder(picture, spoken, words)];
    case "leave":
      return leaveOrders(message.boat, said);
    default:
      return asksToLeave(picture, message, unit)
        ? leaveOrders(message.boat, said)
        : [{ order: "hearUnit", ...said, boat: message.boat, status: message.kind, place }];
  }
}

/** One that has sailed does not decline: it asks to be let go. */
function asksToLeave(picture: Picture, { kind, boat }: UnitMessage, unit: UnitId): boolean {
  if (kind !== "declined" || boat === null) return false;
  const status = unitOf(picture, unit)?.tasks.find(({ entry: { event } }) => {
    return (event.kind === "UnitTasked" || event.kind === "UnitReported") && event.boat === boat;
  })?.status;
  return status === "departed" || status === "on scene";
}

function leaveOrders(
  boat: BoatId | null,
  said: { unit: UnitId; words: string | null; happened: Moment },
): readonly Order[] {
  return [{ order: "stateUnit", ...said, ...(boat === null ? {} : { asksToLeave: boat }) }];
}

function peopleOrders(
  picture: Picture,
  spoken: Spoken,
  { place, happened }: { readonly place: Place | null; readonly happened: Moment },
): readonly Order[] {
  const { message, unit, hash, language } = spoken;
  const { people, dead, aboard } = message;
  const orders: Order[] = [];
  if (people !== null && people > 0) {
    orders.push({
      order: "receiveReport",
      report: reportName(hash, message.key),
      channel: "encounter",
      from: { who: "unit", name: null, caller: null, relays: false, unit },
      words: peopleWords(picture, unit, { people, dead }, language),
      happened,
      unread: null,
      people: { least: people, most: people },
      place,
      conditions: [],
      craft: null,
      flotation: null,
      language: null,
    });
  }
  if (aboard !== null) {
    orders.push({ order: "stateUnit", unit, placesTaken: aboard, words: null, happened });
  }
  if (orders.length > 0) return orders;
  // "Nobody taken aboard" is no count of who was taken aboard before.
  return [wordsOrder(picture, spoken, sayPageTold(language, "nobody"))];
}

function peopleWords(
  picture: Picture,
  id: UnitId,
  { people, dead }: { readonly people: number; readonly dead: number | null },
  language: Language,
): string {
  const unit = unitOf(picture, id);
  const boats = (unit?.tasks ?? []).flatMap(({ entry: { event } }) =>
    event.kind === "UnitTasked" || event.kind === "UnitReported" ? (event.boat ?? []) : [],
  );
  const told = { unit: unit?.name ?? id, people: sayPeople(exactly(people), language) };
  const parts = [sayPageTold(language, "people", told)];
  if (dead !== null && dead > 0) parts.push(sayPageTold(language, "dead", { dead }));
  for (const boat of new Set(boats)) {
    const name = sayBoat(boat, { language, picture });
    parts.push(sayPageTold(language, "tasked", { boat: name }));
  }
  return `${parts.join("; ")} ${sayPageTold(language, "page")}`;
}

/** A word to the desk waits, like a call, until somebody has answered it. */
function wordsOrder(picture: Picture, { message, unit: id, language }: Spoken, words: string) {
  const unit = unitOf(picture, id);
  const told = words === "" ? "?" : words;
  return {
    order: "recordContact",
    contact: null,
    direction: "inbound",
    channel: "message",
    caller: null,
    boat: message.boat,
    answered: false,
    sign: null,
    words: `${unit?.name ?? id}: ${told} ${sayPageTold(language, "page")}`,
    happened: null,
    returns: null,
  } as const;
}

/** The same message sent again has the same name, so that it is stored once. */
function reportName(hash: string, key: string): ReportId {
  const sum = createHash("sha256").update(`${hash} ${key}`).digest("hex");
  return `report-${sum.slice(0, 16)}` as ReportId;
}

function momentOf(age: number, now: Instant): Moment {
  return { kind: "told", at: addSeconds(now, seconds(-age)), earliest: null, latest: null };
}

function placeOf({ position }: UnitMessage, now: Instant): Place | null {
  if (position === null) return null;
  const { lon, lat, accuracy, age } = position;
  const radius = Math.max(RADIUS_METRES_MIN, accuracy);
  return {
    words: `${lat}, ${lon} ±${Math.round(accuracy)} m`,
    method: "gnss",
    fixedAt: addSeconds(now, seconds(-age)),
    readings: [{ lon: lon + 0, lat: lat + 0, radius }],
  };
}
