import { deepEqual, equal, match, ok } from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { isCharted } from "#chart";
import { distanceMetres, type Position } from "#units";
import { openSeaChart } from "../../run/sea-chart.ts";
import { readPosition } from "./read-position.ts";
import { isInWatchArea, WATCH_AREA, type NotReadWhy, type PositionReading } from "./reading.ts";

const chart = openSeaChart(new URL("../../..", import.meta.url).pathname);
const read = (words: string): readonly PositionReading[] => readPosition(words, chart).readings;
const brief = ({ lat, lon }: Position): string => `${lat.toFixed(4)},${lon.toFixed(4)}`;

/** Words, and all of their readings as latitude and longitude. */
const TABLE: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  // field/standards.md 3.3: what two other parsers read wrongly, or not at all.
  "the table of the field": [
    ["51 02.30N 001 22.10E", "51.0383,1.3683"],
    ["51-02.30N 001-22.10E", "51.0383,1.3683"],
    ["51.05N 0.0E", "51.0500,0.0000"],
    ["50.5, 0.0", "50.5000,0.0000"],
    ["51 degrees 2 minutes north 1 degree 22 minutes east", "51.0333,1.3667"],
    ["https://maps.google.com/?q=51.0523,1.3501", "51.0523,1.3501"],
    ["+51.0523+001.3501/", "51.0523,1.3501"],
    ["9F32WPQ2+R9", "51.9396,0.7009"],
  ],
  "degrees and minutes": [
    ["51°08.5′N 001°44.5′E", "51.1417,1.7417"],
    ["51 09.045N 001 45.568E", "51.1508,1.7595"],
    ["51°02.30'N - 001°22.10'E", "51.0383,1.3683"],
    ["N 51 02.3 E 1 22.1", "51.0383,1.3683"],
    ["N51°02.3' E001°22.1'", "51.0383,1.3683"],
    ["51N02.30 001E22.10", "51.0383,1.3683"],
    ["51 02,30N 001 22,10E", "51.0383,1.3683"],
    ["5102.30N 00122.10E", "51.0383,1.3683"],
    ["5102N 00122E", "51.0333,1.3667"],
    ["$GPGGA,0241,5102.30,N,00122.10,E,1", "51.0383,1.3683"],
    ["51:02.30N 001:22.10W", "51.0383,-1.3683"],
    ["at 02:41Z in 51-09.0N 001-45.6E, course 320, 3 kn", "51.1500,1.7600"],
    ["02:41 51 02.3N 1 22.1E", "51.0383,1.3683"],
    ["2021-11-24 03:12 51 09.045N 001 45.568E", "51.1508,1.7595"],
    ["240312Z NOV 21 51-09.0N 001-45.6E", "51.1500,1.7600"],
    [
      "51 degrés 2 minutes de latitude nord et 1 degré 22 minutes de longitude est",
      "51.0333,1.3667",
    ],
    ["we have 2 children 51 02.3N 001 22.1E and 30 adults", "51.0383,1.3683"],
    ["51 deg 02.3 min N, 001 deg 22.1 min E", "51.0383,1.3683"],
    ["51 degrés 02,3 nord et 1 degré 22,1 ouest", "51.0383,-1.3683"],
    ["la position est 51 02 N 1 22 E", "51.0333,1.3667"],
  ],
  "degrees, minutes and seconds": [
    ["51°08'30\"N 1°44'30\"E", "51.1417,1.7417"],
    ["51°08'30''N 1°44'30''W", "51.1417,-1.7417"],
    ["51:02:30N 1:22:10E", "51.0417,1.3694"],
    ["51-02-18N 001-22-06E", "51.0383,1.3683"],
    ["510230N 0012210E", "51.0417,1.3694"],
    ["51d02m30sN 1d22m10sW", "51.0417,-1.3694"],
    ["51,02,30 N 1,22,10 E", "51.0417,1.3694"],
    ["51 degrés 02 minutes 18 secondes Nord, 1 degré 22 minutes 6 secondes Est", "51.0383,1.3683"],
    ["latitude nord 51 degrés 02 minutes, longitude est 1 degré 22", "51.0333,1.3667"],
    // Two points in a figure: seconds, or decimals of a minute.
    ["51.02.30N 001.22.10E", "51.0417,1.3694", "51.0383,1.3683"],
  ],
  "decimal degrees": [
    ["50.7667N 0.0833W", "50.7667,-0.0833"],
    ["50,7667 N 0,0833 O", "50.7667,-0.0833"],
    ["51.0523, 1.3501", "51.0523,1.3501"],
    ["51,0383; 1,3683", "51.0383,1.3683"],
    ["51.0523 -0.2901", "51.0523,-0.2901"],
    ["50.80 −0.29", "50.8000,-0.2900"],
    ["50.8 moins 0,29", "50.8000,-0.2900"],
    ["51 point 05 north 1 point 35 east", "51.0500,1.3500"],
    ["Lat: 51.0523 Lon: -1.3501", "51.0523,-1.3501"],
    ['{"lat":51.0523,"lng":1.3501}', "51.0523,1.3501"],
    ['A"ML=1;lt=+51.0383;lg=+1.3683;rd=50', "51.0383,1.3683"],
    ["I am here Lat+51.05 Lon-0.29 Alt+3ft", "51.0500,-0.2900"],
    ["٥١٫٠٥٢٣° N ١٫٣٥٠١° E", "51.0523,1.3501"],
    ["40.7128, -74.0060", "40.7128,-74.0060"],
  ],
  "longitude 0 is a place, and west by nothing is nothing": [
    ["51 00.0N 000 00.0E", "51.0000,0.0000"],
    ["51 00.0N 000 00.0W", "51.0000,0.0000"],
    ["51.5 -0.0", "51.5000,0.0000"],
    ["-0.0, -0.0", "0.0000,0.0000"],
    ["geo:51.05,0", "51.0500,0.0000"],
    ["+51.05+000.00/", "51.0500,0.0000"],
    ["51.05, 0", "51.0500,0.0000"],
  ],
  "a sign that is missing near Greenwich is held both ways": [
    ["50.8 0.3", "50.8000,0.3000", "50.8000,-0.3000"],
    ["50.75, 0.25", "50.7500,0.2500", "50.7500,-0.2500"],
    ["51 02.3 1 22.1", "51.0383,1.3683", "51.0383,-1.3683"],
    ["51 02 30 1 22 10", "51.0417,1.3694", "51.0417,-1.3694"],
    ["51.05N 1.35", "51.0500,1.3500", "51.0500,-1.3500"],
    ["lat/long 51.05/1.35", "51.0500,1.3500", "51.0500,-1.3500"],
    // A dash may be a minus or only a dash; minus and E contradict each other.
    ["51.0523 - 0.2901", "51.0523,0.2901", "51.0523,-0.2901"],
    ["51.05N -0.29E", "51.0500,0.2900", "51.0500,-0.2900"],
  ],
  "latitude and longitude exchanged are held both ways": [
    ["1.3501, 51.0523", "1.3501,51.0523", "51.0523,1.3501"],
    ["-0.29, 50.8", "-0.2900,50.8000", "50.8000,-0.2900"],
    ["POINT(1.3683, 51.0383)", "1.3683,51.0383", "51.0383,1.3683"],
  ],
  "figures that may belong to something else": [
    ["33 51 02.3N 001 22.1E", "33.8506,1.3683", "51.0383,1.3683"],
    ["+33 6 12 34 56 78"],
    ["+44 7700 900123"],
    ["33 people, 2 dead"],
    ["030° 12 NM"],
  ],
  "map links": [
    ["https://maps.google.com/maps?q=51.0523%2C-0.3501&z=17&hl=en", "51.0523,-0.3501"],
    [
      "https://www.google.com/maps/place/51%C2%B002'18%22N/@51.03,1.30,17z/data=!8m2!3d51.0383!4d1.3683",
      "51.0383,1.3683",
    ],
    ["https://www.google.com/maps/place/51%C2%B002'18.0%22N+1%C2%B022'06.0%22E", "51.0383,1.3683"],
    ["https://www.google.com/maps/search/?api=1&query=51.05%2C1.35", "51.0500,1.3500"],
    ["https://www.google.com/maps/@51.05,1.35,12z", "51.0500,1.3500"],
    ["Location: https://maps.google.com/?q=51.0523,1.3501.", "51.0523,1.3501"],
    ["https://maps.apple.com/?ll=51.0523,1.3501&q=Marked%20Location", "51.0523,1.3501"],
    ["https://maps.apple.com/place?coordinate=51.0523,1.3501&name=Boat", "51.0523,1.3501"],
    ["https://www.openstreetmap.org/?mlat=51.05&mlon=-0.35#map=12/51.1/1.4", "51.0500,-0.3500"],
    ["https://www.openstreetmap.org/#map=12/51.0523/1.3501", "51.0523,1.3501"],
    ["https://www.bing.com/maps?cp=51.0523~1.3501&lvl=11", "51.0523,1.3501"],
    ["https://waze.com/ul?ll=51.0523,1.3501&navigate=yes", "51.0523,1.3501"],
    ["https://plus.codes/9F33W9X4+2Q", "51.9476,1.3569"],
    // Examples of other implementations of OpenStreetMap's short links.
    ["https://osm.org/go/0GAjIv8h", "50.6715,6.0972"],
    ["https://osm.org/go/0OP4tR~rx", "51.8760,19.5790"],
    ["https://wa.me/?text=https://maps.google.com/?q=51.0523,1.3501", "51.0523,1.3501"],
    ["geo:51.0523,1.3501;u=35", "51.0523,1.3501"],
    ["geo:0,0?q=51.0523,1.3501(Boat)", "51.0523,1.3501"],
  ],
  "codes and grids": [
    // Examples of the Open Location Code project's own documents and test data.
    ["9FCQ9HXG+4CG", "58.3978,15.5761"],
    ["4VCPPQGP+Q9", "-41.2731,174.7859"],
    ["6FH32222+22", "1.0001,1.0001"],
    ["2926+G5 Dover", "51.0013,1.3604"],
    // PROJ: echo 384421 5655000 | proj -I +proj=utm +zone=31
    ["31U 384421 5655000", "51.0349,1.3516"],
    ["UTM 31 N E 384421 N 5655000", "51.0349,1.3516"],
    ["31U DS 12345 67890", "51.1557,1.7466"],
    ["31uds1234567890", "51.1557,1.7466"],
    ["+5103.1+00121.0/", "51.0517,1.3500"],
    ["-510308.0-0012100.0+0.0CRSWGS_84/", "-51.0522,-1.3500"],
  ],
};

for (const [title, rows] of Object.entries(TABLE)) {
  test(title, () => {
    for (const [words, ...expected] of rows) {
      const readings = read(words);
      deepEqual(readings.map(brief), expected, words);
      ok(!readings.some(({ lon, lat }) => Object.is(lon, -0) || Object.is(lat, -0)), words);
    }
  });
}

const REFUSED: readonly (readonly [string, NotReadWhy])[] = [
  ["51 62.30N 001 22.10E", "no such position"],
  ["51 02 75N 1 22 10E", "no such position"],
  ["91.0, 1.0", "no such position"],
  ["+51.0523+181.3501/", "no such position"],
  ["31U 984421 5655000", "no such position"],
  ["51 02.3N", "half a position"],
  ["lat 51.05", "half a position"],
  ["///filled.count.soap", "what3words"],
  ["filled.count.soap", "what3words"],
  ["https://w3w.co/filled.count.soap", "what3words"],
  ["https://maps.app.goo.gl/AbCdEf12", "short link"],
  ["https://example.org/news/2021/11/24", "link without a position"],
  ["geo:0,0?q=Dover", "link without a position"],
  ["W9X4+2Q", "short Plus Code"],
  ["3 miles west of Nowhereville", "unknown place"],
  ["JO01QB", "nothing"],
  ["somewhere dark", "nothing"],
  ["51", "nothing"],
  ["", "nothing"],
];
for (const [words, why] of REFUSED) {
  test(`"${words}" is not read: ${why}; its words are kept`, () => {
    const { readings, notRead } = readPosition(words, chart);
    deepEqual(readings, []);
    deepEqual(
      notRead.map((each) => each.why),
      [why],
    );
    ok(words.includes(notRead[0]?.words ?? "-"));
  });
}

test("what a reading takes for granted stands with it, and outside the area is only flagged", () => {
  deepEqual(
    read("50.8 0.3").map(({ doubts }) => doubts),
    [["taken as east"], ["taken as west"]],
  );
  const [asSaid, exchanged] = read("1.3501, 51.0523");
  deepEqual([asSaid?.outside, asSaid?.doubts], [true, []]);
  deepEqual([exchanged?.outside, exchanged?.doubts], [false, ["latitude and longitude exchanged"]]);
  deepEqual(read("30S 384421 4000000").at(1)?.doubts, ["zone letter as a hemisphere"]);
  deepEqual(read("40.7128, -74.0060")[0]?.outside, true);
});

test("the radius is one of the last digit, and never less than a telephone is good for", () => {
  const radius = (words: string): number | undefined => read(words)[0]?.radius;
  equal(radius("51.05N 1.35E"), 1111);
  equal(radius("51 02N 1 22E"), 1852);
  equal(radius("51 02.3N 1 22.1E"), 185);
  equal(radius("51.052345, 1.350123"), 100);
  equal(radius("geo:51.0523,1.3501;u=350"), 350);
  equal(radius("31U DS 12 67"), 707);
  const view = radius("https://www.google.com/maps/@51.0500,1.3500,12z") ?? 0;
  ok(view > 3000 && view < 6000, "a map of 8 km width");
});

test("every reading leads to its words, and figures that agree with a place are said with it", () => {
  const text = "at 02:41 they were in 51 02.30N 001 22.10E, 4 miles off Dover";
  const [reading, ...others] = read(text);
  deepEqual(others, []);
  equal(reading?.words, "51 02.30N 001 22.10E");
  equal(text.indexOf(reading.words), reading.at);
  deepEqual(reading.agrees, ["4 miles off Dover"]);
  equal(read("51 02.30N 001 22.10E, 4 miles off Dieppe").length, 2, "they contradict each other");
  deepEqual(
    read("50.8 0.3 off Eastbourne").map(({ agrees }) => agrees.length),
    [1, 0],
    "a place speaks for one of two readings and takes none away",
  );
});

test("the watched waters are those of the chart", () => {
  const { west, east, south, north } = WATCH_AREA;
  for (const lon of [west, 0, east]) {
    for (const lat of [south, 51, north]) {
      ok(isCharted(chart, { lon, lat }) && isInWatchArea({ lon, lat }), `${lon} ${lat}`);
    }
  }
  for (const [lon, lat] of [
    [west - 0.01, 51],
    [east + 0.01, 51],
    [0, south - 0.01],
    [0, north + 0.01],
  ] as const) {
    ok(!isCharted(chart, { lon, lat }) && !isInWatchArea({ lon, lat }), `${lon} ${lat}`);
  }
});

test("more positions than the log can hold are said to be more, and a long text to be long", () => {
  const many = Array.from({ length: 25 }, (_, at) => `50.${10 + at}N 1.20E;`).join(" and ");
  const { readings, notRead } = readPosition(many, chart);
  equal(readings.length, 20);
  equal(notRead[0]?.why, "too many");
  match(notRead[0]?.words ?? "", /^50\.30N/);
  const long = `${"x".repeat(4000)} 51.05N 1.35E`;
  deepEqual(
    readPosition(long, chart).notRead.map(({ why, at }) => [why, at]),
    [["too long", 4000]],
  );
});

test("the words of places are needed only for places: figures are read without a chart", () => {
  equal(readPosition("51 02.30N 001 22.10E", null).readings.length, 1);
  deepEqual(readPosition("off Dungeness", null).readings, []);
});

test("no text gives NaN, or throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (words) => {
      for (const { lon, lat, radius } of read(words)) {
        ok(Number.isFinite(lon) && Number.isFinite(lat) && radius > 0);
      }
    }),
  );
});

const DATA = "/work/shared/data/nights/2021-11-23.json";
test("the positions of the night of 24 November 2021 as published read back", (t) => {
  if (!existsSync(DATA)) {
    t.skip(`${DATA} is not here: the folder /work/shared/data is needed`);
    return;
  }
  const texts = [...readFileSync(DATA, "utf8").matchAll(/\b\d{2} \d{2}\.\d+N 0\d{2} \d{2}\.\d+E/g)];
  ok(texts.length > 2, "some positions stand in the file");
  for (const [words] of texts) {
    const [lat = 0, latM = 0, lon = 0, lonM = 0] = words.split(/[^\d.]+/).map(Number);
    const expected = { lat: lat + latM / 60, lon: lon + lonM / 60 };
    const [reading, ...others] = read(words);
    ok(reading !== undefined && others.length === 0, words);
    ok(distanceMetres(reading, expected) < 1, words);
  }
});
