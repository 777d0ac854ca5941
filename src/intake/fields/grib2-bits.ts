/** Reads whole numbers bit by bit, the most significant first. Past the end it reads zeros. */
export type BitReader = {
  /** The next `bits` as an unsigned number, 0 to 53 of them. */
  read(bits: number): number;
  /** How many zeros stand before the next one; both are taken. -1 when no one follows. */
  zeros(): number;
  /** Goes on at the next whole byte. */
  align(): void;
  /** Whether more was read than there is. */
  isPast(): boolean;
};

export function bitReader(bytes: Uint8Array): BitReader {
  let at = 0;
  const end = 8 * bytes.length;
  return {
    read(bits) {
      let value = 0;
      let left = bits;
      while (left > 0) {
        const inByte = at & 7;
        const take = Math.min(8 - inByte, left);
        const byte = bytes[at >>> 3] ?? 0;
        value = value * 2 ** take + ((byte >>> (8 - inByte - take)) & ((1 << take) - 1));
        at += take;
        left -= take;
      }
      return value;
    },
    zeros() {
      const from = at;
      while (at < end) {
        const rest = ((bytes[at >>> 3] ?? 0) << (at & 7)) & 0xff;
        if (rest === 0) {
          at = (at | 7) + 1;
          continue;
        }
        const count = Math.clz32(rest) - 24;
        at += count + 1;
        return at - 1 - from;
      }
      return -1;
    },
    align() {
      at = (at + 7) & ~7;
    },
    isPast: () => at > end,
  };
}

/** Octets of a section, counted from 1 as the WMO's tables count them. */
export type Octets = {
  readonly bytes: Uint8Array;
  unsigned(first: number, count: number): number;
  /** The first bit is the sign, as GRIB has it; no two's complement. */
  signed(first: number, count: number): number;
  /** IEEE 754, 4 octets. */
  float(first: number): number;
};

export function octets(bytes: Uint8Array): Octets {
  const unsigned = (first: number, count: number): number => {
    let value = 0;
    for (let i = first - 1; i < first - 1 + count; i += 1) value = value * 256 + (bytes[i] ?? 0);
    return value;
  };
  return {
    bytes,
    unsigned,
    signed: (first, count) => {
      const value = unsigned(first, count);
      const sign = 2 ** (8 * count - 1);
      return value >= sign ? sign - value : value;
    },
    float: (first) =>
      new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getFloat32(first - 1),
  };
}

/** What GRIB writes for "missing" in so many octets. */
export const missingIn = (count: number): number => 2 ** (8 * count) - 1;
