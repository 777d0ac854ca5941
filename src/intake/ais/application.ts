import { readAreaNotice } from "./area-notice.ts";
import {
  APPLICATIONS,
  type CodeField,
  type Field,
  type NumberField,
} from "./application-fields.ts";
import type { Bits } from "./bits.ts";
import type { AisDistress } from "./distress.ts";
import { TWO_DIGITS } from "./quantities.ts";

/** A value of an application's field. */
type Content = number | string | boolean | null | readonly Contents[];
export type Contents = { readonly [name: string]: Content };

/** What a message 6 or 8 carries, and whether it speaks of distress. */
export type Application = {
  readonly contents: Contents;
  readonly distress: AisDistress | null;
};

/** A degree to six decimals is 0.1 m; no other field has as many. */
const DECIMALS = 1e6;

/** First bit of the application's data. */
const STARTS: Readonly<Record<6 | 8, number>> = { 6: 88, 8: 56 };

const AREA_NOTICES = new Set(["6/1/23", "8/1/22"]);

/**
 * The fields of an application by its message, designated area code and function. Null when it is
 * not one of those that are known. What lies behind the message's end is null.
 */
export function readApplication(
  bits: Bits,
  type: 6 | 8,
  dac: number,
  fid: number,
): Application | null {
  const name = `${type}/${dac}/${fid}`;
  const start = STARTS[type];
  if (AREA_NOTICES.has(name)) return readAreaNotice(bits, start);
  const fields = APPLICATIONS[name];
  if (fields === undefined) return null;
  return { contents: readFields(bits, start, fields), distress: null };
}

function readFields(bits: Bits, start: number, fields: readonly Field[]): Contents {
  const contents: Record<string, Content> = {};
  let at = start;
  for (const field of fields) {
    const room = bits.length - at;
    if (field.kind === "text-to-end") {
      contents[field.name] = bits.words6(at, Math.floor(room / 6));
      return contents;
    }
    if (field.kind === "repeated") {
      contents[field.name] = readRepeated(bits, at, field.fields);
      return contents;
    }
    const isCut = room < field.bits && field.kind !== "text";
    if (field.kind !== "spare") contents[field.name] = isCut ? null : readField(bits, at, field);
    if (field.kind === "code")
      contents[`${field.name}_text`] = isCut ? null : readWord(bits, at, field);
    at += field.bits;
  }
  return contents;
}

function readRepeated(bits: Bits, start: number, fields: readonly Field[]): Contents[] {
  const width = fields.reduce((sum, field) => sum + ("bits" in field ? field.bits : 0), 0);
  const many = Math.floor((bits.length - start) / width);
  return Array.from({ length: Math.max(many, 0) }, (_, index) =>
    readFields(bits, start + index * width, fields),
  );
}

type Read = Exclude<Field, { readonly kind: "repeated" | "text-to-end" | "spare" }>;

function readField(bits: Bits, at: number, field: Read): Content {
  switch (field.kind) {
    case "text":
      return bits.words6(at, field.bits / 6);
    case "flag":
      return bits.flag(at);
    case "word":
      return readWord(bits, at, field);
    case "code":
      return readWord(bits, at, field) === null ? null : bits.unsigned(at, field.bits);
    case "moment":
      return readMoment(bits, at, field.bits);
    default:
      return readNumber(bits, at, field);
  }
}

function readWord(bits: Bits, at: number, field: CodeField): string | null {
  return field.texts[bits.unsigned(at, field.bits)] ?? null;
}

function readNumber(bits: Bits, at: number, field: NumberField): number | null {
  const raw = field.signed ? bits.signed(at, field.bits) : bits.unsigned(at, field.bits);
  if (raw === field.nothing || raw > field.most || raw < field.least) return null;
  const value = raw / field.parts + field.offset;
  return Math.round(value * DECIMALS) / DECIMALS;
}

/** "05-04T14:00Z", or "04T14:00Z" in 16 bits; null unless every part of it is there. */
function readMoment(bits: Bits, at: number, width: number): string | null {
  const end = at + width;
  const month = width === 20 ? bits.unsigned(at, 4) : 1;
  const [day, hour] = [bits.unsigned(end - 16, 5), bits.unsigned(end - 11, 5)];
  const minute = bits.unsigned(end - 6, 6);
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59) return null;
  const time = `${TWO_DIGITS[day]}T${TWO_DIGITS[hour]}:${TWO_DIGITS[minute]}Z`;
  return width === 20 ? `${TWO_DIGITS[month]}-${time}` : time;
}
