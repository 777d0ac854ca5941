import type { Application, Contents } from "./application.ts";
import type { Bits } from "./bits.ts";
import type { AisDistress } from "./distress.ts";

/**
 * Area notices that speak of people in danger (IMO SN.1/Circ.289, table 11.11: "distress area").
 * 75 is an area of search, which somebody is searching for somebody.
 */
const DISTRESS_AREAS: Readonly<Record<number, string>> = {
  64: "vessel disabled and adrift",
  65: "vessel sinking",
  66: "vessel abandoning ship",
  67: "vessel requests medical assistance",
  68: "vessel flooding",
  69: "vessel on fire or exploded",
  70: "vessel aground",
  71: "vessel in collision",
  72: "vessel listing or capsizing",
  73: "vessel under assault",
  74: "person overboard",
  75: "search and rescue area",
};

const HEAD_BITS = 55;
const AREA_BITS = 87;
const UNKNOWN_DURATION = 262_143;

/** Area notice, message 8 1/22 and 6 1/23. Null when the message is too short to be one. */
export function readAreaNotice(bits: Bits, start: number): Application | null {
  if (bits.length < start + HEAD_BITS) return null;
  const notice = bits.unsigned(start + 10, 7);
  const many = Math.floor((bits.length - start - HEAD_BITS) / AREA_BITS);
  const areas = Array.from({ length: many }, (_, index) =>
    area(bits, start + HEAD_BITS + index * AREA_BITS),
  );
  const duration = bits.unsigned(start + 37, 18);
  const contents: Contents = {
    linkage: bits.unsigned(start, 10),
    notice,
    month: within(bits.unsigned(start + 17, 4), 1, 12),
    day: within(bits.unsigned(start + 21, 5), 1, 31),
    hour: within(bits.unsigned(start + 26, 5), 0, 23),
    minute: within(bits.unsigned(start + 31, 6), 0, 59),
    duration_minutes: duration === UNKNOWN_DURATION ? null : duration,
    areas,
  };
  return { contents, distress: distressOfArea(notice, duration) };
}

/** A notice of no duration takes an earlier one back: that is said, and no less looked at. */
function distressOfArea(notice: number, duration: number): AisDistress | null {
  const said = DISTRESS_AREAS[notice];
  if (said === undefined) return null;
  const reason = `area notice ${notice}: ${said}${duration === 0 ? ", cancelled" : ""}`;
  return { device: "ship", state: "unsaid", reason };
}

function within(raw: number, least: number, most: number): number | null {
  return raw >= least && raw <= most ? raw : null;
}

/** One of up to ten parts of a notice; angles in degrees, lengths in metres. */
function area(bits: Bits, at: number): Contents {
  const scale = 10 ** bits.unsigned(at + 3, 2);
  switch (bits.unsigned(at, 3)) {
    case 0:
      return { shape: "circle", ...place(bits, at), radius: bits.unsigned(at + 57, 12) * scale };
    case 1:
      return {
        shape: "rectangle",
        ...place(bits, at),
        east: bits.unsigned(at + 57, 8) * scale,
        north: bits.unsigned(at + 65, 8) * scale,
        orientation: within(bits.unsigned(at + 73, 9), 0, 359),
      };
    case 2:
      return {
        shape: "sector",
        ...place(bits, at),
        radius: bits.unsigned(at + 57, 12) * scale,
        left: within(bits.unsigned(at + 69, 9), 0, 359),
        right: within(bits.unsigned(at + 78, 9), 0, 359),
      };
    case 3:
      return { shape: "polyline", waypoints: points(bits, at + 5, scale) };
    case 4:
      return { shape: "polygon", vertices: points(bits, at + 5, scale) };
    case 5:
      return { shape: "text", text: bits.words6(at + 3, 14) };
    default:
      return { shape: "reserved" };
  }
}

function place(bits: Bits, at: number): Contents {
  const lon = within(bits.signed(at + 5, 25), -10_800_000, 10_800_000);
  const lat = within(bits.signed(at + 30, 24), -5_400_000, 5_400_000);
  return {
    lon: lon === null ? null : Math.round((lon * 500) / 3) / 1e7,
    lat: lat === null ? null : Math.round((lat * 500) / 3) / 1e7,
    precision: bits.unsigned(at + 54, 3),
  };
}

/** Up to four points, each by bearing and distance from the one before. */
function points(bits: Bits, start: number, scale: number): Contents[] {
  return [0, 1, 2, 3]
    .map((index) => {
      const bearing = bits.unsigned(start + index * 20, 10);
      const distance = bits.unsigned(start + index * 20 + 10, 10) * scale;
      return { bearing: bearing < 720 ? bearing / 2 : null, distance };
    })
    .filter(({ bearing, distance }) => bearing !== null && distance > 0);
}
