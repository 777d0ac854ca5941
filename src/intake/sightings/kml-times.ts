import type { Moment } from "#log";
import { instantOrNull, readWhen } from "../read-when.ts";
import { partNamed, textNamed, type XmlPart } from "../read-xml.ts";

/** As MapShare writes it, month first: "8/25/2026 11:50:00 PM". */
const MAPSHARE = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (0?[1-9]|1[0-2]):(\d{2}:\d{2}) (AM|PM)$/i;

/**
 * When a placemark was true: its TimeStamp; of a TimeSpan the end, with the beginning as its
 * earliest; MapShare's "Time UTC"; else what its data say. A TimeSpan of one end only, or without
 * zones, is ambiguous.
 */
export function whenIn(
  placemark: XmlPart,
  mapShare: string | null,
  told: Moment | null,
): Moment | null {
  const stamp = partNamed(placemark, "TimeStamp");
  const when = stamp === null ? null : textNamed(stamp, "when");
  if (when !== null) return readWhen(when);
  const span = partNamed(placemark, "TimeSpan");
  if (span !== null) return ofSpan(textNamed(span, "begin"), textNamed(span, "end"));
  const at = mapShare === null ? null : ofMapShare(mapShare);
  return at ?? told;
}

function ofSpan(begin: string | null, end: string | null): Moment | null {
  const [earliest, latest] = [instantOrNull(begin), instantOrNull(end)];
  if (earliest !== null && latest !== null && earliest <= latest)
    return { kind: "told", at: latest, earliest, latest };
  if (begin === null && end === null) return null;
  const words = `${begin ?? "?"} to ${end ?? "?"}`.slice(0, 2000);
  return { kind: "ambiguous", words, readings: [] };
}

function ofMapShare(text: string): Moment | null {
  const iso = text.replace(
    MAPSHARE,
    (_, month: string, day: string, year: string, hour: string, rest: string, half: string) => {
      const hours = Number(hour) === 12 ? 0 : Number(hour);
      const inDay = /^am$/i.test(half) ? hours : hours + 12;
      return `${year}-${two(month)}-${two(day)}T${two(`${inDay}`)}:${rest}Z`;
    },
  );
  const at = instantOrNull(iso);
  return at === null ? null : { kind: "told", at, earliest: null, latest: null };
}

function two(figure: string): string {
  return figure.padStart(2, "0");
}
