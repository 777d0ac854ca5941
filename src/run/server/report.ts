import type { Chart } from "#chart";
import { readPosition, type PositionReading } from "#intake";
import type { OrderOf } from "#orders";
import type { Vault } from "../vault.ts";
import { describe, fieldsProblem, type FieldFault } from "./problem.ts";
import type { ReportForm } from "./shapes.ts";

type ReportOrder = OrderOf<"receiveReport">;

/**
 * The report that a form makes. The phone goes into the vault and its token into the report. A
 * position keeps its words beside all its readings; with none or several the board shows it as
 * ambiguous. Throws a problem when the form says one thing in two ways.
 */
export function reportOrder(form: ReportForm, vault: Vault, chart: Chart | null): ReportOrder {
  const { by: _by, words, phone, caller, position, place, who, name, relays, unit, ...told } = form;
  const faults = [
    ...both(form, "phone", "caller"),
    ...both(form, "position", "place"),
    ...numberFaults(caller, "/caller"),
    ...nameFaults(form.report ?? "", "/report"),
  ];
  if (faults.length > 0) throw fieldsProblem(faults);
  return {
    order: "receiveReport",
    ...told,
    from: { who, name, relays, unit, caller: phone === null ? caller : vault.tokenFor(phone) },
    // Half a character cannot be stored; all others stay.
    words: vault.withoutNumbers(words.toWellFormed(), phone),
    unread: null,
    place: withoutNumbersIn(position === null ? place : placeFrom(position, chart), vault),
  };
}

/** Somebody may have pasted a number with the position. */
function withoutNumbersIn(place: ReportOrder["place"], vault: Vault): ReportOrder["place"] {
  return place === null ? null : { ...place, words: vault.withoutNumbers(place.words, null) };
}

/** A place told in words, with all readings of them; by a pin when each came in a map link. */
function placeFrom(words: string, chart: Chart | null): ReportOrder["place"] {
  const { readings } = readPosition(words, chart);
  const isPin = ({ method }: PositionReading): boolean =>
    method === "map link" || method === "geo URI";
  return {
    words,
    method: readings.length > 0 && readings.every(isPin) ? "pin" : "spoken",
    fixedAt: null,
    readings: readings.map(({ lon, lat, radius }) => ({ lon, lat, radius })),
  };
}

/**
 * Finds phone numbers where a token is expected, anywhere in what was sent, and throws a problem
 * that names each field: a token may be made of digits, so only this keeps a number that was
 * mistaken for one out of the log.
 */
export function checkCallers(sent: unknown, pointer: string): void {
  const faults = callerFaults(sent, pointer);
  if (faults.length > 0) throw fieldsProblem(faults);
}

function callerFaults(sent: unknown, pointer: string): FieldFault[] {
  if (typeof sent !== "object" || sent === null) return [];
  return Object.entries(sent).flatMap(([name, value]) => {
    const at = `${pointer}/${name}`;
    if (name === "caller") return numberFaults(value, at);
    return NAMES.has(name) && typeof value === "string"
      ? nameFaults(value, at)
      : callerFaults(value, at);
  });
}

/** Fields that name something of the watch. */
const NAMES: ReadonlySet<string> = new Set(
  "report boat one other unit contact returns broadcast promise search feed watch weather".split(
    " ",
  ),
);
/** So many digits and no letter are a telephone number. */
const DIGITS_MOST = 8;

function nameFaults(value: string, pointer: string): FieldFault[] {
  const digits = value.replaceAll(/\D/g, "").length;
  if (/[a-z]/i.test(value) || digits <= DIGITS_MOST) return [];
  const expected = "a name with a letter in it, never a number";
  return [{ pointer, detail: `expected ${expected}; came digits`, expected, came: "digits" }];
}

function numberFaults(caller: unknown, pointer: string): FieldFault[] {
  if (typeof caller !== "string" || /[a-z]/.test(caller)) return [];
  const expected = "a token that the vault gave (POST /api/callers), never a number";
  const came = "digits";
  return [{ pointer, detail: `caller: expected ${expected}; came ${came}`, expected, came }];
}

function both<Name extends keyof ReportForm>(
  form: ReportForm,
  one: Name,
  other: Name,
): FieldFault[] {
  if (form[one] === null || form[other] === null) return [];
  const expected = `${one} or ${other}, not both`;
  const came = other === "place" ? describe(form[other]) : "both";
  return [{ pointer: `/${other}`, detail: `expected ${expected}; came ${came}`, expected, came }];
}
