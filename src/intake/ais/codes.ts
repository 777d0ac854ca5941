/**
 * The codes of ITU-R M.1371-5 in words. English, since they name the standard's codes as gpsd does;
 * what an officer reads is made in `show`.
 */

/** Navigational status of messages 1 to 3 and 27; 14 is a distress device. */
export const STATUS_TEXTS: readonly string[] = [
  "Under way using engine",
  "At anchor",
  "Not under command",
  "Restricted maneuverability",
  "Constrained by her draught",
  "Moored",
  "Aground",
  "Engaged in fishing",
  "Under way sailing",
  "Reserved for HSC",
  "Reserved for WIG",
  "Power-driven vessel towing astern",
  "Power-driven vessel pushing ahead or towing alongside",
  "Reserved",
  "AIS-SART is active",
  "Not defined",
];

/** What fixes the position, messages 4, 5, 11, 19 and 21. */
export const EPFD_TEXTS: readonly string[] = [
  "Undefined",
  "GPS",
  "GLONASS",
  "Combined GPS/GLONASS",
  "Loran-C",
  "Chayka",
  "Integrated navigation system",
  "Surveyed",
  "Galileo",
  "Reserved (9)",
  "Reserved (10)",
  "Reserved (11)",
  "Reserved (12)",
  "Reserved (13)",
  "Reserved (14)",
  "Internal GNSS",
];

/** Kinds of aids to navigation, message 21. */
export const AID_TEXTS: readonly string[] = [
  "Unspecified",
  "Reference point",
  "RACON",
  "Fixed offshore structure",
  "Emergency Wreck Marking Buoy",
  "Light, without sectors",
  "Light, with sectors",
  "Leading Light Front",
  "Leading Light Rear",
  "Beacon, Cardinal N",
  "Beacon, Cardinal E",
  "Beacon, Cardinal S",
  "Beacon, Cardinal W",
  "Beacon, Port hand",
  "Beacon, Starboard hand",
  "Beacon, Preferred Channel port hand",
  "Beacon, Preferred Channel starboard hand",
  "Beacon, Isolated danger",
  "Beacon, Safe water",
  "Beacon, Special mark",
  "Cardinal Mark N",
  "Cardinal Mark E",
  "Cardinal Mark S",
  "Cardinal Mark W",
  "Port hand Mark",
  "Starboard hand Mark",
  "Preferred Channel Port hand",
  "Preferred Channel Starboard hand",
  "Isolated danger",
  "Safe Water",
  "Special Mark",
  "Light Vessel / LANBY / Rigs",
];

/** Whom a message 23 concerns. */
export const STATION_TEXTS: readonly string[] = [
  "All types of mobiles",
  "Reserved for future use",
  "All types of Class B mobile stations",
  "SAR airborne mobile station",
  "Aid to Navigation station",
  "Class B shipborne mobile station",
  "Regional use and inland waterways",
  "Regional use and inland waterways",
  "Regional use and inland waterways",
  "Regional use and inland waterways",
  "Reserved for future use",
  "Reserved for future use",
  "Reserved for future use",
  "Reserved for future use",
  "Reserved for future use",
  "Reserved for future use",
];

const FAMILIES: Readonly<Record<number, string>> = {
  2: "Wing in ground (WIG)",
  4: "High speed craft (HSC)",
  6: "Passenger",
  7: "Cargo",
  8: "Tanker",
  9: "Other Type",
};

/** The types with words of their own: 30 to 39 by what they do, 50 to 59 special craft. */
const SINGLE_TYPES: Readonly<Record<number, string>> = {
  0: "Not available",
  30: "Fishing",
  31: "Towing",
  32: "Towing: length exceeds 200m or breadth exceeds 25m",
  33: "Dredging or underwater ops",
  34: "Diving ops",
  35: "Military ops",
  36: "Sailing",
  37: "Pleasure Craft",
  38: "Reserved",
  39: "Reserved",
  50: "Pilot Vessel",
  51: "Search and Rescue vessel",
  52: "Tug",
  53: "Port Tender",
  54: "Anti-pollution equipment",
  55: "Law Enforcement",
  56: "Spare - Local Vessel",
  57: "Spare - Local Vessel",
  58: "Medical Transport",
  59: "Ship according to RR Resolution No. 18",
  99: "Other Type - no additional information",
};

function shipTypeText(type: number): string {
  const family = FAMILIES[Math.floor(type / 10)];
  const single = SINGLE_TYPES[type];
  if (single !== undefined) return single;
  if (family === undefined) return "Reserved for future use";
  const kind = type % 10;
  if (kind === 0) return `${family} - all ships of this type`;
  if (kind <= 4) return `${family} - Hazardous category ${"ABCD"[kind - 1]}`;
  if (kind === 9 && type > 29) return `${family} - No additional information`;
  return `${family} - Reserved for future use`;
}

/** Type of ship and cargo, messages 5, 19, 23 and 24. */
export const SHIP_TYPE_TEXTS: readonly string[] = Array.from({ length: 256 }, (_, type) =>
  type < 100 ? shipTypeText(type) : "Reserved for regional or future use",
);
