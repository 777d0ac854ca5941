import { binaryOf, textOfBinary } from "../decode-text.ts";

/** One message as it came off the wire, or what could not be cut into one. */
export type Frame =
  | { readonly ok: true; readonly words: string }
  | { readonly ok: false; readonly words: string; readonly why: string };

/** No event with its thumbnails is near it; what is longer is given up, with its words. */
const EVENT_BYTES_MAX = 1_048_576;
const MAGIC = "\u00bf";
const END = "</event>";
const START = /<event(?=[\s/>])/g;
/** What may stand between events: spaces, padding, an XML declaration, comments. */
const BETWEEN = /^(?:[\s\0]|\u00ef\u00bb\u00bf|<\?xml[^<>]*\?>|<!--[^<>]*-->)+/;
const PROTOBUF = "TAK protobuf is not read; ask the server for XML";

/**
 * Cuts what a TAK server or a file gives into events. A stream has one event after another with
 * nothing between them but an XML declaration, and an event ends at its `</event>` (TAK Protocol,
 * version 0, streaming connections; `commoncommo/core/impl/protobuf/protocol.txt` of ATAK-CIV). A
 * chunk may end anywhere. It keeps no more than one event that has not ended.
 */
export class CotFrames {
  /** What has come and is not given yet, one character a byte. */
  private kept = "";

  add(bytes: Uint8Array): Frame[] {
    this.kept += binaryOf(bytes);
    return this.cut(false);
  }

  /** Whatever is left is given, though its end did not come. */
  end(): Frame[] {
    return this.cut(true);
  }

  private cut(isEnd: boolean): Frame[] {
    const frames: Frame[] = [];
    for (;;) {
      this.kept = this.kept.replace(BETWEEN, "");
      if (this.kept === "") return frames;
      const frame = this.next(isEnd);
      if (frame === null) return frames;
      frames.push(frame);
    }
  }

  private next(isEnd: boolean): Frame | null {
    if (this.kept.startsWith(MAGIC)) return this.protobuf(isEnd);
    START.lastIndex = 0;
    const first = START.exec(this.kept);
    if (first === null) return this.partial(isEnd, "expected a CoT event; came other bytes");
    if (first.index > 0) return this.give(first.index, "expected a CoT event; came other bytes");
    const end = endOfEvent(this.kept);
    const second = START.exec(this.kept);
    if (second !== null && (end === null || second.index < end))
      return this.give(second.index, "expected </event>; came the next event");
    if (end === null) return this.partial(isEnd, "expected </event>; came no end");
    return this.give(end, null);
  }

  /**
   * A message of version 1: the mark 0xBF, its length as a varint, and so many bytes; in a datagram
   * 0xBF 0x01 0xBF and bytes to the end (same source).
   */
  private protobuf(isEnd: boolean): Frame | null {
    const length = lengthOfProtobuf(this.kept);
    const isWhole = length !== null && length <= this.kept.length;
    if (!isWhole && !isEnd && (length ?? this.kept.length) <= EVENT_BYTES_MAX) return null;
    // Where its length cannot be, the next event is the next thing that can be read.
    const next = this.kept.search(/<\?xml|<event[\s/>]/);
    const upTo = isWhole ? length : next > 0 ? next : this.kept.length;
    const binary = this.kept.slice(0, upTo);
    this.kept = this.kept.slice(upTo);
    return { ok: false, words: base64Of(binary), why: PROTOBUF };
  }

  /** What has no end yet waits for it, unless it is too long or nothing more comes. */
  private partial(isEnd: boolean, why: string): Frame | null {
    if (isEnd) return this.give(this.kept.length, why);
    if (this.kept.length <= EVENT_BYTES_MAX) return null;
    const tooLong = `expected an event of at most ${EVENT_BYTES_MAX} bytes; came more`;
    return this.give(this.kept.length, tooLong);
  }

  private give(length: number, why: string | null): Frame {
    const words = textOfBinary(this.kept.slice(0, length));
    this.kept = this.kept.slice(length);
    return why === null ? { ok: true, words } : { ok: false, words, why };
  }
}

/** Where the event that `text` begins with ends; null when its end has not come. */
function endOfEvent(text: string): number | null {
  const tag = /^<event(?:[^<>"']|"[^"]*"|'[^']*')*>/.exec(text);
  if (tag !== null && tag[0].endsWith("/>")) return tag[0].length;
  const end = text.indexOf(END);
  return end < 0 ? null : end + END.length;
}

/** How long a protobuf message is, its mark and length with it; null when not told yet. */
function lengthOfProtobuf(text: string): number | null {
  if (text.startsWith(`${MAGIC}\u0001${MAGIC}`)) {
    const next = text.search(/<\?xml|<event[\s/>]/);
    return next < 0 ? text.length : next;
  }
  let length = 0;
  for (let at = 1; at < text.length && at <= 5; at += 1) {
    const byte = text.charCodeAt(at);
    length += (byte & 0x7f) * 2 ** (7 * (at - 1));
    if (byte < 0x80) return at + 1 + length;
  }
  return text.length > 5 ? Number.POSITIVE_INFINITY : null;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** RFC 4648, section 4. */
function base64Of(binary: string): string {
  let text = "";
  for (let at = 0; at < binary.length; at += 3) {
    const three = binary.slice(at, at + 3);
    const [a, b, c] = [0, 1, 2].map((index) => three.charCodeAt(index) || 0);
    const bits = ((a ?? 0) << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(bits >> shift) & 63] ?? "");
    text += digits
      .slice(0, three.length + 1)
      .join("")
      .padEnd(4, "=");
  }
  return text;
}
