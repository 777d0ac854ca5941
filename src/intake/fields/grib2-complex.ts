import { Fault } from "../fault.ts";
import { bitReader, type BitReader, type Octets } from "./grib2-bits.ts";

/**
 * Whole numbers of complex packing (GRIB2 templates 5.2 and 7.2), with spatial differencing undone
 * (5.3 and 7.3); NaN for those that template 5.2 marks as missing. Throws a Fault for a way of
 * grouping that is not the general one, and for data that break off.
 */
export function readComplex(packing: Octets, data: Octets, count: number): Float64Array {
  const template = packing.unsigned(10, 2);
  const splitting = packing.unsigned(22, 1);
  if (splitting !== 1) {
    throw new Fault(`template 5.${template}: expected general group splitting; came ${splitting}`);
  }
  const bits = bitReader(data.bytes.subarray(5));
  const start = template === 3 ? readStart(bits, packing) : null;
  const values = readGroups(bits, packing, count);
  if (bits.isPast()) {
    throw new Fault(`template 5.${template}: expected ${count} values; the data break off`);
  }
  if (start !== null) undoDifferencing(values, start);
  return values;
}

/** The first values and the least difference of spatial differencing. */
type Start = { readonly first: readonly number[]; readonly least: number };

function readStart(bits: BitReader, packing: Octets): Start | null {
  const order = packing.unsigned(48, 1);
  const width = 8 * packing.unsigned(49, 1);
  if (order > 2) {
    throw new Fault(`template 5.3: expected spatial differencing of order 1 or 2; came ${order}`);
  }
  // ecCodes writes template 5.3 of order 0 when asked for one group: no differences at all.
  if (order === 0) return null;
  const signed = (): number => {
    if (width === 0) return 0;
    const sign = bits.read(1);
    const size = bits.read(width - 1);
    return sign === 1 ? -size : size;
  };
  const first = Array.from({ length: order }, signed);
  return { first, least: signed() };
}

function readGroups(bits: BitReader, packing: Octets, count: number): Float64Array {
  const groups = packing.unsigned(32, 4);
  const referenceBits = packing.unsigned(20, 1);
  const list = (width: number): number[] => {
    const read = Array.from({ length: groups }, () => bits.read(width));
    bits.align();
    return read;
  };
  const references = list(referenceBits);
  const widths = list(packing.unsigned(37, 1)).map((more) => packing.unsigned(36, 1) + more);
  const step = packing.unsigned(42, 1);
  const lengths = list(packing.unsigned(47, 1)).map(
    (more) => packing.unsigned(38, 4) + step * more,
  );
  if (groups > 0) lengths[groups - 1] = packing.unsigned(43, 4);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total !== count) {
    throw new Fault(`complex packing: expected groups of ${count} values; came ${total}`);
  }
  const missing = missingCodes(packing.unsigned(23, 1));
  const values = new Float64Array(count);
  let at = 0;
  for (let group = 0; group < groups; group += 1) {
    const [reference, width] = [references[group] ?? 0, widths[group] ?? 0];
    const end = at + (lengths[group] ?? 0);
    if (width === 0) {
      // The reference itself then says whether all are missing.
      values.fill(isMissing(reference, referenceBits, missing) ? Number.NaN : reference, at, end);
      at = end;
    }
    for (; at < end; at += 1) {
      const code = bits.read(width);
      values[at] = isMissing(code, width, missing) ? Number.NaN : reference + code;
    }
  }
  return values;
}

const isMissing = (code: number, width: number, missing: number): boolean =>
  width > 0 && code > 2 ** width - 1 - missing;

/** How many of the highest codes mean "missing" (code table 5.5). */
function missingCodes(management: number): number {
  if (management <= 2) return management;
  throw new Fault(`complex packing: expected missing value management 0 to 2; came ${management}`);
}

/** Sums up differences of the first or second order; missing values are not part of the chain. */
function undoDifferencing(values: Float64Array, { first, least }: Start): void {
  let before = 0;
  let earlier = 0;
  let known = 0;
  for (let i = 0; i < values.length; i += 1) {
    const difference = values[i] ?? Number.NaN;
    if (Number.isNaN(difference)) continue;
    const start = first[known];
    const along = first.length === 1 ? before : 2 * before - earlier;
    const value = start ?? difference + least + along;
    earlier = before;
    before = value;
    known += 1;
    values[i] = value;
  }
}
