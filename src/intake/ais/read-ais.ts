import { Bits } from "./bits.ts";
import { Fragments, type Joined } from "./fragments.ts";
import { readMessage, type AisMessage } from "./message.ts";
import { Sentence } from "./sentence.ts";

/** Words that could not be read, as they came, and why. */
export type AisFault = { readonly words: string; readonly why: string };

/** Where a reader puts what it reads, in the order of the lines. */
export type AisSink = {
  readonly message: (message: AisMessage) => void;
  readonly fault: (fault: AisFault) => void;
};

export type AisReading =
  | { readonly ok: true; readonly message: AisMessage }
  | ({ readonly ok: false } & AisFault);

const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;

/** A line without an end is given up at this length; no sentence is near it. */
const LINE_BYTES_MAX = 65_536;

/**
 * Reads AIS as it comes off a wire or out of a file: NMEA 0183 sentences `!..VDM` and `!..VDO`,
 * with or without TAG blocks, one to a line. Every line that is not blank gives a message, waits
 * for the other parts of its message, or gives a fault with its words. Never throws. A message is
 * given only when every checksum of its line agrees.
 */
export class AisReader {
  private readonly bits = new Bits();
  private readonly sentence = new Sentence();
  private readonly sink: AisSink;
  private readonly fragments: Fragments;
  /** The beginning of a line whose end has not come. */
  private tail: Uint8Array | null = null;
  private count = 0;
  private receivedMs: number | null = null;

  constructor(sink: AisSink) {
    this.sink = sink;
    this.fragments = new Fragments((lines, why) => {
      sink.fault({ words: lines.map((line) => wordsOf(line)).join("\n"), why });
    });
  }

  /**
   * Reads the lines of `bytes`; what is behind the last line's end waits for the next call.
   * `receivedMs`, since 1970, ages the parts of messages where TAG blocks have no time.
   */
  read(bytes: Uint8Array, receivedMs: number | null = null): void {
    this.receivedMs = receivedMs;
    const all = this.tail === null ? bytes : joined(this.tail, bytes);
    this.tail = null;
    let from = 0;
    for (;;) {
      const end = all.indexOf(NEWLINE, from);
      if (end < 0) break;
      this.line(all, from, end);
      from = end + 1;
    }
    if (from === all.length) return;
    if (all.length - from > LINE_BYTES_MAX) this.line(all, from, all.length);
    else this.tail = all.slice(from);
  }

  /** Reads the last line, though no end came, and gives up parts that still wait for others. */
  end(): void {
    const { tail } = this;
    this.tail = null;
    if (tail !== null) this.line(tail, 0, tail.length);
    this.fragments.end();
  }

  /** One line, in which several sentences may have run together. */
  private line(bytes: Uint8Array, from: number, to: number): void {
    const end = to > from && bytes[to - 1] === RETURN ? to - 1 : to;
    let at = from;
    while (at < end) {
      const why = this.sentence.read(bytes, at, end);
      const next = this.sentence.end;
      if (why === null) this.taken(bytes, at, next);
      else if (!isBlank(bytes, at, next)) this.fault(bytes, at, next, why);
      at = next;
    }
  }

  /** A sentence that is sound. */
  private taken(bytes: Uint8Array, from: number, to: number): void {
    const { sentence } = this;
    this.count += 1;
    if (sentence.total > 1) {
      this.part(bytes, from, to);
      return;
    }
    const { payloadFrom, payloadTo, fill } = sentence;
    const message = this.decode(bytes, payloadFrom, payloadTo, fill, sentence.tag);
    if (typeof message === "string") this.fault(bytes, from, to, message);
    else this.sink.message(message);
  }

  private part(bytes: Uint8Array, from: number, to: number): void {
    const { sentence, count } = this;
    const atMs = sentence.tag.atMs ?? this.receivedMs;
    const line = bytes.slice(from, to);
    const whole = this.fragments.add({ sentence, count, atMs, bytes, line });
    if (whole !== null) this.whole(whole);
  }

  private whole(whole: Joined): void {
    const { payload, fill, lines } = whole;
    const message = this.decode(payload, 0, payload.length, fill, whole);
    if (typeof message !== "string") {
      this.sink.message(message);
      return;
    }
    this.sink.fault({ words: lines.map((line) => wordsOf(line)).join("\n"), why: message });
  }

  private decode(
    bytes: Uint8Array,
    from: number,
    to: number,
    fill: number,
    { at, source }: Pick<Joined, "at" | "source">,
  ): AisMessage | string {
    if (!this.bits.load(bytes, from, to, fill))
      return "expected a payload of six-bit characters; came others";
    const { talker, channel, own, total } = this.sentence;
    return readMessage(this.bits, total, { at, source, talker, channel, own });
  }

  private fault(bytes: Uint8Array, from: number, to: number, why: string): void {
    this.sink.fault({ words: wordsOf(bytes.subarray(from, to)), why });
  }
}

/** Reads all lines of `bytes`, to their end. */
export function readAisLines(bytes: Uint8Array, sink: AisSink): void {
  const reader = new AisReader(sink);
  reader.read(bytes);
  reader.end();
}

/**
 * Reads what somebody pasted: a sentence, or the sentences of a message. One reading for each
 * message or fault, in order; none for a blank text.
 */
export function readAis(text: string): AisReading[] {
  const readings: AisReading[] = [];
  readAisLines(bytesOf(text), {
    message: (message) => readings.push({ ok: true, message }),
    fault: (fault) => readings.push({ ok: false, ...fault }),
  });
  return readings;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at]! > SPACE) return false;
  return true;
}

/** UTF-8, or one character for each byte when it is none: no byte is lost. */
function wordsOf(bytes: Uint8Array): string {
  let escaped = "";
  let latin = "";
  for (const byte of bytes) {
    escaped += `%${byte < 16 ? "0" : ""}${byte.toString(16)}`;
    latin += String.fromCharCode(byte);
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    return latin;
  }
}

function bytesOf(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.toWellFormed());
  return Uint8Array.from(
    escaped.match(/%..|[^%]/g)?.map((char) => {
      return char.length > 1 ? Number.parseInt(char.slice(1), 16) : char.charCodeAt(0);
    }) ?? [],
  );
}
