import { deepEqual, doesNotMatch, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import { readPidfLo, type PidfLocation, type Telling } from "#intake";
import { distanceMetres } from "#units";
import { FUZZ_RUNS, mutated, notFinite } from "../../../test/fuzz/mutated.ts";
import { notForTheLog } from "../../../test/fuzz/telling.ts";

const SRS = 'srsName="urn:ogc:def:crs:EPSG::4326"';
const M = 'uom="urn:ogc:def:uom:EPSG::9001"';
const DEG = 'uom="urn:ogc:def:uom:EPSG::9102"';

function document(places: string, method = "GPS", more = ""): string {
  return `<?xml version="1.0"?><presence xmlns="urn:ietf:params:xml:ns:pidf"
    xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10" xmlns:gml="http://www.opengis.net/gml"
    xmlns:gs="http://www.opengis.net/pidflo/1.0" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"
    entity="tel:+447700900123"><dm:device id="jeanne"><gp:geopriv><gp:location-info>${places}
    </gp:location-info><gp:usage-rules><gp:retransmission-allowed>no</gp:retransmission-allowed>
    <gp:retention-expiry>2021-11-25T02:41:00Z</gp:retention-expiry></gp:usage-rules>
    <gp:method>${method}</gp:method></gp:geopriv><dm:deviceID>imei:490154203237518</dm:deviceID>
    <dm:timestamp>2021-11-24T03:41:00+01:00</dm:timestamp></dm:device>${more}</presence>`;
}

const POINT = `<gml:Point ${SRS}><gml:pos>51.0833 1.4167</gml:pos></gml:Point>`;
const CIRCLE = `<gs:Circle ${SRS}><gml:pos>51.0833 1.4167</gml:pos><gs:radius ${M}>850.24
  </gs:radius></gs:Circle>`;
const ELLIPSE = `<gs:Ellipse ${SRS}><gml:pos>51.0833 1.4167</gml:pos><gs:semiMajorAxis ${M}>1275
  </gs:semiMajorAxis><gs:semiMinorAxis ${M}>670</gs:semiMinorAxis><gs:orientation ${DEG}>43.2
  </gs:orientation></gs:Ellipse>`;
const band = (inner: number, outer: number, start: number, opening: number): string =>
  `<gs:ArcBand ${SRS}><gml:pos>51 1.4</gml:pos><gs:innerRadius ${M}>${inner}</gs:innerRadius>
  <gs:outerRadius ${M}>${outer}</gs:outerRadius><gs:startAngle ${DEG}>${start}</gs:startAngle>
  <gs:openingAngle ${DEG}>${opening}</gs:openingAngle></gs:ArcBand>`;
const POLYGON = `<gml:Polygon ${SRS}><gml:exterior><gml:LinearRing><gml:pos>51 1.4</gml:pos>
  <gml:pos>51 1.5</gml:pos><gml:pos>51.1 1.5</gml:pos><gml:pos>51.1 1.4</gml:pos>
  <gml:pos>51 1.4</gml:pos></gml:LinearRing></gml:exterior></gml:Polygon>`;

function only(xml: string): { readonly thing: PidfLocation; readonly telling: Telling } {
  const [reading, ...more] = readPidfLo(xml);
  deepEqual(more, []);
  ok(reading?.ok === true && reading.telling !== null, JSON.stringify(reading));
  return { thing: reading.thing, telling: reading.telling };
}

const SHAPES: readonly (readonly [string, string, number, number, number])[] = [
  ["Point", POINT, 1.4167, 51.0833, 100],
  ["Circle", CIRCLE, 1.4167, 51.0833, 850.24],
  ["Ellipse", ELLIPSE, 1.4167, 51.0833, 1275],
  // Half the diagonal of 11.12 km by 7.0 km.
  ["Polygon", POLYGON, 1.45, 51.05, 6568],
  // From half a turn on, all around the mast.
  ["ArcBand", band(3594, 4148, 20, 200), 1.4, 51, 4148],
];
for (const [shape, xml, lon, lat, radius] of SHAPES) {
  test(`a ${shape} has its latitude first, and a circle around all of it`, () => {
    const { thing, telling } = only(document(xml));
    deepEqual([thing.shape, thing.faults], [shape, []]);
    const [place] = telling.place?.readings ?? [];
    ok(Math.abs(place!.lon - lon) < 1e-9 && Math.abs(place!.lat - lat) < 1e-9);
    ok(Math.abs(place!.radius - radius) < 1, `${place!.radius}`);
    equal(thing.radius, shape === "Point" ? null : place!.radius);
  });
}

test("the circle around an arc band holds its corners, and is no wider than need be", () => {
  const { thing } = only(document(band(3594, 4148, 20, 20)));
  // Due 30 degrees from the mast; half the chord of 20 degrees at 4148 m is 720 m.
  const away = distanceMetres({ lon: 1.4, lat: 51 }, { lon: thing.lon!, lat: thing.lat! });
  ok(away > 3594 && away < 4148, `${away}`);
  ok(thing.lon! > 1.4 && thing.lat! > 51, "to the north-east");
  ok(thing.radius! > 720 && thing.radius! < 800, `${thing.radius}`);
});

test("a location has its time, method, rules and confidence", () => {
  const { thing, telling } = only(document(CIRCLE));
  deepEqual([thing.timestamp, thing.method], ["2021-11-24T02:41:00.000Z", "GPS"]);
  deepEqual([thing.retentionExpiry, thing.retransmission], ["2021-11-25T02:41:00.000Z", false]);
  deepEqual([thing.confidence, telling.place?.method], [95, "gnss"]);
  equal(telling.place?.fixedAt, "2021-11-24T02:41:00.000Z");
  const sure = "<con:confidence xmlns:con='x'>67</con:confidence>";
  equal(only(document(`${CIRCLE}${sure}`)).thing.confidence, 67);
  equal(only(document(`${CIRCLE}${sure.replace("67", "unknown")}`)).thing.confidence, null);
});

const METHODS: readonly (readonly [string, string, number])[] = [
  ["GPS", "gnss", 100],
  ["Device-Based_A-GPS", "gnss", 100],
  ["Cell", "network", 35_000],
  ["TA-NMR", "network", 35_000],
  ["802.11", "estimated", 1852],
  ["Manual", "estimated", 1852],
];
for (const [token, method, radius] of METHODS) {
  test(`a point by ${token} is ${method}`, () => {
    const { place } = only(document(POINT, token)).telling;
    deepEqual([place?.method, place?.readings[0]?.radius], [method, radius]);
  });
}

test("each location is a reading of its own, and a bad one leaves the others", () => {
  const bad = CIRCLE.replace("51.0833", "151.0833");
  const readings = readPidfLo(document(`${POINT}${bad}${CIRCLE}`));
  equal(readings.length, 3);
  const [, second, third] = readings;
  ok(second!.ok && third!.ok);
  equal(second!.telling?.place, null);
  match(second!.thing.faults.join(), /Circle: expected latitude and longitude; came "151\.0833/);
  equal(third!.thing.radius, 850.24);
});

const BAD: readonly (readonly [string, RegExp])[] = [
  [CIRCLE.replace("::4326", "::27700"), /Circle: expected EPSG 4326 or 4979/],
  [CIRCLE.replace("::9001", "::9002"), /radius: expected metres, EPSG 9001/],
  [CIRCLE.replace("850.24", "NaN"), /radius: expected a number/],
  [CIRCLE.replace("850.24", "-1"), /radius: expected metres from 0/],
  [POINT.replace("51.0833 1.4167", "51.0833"), /expected figures by 2 or 3; came 1/],
  [band(4148, 3594, 20, 20), /innerRadius within outerRadius/],
  [
    POLYGON.replaceAll(/<gml:pos>51.1[^/]*\/gml:pos>/g, "").replace("51 1.5", "x"),
    /Polygon|Linear/,
  ],
];
for (const [xml, why] of BAD) {
  test(`a bad shape is told and gives no place: ${why.source}`, () => {
    const { thing, telling } = only(document(xml));
    equal(telling.place, null);
    match(thing.faults.join(), why);
  });
}

test("an address gives its parts, no place, and no name of a house", () => {
  const civic = "<ca:civicAddress xmlns:ca='c'><A1>Kent</A1><NAM>JEANNE</NAM></ca:civicAddress>";
  const { thing, telling } = only(document(civic));
  deepEqual([thing.civic, thing.shape, telling.place], ["A1 Kent", null, null]);
  doesNotMatch(telling.words, /JEANNE/);
});

test("three dimensions are read as three figures", () => {
  const sphere = CIRCLE.replaceAll("Circle", "Sphere").replace("::4326", "::4979");
  const { thing } = only(document(sphere.replace("1.4167", "1.4167 33")));
  deepEqual([thing.lon, thing.lat, thing.altitude, thing.radius], [1.4167, 51.0833, 33, 850.24]);
  const list = "<gml:posList>51 1.4 9 51 1.5 9 51.1 1.5 9 51 1.4 9</gml:posList>";
  const prism = `<gs:Prism srsName="urn:ogc:def:crs:EPSG::4979"><gs:base><gml:Polygon>
    <gml:exterior><gml:LinearRing>${list}</gml:LinearRing></gml:exterior></gml:Polygon></gs:base>
    </gs:Prism>`;
  deepEqual(only(document(prism)).thing.lat, 51.05);
});

test("whose phone it is, is for the vault alone", () => {
  const { thing, telling } = only(document(POINT));
  equal(telling.sender, "+447700900123");
  const shown = JSON.stringify({ thing, ...telling, sender: null });
  doesNotMatch(shown, /7700900123|490154203237518|jeanne/);
  const device = document(POINT).replace("tel:+447700900123", "pres:x@y");
  equal(only(device).telling.sender, "imei:490154203237518");
});

test("what is no presence document is kept with its words", () => {
  for (const text of ["MAYDAY", "", "<a/>", "<presence>", "<presence/>"]) {
    const [reading, ...more] = readPidfLo(text);
    deepEqual(more, []);
    ok(reading !== undefined && !reading.ok);
    equal(reading.words, text);
    match(reading.why, /^expected /);
  }
});

test("mutated documents never make it throw, yield NaN, or lose words", () => {
  const shapes = [POINT, CIRCLE, ELLIPSE, POLYGON, band(3594, 4148, 20, 20)];
  const seeds = shapes.map((shape) => document(shape).replaceAll(/\s+/g, " "));
  let count = 0;
  for (const text of mutated(seeds, FUZZ_RUNS, 47)) {
    const readings = readPidfLo(text);
    ok(readings.length > 0, text);
    for (const reading of readings) {
      equal(notFinite(reading), null, text);
      if (reading.ok) {
        count += 1;
        equal(notForTheLog(reading.telling), null, text);
      } else ok(reading.why !== "" && (reading.words !== "" || text.trim() === ""), text);
    }
  }
  ok(count > FUZZ_RUNS / 20, `only ${count} were read`);
});
