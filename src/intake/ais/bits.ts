/** Characters of payload in one message: nine sentences of 82 characters have less than 600. */
export const PAYLOAD_CHARS_MAX = 1024;

const CHARS_PER_WORD = 4;
const BITS_PER_WORD = 24;

/** The six bits of each payload character (IEC 61162-1, VDM); negative for one that is none. */
const SIX_BITS = Int8Array.from({ length: 256 }, (_, char) => {
  if (char >= 48 && char < 88) return char - 48;
  if (char >= 96 && char < 120) return char - 56;
  return -1;
});

/** Six-bit text (ITU-R M.1371-5, table 47): "@" is 0 and ends a text. */
const TEXT_CHARS = Array.from({ length: 64 }, (_, six) =>
  String.fromCharCode(six < 32 ? six + 64 : six),
);

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/**
 * The bits of one AIS message, unpacked into words of 24 bits. One is made for a reader and used
 * for each message in turn. Reading past `length` gives zeros or the fill bits: ask `length` first.
 */
export class Bits {
  private readonly words = new Int32Array(PAYLOAD_CHARS_MAX / CHARS_PER_WORD + 3);
  /** How many bits the message has, fill bits left out. */
  length = 0;

  /**
   * Takes the payload `bytes[from..to)`, of which the last `fill` bits are not the message's. False
   * when a character is none of the 64 or there are too many.
   */
  load(bytes: Uint8Array, from: number, to: number, fill: number): boolean {
    if (to - from > PAYLOAD_CHARS_MAX) return false;
    const { words } = this;
    let sound = 0;
    let word = 0;
    let at = from;
    for (const end = to - 3; at < end; at += CHARS_PER_WORD) {
      const one = SIX_BITS[bytes[at]!]!;
      const two = SIX_BITS[bytes[at + 1]!]!;
      const three = SIX_BITS[bytes[at + 2]!]!;
      const four = SIX_BITS[bytes[at + 3]!]!;
      sound |= one | two | three | four;
      words[word] = (one << 18) | (two << 12) | (three << 6) | four;
      word += 1;
    }
    let rest = 0;
    for (let shift = 18; at < to; at += 1, shift -= 6) {
      const six = SIX_BITS[bytes[at]!]!;
      sound |= six;
      rest |= six << shift;
    }
    words[word] = rest;
    words[word + 1] = 0;
    words[word + 2] = 0;
    this.length = (to - from) * 6 - fill;
    return sound >= 0;
  }

  /** `count` bits from `from` as a number that is never negative; 1 to 30 bits. */
  unsigned(from: number, count: number): number {
    const { words } = this;
    const word = Math.floor(from / BITS_PER_WORD);
    const offset = from - word * BITS_PER_WORD;
    const beyond = offset + count - BITS_PER_WORD;
    const first = words[word]! & (0xffffff >>> offset);
    if (beyond <= 0) return first >>> -beyond;
    if (beyond <= BITS_PER_WORD)
      return (first << beyond) | (words[word + 1]! >>> (BITS_PER_WORD - beyond));
    return (this.unsigned(from, count - 6) << 6) | this.unsigned(from + count - 6, 6);
  }

  /** `count` bits from `from` in two's complement; 2 to 30 bits. */
  signed(from: number, count: number): number {
    const rest = 32 - count;
    return (this.unsigned(from, count) << rest) >> rest;
  }

  flag(from: number): boolean {
    return this.unsigned(from, 1) === 1;
  }

  /**
   * Six-bit text of at most `chars` characters, up to the first "@" or the message's end, without
   * the spaces behind it. Null when nothing is left: nobody said anything.
   */
  words6(from: number, chars: number): string | null {
    const fitting = Math.min(chars, Math.floor((this.length - from) / 6));
    let length = 0;
    let said = "";
    for (let index = 0; index < fitting; index += 1) {
      const six = this.unsigned(from + index * 6, 6);
      if (six === 0) break;
      said += TEXT_CHARS[six]!;
      if (six !== 32) length = said.length;
    }
    return length === 0 ? null : said.slice(0, length);
  }

  /** The bits `from..to` as "bits:hexadecimal", the last byte filled with zeros. */
  data(from: number, to = this.length): string {
    const count = Math.max(to - from, 0);
    let hex = "";
    for (let at = 0; at < count; at += 8) {
      const width = Math.min(8, count - at);
      hex += HEX[this.unsigned(from + at, width) << (8 - width)]!;
    }
    return `${count}:${hex}`;
  }
}
