import { Fault } from "../fault.ts";
import type { BitReader } from "./grib2-bits.ts";

/** How a stream was packed: GRIB2 template 5.42, octets 20 and 22 to 25. */
export type CcsdsOptions = {
  readonly bitsPerSample: number;
  /** Flags of the options mask: 1 signed, 8 differences, 16 restricted, 32 intervals padded. */
  readonly flags: number;
  /** Samples in a block. */
  readonly blockSize: number;
  /** Blocks from one reference sample to the next. */
  readonly interval: number;
};

const SIGNED = 1;
const DIFFERENCES = 8;
const RESTRICTED = 16;
const PADDED = 32;

/** Zero blocks come by number, but this number means "to the end of the segment". */
const REST_OF_SEGMENT = 5;
const BLOCKS_IN_SEGMENT = 64;

/**
 * Samples of the adaptive entropy coder (CCSDS 121.0-B-3, sections 3 to 5) by which GRIB2's
 * template 7.42 packs, without loss. Throws a Fault when the stream breaks off or cannot be.
 */
export function readCcsds(bits: BitReader, options: CcsdsOptions, count: number): Float64Array {
  const { blockSize, interval, flags, bitsPerSample } = options;
  checkOptions(options);
  const idBits = idBitsOf(bitsPerSample, (flags & RESTRICTED) !== 0);
  const hasReference = (flags & DIFFERENCES) !== 0;
  const perInterval = interval * blockSize;
  const length = Math.ceil(count / perInterval) * perInterval;
  const samples = new Float64Array(length);
  for (let from = 0; from < count; from += perInterval) {
    const run = samples.subarray(from, from + perInterval);
    let block = 0;
    // Blocks past the last sample are not written.
    while (block < interval && from + block * blockSize < count) {
      const reference = hasReference && block === 0;
      block += readBlock(
        bits,
        { bitsPerSample, blockSize, idBits, interval },
        run,
        block,
        reference,
      );
      if (bits.isPast()) {
        throw new Fault(`CCSDS: expected ${count} samples; the data break off before the last`);
      }
    }
    if (hasReference) undoDifferences(run, bitsPerSample);
    if ((flags & PADDED) !== 0) bits.align();
  }
  return samples.subarray(0, count);
}

function checkOptions({ bitsPerSample, flags, blockSize, interval }: CcsdsOptions): void {
  const wanted = bitsPerSample >= 1 && bitsPerSample <= 32 && blockSize >= 1 && interval >= 1;
  if (wanted && blockSize % 2 === 0 && (flags & SIGNED) === 0) return;
  throw new Fault(
    "CCSDS: expected unsigned samples of 1 to 32 bits in even blocks; came " +
      `${bitsPerSample} bits, flags ${flags}, blocks of ${blockSize}, interval ${interval}`,
  );
}

function idBitsOf(bitsPerSample: number, restricted: boolean): number {
  if (bitsPerSample > 16) return 5;
  if (bitsPerSample > 8) return 4;
  if (!restricted || bitsPerSample > 4) return 3;
  return bitsPerSample > 2 ? 2 : 1;
}

type Coding = {
  readonly bitsPerSample: number;
  readonly blockSize: number;
  readonly idBits: number;
  readonly interval: number;
};

/** Reads one block, or several that are all zeros; returns how many. */
function readBlock(
  bits: BitReader,
  { bitsPerSample, blockSize, idBits, interval }: Coding,
  run: Float64Array,
  block: number,
  reference: boolean,
): number {
  const from = block * blockSize;
  const out = run.subarray(from, from + blockSize);
  const id = bits.read(idBits);
  const first = reference ? 1 : 0;
  if (id === 2 ** idBits - 1) {
    for (let i = 0; i < blockSize; i += 1) out[i] = bits.read(bitsPerSample);
    return 1;
  }
  const isSecondExtension = id === 0 && bits.read(1) === 1;
  if (reference) out[0] = bits.read(bitsPerSample);
  if (id > 0) {
    readSplit(bits, out, first, id - 1);
    return 1;
  }
  if (isSecondExtension) {
    readPairs(bits, out, first);
    return 1;
  }
  return Math.min(zeroBlocks(bits, interval, block), interval - block);
}

/** Sample splitting: the high parts in unary, then the low `k` bits of each. */
function readSplit(bits: BitReader, out: Float64Array, first: number, k: number): void {
  const scale = 2 ** k;
  for (let i = first; i < out.length; i += 1) out[i] = unary(bits) * scale;
  if (k === 0) return;
  for (let i = first; i < out.length; i += 1) out[i] = (out[i] ?? 0) + bits.read(k);
}

/** Second extension: two samples in one number, (a + b)(a + b + 1) / 2 + b. */
function readPairs(bits: BitReader, out: Float64Array, first: number): void {
  for (let i = 0; i < out.length; i += 2) {
    const code = unary(bits);
    const sum = Math.floor((Math.sqrt(8 * code + 1) - 1) / 2);
    const second = code - (sum * (sum + 1)) / 2;
    // The place of the first is that of the reference, in a block that has one.
    if (i >= first) out[i] = sum - second;
    out[i + 1] = second;
  }
}

/** How many blocks of zeros begin here. */
function zeroBlocks(bits: BitReader, interval: number, block: number): number {
  const code = unary(bits) + 1;
  if (code < REST_OF_SEGMENT) return code;
  if (code > REST_OF_SEGMENT) return code - 1;
  return Math.min(interval - block, BLOCKS_IN_SEGMENT - (block % BLOCKS_IN_SEGMENT));
}

function unary(bits: BitReader): number {
  const zeros = bits.zeros();
  if (zeros >= 0) return zeros;
  throw new Fault("CCSDS: expected more data; they break off within a number");
}

/**
 * From differences to samples, the first as it is: small ones alternate about the sample before;
 * those that would leave the range go on to the one side that is left (CCSDS 121.0-B-3, 4.3).
 */
function undoDifferences(run: Float64Array, bitsPerSample: number): void {
  const most = 2 ** bitsPerSample - 1;
  let value = run[0] ?? 0;
  for (let i = 1; i < run.length; i += 1) {
    const mapped = run[i] ?? 0;
    const room = Math.min(value, most - value);
    if (mapped > 2 * room) value = value === room ? mapped : most - mapped;
    else value += mapped % 2 === 0 ? mapped / 2 : -(mapped + 1) / 2;
    run[i] = value;
  }
}
