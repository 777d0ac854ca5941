import type { Instant } from "#units";
import { instantOrNull } from "../read-when.ts";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
/** RFC 5322, 3.3 and 4.3: "Wed, 24 Nov 2021 02:41:07 +0000", comments taken away. */
const DAY = String.raw`(?:[a-z]{3},)?\s*(\d{1,2})\s+([a-z]{3})\s+(\d{2,4})`;
const CLOCK = String.raw`(\d{2}):(\d{2})(?::(\d{2}))?\s+([+-]\d{4}|[a-z]{1,3})`;
const DATE = new RegExp(String.raw`^${DAY}\s+${CLOCK}$`, "i");
/** Zones by name (RFC 5322, 4.3); any other, and those of one letter, are of no known offset. */
const ZONES: Readonly<Record<string, string>> = {
  UT: "Z",
  GMT: "Z",
  EST: "-05:00",
  EDT: "-04:00",
  CST: "-06:00",
  CDT: "-05:00",
  MST: "-07:00",
  MDT: "-06:00",
  PST: "-08:00",
  PDT: "-07:00",
};

/** When a mail was sent, from its header `Date`; null when it is none or its zone is not known. */
export function readMailDate(header: string | null): Instant | null {
  const bare = (header ?? "").slice(0, 200).replaceAll(/\([^()]*\)/g, " ");
  const [, day = "", month = "", year = "", hour, minute, second = "00", zone = ""] =
    DATE.exec(bare.trim()) ?? [];
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  const offset = offsetOf(zone);
  if (number === 0 || offset === null) return null;
  const date = `${yearOf(year)}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
  return instantOrNull(`${date}T${hour}:${minute}:${second === "60" ? "59" : second}${offset}`);
}

/** "-0000" says that the time is UTC and nothing of where it was written (RFC 5322, 3.3). */
function offsetOf(zone: string): string | null {
  if (/^[+-]/.test(zone)) {
    const offset = `${zone.slice(0, 3)}:${zone.slice(3)}`;
    return offset === "-00:00" ? "Z" : offset;
  }
  return ZONES[zone.toUpperCase()] ?? null;
}

/** Two figures are of this century up to 49, three count from 1900 (RFC 5322, 4.3). */
function yearOf(year: string): string {
  if (year.length === 4) return year;
  const number = Number(year);
  return String(year.length === 2 && number < 50 ? 2000 + number : 1900 + number);
}
