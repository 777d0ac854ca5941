import { createReadStream } from "node:fs";
import type { MessageReading, Telling } from "#intake";
import { Cannot } from "../arguments.ts";

/** A reading as a line of JSON: the thing's fields and its telling, or why not and its words. */
export function jsonOfReading<Thing extends object>(reading: MessageReading<Thing>): string {
  if (!reading.ok) return JSON.stringify({ fault: reading.why, words: reading.words });
  return JSON.stringify({ ...reading.thing, telling: shownTelling(reading.telling) });
}

/** Who sent it is for the vault: never printed. */
function shownTelling(telling: Telling | null) {
  if (telling === null) return null;
  return { ...telling, sender: telling.sender === null ? null : "withheld" };
}

/** A failure as a line for eyes. */
export function lineOfFailure({ why, words }: { why: string; words: string }): string {
  return `not read: ${why}: ${words}`;
}

/** The place that a telling gives, for eyes. */
export function placeOfTelling(telling: Telling | null): string {
  const [reading] = telling?.place?.readings ?? [];
  return reading === undefined ? "? ?" : `${reading.lon} ${reading.lat}`;
}

/** The pieces of a file, or of standard input for "-", as they come. Throws Cannot. */
export async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of file === "-" ? process.stdin : createReadStream(file)) {
      yield chunk as Uint8Array;
    }
  } catch (error) {
    throw new Cannot(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** A whole file, or standard input for "-". Throws Cannot. */
export async function bytesOf(file: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(file)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
