import type { Instant } from "#units";
import { readChecksum, TagBlock } from "./ais/tag-block.ts";

/** A sentence of NMEA 0183 that begins with `$`, taken apart but not understood. */
export type NmeaSentence = {
  /** Who speaks: "CD" for a DSC controller, "RA" for a radar. */
  readonly talker: string;
  /** What it is: "DSC", "DSE". */
  readonly formatter: string;
  /** The fields behind the address, as they came. */
  readonly fields: readonly string[];
  /** Receive time of the TAG block. */
  readonly at: Instant | null;
  /** Receiver, of the TAG block. */
  readonly source: string | null;
};

const ADDRESS = /^[A-Z][A-Z0-9][A-Z]{3}$/;

/**
 * The sentence in a line, with its TAG blocks or other words before it; or words that say why there
 * is none. Its checksum must be there and agree.
 */
export function readNmeaSentence(line: string): NmeaSentence | string {
  const tag = new TagBlock();
  let start = 0;
  if (line.startsWith("\\")) {
    const bytes = Uint8Array.from({ length: line.length }, (_, at) => byteAt(line, at));
    const why = tag.read(bytes, 0, bytes.length);
    if (why !== null) return why;
    start = tag.end;
  }
  const dollar = line.indexOf("$", start);
  if (dollar < 0) return "expected a sentence that begins with $; came none";
  const star = line.indexOf("*", dollar);
  const body = line.slice(dollar + 1, star < 0 ? line.length : star);
  const written = Uint8Array.from({ length: 2 }, (_, at) => byteAt(line, star + 1 + at));
  const told = star < 0 ? -1 : readChecksum(written, 0, 2);
  if (told < 0) return "expected a sentence with a checksum; came one cut off";
  let sum = 0;
  for (let at = 0; at < body.length; at += 1) sum ^= byteAt(body, at);
  if (sum !== told) return "expected a sentence that agrees with its checksum; came another";
  const [address = "", ...fields] = body.split(",");
  if (!ADDRESS.test(address)) return "expected a talker and a formatter such as CDDSC; came others";
  const { at, source } = tag;
  return { talker: address.slice(0, 2), formatter: address.slice(2), fields, at, source };
}

/** Zero for what is behind the end or no single byte: no checksum is made of such. */
function byteAt(text: string, at: number): number {
  const char = text.charCodeAt(at);
  return char < 256 ? char : 0;
}
