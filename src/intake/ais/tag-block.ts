import { instantFromMs, type Instant } from "#units";

const COMMA = 44;
const COLON = 58;
const STAR = 42;
const BACKSLASH = 92;

const MS_FROM = 100_000_000_000;
/** The year 2286: 13 digits of milliseconds. */
const MS_MOST = 9_999_999_999_999;

/** The value of each hexadecimal digit; negative for a character that is none. */
const HEX_VALUES = Int8Array.from({ length: 256 }, (_, char) => {
  const value = Number.parseInt(String.fromCharCode(char), 16);
  return Number.isNaN(value) ? -1 : value;
});

/** The checksum written at `at`, two hexadecimal digits; negative when it is none. */
export function readChecksum(bytes: Uint8Array, at: number, to: number): number {
  if (at + 2 > to) return -1;
  const high = HEX_VALUES[bytes[at]!]!;
  const low = HEX_VALUES[bytes[at + 1]!]!;
  return high < 0 || low < 0 ? -1 : (high << 4) | low;
}

/**
 * What the TAG blocks before a sentence say (NMEA 0183 4.10, chapter 7; IEC 61162-450). Several may
 * follow each other. One is made for a reader and used for each line in turn.
 */
export class TagBlock {
  /** Receive time (`c`), in seconds or milliseconds since 1970. */
  at: Instant | null = null;
  atMs: number | null = null;
  /** Who received it (`s`). */
  source: string | null = null;
  /** The group of sentences it belongs to (`g`), by its number. */
  group: string | null = null;
  /** Where the line goes on behind the blocks. */
  end = 0;

  private lastMs = -1;
  private lastAt: Instant | null = null;

  /** Forgets the line before. */
  clear(): void {
    this.at = null;
    this.atMs = null;
    this.source = null;
    this.group = null;
  }

  /**
   * Reads the blocks that begin at `from`, a backslash. Null, or words that say why not: a block
   * that is damaged makes its line a failure, since nobody knows what else was.
   */
  read(bytes: Uint8Array, from: number, to: number): string | null {
    let at = from;
    while (at < to && bytes[at] === BACKSLASH) {
      const close = bytes.indexOf(BACKSLASH, at + 1);
      if (close < 0 || close >= to) return "expected a TAG block closed by \\; came none";
      const why = this.readBlock(bytes, at + 1, close);
      if (why !== null) return why;
      at = close + 1;
    }
    this.end = at;
    return null;
  }

  private readBlock(bytes: Uint8Array, from: number, to: number): string | null {
    const star = to - 3;
    if (star < from || bytes[star] !== STAR)
      return "expected a TAG block with a checksum; came none";
    let sum = 0;
    for (let at = from; at < star; at += 1) sum ^= bytes[at]!;
    const told = readChecksum(bytes, star + 1, to);
    if (sum !== told) return "expected a TAG block that agrees with its checksum; came another";
    let at = from;
    while (at < star) {
      const comma = bytes.indexOf(COMMA, at);
      const end = comma < 0 || comma > star ? star : comma;
      this.readPair(bytes, at, end);
      at = end + 1;
    }
    return null;
  }

  /** One `key:value`; keys that mean nothing here are passed over. */
  private readPair(bytes: Uint8Array, from: number, to: number): void {
    const colon = bytes.indexOf(COLON, from);
    if (colon < 0 || colon >= to) return;
    const key = latin(bytes, from, colon);
    if (key === "c") this.readTime(bytes, colon + 1, to);
    else if (key === "s") this.source = latin(bytes, colon + 1, to);
    else if (key === "g") this.group = lastOf(latin(bytes, colon + 1, to).split("-"));
    // IEC 62320-1 writes the group as 1G2:1604.
    else if (key.length > 1 && key.includes("G")) this.group = latin(bytes, colon + 1, to);
  }

  private readTime(bytes: Uint8Array, from: number, to: number): void {
    let value = 0;
    for (let at = from; at < to; at += 1) {
      const digit = bytes[at]! - 48;
      if (digit < 0 || digit > 9) return;
      value = value * 10 + digit;
      if (value > MS_MOST) return;
    }
    if (from >= to) return;
    const ms = value < MS_FROM ? value * 1000 : value;
    if (ms !== this.lastMs) {
      this.lastMs = ms;
      this.lastAt = instantFromMs(ms);
    }
    this.at = this.lastAt;
    this.atMs = ms;
  }
}

function lastOf(parts: readonly string[]): string | null {
  return parts.at(-1) ?? null;
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  let said = "";
  for (let at = from; at < to; at += 1) said += String.fromCharCode(bytes[at]!);
  return said;
}
