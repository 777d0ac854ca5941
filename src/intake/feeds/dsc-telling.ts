import type { Condition } from "#log";
import { exactly, instantFromMs, nauticalMiles } from "#units";
import type { DscCall } from "../dsc/call.ts";
import type { DscDistress } from "../dsc/distress.ts";
import type { DscExpansion } from "../dsc/expansion.ts";
import { placeAt } from "../phones/figures.ts";
import type { Telling } from "../telling.ts";
import { lastMomentAt, toldMoment } from "./told-moment.ts";

/** What a nature of distress (ITU-R M.493-15, table A1-4) says of the craft and the people. */
const CONDITIONS: Readonly<Record<string, readonly Condition[]>> = {
  flooding: ["taking water"],
  sinking: ["sinking"],
  "disabled and adrift": ["adrift"],
  "man overboard": ["people in the water"],
};

/** A position without its decimals is off by as much as its last digit; ours beside it. */
const RADIUS_LEAST_M = 100;
const PEOPLE_MOST = 9_999;

/**
 * What a DSC call, or what expands it, tells of a boat; null when it is no distress. A relay or an
 * acknowledgement tells of the casualty that it names, under the casualty's number, so that they
 * stand together; one that names none says nothing of whose boat it is. `line` is how it came.
 */
export function tellingOfDsc(
  thing: DscCall | DscExpansion,
  line: string,
  heardMs: number,
): Telling | null {
  const distress = thing.kind === "call" ? thing.distress : null;
  const casualty = thing.kind === "call" ? (distress?.casualty ?? null) : thing.casualty;
  if (distress === null && casualty === null) return null;
  const sender = casualty ?? thing.sender;
  const said = distress === null ? "what expands a distress call" : sayCall(distress);
  const at = instantFromMs(toldMoment(thing.at, heardMs).atMs);
  return {
    channel: "dsc",
    words: `DSC ${sender ?? "of an unknown station"}: ${said}\n${line}`,
    sender,
    who: "vessel",
    name: null,
    relays: casualty === null,
    happened: { kind: "told", at, earliest: null, latest: null },
    place: placeOf(thing, heardMs),
    people: peopleOf(thing),
    conditions: conditionsOf(distress),
    craft: null,
    language: null,
    alert: alertOf(distress),
    exercise: false,
    key: null,
  };
}

function sayCall({ state, nature, reason }: DscDistress): string {
  return [state, nature, reason].filter((part) => part !== null).join(", ");
}

function conditionsOf(distress: DscDistress | null): readonly Condition[] {
  return distress === null || distress.nature === null ? [] : (CONDITIONS[distress.nature] ?? []);
}

/** Taken back by a radio, it is said to be; whatever expands or relays an alert is one. */
function alertOf(distress: DscDistress | null): Telling["alert"] {
  return distress !== null && distress.state === "cancelled" ? "cancelled" : "distress";
}

function peopleOf(thing: DscCall | DscExpansion): Telling["people"] {
  if (thing.kind === "call" || thing.persons === null || thing.persons > PEOPLE_MOST) return null;
  return exactly(thing.persons);
}

function placeOf(thing: DscCall | DscExpansion, heardMs: number): Telling["place"] {
  const { lon, lat, resolution } = thing;
  if (lon === null || lat === null) return null;
  const time = thing.kind === "call" ? thing.time : null;
  // A minute of latitude is a mile; along and across together that is √2 of it.
  const radius = Math.max(RADIUS_LEAST_M, nauticalMiles(resolution ?? 1) * Math.SQRT2);
  const fixedAt = time === null ? null : lastMomentAt(time, heardMs);
  const words = `lat ${lat} lon ${lon}${time === null ? "" : ` at ${time} UTC`} by DSC`;
  return placeAt({ lon, lat, radius: Math.ceil(radius) }, "gnss", fixedAt, words);
}

/** What a distress call says besides where and when: by this its repeats are known. */
export function contentOfDsc(thing: DscCall | DscExpansion): string {
  if (thing.kind === "expansion") return `expansion ${thing.persons ?? ""}`;
  return `${thing.distress?.state ?? ""} ${thing.distress?.nature ?? ""}`;
}
