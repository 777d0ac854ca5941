import { readNmeaSentence, type NmeaSentence } from "../nmea-sentence.ts";
import { readCall, type DscCall } from "./call.ts";
import { expand, type DscExpansion } from "./expansion.ts";
import { readMmsi } from "./fields.ts";

export type DscReading =
  | { readonly ok: true; readonly thing: DscCall | DscExpansion }
  | { readonly ok: false; readonly words: string; readonly why: string };

/** A call that may yet be expanded. */
type Waiting = {
  readonly call: DscCall;
  /** Its position as it came: the quadrant is in it. */
  readonly place: string;
  readonly count: number;
};

/** Calls that may yet be expanded, and for how many further sentences. */
const CALLS_MAX = 32;
const SENTENCES_MAX = 16;

/**
 * Reads DSC calls and their expansions off a receiver (IEC 61162-1, `$--DSC` and `$--DSE`), line by
 * line. A call is given at once; what expands it comes after, with the casualty of its call.
 */
export class DscReader {
  private readonly calls = new Map<string, Waiting>();
  private count = 0;

  /** What a line says; null for a blank one. Never throws. */
  read(line: string): DscReading | null {
    const words = line.trim();
    if (words === "") return null;
    const sentence = readNmeaSentence(words);
    if (typeof sentence === "string") return { ok: false, words, why: sentence };
    const thing = this.understand(sentence);
    return typeof thing === "string" ? { ok: false, words, why: thing } : { ok: true, thing };
  }

  private understand(sentence: NmeaSentence): DscCall | DscExpansion | string {
    this.count += 1;
    if (sentence.formatter === "DSE") {
      const waiting = this.calls.get(readMmsi(sentence.fields[3]) ?? "");
      const isNear = waiting !== undefined && this.count - waiting.count <= SENTENCES_MAX;
      return expand(sentence, isNear ? waiting : null);
    }
    if (sentence.formatter !== "DSC")
      return `expected a sentence DSC or DSE; came ${sentence.formatter}`;
    const call = readCall(sentence);
    if (typeof call !== "string")
      this.remember(call, call.lon === null ? "" : (sentence.fields[5] ?? ""));
    return call;
  }

  /** A call takes the place of an earlier one of its sender, whose position it must not refine. */
  private remember(call: DscCall, place: string): void {
    if (call.sender === null) return;
    this.calls.delete(call.sender);
    if (call.expansion) this.calls.set(call.sender, { call, place, count: this.count });
    const [oldest] = this.calls.keys();
    if (this.calls.size > CALLS_MAX && oldest !== undefined) this.calls.delete(oldest);
  }
}

/** Reads all lines of a text. */
export function readDsc(text: string): DscReading[] {
  const reader = new DscReader();
  return text
    .split("\n")
    .map((line) => reader.read(line))
    .filter((reading) => reading !== null);
}
