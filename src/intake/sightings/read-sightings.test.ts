import { deepEqual, doesNotMatch, equal, match, ok, throws } from "node:assert/strict";
import { test } from "node:test";
import { changeMapping, openSightings, proposeMapping, type SightingReading } from "#intake";
import { FUZZ_RUNS, mutated, notFinite } from "../../../test/fuzz/mutated.ts";
import { notForTheLog } from "../../../test/fuzz/telling.ts";

type Read = Extract<SightingReading, { ok: true }>;

function readings(file: string | Uint8Array, ...changes: string[]): readonly SightingReading[] {
  const opened = openSightings(typeof file === "string" ? new TextEncoder().encode(file) : file);
  if (opened.format === null) return [{ ok: false, words: opened.words, why: opened.why }];
  return opened.read(changes.reduce(changeMapping, proposeMapping(opened.headings)), null);
}

function read(file: string | Uint8Array, ...changes: string[]): readonly Read[] {
  return readings(file, ...changes).map((reading) => {
    ok(reading.ok, reading.ok ? "" : reading.why);
    return reading;
  });
}

function only(file: string | Uint8Array, ...changes: string[]): Read {
  const [reading, ...more] = read(file, ...changes);
  ok(reading !== undefined && more.length === 0);
  return reading;
}

const told = (at: string) => ({ kind: "told", at, earliest: null, latest: null });

test("headings in English and French are proposed for what they hold", () => {
  const proposed: readonly (readonly [string, string | null])[] = [
    ["Latitude", "lat"],
    ["LAT (WGS84)", "lat"],
    ["gps_lat", "lat"],
    ["lng", "lon"],
    ["Longitude (deg)", "lon"],
    ["Coordonnées GPS", "position"],
    ["Lat/Long", "position"],
    ["WKT", "position"],
    ["lieu", "position"],
    ["Rayon (m)", "radius"],
    ["Date", "date"],
    ["Jour", "date"],
    ["Heure (UTC)", "time"],
    ["Date et heure", "time"],
    ["Observed at", "time"],
    ["Heure de l'observation", "time"],
    ["timeStamp", "time"],
    ["POB", "people"],
    ["Nb personnes", "people"],
    ["Nombre de personnes à bord", "people"],
    ["Number of people", "people"],
    ["N° de téléphone", "sender"],
    ["Phone number", "sender"],
    ["Remarques", "words"],
    ["Message", "words"],
    ["Commentaires", "words"],
    ["Prénom", "withheld"],
    ["Nationalité", "withheld"],
    ["Observateur", "withheld"],
    ["id", "id"],
    ["Couleur", null],
    ["constructor", null],
    ["", null],
  ];
  for (const [heading, holds] of proposed) {
    const [column] = proposeMapping([heading]);
    equal(column!.holds, holds, heading);
  }
});

test("two columns are never taken for the same figure: the first one is", () => {
  const holds = proposeMapping(["lat", "latitude", "message", "remarks"]).map((each) => each.holds);
  deepEqual(holds, ["lat", null, "words", "words"]);
});

test("a person changes what a column holds, by its heading; another heading is refused", () => {
  const proposed = proposeMapping(["lat", "lon", "Personnes", "Adultes"]);
  const holds = (change: string) => changeMapping(proposed, change).map((each) => each.holds);
  deepEqual(holds("people=Adultes"), ["lat", "lon", null, "people"]);
  deepEqual(holds("none=Personnes"), ["lat", "lon", null, null]);
  throws(() => changeMapping(proposed, "people=Enfants"), /one of "lat", "lon".*came "Enfants"/);
  throws(() => changeMapping(proposed, "crew=Adultes"), /expected one of lat.*came crew=Adultes/);
});

const CSV =
  "Heure (UTC);Latitude;Longitude;Personnes;Remarques;Téléphone;Prénom\r\n" +
  '2021-11-24 02:41;51,0523;1,3501;33;"prend l\'eau; ils\r\nappellent";+33612345678;Jeanne\r\n' +
  '24/11/2021 03h10;51.1000;-0.0;30-40;"dit ""au secours""";;\r\n';

test("a table with semicolons, decimal commas, and a cell of two lines", () => {
  const [first, second, ...more] = read(CSV);
  deepEqual(more, []);
  const { lon, lat, radius, people, words, line } = first!.thing;
  deepEqual({ lon, lat, radius, line }, { lon: 1.3501, lat: 51.0523, radius: 1852, line: 2 });
  deepEqual(people, { least: 33, most: 33 });
  equal(words, "prend l'eau; ils\r\nappellent");
  deepEqual(first!.thing.happened, told("2021-11-24T02:41:00.000Z"));
  equal(first!.telling!.place!.fixedAt, "2021-11-24T02:41:00.000Z");
  deepEqual([second!.thing.line, second!.thing.lon, second!.thing.lat], [4, 0, 51.1]);
  ok(Object.is(second!.thing.lon, 0), "west by nothing is nothing");
  deepEqual(second!.thing.happened, told("2021-11-24T03:10:00.000Z"));
  equal(second!.thing.words, 'dit "au secours"');
});

test("a number goes to the vault, and names of people stand nowhere", () => {
  const { telling } = read(CSV)[0]!;
  equal(telling!.sender, "+33612345678");
  doesNotMatch(telling!.words, /Jeanne|33612/);
  match(telling!.words, /Téléphone: withheld\nPrénom: withheld/);
  deepEqual([telling!.name, telling!.who, telling!.relays], [null, "unknown", true]);
});

test("cells that no column is mapped to stand in the words of the report", () => {
  const { telling } = only("lat,lon,hull colour\n51.0500,1.3500,black\n");
  match(telling!.words, /hull colour: black/);
});

test("the same table in other writings", () => {
  const same = "lat\tlon\tmessage\n51.0523\t1.3501\té\n";
  const utf16 = new Uint8Array(
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(same, "utf16le")]),
  );
  const latin = new Uint8Array(Buffer.from(same, "latin1"));
  const marked = `\uFEFF${same}`;
  const withSep = `sep=;\r\n${same.replaceAll("\t", ";")}`;
  const quoted = '"lat","lon","message"\n"51.0523","1.3501","é"\n';
  const writings = [same, utf16, latin, marked, withSep, quoted];
  for (const file of writings) {
    const { thing } = only(file);
    deepEqual([thing.lat, thing.lon, thing.words], [51.0523, 1.3501, "é"], String(file));
  }
});

test("a bad row is one failure with its line, and the others are read", () => {
  const rows: readonly (readonly [string, RegExp])[] = [
    ["95,1.35,3,a", /^line 3: expected latitude -90 to 90.*came "95 1.35"/],
    ["51.05,1.35,3", /^line 3: expected 4 cells.*came 3/],
    ["51.05,1.35,3,a,b", /^line 3: expected 4 cells.*came 5/],
    ["51.05,,3,a", /^line 3: longitude: expected degrees; came nothing/],
    ["north,1.35,3,a", /^line 3: position: expected one that can be read.*came "north 1.35"/],
    ['"51.05,1.35,3,a', /^line 3: expected cells with closed quotation marks/],
    ['51.05,"1.35"x,3,a', /^line 3: expected cells with closed quotation marks/],
  ];
  for (const [row, why] of rows) {
    const [first, bad, last, ...more] = readings(
      `lat,lon,people,words\n51.0500,1.3500,1,x\n${row}\n51.0600,1.3600,2,"y"\n`,
    );
    deepEqual([first!.ok, last!.ok, more.length], [true, true, 0], row);
    ok(!bad!.ok, row);
    match(bad!.why, why);
    equal(bad!.words, row);
  }
});

test("what is doubtful in a row is told, and the rest of it is read", () => {
  const { thing, telling } = only("lat,lon,people,time\n51.0500,1.3500,beaucoup,hier\n");
  equal(thing.people, null);
  match(thing.faults[0]!, /people: expected a number.*came "beaucoup"/);
  deepEqual(thing.happened, { kind: "ambiguous", words: "hier", readings: [] });
  match(telling!.words, /people: beaucoup/);
});

test("numbers of people as tables have them", () => {
  const people = (cell: string) => only(`people,words\n${cell},x\n`).thing.people;
  deepEqual(people("33.0"), { least: 33, most: 33 });
  deepEqual(people("30 personnes"), { least: 30, most: 30 });
  deepEqual(people("30+"), { least: 30, most: null });
  deepEqual(people("?"), { least: 0, most: null });
  equal(people(""), null, "nothing told is not nobody");
  equal(people("999999"), null);
});

test("an hour without a zone is ambiguous; the heading or the cell may tell the zone", () => {
  const happened = (heading: string, cell: string) =>
    only(`${heading},words\n${cell},x\n`).thing.happened;
  deepEqual(happened("time", "2021-11-24 02:41"), {
    kind: "ambiguous",
    words: "2021-11-24 02:41",
    readings: ["2021-11-24T00:41:00.000Z", "2021-11-24T01:41:00.000Z", "2021-11-24T02:41:00.000Z"],
  });
  deepEqual(happened("Heure TU", "2021-11-24 02:41"), told("2021-11-24T02:41:00.000Z"));
  deepEqual(happened("time (UTC)", "2021-11-24T02:41+01:00"), told("2021-11-24T01:41:00.000Z"));
  equal(happened("date,time (UTC)", "24/11/2021,02:41")!.kind, "told");
  deepEqual(happened("date (UTC),time", "2021-11-24,02:41"), told("2021-11-24T02:41:00.000Z"));
  equal(happened("date (UTC),message", "2021-11-24,y")!.kind, "ambiguous");
});

test("a position in one column: figures, links, words; several readings are all kept", () => {
  const place = (cell: string) => only(`position\n"${cell}"\n`);
  deepEqual(
    [place("51.0523, 1.3501").thing.lon, place("51.0523, 1.3501").thing.lat],
    [1.3501, 51.0523],
  );
  equal(place("https://maps.google.com/?q=51.0523,1.3501").thing.lat, 51.0523);
  deepEqual(
    [place("POINT (1.3501 51.0523)").thing.lon, place("POINT(1.3501 51.0523)").thing.lat],
    [1.3501, 51.0523],
  );
  const minutes = place("51 03.1 1 21.0");
  equal(minutes.thing.lon, null);
  deepEqual(
    minutes.telling!.place!.readings.map(({ lon }) => lon),
    [1.35, -1.35],
  );
  const beach = place("plage de Gravelines");
  deepEqual(
    [beach.telling!.place!.words, beach.telling!.place!.readings],
    ["plage de Gravelines", []],
  );
  equal(beach.thing.faults.length, 1);
  equal(place("POLYGON ((1 51, 2 51, 2 52, 1 51))").telling!.place!.readings.length, 0);
});

test("the radius is what was told with a unit, and never less than the figures leave open", () => {
  const radius = (heading: string, cell: string, lat = "51.0500") =>
    only(`lat;lon;${heading}\n${lat};1.3500;${cell}\n`).thing.radius;
  equal(radius("rayon (m)", "300"), 300);
  equal(radius("radius (NM)", "2"), 3704);
  equal(radius("accuracy", "25,5"), 26);
  equal(radius("radius", "5 km"), 5000);
  equal(radius("radius", "5"), 1852, "without a unit it is no narrower than nothing told");
  equal(radius("radius", "9000"), 9000);
  equal(radius("rayon (m)", "300", "51"), 111_120);
});

test("a file without headings is read all the same: no row of it is lost", () => {
  const file = "2021-11-24T02:41Z,51.0523,1.3501\n2021-11-24T02:51Z,51.0600,1.3600\n";
  const found = read(file, "time=1", "lat=2", "lon=3");
  deepEqual(
    found.map(({ thing }) => thing.lat),
    [51.0523, 51.06],
  );
});

test("the same row in one file twice is two reports: only a number makes it one", () => {
  const row = "7,51.0500,1.3500,30\n";
  const [first, second] = read(`id,lat,lon,people\n${row}${row}`);
  equal(first!.telling!.key, second!.telling!.key);
  const other = read(`id,lat,lon,people\n${row}${row.replace("30", "33")}`);
  ok(other[0]!.telling!.key !== other[1]!.telling!.key, "a row that changed is another report");
  equal(only("lat,lon\n51.0500,1.3500\n").telling!.key, null);
});

const feature = (geometry: unknown, properties: unknown = {}): object => ({
  type: "Feature",
  geometry,
  properties,
});
const collection = (...features: unknown[]): string =>
  JSON.stringify({ type: "FeatureCollection", features });
const point = (...coordinates: unknown[]) => ({ type: "Point", coordinates });

test("GeoJSON: a point has its longitude first, and its properties are mapped", () => {
  const at = "2021-11-24T02:41Z";
  const { thing, telling } = only(
    collection(feature(point(0, 51.0523, 3), { time: at, people: 12, nom: "canot", tel: "0612" })),
  );
  deepEqual([thing.lon, thing.lat, thing.radius, thing.shape], [0, 51.0523, 1852, "point"]);
  deepEqual([thing.people, thing.words], [{ least: 12, most: 12 }, "canot"]);
  deepEqual([telling!.sender, telling!.place!.method], ["0612", "sighted"]);
});

test("GeoJSON: an area or a line is the circle around it", () => {
  const ring = [
    [1, 51],
    [1.2, 51],
    [1.2, 51.1],
    [1, 51.1],
    [1, 51],
  ];
  const area = only(JSON.stringify({ type: "Polygon", coordinates: [ring] })).thing;
  deepEqual([area.lon, area.lat, area.shape], [1.1, 51.05, "area"]);
  // Half the diagonal of 0.1 degrees by 0.2 degrees: 5559 m and 6993 m; and 1852 m of ours.
  ok(Math.abs(area.radius! - 10_785) < 20, `${area.radius}`);
  const line = only(
    collection(
      feature({
        type: "LineString",
        coordinates: [
          [179.9, 0],
          [-179.9, 0],
        ],
      }),
    ),
  );
  ok(Math.abs(Math.abs(line.thing.lon!) - 180) < 1e-9 && line.thing.radius! < 14_000);
  const wide = only(
    collection(
      feature({
        type: "LineString",
        coordinates: [
          [0, 0],
          [90, 0],
        ],
      }),
    ),
  );
  deepEqual(wide.telling!.place!.readings, []);
});

test("GeoJSON: a bad feature is one failure, and the others are read", () => {
  const found = readings(
    collection(feature(point(1.35, 51.05)), feature(point(1.35, 95)), 7, feature({ type: "Blob" })),
  );
  deepEqual(
    found.map((each) => each.ok),
    [true, false, false, false],
  );
  const whys = found.map((each) => (each.ok ? "" : each.why));
  match(whys[1]!, /^feature 2: expected longitude.*came \[1.35,95\]/);
  match(whys[2]!, /^feature 3: expected a Feature; came 7/);
  match(whys[3]!, /^feature 4: geometry: expected one of Point/);
  ok(!found[1]!.ok && found[1]!.words.includes("95"));
});

test("GeoJSON of another reference system is refused, with its name", () => {
  const crs = { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::2154" } };
  const document = { type: "FeatureCollection", crs, features: [feature(point(1, 51))] };
  const [reading] = readings(JSON.stringify(document));
  match(reading!.ok ? "" : reading!.why, /crs: expected WGS 84.*2154/);
});

const GPX = `<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">
<metadata><author><name>Jeanne</name></author></metadata>
<wpt lat="51.0523" lon="1.3501"><time>2021-11-24T02:41:00Z</time><name>30 personnes</name></wpt>
<wpt lat="51.0" lon="181"/>
<trk><name>boat</name><trkseg>
<trkpt lat="51.10000" lon="0.00000"><time>2021-11-24T03:00:00Z</time></trkpt>
<trkpt lat="51.20000" lon="1.50000"><time>2021-11-24T04:00:00Z</time></trkpt>
<trkpt lat="x" lon="1.5"/>
<trkpt lat="51.15000" lon="1.45000"><time>2021-11-24T03:30:00Z</time></trkpt>
</trkseg></trk><rte><rtept lat="51.5000" lon="1.5000"/></rte></gpx>`;

test("GPX: a waypoint is a sighting; a track is one boat, where it was last", () => {
  const found = readings(GPX);
  const tellings = found.flatMap((each) => (each.ok && each.telling !== null ? [each] : []));
  const [waypoint, track, ...more] = tellings;
  deepEqual(more, []);
  deepEqual(
    [waypoint!.thing.lon, waypoint!.thing.lat, waypoint!.thing.radius],
    [1.3501, 51.0523, 100],
  );
  deepEqual([waypoint!.thing.words, waypoint!.telling!.place!.method], ["30 personnes", "pin"]);
  deepEqual([track!.thing.shape, track!.thing.lon, track!.thing.lat], ["track", 1.5, 51.2]);
  deepEqual(track!.thing.happened, told("2021-11-24T04:00:00.000Z"));
  match(track!.telling!.words, /name: boat[^]*lat 51.15[^]*lat x[^]*lat 51.20000[^]*lat 51.10000/);
  const fixes = found
    .filter((each) => each.ok && each.telling === null)
    .map((each) => each.ok && each.thing.lat);
  deepEqual(fixes, [51.5, 51.5, 51.1, 51.2, 51.15]);
  const bad = found.flatMap((each) => (each.ok ? [] : [each.why]));
  match(bad[0]!, /^wpt 2: expected longitude.*came \[181,51\]/);
  match(bad[1]!, /^trkpt: lat, lon: expected degrees; came \["x","1.5"\]/);
  doesNotMatch(JSON.stringify(tellings), /Jeanne/);
});

test("GPX: a time without its zone is ambiguous", () => {
  const { thing } = only(
    '<gpx><wpt lat="51.05" lon="1.35"><time>2021-11-24T02:41:00</time></wpt></gpx>',
  );
  equal(thing.happened!.kind, "ambiguous");
});

const kml = (...placemarks: string[]): string =>
  `<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>${placemarks.join("")}</Folder></Document></kml>`;
const data = (name: string, value: string): string =>
  `<Data name="${name}"><value>${value}</value></Data>`;
const inreach = (more: string, point = "1.3501,51.0523,3"): string =>
  "<Placemark><name>Jeanne D</name><TimeStamp><when>2021-11-24T02:41:00Z</when></TimeStamp>" +
  `<ExtendedData>${data("Id", "77")}${data("Time UTC", "11/24/2021 2:41:00 AM")}` +
  `${data("Name", "Jeanne D")}${data("Map Display Name", "JD")}${data("IMEI", "300434030000001")}` +
  `${more}</ExtendedData><Point><coordinates>${point}</coordinates></Point></Placemark>`;

test("KML: a point with its time; an area; a span of time; a bad one leaves the others", () => {
  const found = readings(
    kml(
      '<Placemark id="p1"><name>canot</name><TimeStamp><when>2021-11-24T02:41Z</when></TimeStamp>' +
        `<ExtendedData>${data("Personnes", "30")}</ExtendedData>` +
        "<Point><coordinates> 1.3501,51.0523 </coordinates></Point></Placemark>",
      "<Placemark><TimeSpan><begin>2021-11-24T02:00Z</begin>" +
        "<end>2021-11-24T03:00Z</end></TimeSpan><Polygon><outerBoundaryIs><LinearRing>" +
        "<coordinates>1,51 1.2,51 1.2,51.1 1,51</coordinates></LinearRing></outerBoundaryIs>" +
        "</Polygon></Placemark>",
      "<Placemark><Point><coordinates>51.0523 1.3501</coordinates></Point></Placemark>",
    ),
  );
  const [first, second, third] = found;
  ok(first?.ok === true && second?.ok === true && third?.ok === false);
  const { lon, lat, id, words, people, happened } = first.thing;
  deepEqual([lon, lat, id, words, people!.most], [1.3501, 51.0523, "p1", "canot", 30]);
  deepEqual(happened, told("2021-11-24T02:41:00.000Z"));
  deepEqual([second.thing.shape, second.thing.lon, second.thing.lat], ["area", 1.1, 51.05]);
  deepEqual(second.thing.happened, {
    kind: "told",
    at: "2021-11-24T03:00:00.000Z",
    earliest: "2021-11-24T02:00:00.000Z",
    latest: "2021-11-24T03:00:00.000Z",
  });
  match(third.why, /^placemark 3: coordinates: expected longitude,latitude.*came "51.0523"/);
  match(third.words, /51\.0523 1\.3501/);
});

test("MapShare: an emergency is a distress; the owner is named nowhere", () => {
  const [calm, sos, lost, line] = read(
    kml(
      inreach(data("In Emergency", "False") + data("Valid GPS Fix", "True")),
      inreach(data("In Emergency", "True") + data("Text", "sinking")),
      inreach(data("In Emergency", "True") + data("Valid GPS Fix", "False")),
      "<Placemark><name>Jeanne D</name><LineString><coordinates>1.35,51.05 1.36,51.06" +
        "</coordinates></LineString></Placemark>",
    ),
  );
  deepEqual(
    [calm!.telling!.alert, sos!.telling!.alert, lost!.telling!.alert],
    [null, "distress", "distress"],
  );
  deepEqual([calm!.telling!.channel, sos!.telling!.channel], ["sensor", "message"]);
  deepEqual([sos!.thing.radius, sos!.telling!.place!.method], [100, "gnss"]);
  deepEqual([lost!.telling!.place!.readings, line!.telling], [[], null]);
  deepEqual(
    [sos!.telling!.sender, sos!.telling!.name, sos!.telling!.relays],
    ["300434030000001", null, false],
  );
  deepEqual(sos!.thing.happened, told("2021-11-24T02:41:00.000Z"));
  doesNotMatch(JSON.stringify([calm, sos, lost]), /Jeanne|JD/);
  match(sos!.telling!.words, /Text: sinking/);
});

test("MapShare: its own time is month first, in UTC", () => {
  const only11pm = inreach(data("In Emergency", "False"))
    .replace(/<TimeStamp>.*<\/TimeStamp>/, "")
    .replace("2:41:00 AM", "12:41:00 PM");
  deepEqual(only(kml(only11pm)).thing.happened, told("2021-11-24T12:41:00.000Z"));
});

test("KML: a track of Google's extension is one boat, where it was last", () => {
  const { thing, telling } = only(
    kml(
      "<Placemark><gx:Track><when>2021-11-24T03:00:00Z</when><when>2021-11-24T02:00:00Z</when>" +
        "<gx:coord>1.5000 51.2000 0</gx:coord><gx:coord>1.4 51.1 0</gx:coord>" +
        "</gx:Track></Placemark>",
    ),
  );
  deepEqual([thing.shape, thing.lon, thing.lat, thing.radius], ["track", 1.5, 51.2, 100]);
  deepEqual(thing.happened, told("2021-11-24T03:00:00.000Z"));
  match(telling!.words, /lat 51.1 lon 1.4/);
});

test("what is no file of sightings is kept with its words, and said what it is", () => {
  const bad: readonly (readonly [string, RegExp])[] = [
    ["", /came nothing/],
    ["{", /came no whole JSON/],
    ["[1]", /expected GeoJSON/],
    ["<svg/>", /expected gpx or kml; came "svg"/],
    ["<gpx", /well-formed XML/],
    ["<gpx/>", /expected wpt, trk or rte/],
    ["<kml/>", /expected a Placemark/],
    ["PK\u0003\u0004abc", /a zip \(XLSX, KMZ\)/],
    ["\0\0\0", /no text/],
    [`{"a":${"[".repeat(5000)}`, /came no whole JSON/],
  ];
  for (const [file, why] of bad) {
    const [reading] = readings(file);
    ok(!reading!.ok, file);
    match(reading!.why, why);
    equal(reading!.words, file);
  }
});

test("a table of one unclosed mark a line is read in a moment", () => {
  const rows = 20_000;
  const found = readings(`a,b\n${'"x,y\n'.repeat(rows)}`);
  ok(found.length > rows / 300);
  equal(
    found
      .map((each) => (each.ok ? each.telling!.words : each.words))
      .join("")
      .match(/x/g)!.length,
    rows,
  );
});

test("mutated files never make it throw, yield NaN, or lose words", () => {
  const seeds = [
    CSV,
    "id,date,time (UTC),position,radius (m),words\n7,2021-11-24,02:41,51.05 1.35,30,x\n",
    collection(
      feature(point(1.35, 51.05), { people: "30-40" }),
      feature({
        type: "Polygon",
        coordinates: [
          [
            [1, 51],
            [2, 51],
            [2, 52],
          ],
        ],
      }),
    ),
    GPX,
    kml(inreach(data("In Emergency", "True"))),
  ];
  let count = 0;
  for (const text of mutated(seeds, FUZZ_RUNS, 61)) {
    for (const reading of readings(text)) {
      equal(notFinite(reading), null, text);
      if (reading.ok) {
        count += 1;
        equal(notForTheLog(reading.telling), null, text);
      } else ok(reading.why !== "" && (reading.words !== "" || text.trim() === ""), text);
    }
  }
  ok(count > FUZZ_RUNS / 3, `only ${count} were read`);
});
