import type { Place } from "#log";
import { isPosition, type Instant, type Position } from "#units";
import { cameAs, Fault } from "../fault.ts";
import { readConditionsSaid } from "../people/read-conditions-said.ts";
import { peopleAboard, readPeopleSaid } from "../people/read-people-said.ts";
import { instantOrNull } from "../read-when.ts";
import { partsNamed, readXml, textNamed, type XmlPart } from "../read-xml.ts";
import { circleAround, type Circle } from "../sightings/around.ts";
import type { MessageReading, Telling } from "../telling.ts";

/** What an alert says in one language. Null: not told. */
type CapInfo = {
  /** "en-US" where it says nothing (CAP 1.2, 3.2.2). */
  readonly language: string;
  readonly category: readonly string[];
  readonly event: string | null;
  readonly urgency: string | null;
  readonly severity: string | null;
  readonly certainty: string | null;
  readonly onset: Instant | null;
  readonly expires: Instant | null;
  readonly senderName: string | null;
  readonly headline: string | null;
  readonly description: string | null;
  readonly instruction: string | null;
  readonly areas: readonly string[];
};

/** An alert of the Common Alerting Protocol 1.2 (OASIS, 2010). Null: not told, or told badly. */
export type CapAlert = {
  readonly kind: "cap";
  readonly identifier: string | null;
  readonly sent: Instant | null;
  readonly status: string | null;
  readonly msgType: string | null;
  readonly scope: string | null;
  /** Identifiers of the alerts that it updates, cancels or answers. */
  readonly references: readonly string[];
  readonly infos: readonly CapInfo[];
  /** A circle around all its areas; degrees, metres. */
  readonly lon: number | null;
  readonly lat: number | null;
  readonly radius: number | null;
  /** Exercise, test or draft: never to be taken for a real one. */
  readonly exercise: boolean;
  /** What of it could not be read: what was expected and what came. */
  readonly faults: readonly string[];
};
export type CapReading = MessageReading<CapAlert>;

const NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";
const STATUSES = ["Actual", "Exercise", "System", "Test", "Draft"];
const TYPES = ["Alert", "Update", "Cancel", "Ack", "Error"];
const PAIR = /^([+-]?\d{1,3}(?:\.\d{1,15})?),([+-]?\d{1,3}(?:\.\d{1,15})?)$/;
/** Of the twelve categories of CAP these are of no people in a boat. */
const NOT_OF_PEOPLE: ReadonlySet<string> = new Set(["met", "geo", "fire", "env", "infra", "cbrne"]);
const OF_PEOPLE = ["rescue", "safety", "security", "transport", "health", "other"];
const CATEGORIES: ReadonlySet<string> = new Set([...NOT_OF_PEOPLE, ...OF_PEOPLE]);
/** No more than a place in the log may have (`#log`). */
const RADIUS_MOST = 500_000;
/** Of an area told as a point: ours, on the safe side. */
const RADIUS_LEAST = 1852;

/**
 * Reads an alert. What is missing or bad in it is told in `faults`; what is no alert of CAP is a
 * failure with its words. Never throws, and no figure is NaN.
 */
export function readCap(text: string): CapReading {
  try {
    const root = readXml(text);
    if (root.name !== "alert") throw new Fault(`expected an alert; came ${cameAs(root.name)}`);
    const thing = alertOf(root);
    return { ok: true, thing, telling: tellingOf(thing, textNamed(root, "sender")) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, words: text, why: error.message };
  }
}

function alertOf(root: XmlPart): CapAlert {
  const faults: string[] = [];
  if (root.space !== NAMESPACE)
    faults.push(`xmlns: expected ${NAMESPACE}; came ${cameAs(root.space)}`);
  const one = (name: string, allowed?: readonly string[]): string | null => {
    const value = textNamed(root, name);
    const isGood = value !== null && (allowed === undefined || allowed.includes(value));
    const expected = allowed === undefined ? "words" : allowed.join(", ");
    if (!isGood) faults.push(`${name}: expected ${expected}; came ${cameAs(value)}`);
    return value;
  };
  one("sender");
  const [identifier, status] = [one("identifier"), one("status", STATUSES)];
  const [msgType, scope] = [one("msgType", TYPES), one("scope")];
  const infoParts = partsNamed(root, "info");
  return {
    kind: "cap",
    identifier,
    sent: momentAt(root, "sent", faults, true),
    status,
    msgType,
    scope,
    references: referencesOf(textNamed(root, "references")),
    infos: infoParts.map((part) => infoOf(part, faults)),
    ...placeOf(infoParts, faults),
    exercise: status !== null && ["Exercise", "Test", "Draft"].includes(status),
    faults,
  };
}

function momentAt(
  part: XmlPart,
  name: string,
  faults: string[],
  isNeeded: boolean,
): Instant | null {
  const text = textNamed(part, name);
  const at = instantOrNull(text);
  if (at === null && (isNeeded || text !== null))
    faults.push(`${name}: expected a date and time with its zone; came ${cameAs(text)}`);
  return at;
}

/** "sender,identifier,sent" each: of whom is said in the telling's sender alone. */
function referencesOf(text: string | null): readonly string[] {
  return (text ?? "")
    .split(/\s+/)
    .flatMap((reference) => reference.split(",")[1] ?? [])
    .filter((identifier) => identifier !== "");
}

function infoOf(part: XmlPart, faults: string[]): CapInfo {
  const said = (name: string): string | null => textNamed(part, name);
  for (const name of ["category", "event", "urgency", "severity", "certainty"])
    if (said(name) === null) faults.push(`info ${name}: expected words; came nothing`);
  const category = partsNamed(part, "category").map(({ text }) => text);
  for (const each of category)
    if (!CATEGORIES.has(each.toLowerCase()))
      faults.push(`info category: expected Rescue, Safety, Met or another; came ${cameAs(each)}`);
  return {
    language: said("language") ?? "en-US",
    category,
    event: said("event"),
    urgency: said("urgency"),
    severity: said("severity"),
    certainty: said("certainty"),
    onset: momentAt(part, "onset", faults, false) ?? momentAt(part, "effective", faults, false),
    expires: momentAt(part, "expires", faults, false),
    senderName: said("senderName"),
    headline: said("headline"),
    description: said("description"),
    instruction: said("instruction"),
    areas: partsNamed(part, "area").flatMap((area) => textNamed(area, "areaDesc") ?? []),
  };
}

/** A circle around every circle and polygon of every language: they say the same. */
function placeOf(
  infos: readonly XmlPart[],
  faults: string[],
): Pick<CapAlert, "lon" | "lat" | "radius"> {
  const areas = infos.flatMap((info) => partsNamed(info, "area"));
  const corners: Position[] = [];
  let wider = 0;
  for (const area of areas) {
    for (const { text } of partsNamed(area, "polygon")) corners.push(...polygonIn(text, faults));
    for (const { text } of partsNamed(area, "circle")) {
      const circle = circleIn(text, faults);
      if (circle === null) continue;
      corners.push(circle.centre);
      wider = Math.max(wider, circle.radius);
    }
  }
  const around: Circle | null = corners.length === 0 ? null : circleAround(corners);
  if (around === null) return { lon: null, lat: null, radius: null };
  const radius = Math.max(RADIUS_LEAST, around.radius + wider);
  if (radius > RADIUS_MOST) {
    faults.push(`area: expected one within ${RADIUS_MOST} m; came ${Math.round(radius)} m`);
    return { lon: null, lat: null, radius: null };
  }
  return { lon: around.lon + 0, lat: around.lat + 0, radius };
}

/** "lat,lon lat,lon …" (CAP 1.2, 3.2.4). */
function polygonIn(text: string, faults: string[]): readonly Position[] {
  const pairs = text.split(/\s+/).map(pairIn);
  const good = pairs.filter((pair) => pair !== null);
  if (good.length === pairs.length && good.length > 2) return good;
  faults.push(`polygon: expected four pairs lat,lon or more; came ${cameAs(text)}`);
  return [];
}

/** "lat,lon radius", the radius in kilometres. */
function circleIn(text: string, faults: string[]) {
  const [pair = "", kilometres = ""] = text.split(/\s+/);
  const centre = pairIn(pair);
  const radius = /^\d+(?:\.\d+)?$/.test(kilometres) ? Number(kilometres) * 1000 : Number.NaN;
  if (centre !== null && radius <= RADIUS_MOST) return { centre, radius };
  faults.push(`circle: expected lat,lon and kilometres; came ${cameAs(text)}`);
  return null;
}

function pairIn(pair: string): Position | null {
  const [, lat = "", lon = ""] = PAIR.exec(pair) ?? [];
  if (lat === "") return null;
  const at = { lon: Number(lon), lat: Number(lat) };
  return isPosition(at) ? at : null;
}

/** Whether it may be of people in a boat. A cancellation may come without its words. */
function isOfPeople({ infos, msgType, status }: CapAlert): boolean {
  if (msgType === "Ack" || msgType === "Error" || status === "System") return false;
  if (msgType === "Cancel" && infos.length === 0) return true;
  // An unknown category, or none, may be of anything.
  const isWarning = ({ category }: CapInfo): boolean =>
    category.length > 0 && category.every((each) => NOT_OF_PEOPLE.has(each.toLowerCase()));
  return !infos.every(isWarning);
}

/** Null for what tells of nobody: an acknowledgement, a warning of weather. */
function tellingOf(alert: CapAlert, sender: string | null): Telling | null {
  if (!isOfPeople(alert)) return null;
  const { infos, sent } = alert;
  const said = infos.map(({ headline, description }) => `${headline ?? ""}\n${description ?? ""}`);
  const first = infos[0] ?? null;
  const at = first?.onset ?? sent;
  return {
    channel: "message",
    words: wordsOf(alert),
    sender,
    who: "agency",
    name: nameOf(first),
    relays: true,
    happened: at === null ? null : { kind: "told", at, earliest: null, latest: null },
    place: placeTold(alert, at),
    people: peopleAboard(readPeopleSaid(said.join("\n"))),
    conditions: [...new Set(said.flatMap(readConditionsSaid).map(({ condition }) => condition))],
    craft: null,
    language: first === null ? null : first.language.padEnd(2, "?").slice(0, 40),
    alert: alertTold(alert),
    exercise: alert.exercise,
    key: keyOf(alert, sender),
  };
}

/** CAP is one by sender, identifier and time; of the sender its domain, which is nobody's name. */
function keyOf({ identifier, sent, status, msgType }: CapAlert, sender: string | null) {
  if (identifier === null) return null;
  const domain = sender?.split("@").at(-1) ?? "";
  return ["cap", domain, identifier, sent, status, msgType].filter(Boolean).join(" ");
}

/** The agency's, as it calls itself. */
function nameOf(info: CapInfo | null): string | null {
  return info?.senderName?.slice(0, 120) ?? null;
}

/** Rescue that is wanted at once; nothing else of CAP declares a distress. */
function alertTold({ infos, msgType, exercise }: CapAlert): Telling["alert"] {
  if (exercise) return null;
  if (msgType === "Cancel") return "cancelled";
  const isCall = infos.some(
    ({ category, urgency, certainty }) =>
      category.some((each) => each.toLowerCase() === "rescue") &&
      urgency === "Immediate" &&
      certainty !== "Unlikely",
  );
  return isCall ? "distress" : null;
}

/** What is said in every language, as it came. */
function wordsOf({ infos, msgType, references }: CapAlert): string {
  const texts = infos.flatMap(({ event, headline, description, instruction, areas }) =>
    [event, headline, description, instruction, ...areas].filter((text) => text !== null),
  );
  const about = references.length === 0 ? [] : [`${msgType ?? ""}: ${references.join(" ")}`];
  return [...new Set([...about, ...texts])].join("\n") || (msgType ?? "CAP");
}

function placeTold({ lon, lat, radius, infos }: CapAlert, at: Instant | null): Place | null {
  const areas = infos.flatMap((info) => info.areas);
  const words = [...new Set(areas)].join("\n").slice(0, 4000);
  if (lon === null || lat === null || radius === null) {
    return words === "" ? null : { words, method: "relayed", fixedAt: null, readings: [] };
  }
  const readings = [{ lon, lat, radius }];
  return { words: words || `${lat}, ${lon}`, method: "relayed", fixedAt: at, readings };
}
