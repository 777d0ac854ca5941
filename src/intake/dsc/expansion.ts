import type { Instant } from "#units";
import type { NmeaSentence } from "../nmea-sentence.ts";
import { readFinePosition, readMmsi, type DscPosition } from "./fields.ts";
import type { DscCall } from "./call.ts";

/** What a DSE sentence adds to a call (ITU-R M.821-1). */
export type DscExpansion = DscPosition & {
  readonly kind: "expansion";
  /** Whose call it expands, as that call named it: 9 digits. */
  readonly sender: string | null;
  /** Who is in distress, of the call that it expands; null when that is not known. */
  readonly casualty: string | null;
  /** Whether the call that it expands was seen: without it the digits are of no known minute. */
  readonly refines: boolean;
  readonly persons: number | null;
  /** Knots. */
  readonly speed: number | null;
  /** Degrees. */
  readonly course: number | null;
  /** Letters and digits of the station, often its name. */
  readonly said: string | null;
  /** All data sets as they came. */
  readonly data: readonly { readonly code: string; readonly data: string }[];
  readonly at: Instant | null;
  readonly source: string | null;
  readonly talker: string;
};

/** Codes of the data sets that are read. */
const [POSITION, SPEED, COURSE, STATION, PERSONS] = ["00", "02", "03", "04", "06"];

/** Data begin behind total, number, flag and address. */
const FIRST_SET = 4;

/** The expansion in a DSE sentence; `of` is the call that it belongs to, when that was seen. */
export function expand(
  { fields, at, source, talker }: NmeaSentence,
  of: { readonly call: DscCall; readonly place: string } | null,
): DscExpansion | string {
  const sender = readMmsi(fields[3]);
  if (sender === null)
    return `expected the MMSI of a call; came ${JSON.stringify(fields[3] ?? "")}`;
  const data: { code: string; data: string }[] = [];
  for (let index = FIRST_SET; index + 1 < fields.length; index += 2)
    data.push({ code: fields[index]!.trim(), data: fields[index + 1]!.trim() });
  const dataOf = (code: string | undefined): string | null =>
    data.find((set) => set.code === code)?.data ?? null;
  return {
    kind: "expansion",
    sender,
    casualty: of?.call.distress?.casualty ?? null,
    refines: of !== null,
    ...readFinePosition(dataOf(POSITION) ?? "", of?.place ?? ""),
    persons: numberOf(dataOf(PERSONS), 9_999),
    speed: tenths(numberOf(dataOf(SPEED), 9_999)),
    course: tenths(numberOf(dataOf(COURSE), 3_599)),
    said: lettersOf(dataOf(STATION)),
    data,
    at,
    source,
    talker,
  };
}

/** Four digits, or fewer; null for what is more than `most` or no number. */
function numberOf(data: string | null, most: number): number | null {
  if (data === null || !/^\d{1,4}$/.test(data)) return null;
  return Number(data) <= most ? Number(data) : null;
}

function tenths(value: number | null): number | null {
  return value === null ? null : value / 10;
}

/** Two digits a character: 00 to 09 are digits, 11 to 36 letters; others are shown as "?". */
function lettersOf(data: string | null): string | null {
  const pairs = data?.match(/\d\d/g) ?? [];
  if (pairs.length === 0) return null;
  return pairs
    .map((pair) => {
      const code = Number(pair);
      if (code < 10) return String(code);
      return code > 10 && code < 37 ? String.fromCharCode(code + 54) : "?";
    })
    .join("");
}
