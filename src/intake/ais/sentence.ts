import { readChecksum, TagBlock } from "./tag-block.ts";

const BANG = 33;
const STAR = 42;
const COMMA = 44;
const BACKSLASH = 92;
const [V, D, M, O] = [86, 68, 77, 79];

/** No sequential message identifier in the sentence. */
export const NO_SEQUENCE = -1;

/** The letters and digits that a talker or a channel may be. */
const NAME_CHARS = Array.from({ length: 128 }, (_, char) => {
  const letter = String.fromCharCode(char);
  return /[0-9A-Za-z]/.test(letter) ? letter : null;
});

/**
 * One sentence `!..VDM` or `!..VDO` with its TAG blocks (IEC 61162-1), taken apart but not decoded.
 * One is made for a reader and used for each line in turn.
 */
export class Sentence {
  readonly tag = new TagBlock();
  talker = "";
  own = false;
  total = 0;
  number = 0;
  /** Sequential message identifier, 0 to 9, or NO_SEQUENCE. */
  sequence = NO_SEQUENCE;
  channel: string | null = null;
  payloadFrom = 0;
  payloadTo = 0;
  /** Bits at the payload's end that are not the message's, 0 to 5. */
  fill = 0;
  /** Where the words of this sentence end and others may begin. */
  end = 0;

  /**
   * Takes apart `bytes[from..to)`, a line or what is left of one. Null, or words that say why not.
   * Sets `end` in either case.
   */
  read(bytes: Uint8Array, from: number, to: number): string | null {
    this.tag.clear();
    this.end = to;
    let start = from;
    if (bytes[from] === BACKSLASH) {
      const why = this.tag.read(bytes, from, to);
      if (why !== null) return why;
      start = this.tag.end;
    }
    if (bytes[start] !== BANG || start >= to) {
      start = startBehindWords(bytes, start, to);
      if (start < 0) return "expected an AIS sentence, !AIVDM or !AIVDO; came none";
    }
    let sum = 0;
    let star = start + 1;
    for (; star < to; star += 1) {
      const char = bytes[star]!;
      if (char === STAR) break;
      sum ^= char;
    }
    const told = readChecksum(bytes, star + 1, to);
    if (told !== sum) {
      this.end = nextStart(bytes, start + 1, to);
      return told < 0
        ? "expected a sentence with a checksum; came one cut off"
        : "expected a sentence that agrees with its checksum; came another";
    }
    const next = star + 3;
    // What receivers add behind a sentence is passed over, unless another sentence is in it.
    if (next < to && bytes.subarray(next, to).includes(BANG)) this.end = next;
    return this.readHead(bytes, start, star);
  }

  private readHead(bytes: Uint8Array, start: number, star: number): string | null {
    if (!isAis(bytes, start)) return KIND;
    const talker = talkerName(bytes[start + 1]!, bytes[start + 2]!);
    if (talker === null || bytes[start + 6] !== COMMA) return KIND;
    this.talker = talker;
    this.own = bytes[start + 5] === O;
    if (bytes[start + 8] !== COMMA || bytes[start + 10] !== COMMA) return FIELDS;
    this.total = bytes[start + 7]! - 48;
    this.number = bytes[start + 9]! - 48;
    if (this.number < 1 || this.number > this.total || this.total > 9)
      return "expected a part such as 1 of 2, of 9 at most; came another";
    const channelAt = this.readSequence(bytes, start + 11);
    const payloadAt = channelAt < 0 ? -1 : this.readChannel(bytes, channelAt);
    return payloadAt < 0 ? FIELDS : this.readPayload(bytes, payloadAt, star);
  }

  /** Where the next field begins; negative when this one is none. */
  private readSequence(bytes: Uint8Array, at: number): number {
    this.sequence = NO_SEQUENCE;
    if (bytes[at] === COMMA) return at + 1;
    this.sequence = bytes[at]! - 48;
    if (this.sequence < 0 || this.sequence > 9) return -1;
    return bytes[at + 1] === COMMA ? at + 2 : -1;
  }

  private readChannel(bytes: Uint8Array, at: number): number {
    this.channel = null;
    if (bytes[at] === COMMA) return at + 1;
    this.channel = NAME_CHARS[bytes[at]!] ?? null;
    return this.channel !== null && bytes[at + 1] === COMMA ? at + 2 : -1;
  }

  private readPayload(bytes: Uint8Array, from: number, star: number): string | null {
    this.payloadFrom = from;
    this.payloadTo = star - 2;
    if (from > star - 2 || bytes[star - 2] !== COMMA) return FIELDS;
    this.fill = bytes[star - 1]! - 48;
    if (this.fill < 0 || this.fill > 5) return "expected 0 to 5 fill bits; came another";
    return from === this.payloadTo ? "expected a payload; came none" : null;
  }
}

const KIND = "expected a sentence !AIVDM or !AIVDO; came another";
const FIELDS = "expected parts, part, sequence, channel, payload and fill bits; came others";

function isAis(bytes: Uint8Array, start: number): boolean {
  const kind = bytes[start + 5];
  return bytes[start + 3] === V && bytes[start + 4] === D && (kind === M || kind === O);
}

/** Where a sentence begins behind words that a receiver put before it; negative when nowhere. */
function startBehindWords(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    if (bytes[at] === BANG) return at;
    // Half a TAG block: what it said is lost, so nobody knows what the sentence is.
    if (bytes[at] === BACKSLASH) return -1;
  }
  return -1;
}

/** Where the next sentence or TAG block begins; `to` when nowhere. */
function nextStart(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    if (bytes[at] === BANG || bytes[at] === BACKSLASH) return at;
  }
  return to;
}

function talkerName(one: number, two: number): string | null {
  if (one === 65 && two === 73) return "AI";
  const [first, second] = [NAME_CHARS[one] ?? null, NAME_CHARS[two] ?? null];
  return first === null || second === null ? null : first + second;
}
