import type { Instant } from "#units";
import type { NmeaSentence } from "../nmea-sentence.ts";
import { ACKNOWLEDGEMENTS, CATEGORIES, FORMATS } from "./codes.ts";
import { distressOf, type DscDistress } from "./distress.ts";
import {
  readCoarsePosition,
  readMmsi,
  readSymbol,
  readTimeOfDay,
  type DscPosition,
} from "./fields.ts";

/** A received call. Positions are whole minutes: `resolution` says how far from that it may be. */
export type DscCall = DscPosition & {
  readonly kind: "call";
  readonly format: string | null;
  readonly category: string | null;
  /** MMSI of the station that called, 9 digits. */
  readonly sender: string | null;
  readonly distress: DscDistress | null;
  /** First and second telecommand, as their symbols without the first digit; null in an alert. */
  readonly telecommand1: string | null;
  readonly telecommand2: string | null;
  /** Channel, frequency or telephone number, when the call has one in the place of a position. */
  readonly channel: string | null;
  /** UTC of the position, "HH:MM". */
  readonly time: string | null;
  readonly acknowledgement: string | null;
  /** Whether a DSE sentence is to follow. */
  readonly expansion: boolean;
  readonly at: Instant | null;
  readonly source: string | null;
  readonly talker: string;
};

const SHIP_POSITION = "21";

/** The call in a DSC sentence, or words that say why there is none. */
export function readCall({ fields, at, source, talker }: NmeaSentence): DscCall | string {
  const format = meaning(FORMATS, fields[0]);
  const sender = readMmsi(fields[1]);
  const distress = distressOf(fields, sender);
  if (distress === null && (format === null || sender === null))
    return "expected a format specifier and a sender's MMSI; came others";
  const isAlert = format === "distress";
  const category = meaning(CATEGORIES, fields[2]);
  const hasPlace = distress !== null || readSymbol(fields[3]) === SHIP_POSITION;
  return {
    kind: "call",
    format,
    category: isAlert ? "distress" : category,
    sender,
    distress,
    ...readCoarsePosition(hasPlace ? fields[5] : undefined),
    telecommand1: isAlert ? null : symbolOrNull(fields[3]),
    telecommand2: isAlert ? null : symbolOrNull(fields[4]),
    channel: hasPlace ? null : wordsOrNull(fields[5]),
    time: readTimeOfDay(fields[6]),
    acknowledgement: meaning(ACKNOWLEDGEMENTS, fields[9]),
    expansion: readSymbol(fields[10]) === "E",
    at,
    source,
    talker,
  };
}

function meaning(
  table: Readonly<Record<string, string>>,
  field: string | undefined,
): string | null {
  return table[readSymbol(field)] ?? null;
}

function wordsOrNull(field: string | undefined): string | null {
  return field?.trim() || null;
}

function symbolOrNull(field: string | undefined): string | null {
  return readSymbol(field) || null;
}
