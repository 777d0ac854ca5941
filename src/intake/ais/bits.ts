/** Characters of payload in one message: nine sentences of 82 characters have less than 600. */
const PAYLOAD_CHARS_MAX = 1024;

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
 * The bits of one AIS message, unpacked into words of 32 bits. One is made for a reader and used
 * for each message in turn. Reading past `length` gives zeros or the fill bits: ask `length` first.
 */
export class Bits {
  private readonly words = new Int32Array((PAYLOAD_CHARS_MAX * 6) / 32 + 6);
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
    // Sixteen characters are three words.
    for (let at = from; at < to; at += 16) {
      const one = fourChars(bytes, at, to);
      const two = fourChars(bytes, at + 4, to);
      const three = fourChars(bytes, at + 8, to);
      const four = fourChars(bytes, at + 12, to);
      sound |= one | two | three | four;
      words[word] = (one << 8) | (two >>> 16);
      words[word + 1] = (two << 16) | (three >>> 8);
      words[word + 2] = (three << 24) | four;
      word += 3;
    }
    words[word] = 0;
    words[word + 1] = 0;
    this.length = (to - from) * 6 - fill;
    return sound >= 0;
  }

  /** `count` bits from `from` as a number that is never negative; 1 to 30 bits. */
  unsigned(from: number, count: number): number {
    const { words } = this;
    const word = from >>> 5;
    const offset = from & 31;
    const first = (words[word]! << offset) >>> (32 - count);
    const beyond = offset + count - 32;
    return beyond <= 0 ? first : first | (words[word + 1]! >>> (32 - beyond));
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

/** The 24 bits of four characters, zeros behind `to`; negative when one is none of the 64. */
function fourChars(bytes: Uint8Array, at: number, to: number): number {
  if (at + 4 <= to)
    return (
      (SIX_BITS[bytes[at]!]! << 18) |
      (SIX_BITS[bytes[at + 1]!]! << 12) |
      (SIX_BITS[bytes[at + 2]!]! << 6) |
      SIX_BITS[bytes[at + 3]!]!
    );
  let four = 0;
  for (let index = at; index < to; index += 1) {
    four |= SIX_BITS[bytes[index]!]! << (18 - 6 * (index - at));
  }
  return four;
}
