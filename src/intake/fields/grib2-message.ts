import { Fault } from "../fault.ts";
import { octets, type Octets } from "./grib2-bits.ts";

/** One field of a GRIB2 file: the sections that hold for it (WMO Manual on Codes, FM 92). */
export type GribField = {
  readonly discipline: number;
  readonly identification: Octets;
  readonly grid: Octets;
  readonly product: Octets;
  readonly packing: Octets;
  /** Which points have a value, each a bit after octet 6; null when all have one. */
  readonly bitmap: Octets | null;
  readonly data: Octets;
};

const GRIB = 0x47524942;
const END = 0x37373737;

/**
 * The fields of a GRIB2 file, message after message. Throws a Fault for another edition and for a
 * file that breaks off.
 */
export function readMessages(bytes: Uint8Array): GribField[] {
  const all = octets(bytes);
  const fields: GribField[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (all.unsigned(at + 1, 4) !== GRIB) {
      // Some servers leave a few octets between messages.
      at += 1;
      continue;
    }
    const edition = all.unsigned(at + 8, 1);
    if (edition !== 2) throw new Fault(`expected GRIB edition 2; came edition ${edition}`);
    const length = all.unsigned(at + 9, 8);
    if (length < 20 || at + length > bytes.length) {
      throw new Fault(
        `message ${fields.length + 1}: expected ${length} octets; came ${bytes.length - at}: ` +
          "the file is cut short",
      );
    }
    fields.push(...fieldsOf(bytes.subarray(at, at + length)));
    at += length;
  }
  return fields;
}

/** Sections 2 to 7 may come again within a message; what does not come again still holds. */
function fieldsOf(message: Uint8Array): GribField[] {
  const whole = octets(message);
  const discipline = whole.unsigned(7, 1);
  const held = new Map<number, Octets>();
  const fields: GribField[] = [];
  let bitmap: Octets | null = null;
  let at = 16;
  while (whole.unsigned(at + 1, 4) !== END) {
    const length = whole.unsigned(at + 1, 4);
    const number = whole.unsigned(at + 5, 1);
    if (length < 5 || at + length > message.length - 4 || number < 1 || number > 7) {
      throw new Fault(
        `expected sections 1 to 7 and their end; came a section ${number} of ${length}`,
      );
    }
    const section = octets(message.subarray(at, at + length));
    held.set(number, section);
    if (number === 6) bitmap = bitmapOf(section, bitmap);
    if (number === 7) fields.push({ discipline, bitmap, ...sectionsOf(held) });
    at += length;
  }
  return fields;
}

function bitmapOf(section: Octets, before: Octets | null): Octets | null {
  const indicator = section.unsigned(6, 1);
  if (indicator === 0) return section;
  if (indicator === 255) return null;
  if (indicator === 254 && before !== null) return before;
  throw new Fault(`section 6: expected a bitmap or none; came indicator ${indicator}`);
}

function sectionsOf(held: ReadonlyMap<number, Octets>): Omit<GribField, "discipline" | "bitmap"> {
  const need = (number: number): Octets => {
    const section = held.get(number);
    if (section !== undefined) return section;
    throw new Fault(`expected section ${number} before the data; came none`);
  };
  return {
    identification: need(1),
    grid: need(3),
    product: need(4),
    packing: need(5),
    data: need(7),
  };
}
