import type { BoatId } from "#log";
import { readBulletin, type WindRow } from "#intake";
import { readOrder, type OrderReading } from "#orders";
import { knots, nauticalMiles } from "#units";
import { readPeopleField } from "../form/people-field.ts";
import { instantNear } from "./clock-words.ts";
import { formOf, type Field, type FormedOrder } from "./order-fields.ts";
import { now } from "../state/clock.ts";
import { textOf } from "../form/form-text.ts";
import { estimateOf } from "../match/matching.ts";

/** A contradiction on the table, and what the signatories say explains it. */
type Answer = {
  readonly kind: string;
  readonly reported: string;
  readonly found: string;
  readonly explanation: string | null;
};

/**
 * Makes an order of the fields of its form. What was left empty is left out; the order's schema
 * says what is missing.
 */
export function readOrderForm(
  order: FormedOrder,
  boat: BoatId | null,
  form: FormData,
): OrderReading {
  const { boat: boatField, fields, second, answers } = formOf(order);
  const value: Record<string, unknown> = { order };
  if (boatField !== null) value[boatField] = boatField === "boats" ? [boat] : boat;
  for (const field of fields) {
    const text = textOf(form, field.name);
    const read = readField(field, text);
    if (read !== undefined) put(value, field.name, read);
  }
  if (answers === true) value["contradictions"] = readAnswers(form);
  const joins = JOINED_BY[order];
  if (joins !== undefined) value["estimate"] = estimateFor(boat, value[joins]);
  if (second === true && form.get("second") === "on") value["second"] = readSecond(form);
  if (order === "withdrawFact") value["about"] = { kind: "boat", boat };
  if (order === "suspendSearch") value["nextLight"] ??= null;
  return readOrder(value);
}

/** Orders that join two boats, and the field that names what is joined with the boat. */
const JOINED_BY: Partial<Record<FormedOrder, string>> = {
  linkReport: "report",
  declareSame: "other",
};

/** What the machine believes of the two goes into the log with the link, whoever proposed it. */
const estimateFor = (boat: BoatId | null, other: unknown): unknown =>
  boat === null || typeof other !== "string" ? null : estimateOf(boat, other as BoatId);

/** Puts what was read where the order wants it: "changes.people" is the people of the changes. */
function put(value: Record<string, unknown>, name: string, read: unknown): void {
  const [outer = name, inner] = name.split(".");
  value[outer] = inner === undefined ? read : { [inner]: read };
}

function readField(field: Field, text: string): unknown {
  if (field.kind === "yes") return text === "on";
  if (text === "") return undefined;
  switch (field.kind) {
    case "number":
      return Number(text);
    case "knots":
      return knotsIn(text);
    case "minutes":
      return Number(text.replace(",", ".")) * SECONDS_OF_MINUTE;
    case "count": {
      const people = readPeopleField(text);
      return people === "unread" ? text : people;
    }
    case "instant":
      return instantNear(text, now.value) ?? text;
    case "holder":
      return readHolder(text);
    case "wind":
      return readWind(text);
    case "range":
      return readRange(text);
    case "miles":
      return readMiles(text);
    default:
      return text;
  }
}

const SECONDS_OF_MINUTE = 60;

/** Metres a second; what is no number stays as told, and the order says what it expects. */
function knotsIn(text: string): unknown {
  const told = Number(text.replace(",", "."));
  return Number.isFinite(told) ? knots(told) : text;
}

/**
 * Words of one wind as the order wants it; those that are none, or several in time, stay as told.
 */
function readWind(text: string): unknown {
  const read = readBulletin(text, now.value);
  if (!read.ok || read.rows.length !== 1 || read.notRead.length > 0) return text;
  const [{ directionFrom, spread, least, most }] = read.rows as [WindRow];
  return { from: directionFrom, spread, speed: { least, most } };
}

/** "11-13" or "12"; anything else stays as told, and the order says what it expects. */
function readRange(text: string): string | { readonly least: number; readonly most: number } {
  const read = /^\s*(-?\d+(?:[.,]\d+)?)(?:\s*[-–]\s*(-?\d+(?:[.,]\d+)?))?\s*$/.exec(text);
  if (read === null) return text;
  const number = (figures: string): number => Number(figures.replace(",", "."));
  const least = number(read[1] ?? "");
  return { least, most: read[2] === undefined ? least : number(read[2]) };
}

/** A range in nautical miles, as the order wants it: in metres. */
function readMiles(text: string): unknown {
  const miles = readRange(text);
  if (typeof miles === "string") return text;
  const { least, most } = miles;
  return { least: Math.round(nauticalMiles(least)), most: Math.round(nauticalMiles(most)) };
}

/** "boat:…" or "unit:…", as the choices are written. */
function readHolder(text: string): unknown {
  const [kind = "", ...rest] = text.split(":");
  const name = rest.join(":");
  return kind === "unit" ? { kind, unit: name } : { kind: "boat", boat: name };
}

function readAnswers(form: FormData): readonly Answer[] {
  const all = (name: string): string[] => form.getAll(`answer.${name}`).map(String);
  const [reported, found, explanations] = [all("reported"), all("found"), all("explanation")];
  return all("kind").map((kind, index) => {
    const explanation = explanations[index]?.trim() ?? "";
    return {
      kind,
      reported: reported[index] ?? "",
      found: found[index] ?? "",
      explanation: explanation === "" ? null : explanation,
    };
  });
}

function readSecond(form: FormData): Readonly<Record<string, string>> {
  const text = (name: string): string => textOf(form, `second.${name}`);
  return {
    desk: text("desk"),
    role: text("role"),
    authority: text("authority"),
    why: text("why"),
  };
}
