import type { Moment, Place } from "#log";
import { isPosition, type Instant } from "#units";
import { cameAs, Fault } from "../fault.ts";
import { instantOrNull, readWhen } from "../read-when.ts";
import { partNamed, partsNamed, textNamed, type XmlPart } from "../read-xml.ts";
import { markSum } from "./own-mark.ts";
import { kindOf, mediumOf, shownType, type CotKind, type CotMedium } from "./cot-types.ts";

/** Numbers of casualties of a request for medical evacuation, as sent; null when not told. */
type CotCasualties = {
  readonly urgent: number | null;
  readonly urgentSurgical: number | null;
  readonly priority: number | null;
  readonly routine: number | null;
  readonly convenience: number | null;
  readonly litter: number | null;
  readonly ambulatory: number | null;
};

/** An event of CoT 2.0 (MITRE, CoT base schema), with the details that TAK sends. */
export type CotEvent = {
  readonly kind: CotKind;
  readonly version: string | null;
  /** The device or the thing on the map; of a chat the number of the message only. */
  readonly uid: string | null;
  /** As sent; but people are no enemies here: hostile and suspect are "a-u". */
  readonly type: string;
  /** How the position came about, as sent ("m-g"), and in the terms of a report. */
  readonly how: string | null;
  readonly method: Place["method"];
  /** When it was sent, from when it holds, and when its sender thinks it old. Never a deletion. */
  readonly time: Instant | null;
  readonly start: Instant | null;
  readonly stale: Instant | null;
  /** When the position was true: the earlier of `start` and `time`. */
  readonly fixedAt: Instant | null;
  /** The same as a report has it: a time without a zone is ambiguous, with its readings. */
  readonly happened: Moment | null;
  /** Degrees; null when not told, or when a device without a fix sent 0, 0. */
  readonly lon: number | null;
  readonly lat: number | null;
  /** Metres: height over the ellipsoid, circular and linear error. Null for 9999999: unknown. */
  readonly hae: number | null;
  readonly ce: number | null;
  readonly le: number | null;
  readonly medium: CotMedium | null;
  /** The radio name of a unit; null for a chat, whose sender goes to the vault. */
  readonly callsign: string | null;
  /** Degrees true, metres per second. */
  readonly course: number | null;
  readonly speed: number | null;
  readonly remarks: string | null;
  /** As sent, "911 Alert"; whether it calls a distress off. */
  readonly emergency: { readonly type: string | null; readonly cancel: boolean } | null;
  readonly casualties: CotCasualties | null;
  /** Other events it belongs to. */
  readonly links: readonly {
    readonly uid: string | null;
    readonly type: string | null;
    readonly relation: string | null;
  }[];
  /** Percent. */
  readonly battery: number | null;
  /** Sent in an exercise or by a simulation: never to be taken for a real one. */
  readonly exercise: boolean;
  /** Details that nobody here reads, by name. */
  readonly unread: readonly string[];
  /** What of it could not be read: what was expected and what came. */
  readonly faults: readonly string[];
};

/** The schema's way to say that a figure is not known. */
const UNKNOWN = 9_999_999;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const READ: ReadonlySet<string> = new Set([
  "contact",
  "remarks",
  "track",
  "status",
  "emergency",
  "_medevac_",
  "link",
  "vigie",
]);
/** Where a device without a fix stands, as ATAK sends it, with its error unknown. */
const isNoFix = (lon: number | null, lat: number | null, ce: number | null): boolean =>
  lon === 0 && lat === 0 && ce === null;

/** Reads an event. Throws a Fault when it is none; what is bad within it is told in `faults`. */
export function readEvent(root: XmlPart): CotEvent {
  if (root.name !== "event") throw new Fault(`expected an event; came ${cameAs(root.name)}`);
  const type = root.attributes.get("type")?.trim() ?? "";
  if (!/^[a-z0-9](?:[a-z0-9._-]*)$/i.test(type) || type.length > 200)
    throw new Fault(`type: expected a type such as a-f-S or b-a-o-tbl; came ${cameAs(type)}`);
  const faults: string[] = [];
  const detail = partNamed(root, "detail");
  const times = timesOf(root, faults);
  const point = pointOf(partNamed(root, "point"), faults);
  const said = detailOf(detail, faults);
  const how = wordsAt(root, "how");
  const opex = wordsAt(root, "opex") ?? "";
  const uid = wordsAt(root, "uid");
  const isOurs = isMarkOfOurs(uid, point, said.remarks, detail);
  const kind = kindOf(type, said.emergency, said.remarks !== null, isOurs);
  if (uid === null) faults.push("uid: expected a name; came nothing");
  return {
    kind,
    version: wordsAt(root, "version"),
    uid: kind === "chat" ? chatNumber(uid, detail) : uid,
    type: shownType(type),
    how,
    method: methodOf(how),
    ...times,
    ...point,
    medium: mediumOf(type),
    ...said,
    callsign: kind === "chat" ? null : said.callsign,
    exercise: (how ?? "").startsWith("m-s") || /^[es]-/i.test(opex),
    faults,
  };
}

/** Whether a watch of ours told it, and nobody has changed it since. */
function isMarkOfOurs(
  uid: string | null,
  { lon, lat }: Point,
  remarks: string | null,
  detail: XmlPart | null,
): boolean {
  const mark = detail === null ? null : partNamed(detail, "vigie");
  if (mark === null || uid === null || lon === null || lat === null) return false;
  return wordsAt(mark, "sum") === markSum({ uid, lon, lat, remarks: remarks ?? "" });
}

function timesOf(
  root: XmlPart,
  faults: string[],
): Pick<CotEvent, "time" | "start" | "stale" | "fixedAt" | "happened"> {
  const at = (name: string): Instant | null => {
    const text = wordsAt(root, name);
    const found = instantOrNull(text);
    if (found === null)
      faults.push(`${name}: expected a date and time with its zone; came ${cameAs(text)}`);
    return found;
  };
  const [time, start, stale] = [at("time"), at("start"), at("stale")];
  const fixedAt = time !== null && start !== null && start < time ? start : (time ?? start);
  if (fixedAt === null) {
    const words = wordsAt(root, "start") ?? wordsAt(root, "time") ?? "";
    return { time, start, stale, fixedAt, happened: readWhen(words) };
  }
  const happened: Moment = { kind: "told", at: fixedAt, earliest: null, latest: null };
  return { time, start, stale, fixedAt, happened };
}

type Point = Pick<CotEvent, "lon" | "lat" | "hae" | "ce" | "le">;

function pointOf(part: XmlPart | null, faults: string[]): Point {
  const nowhere = { lon: null, lat: null, hae: null, ce: null, le: null };
  if (part === null) {
    faults.push("point: expected a position; came nothing");
    return nowhere;
  }
  const at = (name: string): number | null => figureAt(part, name, `point ${name}`, faults);
  const [lon, lat, hae, ce, le] = [at("lon"), at("lat"), at("hae"), at("ce"), at("le")];
  const errors = { hae, ce: ce !== null && ce < 0 ? null : ce, le };
  if (lon === null || lat === null) return { ...nowhere, ...errors };
  if (isNoFix(lon, lat, errors.ce)) {
    faults.push("point: expected a position; came 0 0, its error unknown: a device without fix");
    return { ...nowhere, ...errors };
  }
  if (isPosition({ lon, lat })) return { lon: lon + 0, lat: lat + 0, ...errors };
  faults.push(`point: expected degrees on the globe; came lat ${lat} lon ${lon}`);
  return { ...nowhere, ...errors };
}

type Said = Pick<
  CotEvent,
  | "callsign"
  | "course"
  | "speed"
  | "remarks"
  | "emergency"
  | "casualties"
  | "links"
  | "battery"
  | "unread"
>;

function detailOf(part: XmlPart | null, faults: string[]): Said {
  const detail = part ?? { name: "", space: "", attributes: new Map(), parts: [], text: "" };
  const track = partNamed(detail, "track");
  const contact = partNamed(detail, "contact");
  const figure = (of: XmlPart | null, name: string): number | null =>
    of === null || !of.attributes.has(name)
      ? null
      : figureAt(of, name, `${of.name} ${name}`, faults);
  const links = partsNamed(detail, "link").map((link) => {
    const type = wordsAt(link, "type");
    return {
      uid: wordsAt(link, "uid"),
      type: type === null ? null : shownType(type),
      relation: wordsAt(link, "relation"),
    };
  });
  const others = detail.parts.map(({ name }) => name).filter((name) => !READ.has(name));
  return {
    callsign: contact === null ? null : wordsAt(contact, "callsign"),
    course: figure(track, "course"),
    speed: figure(track, "speed"),
    remarks: textNamed(detail, "remarks"),
    emergency: emergencyOf(partNamed(detail, "emergency")),
    casualties: casualtiesOf(partNamed(detail, "_medevac_"), figure),
    links,
    battery: figure(partNamed(detail, "status"), "battery"),
    unread: [...new Set(others)],
  };
}

function emergencyOf(part: XmlPart | null): CotEvent["emergency"] {
  if (part === null) return null;
  const type = wordsAt(part, "type");
  return { type, cancel: /^true$/i.test(part.attributes.get("cancel") ?? "") };
}

function casualtiesOf(
  part: XmlPart | null,
  figure: (of: XmlPart | null, name: string) => number | null,
): CotCasualties | null {
  if (part === null) return null;
  const people = (name: string): number | null => {
    const number = figure(part, name);
    return number !== null && Number.isInteger(number) && number >= 0 && number <= 100_000
      ? number
      : null;
  };
  return {
    urgent: people("urgent"),
    urgentSurgical: people("urgent_surgical"),
    priority: people("priority"),
    routine: people("routine"),
    convenience: people("convenience"),
    litter: people("litter"),
    ambulatory: people("ambulatory"),
  };
}

/** A figure; null when it is unknown, missing or bad, which is told. */
function figureAt(part: XmlPart, name: string, what: string, faults: string[]): number | null {
  const text = part.attributes.get(name)?.trim();
  const figure = text !== undefined && NUMBER.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(figure)) return Math.abs(figure) === UNKNOWN ? null : figure;
  faults.push(`${what}: expected a number; came ${cameAs(text)}`);
  return null;
}

function wordsAt(part: XmlPart, name: string): string | null {
  const words = part.attributes.get(name)?.trim() ?? "";
  return words === "" ? null : words;
}

/** `GeoChat.sender.room.number`: sender and room may be names of people. */
function chatNumber(uid: string | null, detail: XmlPart | null): string | null {
  const chat = detail === null ? null : partNamed(detail, "__chat");
  const told = chat === null ? null : wordsAt(chat, "messageId");
  return told ?? (uid === null ? null : uid.slice(uid.lastIndexOf(".") + 1) || null);
}

/** Of the codes of `how`: m-g GPS, m-v seen, m-r and m-p passed on by others; the rest by hand. */
function methodOf(how: string | null): Place["method"] {
  const code = /^m-[gvrp]/.exec(how ?? "")?.[0];
  if (code === "m-g") return "gnss";
  if (code === "m-v") return "sighted";
  return code === undefined ? "estimated" : "relayed";
}
