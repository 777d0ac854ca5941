/** One field of an application, in the order of its bits. */
export type Field =
  | NumberField
  | CodeField
  | { readonly kind: "text"; readonly name: string; readonly bits: number }
  | { readonly kind: "flag"; readonly name: string; readonly bits: 1 }
  /** Month (in 20 bits), day, hour and minute. */
  | { readonly kind: "moment"; readonly name: string; readonly bits: 16 | 20 }
  | { readonly kind: "spare"; readonly bits: number }
  | { readonly kind: "text-to-end"; readonly name: string }
  | { readonly kind: "repeated"; readonly name: string; readonly fields: readonly Field[] };

/** A number is `raw / parts + offset`; null when raw is `nothing` or not least to most. */
export type NumberField = {
  readonly kind: "number";
  readonly name: string;
  readonly bits: number;
  readonly signed: boolean;
  readonly parts: number;
  readonly offset: number;
  readonly least: number;
  readonly most: number;
  readonly nothing: number | null;
};

/** A code by its words; a `code` is given as a number too. Null where nobody said. */
export type CodeField = {
  readonly kind: "code" | "word";
  readonly name: string;
  readonly bits: number;
  readonly texts: readonly (string | null)[];
};

type Scale = {
  readonly parts?: number;
  readonly offset?: number;
  readonly least?: number;
  readonly most?: number;
  readonly nothing?: number;
};

function number(name: string, bits: number, scale: Scale = {}): Field {
  const { parts = 1, offset = 0, nothing = null } = scale;
  const { least = 0, most = Number.MAX_SAFE_INTEGER } = scale;
  return { kind: "number", name, bits, signed: false, parts, offset, least, most, nothing };
}

function signed(name: string, bits: number, scale: Scale = {}): Field {
  const { parts = 1, offset = 0, nothing = null } = scale;
  const { least = -Number.MAX_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER } = scale;
  return { kind: "number", name, bits, signed: true, parts, offset, least, most, nothing };
}

const text = (name: string, chars: number): Field => ({ kind: "text", name, bits: chars * 6 });
const flag = (name: string): Field => ({ kind: "flag", name, bits: 1 });
const spare = (bits: number): Field => ({ kind: "spare", bits });

function code(name: string, bits: number, texts: readonly (string | null)[]): Field {
  return { kind: "code", name, bits, texts };
}

function word(name: string, bits: number, texts: readonly (string | null)[]): Field {
  return { kind: "word", name, bits, texts };
}

const moment = (name: string, bits: 16 | 20): Field => ({ kind: "moment", name, bits });

/** Position to 1/1000 minute. */
const lon = signed("lon", 25, { parts: 60_000, least: -10_800_000, most: 10_800_000 });
const lat = signed("lat", 24, { parts: 60_000, least: -5_400_000, most: 5_400_000 });

const direction = (name: string): Field => number(name, 9, { most: 359 });
const tenths = (name: string, bits: number, most: number): Field =>
  number(name, bits, { parts: 10, most });

/** IMO SN/Circ.236 and 289 alike: 1 is decreasing (gpsd has 1 and 2 the other way about). */
const TRENDS = ["steady", "decreasing", "increasing", null];
const RAINS = [
  "reserved",
  "rain",
  "thunderstorm",
  "freezing rain",
  "mixed/ice",
  "snow",
  "reserved",
  null,
];
const ICES = ["no", "yes", "reserved", null];

const wind: readonly Field[] = [
  number("wspeed", 7, { most: 126 }),
  number("wgust", 7, { most: 126 }),
  direction("wdir"),
  direction("wgustdir"),
];

const currents: readonly Field[] = [
  tenths("cspeed", 8, 251),
  direction("cdir"),
  tenths("cspeed2", 8, 251),
  direction("cdir2"),
  number("cdepth2", 5, { most: 30 }),
  tenths("cspeed3", 8, 251),
  direction("cdir3"),
  number("cdepth3", 5, { most: 30 }),
];

const waves: readonly Field[] = [
  tenths("waveheight", 8, 251),
  number("waveperiod", 6, { most: 60 }),
  direction("wavedir"),
  tenths("swellheight", 8, 251),
  number("swellperiod", 6, { most: 60 }),
  direction("swelldir"),
  number("seastate", 4, { most: 12 }),
];

/** Weather and sea, IMO SN/Circ.236, message 8 1/11. */
const weather236: readonly Field[] = [
  lat,
  lon,
  moment("timestamp", 16),
  ...wind,
  number("airtemp", 11, { parts: 10, offset: -60, most: 1200 }),
  number("humidity", 7, { most: 100 }),
  number("dewpoint", 10, { parts: 10, offset: -20, most: 700 }),
  number("pressure", 9, { offset: 800, most: 400 }),
  word("pressuretend", 2, TRENDS),
  tenths("visibility", 8, 250),
  number("waterlevel", 9, { parts: 10, offset: -10, most: 400 }),
  word("leveltrend", 2, TRENDS),
  ...currents,
  ...waves,
  number("watertemp", 10, { parts: 10, offset: -10, most: 600 }),
  code("preciptype", 3, RAINS),
  tenths("salinity", 9, 500),
  code("ice", 2, ICES),
];

/** Weather and sea, IMO SN.1/Circ.289, message 8 1/31. */
const weather289: readonly Field[] = [
  lon,
  lat,
  flag("accuracy"),
  moment("timestamp", 16),
  ...wind,
  signed("airtemp", 11, { parts: 10, least: -600, most: 600 }),
  number("humidity", 7, { most: 100 }),
  signed("dewpoint", 10, { parts: 10, least: -200, most: 500 }),
  number("pressure", 9, { offset: 799, most: 402 }),
  word("pressuretend", 2, TRENDS),
  flag("visgreater"),
  tenths("visibility", 7, 126),
  number("waterlevel", 12, { parts: 100, offset: -10, most: 4000 }),
  word("leveltrend", 2, TRENDS),
  ...currents,
  ...waves,
  signed("watertemp", 10, { parts: 10, least: -100, most: 500 }),
  code("preciptype", 3, RAINS),
  tenths("salinity", 9, 500),
  code("ice", 2, ICES),
];

/** A tidal window: when the stream at a place is such, message 6 1/14 and 1/32. */
const tidalTimes: readonly Field[] = [
  number("from_hour", 5, { most: 23 }),
  number("from_min", 6, { most: 59 }),
  number("to_hour", 5, { most: 23 }),
  number("to_min", 6, { most: 59 }),
  direction("cdir"),
];

const monthAndDay: readonly Field[] = [
  number("month", 4, { least: 1, most: 12 }),
  number("day", 5, { least: 1 }),
];

const volts = (name: string): Field => number(name, 10, { parts: 20 });

const RACONS = ["No RACON installed", "RACON not monitored", "RACON operational", "RACON ERROR"];
const LIGHTS = ["No light or no monitoring", "Light ON", "Light OFF", "Light ERROR"];

/** Monitoring of aids to navigation by the lighthouse authorities (IALA A-126). */
const aidMonitoring: readonly Field[] = [
  volts("ana_int"),
  volts("ana_ext1"),
  volts("ana_ext2"),
  code("racon", 2, RACONS),
  code("light", 2, LIGHTS),
  flag("alarm"),
  number("stat_ext", 8),
  flag("off_pos"),
];

/** Blue cones by day, blue lights by night; 5 is unknown. */
const HAZARDS = [
  "0 blue cones/lights",
  "1 blue cone/light",
  "2 blue cones/lights",
  "3 blue cones/lights",
  "4 B-Flag",
];

const personsAboard = number("persons", 13, { nothing: 0 });

const dangerousCargo: readonly Field[] = [
  text("lastport", 5),
  moment("departure", 20),
  text("nextport", 5),
  moment("eta", 20),
  text("dangerous", 20),
  text("imdcat", 4),
  number("unid", 13, { nothing: 0 }),
  number("amount", 10, { nothing: 0 }),
  number("unit", 2),
];

/**
 * The applications that are read, by message, designated area code and function. From IMO
 * SN/Circ.236 (functions 11 to 16), SN.1/Circ.289 (from 21 on), the inland standard (200) and IALA
 * A-126 (235, 250).
 */
export const APPLICATIONS: Readonly<Record<string, readonly Field[]>> = {
  "6/1/12": dangerousCargo,
  "6/1/14": [
    ...monthAndDay,
    {
      kind: "repeated",
      name: "tidals",
      fields: [
        signed("lat", 27, { parts: 600_000, least: -54_000_000, most: 54_000_000 }),
        signed("lon", 28, { parts: 600_000, least: -108_000_000, most: 108_000_000 }),
        ...tidalTimes,
        number("cspeed", 7, { most: 126 }),
      ],
    },
  ],
  "6/1/16": [personsAboard],
  "6/1/18": [
    number("linkage", 10),
    moment("arrival", 20),
    text("portname", 20),
    text("destination", 5),
    lon,
    lat,
  ],
  "6/1/30": [number("linkage", 10), { kind: "text-to-end", name: "text" }],
  "6/1/32": [
    ...monthAndDay,
    {
      kind: "repeated",
      name: "tidals",
      fields: [lon, lat, ...tidalTimes, tenths("cspeed", 8, 251)],
    },
  ],
  "6/200/55": [
    number("crew", 8, { nothing: 255 }),
    number("passengers", 13, { nothing: 8191 }),
    number("personnel", 8, { nothing: 255 }),
  ],
  "6/235/10": aidMonitoring,
  "6/250/10": aidMonitoring,
  "8/1/11": weather236,
  "8/1/29": [number("linkage", 10), { kind: "text-to-end", name: "text" }],
  "8/1/31": weather289,
  "8/200/10": [
    text("vin", 8),
    // As the standard and gpsd: length and beam in 0.1 m, draught in 0.01 m.
    number("length", 13, { nothing: 0 }),
    number("beam", 10, { nothing: 0 }),
    number("shiptype", 14),
    code("hazard", 3, HAZARDS),
    number("draught", 11, { nothing: 0 }),
    code("loaded", 2, [null, "Unloaded", "Loaded", null]),
    flag("speed_q"),
    flag("course_q"),
    flag("heading_q"),
    spare(8),
  ],
};
