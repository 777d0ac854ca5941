import { addSeconds, epochMs, hours, instantFromMs, type Instant } from "#units";
import { cameAs } from "../fault.ts";
import type { NmeaSentence } from "../nmea-sentence.ts";
import { figureIn, type Within } from "../phones/figures.ts";
import { instantOrNull } from "../read-when.ts";

/** Reads the fields of one sentence; what is bad is null and told. */
export class Fields {
  readonly faults: string[] = [];
  private readonly fields: readonly string[];
  private readonly heardAt: Instant | null;

  constructor({ fields, at }: NmeaSentence) {
    this.fields = fields;
    this.heardAt = at;
  }

  /** A field as it came; "" when it is empty or behind the end. */
  text(at: number): string {
    return this.fields[at]?.trim() ?? "";
  }

  number(at: number, what: string, within: Within): number | null {
    return figureIn(this.text(at), what, within, this.faults);
  }

  /** One of some letters; null for none or another, which is told. */
  letter<Letter extends string>(
    at: number,
    what: string,
    letters: readonly Letter[],
  ): Letter | null {
    const text = this.text(at);
    const found = letters.find((letter) => letter === text);
    if (found === undefined && text !== "")
      this.faults.push(`${what}: expected ${letters.join(", ")}; came ${cameAs(text)}`);
    return found ?? null;
  }

  /** Latitude at a field and longitude two further on, each with its hemisphere behind it. */
  position(at: number): { readonly lon: number; readonly lat: number } | null {
    const parts = [0, 1, 2, 3].map((part) => this.text(at + part));
    if (parts.every((part) => part === "")) return null;
    const lat = degreesOf(parts[0] ?? "", parts[1] ?? "", 90, "N", "S");
    const lon = degreesOf(parts[2] ?? "", parts[3] ?? "", 180, "E", "W");
    if (lat !== null && lon !== null) return { lon, lat };
    const came = cameAs(parts.join(","));
    this.faults.push(`position: expected ddmm.mm,N,dddmm.mm,E; came ${came}`);
    return null;
  }

  /**
   * A moment from hhmmss.ss, with the date ddmmyy where the sentence has one, or else on the day
   * that brings it nearest to when it was received. Null when neither is known.
   */
  moment(time: number, date: number | null): Instant | null {
    const text = this.text(time);
    if (text === "") return null;
    const [, hour, minute, second] = /^(\d{2})(\d{2})(\d{2}(?:\.\d{1,9})?)$/.exec(text) ?? [];
    const clock = `T${hour}:${minute}:${second}Z`;
    if (instantOrNull(`2020-01-01${clock}`) === null) {
      this.faults.push(`time: expected hhmmss.ss; came ${cameAs(text)}`);
      return null;
    }
    return date === null ? this.nearest(clock) : this.dated(date, clock);
  }

  private dated(date: number, clock: string): Instant | null {
    const text = this.text(date);
    if (text === "") return this.nearest(clock);
    const [, day, month, year] = /^(\d{2})(\d{2})(\d{2})$/.exec(text) ?? [];
    const at = instantOrNull(`20${year}-${month}-${day}${clock}`);
    if (at === null) this.faults.push(`date: expected ddmmyy; came ${cameAs(text)}`);
    return at;
  }

  private nearest(clock: string): Instant | null {
    const { heardAt } = this;
    if (heardAt === null) return null;
    const half = hours(12);
    const first = addSeconds(heardAt, -half as typeof half);
    const ms = epochMs(instantOrNull(`${first.slice(0, 10)}${clock}`) ?? first);
    const day = 86_400_000;
    return instantFromMs(ms < epochMs(first) ? ms + day : ms);
  }
}

function degreesOf(
  text: string,
  side: string,
  most: number,
  positive: string,
  negative: string,
): number | null {
  const digits = most === 90 ? 2 : 3;
  const [, degrees, minutes] =
    new RegExp(String.raw`^(\d{${digits}})(\d{2}(?:\.\d{1,10})?)$`).exec(text) ?? [];
  if (degrees === undefined || (side !== positive && side !== negative)) return null;
  const value = Number(degrees) + Number(minutes) / 60;
  if (Number(minutes) >= 60 || value > most) return null;
  return side === negative ? 0 - value : value;
}
