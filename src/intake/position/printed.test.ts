import { ok } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { openProjection } from "#chart";
import { distanceMetres, type Position } from "#units";
import { readPosition } from "./read-position.ts";

/** A position as a format prints it, and by how many metres what it prints may be off. */
type Printed = { readonly words: string; readonly within: number };
type Printer = (place: Position) => Printed;

/** So much of a degree, in metres, is half of the last digit in latitude and longitude together. */
const halfDigit = (degrees: number): number => (Math.hypot(1, 1) * degrees * 111_200) / 2 + 0.5;

const letter = (value: number, letters: readonly [string, string]): string =>
  Object.is(value, -0) || value < 0 ? letters[1] : letters[0];

function split(value: number, digits: number): { degrees: string; minutes: string } {
  const scale = 60 * 10 ** digits;
  const all = Math.round(Math.abs(value) * scale);
  return {
    degrees: String(Math.floor(all / scale)),
    minutes: ((all % scale) / 10 ** digits).toFixed(digits),
  };
}

function inMinutes({ lat, lon }: Position, digits: number) {
  const [one, other] = [split(lat, digits), split(lon, digits)];
  return { one, other, north: letter(lat, ["N", "S"]), east: letter(lon, ["E", "W"]) };
}

function inSeconds(value: number): readonly [string, string, string] {
  const all = Math.round(Math.abs(value) * 36_000);
  const seconds = ((all % 600) / 10).toFixed(1);
  const minutes = Math.floor(all / 600) % 60;
  return [String(Math.floor(all / 36_000)), String(minutes), seconds];
}

const wide = (text: string, digits: number): string => {
  const [whole = "", fraction] = text.split(".");
  return whole.padStart(digits, "0") + (fraction === undefined ? "" : `.${fraction}`);
};

const decimalLetters: Printer = ({ lat, lon }) => ({
  words: [
    `${Math.abs(lat).toFixed(4)}${letter(lat, ["N", "S"])}`,
    `${Math.abs(lon).toFixed(4)}${letter(lon, ["E", "W"])}`,
  ].join(" "),
  within: halfDigit(1e-4),
});

const GOOGLE_PLACE = "https://www.google.com/maps/place/Boat/@51.1,1.4,9z/data=";

const PRINTERS: Readonly<Record<string, Printer>> = {
  "decimal degrees with letters": decimalLetters,
  "decimal degrees with decimal commas": (place) => {
    const { words, within } = decimalLetters(place);
    return { words: words.replaceAll(".", ","), within };
  },
  "decimal degrees with French letters": (place) => {
    const { words, within } = decimalLetters(place);
    return { words: words.replace("W", "O"), within };
  },
  "decimal degrees with signs": ({ lat, lon }) => ({
    words: `${lat >= 0 ? "+" : ""}${lat.toFixed(5)}, ${lon >= 0 ? "+" : ""}${lon.toFixed(5)}`,
    within: halfDigit(1e-5),
  }),
  "degrees and minutes of the bridge": (place) => {
    const { one, other, north, east } = inMinutes(place, 3);
    const lat = `${wide(one.degrees, 2)} ${wide(one.minutes, 2)}${north}`;
    return {
      words: `${lat} ${wide(other.degrees, 3)} ${wide(other.minutes, 2)}${east}`,
      within: halfDigit(1e-3 / 60),
    };
  },
  "degrees and minutes of a situation report": (place) => {
    const { one, other, north, east } = inMinutes(place, 2);
    const lat = `${wide(one.degrees, 2)}-${wide(one.minutes, 2)}${north}`;
    return {
      words: `${lat} ${wide(other.degrees, 3)}-${wide(other.minutes, 2)}${east}`,
      within: halfDigit(1e-2 / 60),
    };
  },
  "degrees and minutes with signs of minutes, letters first": (place) => {
    const { one, other, north, east } = inMinutes(place, 1);
    return {
      words: `${north}${one.degrees}°${one.minutes}′ ${east}${other.degrees}°${other.minutes}′`,
      within: halfDigit(0.1 / 60),
    };
  },
  "degrees and minutes in one figure": (place) => {
    const { one, other, north, east } = inMinutes(place, 3);
    const lat = `${wide(one.degrees, 2)}${wide(one.minutes, 2)},${north}`;
    return {
      words: `${lat},${wide(other.degrees, 3)}${wide(other.minutes, 2)},${east}`,
      within: halfDigit(1e-3 / 60),
    };
  },
  "degrees and minutes in English prose": (place) => {
    const { one, other } = inMinutes(place, 1);
    const north = letter(place.lat, ["north", "south"]);
    const east = letter(place.lon, ["east", "west"]);
    const lat = `${one.degrees} degrees ${one.minutes} minutes ${north}`;
    return {
      words: `we are at ${lat}, ${other.degrees} degrees ${other.minutes} minutes ${east}, hurry`,
      within: halfDigit(0.1 / 60),
    };
  },
  "degrees and minutes in French prose": (place) => {
    const { one, other } = inMinutes(place, 1);
    const north = letter(place.lat, ["nord", "sud"]);
    const east = letter(place.lon, ["est", "ouest"]);
    const [a, b] = [one.minutes, other.minutes].map((minutes) => minutes.replace(".", ","));
    const lat = `${one.degrees} degrés ${a} minutes ${north}`;
    return {
      words: `${lat} et ${other.degrees} degrés ${b} minutes ${east}`,
      within: halfDigit(0.1 / 60),
    };
  },
  "degrees, minutes and seconds": ({ lat, lon }) => {
    const [one, other] = [inSeconds(lat), inSeconds(lon)];
    const north = letter(lat, ["N", "S"]);
    const east = letter(lon, ["E", "W"]);
    return {
      words: `${one[0]}°${one[1]}'${one[2]}"${north} ${other[0]}°${other[1]}'${other[2]}"${east}`,
      within: halfDigit(0.1 / 3600),
    };
  },
  "degrees, minutes and seconds with colons": ({ lat, lon }) => {
    const [one, other] = [inSeconds(lat).join(":"), inSeconds(lon).join(":")];
    return {
      words: `${one}${letter(lat, ["N", "S"])} ${other}${letter(lon, ["E", "W"])}`,
      within: halfDigit(0.1 / 3600),
    };
  },
  "ISO 6709": ({ lat, lon }) => {
    const sign = (value: number): string => (value < 0 ? "-" : "+");
    const [a, b] = [wide(Math.abs(lat).toFixed(4), 2), wide(Math.abs(lon).toFixed(4), 3)];
    return { words: `${sign(lat)}${a}${sign(lon)}${b}/`, within: halfDigit(1e-4) };
  },
  "geo: URI": ({ lat, lon }) => ({
    words: `geo:${lat.toFixed(6)},${lon.toFixed(6)};u=35`,
    within: halfDigit(1e-6),
  }),
  "Google link": ({ lat, lon }) => ({
    words: `https://maps.google.com/?q=${lat.toFixed(6)}%2C${lon.toFixed(6)}`,
    within: halfDigit(1e-6),
  }),
  "Google link to a place": ({ lat, lon }) => ({
    words: `${GOOGLE_PLACE}!3d${lat.toFixed(6)}!4d${lon.toFixed(6)}`,
    within: halfDigit(1e-6),
  }),
  "Apple link": ({ lat, lon }) => ({
    words: `https://maps.apple.com/?ll=${lat.toFixed(6)},${lon.toFixed(6)}&q=Marked%20Location`,
    within: halfDigit(1e-6),
  }),
  "OpenStreetMap link": ({ lat, lon }) => ({
    words: `https://www.openstreetmap.org/?mlat=${lat.toFixed(5)}&mlon=${lon.toFixed(5)}#map=9/51/1`,
    within: halfDigit(1e-5),
  }),
  "OpenStreetMap short link": (place) => ({
    words: `https://osm.org/go/${osmShort(place)}?m=`,
    within: (360 / 2 ** 30) * 111_200,
  }),
  "Plus Code": (place) => ({ words: plusCode(place), within: halfDigit(1 / 8000) }),
  UTM: (place) => {
    const { zone, band, x, y } = onGrid(place);
    return { words: `${zone}${band} ${wide(x.toFixed(0), 6)} ${wide(y.toFixed(0), 7)}`, within: 1 };
  },
  MGRS: (place) => ({ words: mgrs(place, 10), within: Math.SQRT1_2 * 10 + 0.1 }),
};

/** The Open Location Code of ten digits, by its definition. */
function plusCode({ lat, lon }: Position): string {
  const digits = "23456789CFGHJMPQRVWX";
  let [north, east] = [Math.floor((lat + 90) * 8000), Math.floor((lon + 180) * 8000)];
  let code = "";
  for (let pair = 0; pair < 5; pair += 1) {
    code = digits.charAt(north % 20) + digits.charAt(east % 20) + code;
    [north, east] = [Math.floor(north / 20), Math.floor(east / 20)];
  }
  return `${code.slice(0, 8)}+${code.slice(8)}`;
}

/** Ten letters of OpenStreetMap's interleaved bits. */
function osmShort({ lat, lon }: Position): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~";
  const x = Math.floor(((lon + 180) / 360) * 2 ** 30);
  const y = Math.floor(((lat + 90) / 180) * 2 ** 30);
  let code = "";
  for (let at = 27; at >= 0; at -= 3) {
    let bits = 0;
    for (let bit = 2; bit >= 0; bit -= 1) {
      bits = bits * 4 + 2 * ((x >> (at + bit)) & 1) + ((y >> (at + bit)) & 1);
    }
    code += letters.charAt(bits);
  }
  return code;
}

/** By PROJ's transverse Mercator, which the reader does not use. */
function onGrid({ lat, lon }: Position) {
  const zone = Math.floor((lon + 180) / 6) + 1;
  const south = lat < 0 ? " +south" : "";
  const projection = openProjection(`+proj=utm +zone=${zone}${south} +ellps=WGS84 +units=m`);
  const band = "CDEFGHJKLMNPQRSTUVWX".charAt(
    Math.min(lat < 0 ? 9 : 19, Math.floor((lat + 80) / 8)),
  );
  return { zone, band, ...projection.forward(lon, lat) };
}

function mgrs(place: Position, side: number): string {
  const { zone, band, x, y } = onGrid(place);
  const columns = ["STUVWXYZ", "ABCDEFGH", "JKLMNPQR"][zone % 3] ?? "";
  const rows = "ABCDEFGHJKLMNPQRSTUV";
  const column = columns.charAt(Math.floor(x / 100_000) - 1);
  const row = rows.charAt((Math.floor(y / 100_000) + (zone % 2 === 0 ? 5 : 0)) % 20);
  const within = (value: number): string =>
    String(Math.floor((value % 100_000) / side)).padStart(4, "0");
  return `${zone}${band} ${column}${row} ${within(x)} ${within(y)}`;
}

const anywhere = (south: number, north: number, west: number, east: number) =>
  fc.record({
    lat: fc.double({ min: south, max: north, noNaN: true }),
    lon: fc.double({ min: west, max: east, noNaN: true }),
  });
const PLACES = fc.oneof(
  anywhere(48.8, 53, -3, 5),
  anywhere(-79, 83, -179.99, 179.99),
  fc.constantFrom({ lat: 51, lon: 0 }, { lat: 0, lon: 0 }, { lat: 50.9, lon: -0.000001 }),
);
/** Two letters of the grids mean the southern half too, and near the poles others are used. */
const isPrintable = (format: string, { lat }: Position): boolean =>
  format === "UTM" ? lat < 32 || lat >= 40 : true;

for (const [format, print] of Object.entries(PRINTERS)) {
  test(`any position printed as ${format} reads back within its precision`, () => {
    fc.assert(
      fc.property(PLACES, (place) => {
        fc.pre(isPrintable(format, place));
        const { words, within } = print(place);
        const { readings } = readPosition(words, null);
        const off: number[] = readings.map((reading) => distanceMetres(reading, place));
        ok(off.length >= 1 && Math.min(...off) <= within, `${words}: ${off.join()} m`);
        const nearest = readings[off.indexOf(Math.min(...off))];
        ok((nearest?.radius ?? 0) >= off[off.indexOf(Math.min(...off))]! - 1e-6, "its own radius");
        // In the waters we watch a sound position has one reading, whatever it is printed as.
        if (nearest?.outside === false) ok(readings.length === 1, `${words}: ${readings.length}`);
      }),
    );
  });
}

/** What stands beside positions in messages and logs. */
const BESIDE = [
  "",
  "02:41",
  "0241Z",
  "2021-11-24 03:12",
  "24/11/2021 03:12Z",
  "240312Z NOV 21",
  "33 people",
  "33",
  "33,",
  "2 dead, 31 alive",
  "VHF 16",
  "MMSI 235010170",
  "+33 6 12 34 56 78",
  "07700 900123",
  "course 320 speed 3.5",
  "engine 40 hp, 6.5 m",
  "12.5 kn",
  "3 of 4",
  "No 7:",
] as const;

test("in the waters we watch a position is among the readings whatever figures stand beside it", () => {
  const formats = Object.entries(PRINTERS);
  fc.assert(
    fc.property(
      anywhere(48.9, 52.9, -2.9, 4.9),
      fc.constantFrom(...formats),
      fc.constantFrom(...BESIDE),
      fc.constantFrom(...BESIDE),
      fc.constantFrom(" ", ", ", "\n", ": "),
      (place, [format, print], before, after, gap) => {
        const { words, within } = print(place);
        const text = `${before}${gap}${words}${gap}${after}`;
        const { readings } = readPosition(text, null);
        const off: number[] = readings.map((reading) => distanceMetres(reading, place));
        ok(Math.min(...off) <= within, `${format}: ${JSON.stringify(text)}`);
      },
    ),
    { numRuns: 3000 },
  );
});
