import { Fault } from "../fault.ts";
import { bitReader, type Octets } from "./grib2-bits.ts";
import { readCcsds } from "./grib2-ccsds.ts";
import { readComplex } from "./grib2-complex.ts";
import type { GribField } from "./grib2-message.ts";

const TEMPLATES =
  "0 (simple), 2 and 3 (complex), 4 (IEEE floating point) or 42 (CCSDS); JPEG 2000 (40) and PNG " +
  "(41) can be repacked with grib_set -r -s packingType=grid_ccsds";

/**
 * Values of a GRIB2 field in the order of its grid, NaN where the bitmap or the packing has none:
 * (R + X * 2^E) / 10^D, with R, E and D of section 5 (regulation 92.9.4). Throws a Fault that names
 * the template when it is none of ours.
 */
export function readGribValues({ grid, packing, bitmap, data }: GribField): Float64Array {
  const points = grid.unsigned(7, 4);
  const count = packing.unsigned(6, 4);
  const packed = readPacked(packing, data, count);
  if (bitmap === null) {
    if (count === points) return packed;
    throw new Fault(`expected a value for each of ${points} points; came ${count}`);
  }
  const bits = bitReader(bitmap.bytes.subarray(6));
  const values = new Float64Array(points).fill(Number.NaN);
  let next = 0;
  for (let point = 0; point < points; point += 1) {
    if (bits.read(1) === 1) values[point] = packed[next++] ?? Number.NaN;
  }
  if (next === count && !bits.isPast()) return values;
  throw new Fault(`expected ${count} points in the bitmap; came ${next}`);
}

function readPacked(packing: Octets, data: Octets, count: number): Float64Array {
  const template = packing.unsigned(10, 2);
  switch (template) {
    case 0:
      return scaled(packing, readSimple(packing, data, count));
    case 2:
    case 3:
      return scaled(packing, constant(packing, count) ?? readComplex(packing, data, count));
    case 4:
      return readIeee(packing, data, count);
    case 42:
      return scaled(packing, constant(packing, count) ?? ccsds(packing, data, count));
    default:
      throw new Fault(`expected packing by template 5.${TEMPLATES}; came template 5.${template}`);
  }
}

const bitsOf = (packing: Octets): number => packing.unsigned(20, 1);

/** Without a single bit a value, or without a group, all values are the reference. */
function constant(packing: Octets, count: number): Float64Array | null {
  const grouped = packing.unsigned(10, 2) !== 42;
  const empty = grouped ? packing.unsigned(32, 4) === 0 : bitsOf(packing) === 0;
  return empty ? new Float64Array(count) : null;
}

function readSimple(packing: Octets, data: Octets, count: number): Float64Array {
  const width = bitsOf(packing);
  const bits = bitReader(data.bytes.subarray(5));
  const values = new Float64Array(count);
  for (let i = 0; i < count; i += 1) values[i] = bits.read(width);
  if (!bits.isPast()) return values;
  throw new Fault(`template 5.0: expected ${count} values of ${width} bits; the data break off`);
}

function ccsds(packing: Octets, data: Octets, count: number): Float64Array {
  const options = {
    bitsPerSample: bitsOf(packing),
    flags: packing.unsigned(22, 1),
    blockSize: packing.unsigned(23, 1),
    interval: packing.unsigned(24, 2),
  };
  return readCcsds(bitReader(data.bytes.subarray(5)), options, count);
}

function scaled(packing: Octets, values: Float64Array): Float64Array {
  const reference = packing.float(12);
  const binary = 2 ** packing.signed(16, 2);
  const decimal = 10 ** -packing.signed(18, 2);
  return values.map((value) => (reference + value * binary) * decimal);
}

function readIeee(packing: Octets, data: Octets, count: number): Float64Array {
  const precision = packing.unsigned(12, 1);
  const size = precision === 1 ? 4 : 8;
  if (precision !== 1 && precision !== 2) {
    throw new Fault(`template 5.4: expected 32 or 64 bits; came precision ${precision}`);
  }
  if (data.bytes.length < 5 + size * count) {
    throw new Fault(`template 5.4: expected ${count} values; the data break off`);
  }
  const view = new DataView(data.bytes.buffer, data.bytes.byteOffset + 5);
  const read = (_: unknown, i: number): number =>
    size === 4 ? view.getFloat32(4 * i) : view.getFloat64(8 * i);
  return Float64Array.from({ length: count }, read);
}
