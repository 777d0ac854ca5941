import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import {
  describePosition,
  distanceToLine,
  findBank,
  findCentres,
  findLane,
  findNearestPlaces,
  findPlace,
  findPlaces,
  findSide,
  isCharted,
  isInLane,
  isLand,
  isNearLine,
  openChart,
  type ChartData,
} from "#chart";
import {
  bearingDegrees,
  distanceMetres,
  nauticalMiles,
  position,
  toNauticalMiles,
  type Position,
} from "#units";

const FILES: Readonly<Record<keyof ChartData, string>> = {
  land: "coast/land.geojson",
  places: "gazetteer/places.json",
  boundaries: "gazetteer/boundaries.geojson",
  banks: "gazetteer/sandbanks.geojson",
  lanes: "gazetteer/tss_schematic.geojson",
};

function textOf(part: keyof ChartData): string {
  return readFileSync(new URL(`../../data/${FILES[part]}`, import.meta.url), "utf8");
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Step = string | number;

/** The shipped data, parsed anew, so that a test may spoil its copy. */
function shipped(): Record<keyof ChartData, Json> {
  const parse = (part: keyof ChartData): Json => JSON.parse(textOf(part)) as Json;
  return {
    land: parse("land"),
    places: parse("places"),
    boundaries: parse("boundaries"),
    banks: parse("banks"),
    lanes: parse("lanes"),
  };
}

function take(json: Json | undefined, step: Step): Json | undefined {
  if (Array.isArray(json)) return json[Number(step)];
  return typeof json === "object" && json !== null ? json[step] : undefined;
}

/** The shipped data with what `path` leads to replaced by what `spoil` makes of it. */
function spoiled(path: readonly Step[], spoil: (before: Json | undefined) => unknown): ChartData {
  const data = shipped();
  const above = path.slice(0, -1).reduce<Json | undefined>(take, data);
  const last = path.at(-1)!;
  assert.ok(typeof above === "object" && above !== null, path.join("."));
  Object.assign(above, { [last]: spoil(take(above, last)) });
  return data;
}

const list = (json: Json | undefined): Json[] => (Array.isArray(json) ? json : []);

const chart = openChart(shipped());

/** Degrees north, then degrees east, as an officer reads them out. */
const at = (lat: number, lon: number): Position => position(lon, lat);

const anywhere = fc
  .record({
    lon: fc.double({ min: -3, max: 5, noNaN: true }),
    lat: fc.double({ min: 48.8, max: 53, noNaN: true }),
  })
  .map(({ lon, lat }) => position(lon, lat));

test("land and sea, as an officer would read them from the chart", () => {
  const table: readonly (readonly [string, number, number, boolean])[] = [
    ["Dover Castle", 51.1295, 1.3212, true],
    ["Calais, town hall", 50.9525, 1.8535, true],
    ["Dunkirk, town", 51.03, 2.375, true],
    ["Newhaven, town", 50.795, 0.05, true],
    ["Greenwich meridian on land, Lewes", 50.87, 0, true],
    ["London, west of the meridian", 51.5074, -0.1278, true],
    ["Isle of Wight, Newport", 50.7, -1.29, true],
    ["Isle of Sheppey", 51.4, 0.85, true],
    ["mid-strait", 51.0, 1.5, false],
    ["Sandettie light vessel", 51.15611, 1.78528, false],
    ["Varne light vessel", 51.02, 1.4, false],
    ["3 NM off Newhaven on the meridian", 50.73, 0, false],
    ["2 NM off Brighton, west longitude", 50.78, -0.14, false],
    ["Goodwin Sands, which dry: sea here", 51.25, 1.53, false],
    ["off Gravelines", 51.05, 2.1, false],
  ];
  for (const [name, lat, lon, land] of table) assert.equal(isLand(chart, at(lat, lon)), land, name);
});

test("no light vessel is on land, and 97 of 100 towns are", () => {
  const ofKind = (kind: string) => chart.places.filter((place) => place.kind === kind);
  for (const { id, position: mark } of ofKind("light_vessel"))
    assert.equal(isLand(chart, mark), false, id);
  const towns = ofKind("town");
  const ashore = towns.filter((town) => isLand(chart, town.position)).length;
  assert.ok(ashore / towns.length > 0.97, `${ashore} of ${towns.length}`);
});

test("the row index gives what a plain even-odd count over all polygons gives", () => {
  const { features } = JSON.parse(textOf("land")) as {
    features: { geometry: { coordinates: [number, number][][] } }[];
  };
  const plainly = ({ lon, lat }: Position): boolean =>
    features.some(({ geometry }) => {
      const ring = geometry.coordinates[0] ?? [];
      let inside = false;
      for (let to = 0, from = ring.length - 1; to < ring.length; from = to, to += 1) {
        const [lonA, latA] = ring[from]!;
        const [lonB, latB] = ring[to]!;
        if (
          latA > lat !== latB > lat &&
          lon < lonA + ((lat - latA) / (latB - latA)) * (lonB - lonA)
        )
          inside = !inside;
      }
      return inside;
    });
  fc.assert(
    fc.property(anywhere, (point) => isLand(chart, point) === plainly(point)),
    { numRuns: 300 },
  );
});

test("off the chart nothing is land or anybody's side, and the echo says so", () => {
  for (const point of [at(45.7, 4.8), at(0, 0), at(-90, 180), at(51, -3.1), at(53.1, 1)]) {
    assert.equal(isCharted(chart, point), false);
    assert.equal(isLand(chart, point), false);
    assert.equal(findSide(chart, point), "outside the charted line");
    assert.equal(describePosition(chart, point).charted, false);
  }
});

test("sides of the line", () => {
  const table: readonly (readonly [string, number, number, string])[] = [
    ["24 Nov 2021: the place published as 51°08.5'N 1°44.5'E", 51.14167, 1.74167, "UK"],
    ["24 Nov 2021: the place published as 51.093 N 1.7235 E", 51.093, 1.7235, "FR"],
    ["Dover", 51.1295, 1.3212, "UK"],
    ["Calais", 50.9525, 1.8535, "FR"],
    ["1 NM off Dunkirk, east of the line's end", 51.07, 2.36, "FR"],
    ["off Bray-Dunes", 51.1, 2.5, "FR"],
    ["off De Panne", 51.12, 2.6, "outside the charted line"],
    ["off Ostend", 51.25, 2.85, "outside the charted line"],
    ["off Newhaven on the meridian", 50.7, 0, "UK"],
    ["off Dieppe", 49.98, 1.0, "FR"],
    ["off Brighton, west longitude", 50.7, -0.3, "UK"],
    ["off Le Havre, west longitude", 49.6, -0.3, "FR"],
    ["off Portsmouth, west of the line's end", 50.7, -1.1, "outside the charted line"],
    ["off Margate", 51.42, 1.4, "UK"],
  ];
  for (const [name, lat, lon, side] of table)
    assert.equal(findSide(chart, at(lat, lon)), side, name);
});

test("the six points of 1988 are on the line, and each official piece is good to 10 m", () => {
  const { features } = JSON.parse(textOf("boundaries")) as {
    features: { properties: { points: { lat: number; lon: number }[] } }[];
  };
  const points = features[0]?.properties.points ?? [];
  assert.equal(points.length, 6);
  for (const { lat, lon } of points)
    assert.ok(distanceToLine(chart, at(lat, lon)) < 1, `${lat} ${lon}`);
  assert.equal(describePosition(chart, at(51.0, 1.47)).lineAccuracy, 10);
  assert.equal(describePosition(chart, at(50.5, 0.5)).lineAccuracy, 3000);
});

test("the French place of 24 November 2021 is 0.3 NM from the line, the British one 1.4 NM", () => {
  const french = toNauticalMiles(distanceToLine(chart, at(51.093, 1.7235)));
  const british = toNauticalMiles(distanceToLine(chart, at(51.14167, 1.74167)));
  assert.ok(Math.abs(french - 0.3) < 0.05, `${french} NM`);
  assert.ok(Math.abs(british - 1.4) < 0.05, `${british} NM`);
});

test("0.6 NM off, on either side, is near the line within 1 NM, not within 0.5", () => {
  // Perpendicular to the piece between points III and IV, from its middle.
  const [from, to] = [at(50.949135, 1.355593), at(51.037751, 1.546705)];
  const middle = at((from.lat + to.lat) / 2, (from.lon + to.lon) / 2);
  const along = bearingDegrees(from, to);
  for (const [turn, side] of [
    [-90, "UK"],
    [90, "FR"],
  ] as const) {
    const way = ((along + turn) * Math.PI) / 180;
    const point = at(
      middle.lat + (0.6 / 60) * Math.cos(way),
      middle.lon + ((0.6 / 60) * Math.sin(way)) / Math.cos((middle.lat * Math.PI) / 180),
    );
    assert.equal(findSide(chart, point), side);
    assert.ok(Math.abs(toNauticalMiles(distanceToLine(chart, point)) - 0.6) < 0.01);
    assert.equal(isNearLine(chart, point, nauticalMiles(1)), true);
    assert.equal(isNearLine(chart, point, nauticalMiles(0.5)), false);
  }
});

test("where the line is only computed, its doubt of 3 km counts as near", () => {
  const point = at(50.36, 0.5); // about 3 NM north of the computed line
  const apart = toNauticalMiles(distanceToLine(chart, point));
  assert.ok(apart > 2 && apart < 3.5, `${apart} NM`);
  assert.equal(isNearLine(chart, point, nauticalMiles(2)), true);
  assert.equal(isNearLine(chart, point, nauticalMiles(0.5)), false);
});

test("law: distances to the line differ by no more than the positions are apart", () => {
  const step = fc.double({ min: -0.02, max: 0.02, noNaN: true });
  const near = fc.record({
    lon: fc.double({ min: -1, max: 3, noNaN: true }),
    lat: fc.double({ min: 49.5, max: 52, noNaN: true }),
  });
  fc.assert(
    fc.property(near, step, step, ({ lon, lat }, east, north) => {
      const [one, other] = [at(lat, lon), at(lat + north, lon + east)];
      const difference = Math.abs(distanceToLine(chart, one) - distanceToLine(chart, other));
      // 0.5 %: the plane in which the nearest point is sought.
      return difference <= distanceMetres(one, other) + 0.005 * distanceToLine(chart, one) + 1;
    }),
  );
});

test("law: who changes side between UK and FR crosses the line", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -0.49, max: 2.2, noNaN: true }),
      fc.double({ min: 50, max: 52, noNaN: true }),
      fc.double({ min: 0, max: 0.05, noNaN: true }),
      (lon, lat, north) => {
        const [south, further] = [at(lat, lon), at(lat + north, lon)];
        if (findSide(chart, south) === findSide(chart, further)) return true;
        const apart = distanceMetres(south, further);
        return (
          findSide(chart, south) === "FR" &&
          distanceToLine(chart, south) <= apart + 1 &&
          distanceToLine(chart, further) <= apart + 1
        );
      },
    ),
    { numRuns: 500 },
  );
});

test("law: the echo's bearing and distance are those of #units, no number missing", () => {
  fc.assert(
    fc.property(anywhere, (point) => {
      const described = describePosition(chart, point);
      const { place, distance, bearingDegrees: bearing } = described.nearest;
      assert.equal(distance, distanceMetres(place.position, point));
      assert.equal(bearing, bearingDegrees(place.position, point));
      assert.ok(bearing >= 0 && bearing < 360);
      assert.ok(Number.isFinite(described.distanceToLine));
      assert.equal(described.onLand, isLand(chart, point));
      assert.equal(described.side, findSide(chart, point));
      for (const other of chart.places.filter(({ kind }) => kind === "town"))
        assert.ok(distanceMetres(other.position, point) >= distance);
    }),
    { numRuns: 60 },
  );
});

test("the echo of the published place: 2 NM south-west of the Sandettie light vessel", () => {
  const { nearest, onLand, side } = describePosition(chart, at(51.14167, 1.74167));
  assert.equal(nearest.place.name, "Sandettie Lightship");
  assert.ok(Math.abs(toNauticalMiles(nearest.distance) - 1.9) < 0.1);
  assert.ok(Math.abs(nearest.bearingDegrees - 242) < 2, `${nearest.bearingDegrees}`);
  assert.equal(onLand, false);
  assert.equal(side, "UK");
});

test("at a place itself the distance and the bearing are 0", () => {
  const dover = findPlace(chart, "Dover");
  assert.ok(dover !== null);
  const [nearest] = findNearestPlaces(chart, dover.position, null, 1);
  assert.deepEqual(nearest, { place: dover, bearingDegrees: 0, distance: 0 });
});

test("places are found by name, alias, in French, without accents, capitals or hyphens", () => {
  const table: readonly (readonly [string, string])[] = [
    ["Sandettie", "light-8932"],
    ["SANDETTIÉ", "light-8932"],
    ["Sandettie Bank", "bank-sandettie-bank"],
    ["Varne", "light-1224"],
    ["varne bank", "bank-varne-bank"],
    ["Gris-Nez", "beach-cap-gris-nez"],
    ["cap gris nez", "beach-cap-gris-nez"],
    ["CROSS Gris Nez", "rescue-cross-gris-nez"],
    ["Wimereux", "town-fr-wimereux"],
    ["Dunkerque", "town-fr-dunkirk"],
    ["Douvres", "town-gb-dover"],
    ["etaples", "town-fr-etaples"],
    ["teteghem", "town-fr-teteghem"],
    ["JRCC Dover", "rescue-mrcc-jrcc-dover-hm-coastguard-langdon-battery"],
    ["Blanc-Nez", "beach-cap-blanc-nez-beach-escalles"],
  ];
  for (const [asked, id] of table) assert.equal(findPlace(chart, asked)?.id, id, asked);
  for (const nothing of ["Atlantis", "", " - ", "ver"])
    assert.equal(findPlace(chart, nothing), null, nothing);
});

test("what a name may mean is listed, likeliest first", () => {
  const names = findPlaces(chart, "Varne").map(({ name }) => name);
  assert.deepEqual(names, [
    "Varne Lightship",
    "Varne Bank",
    "South Varne",
    "Mid Varne",
    "East Varne",
  ]);
});

test("every place is found by its own name and by each of its aliases", () => {
  for (const place of chart.places)
    for (const name of [place.name, ...place.aliases])
      assert.ok(findPlaces(chart, name).includes(place), name);
});

test("nearest places come nearest first, of the kinds asked, no more than asked", () => {
  const found = findNearestPlaces(chart, at(51.0, 1.5), ["buoy", "light_vessel"], 5);
  assert.equal(found.length, 5);
  const distances = found.map(({ distance }) => distance);
  assert.deepEqual(
    distances,
    distances.toSorted((one, other) => one - other),
  );
  assert.ok(found.every(({ place }) => ["buoy", "light_vessel"].includes(place.kind)));
  assert.deepEqual(findNearestPlaces(chart, at(51, 1.5), null, 0), []);
});

test("the rescue centres of both shores are there", () => {
  const names = findCentres(chart).map(({ name, country }) => `${country} ${name}`);
  assert.ok(names.some((name) => name.startsWith("GB MRCC / JRCC Dover")));
  assert.ok(names.includes("FR CROSS Gris-Nez"));
});

test("lanes and banks", () => {
  assert.equal(findLane(chart, at(51.05, 1.45))?.id, "tss-sw-lane");
  assert.equal(findLane(chart, at(51.0, 1.58))?.id, "tss-ne-lane");
  assert.equal(isInLane(chart, at(51.1, 1.35)), false);
  assert.equal(findBank(chart, at(50.96, 1.31))?.name, "Varne Bank");
  assert.equal(findBank(chart, at(51.215, 1.53))?.name, "Goodwin Sands");
  // The Goodwins are 5 km wide: 2 km east of their middle is on them, 3 km east is not.
  assert.equal(findBank(chart, at(51.235, 1.5637))?.name, "Goodwin Sands");
  assert.equal(findBank(chart, at(51.235, 1.579)), null);
  assert.equal(findBank(chart, at(51.05, 1.55)), null);
});

test("wrong data are refused by one sentence that names the field", () => {
  const ring = ["land", "features", 0, "geometry", "coordinates", 0];
  const place = ["places", "places", 4];
  const table: readonly (readonly [
    readonly Step[],
    (before: Json | undefined) => unknown,
    string,
  ])[] = [
    [["land"], () => null, "land: expected an object; came null"],
    [["land", "bbox"], () => undefined, "land.bbox: expected a list; came nothing"],
    [["land", "features"], () => [], "land.features: expected at least one polygon; came []"],
    [
      ring,
      (before) => list(before).slice(0, -1),
      "land.features[0].geometry.coordinates[0]: expected a closed ring of three or more corners;",
    ],
    [
      [...ring, 2],
      () => [512, 51],
      "land.features[0].geometry.coordinates[0][2]: expected [longitude, latitude] in degrees;",
    ],
    [
      [...place, "lat"],
      () => Number.NaN,
      "places.places[4].lon, lat: expected [longitude, latitude] in degrees;",
    ],
    [[...place, "source"], () => 99, "places.places[4].source: expected a number 0..6; came 99"],
    [[...place, "source"], () => 0.5, "places.places[4].source: expected an index into sources"],
    [[...place, "id"], () => chart.places[5]!.id, "places.places: expected every id once; came "],
    [[...place, "kind"], () => "tavern", "places.places[4].kind: expected one of town, beach,"],
    [
      ["boundaries", "features"],
      (before) => list(before).slice(0, 1),
      'boundaries.features: expected a line with id "sar-region-approx"',
    ],
    [
      ["boundaries", "features", 1, "geometry", "coordinates"],
      (before) => list(before).toReversed(),
      "boundaries.features[1].geometry.coordinates[1]: expected a point further east",
    ],
    [
      ["banks", "features", 0, "properties", "width_km"],
      () => "wide",
      'banks.features[0].properties.width_km: expected a number 0..100; came "wide"',
    ],
    [
      ["lanes", "features", 1, "geometry", "type"],
      () => "Point",
      'lanes.features[1].geometry.type: expected one of Polygon; came "Point"',
    ],
  ];
  for (const [path, spoil, sentence] of table)
    assert.throws(
      () => openChart(spoiled(path, spoil)),
      (fault: Error) => fault.message.startsWith(`Chart data, ${sentence}`),
      sentence,
    );
});

test("all data that a page loads for its chart stay under 110 kB compressed", () => {
  const parts = Object.keys(FILES) as (keyof ChartData)[];
  const sizes = parts.map((part) => gzipSync(textOf(part), { level: 6 }).length);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(whole < 110_000, `${whole} bytes`);
});

test("no coordinate has more than 5 decimals", () => {
  for (const part of Object.keys(FILES) as (keyof ChartData)[]) {
    const { features, places } = JSON.parse(textOf(part)) as {
      features?: { geometry: { coordinates: unknown } }[];
      places?: { lon: number; lat: number }[];
    };
    const coordinates = [
      ...(features ?? []).map(({ geometry }) => geometry.coordinates),
      ...(places ?? []).map(({ lon, lat }) => [lon, lat]),
    ];
    assert.ok(coordinates.length > 0);
    assert.doesNotMatch(JSON.stringify(coordinates), /\.\d{6}/, part);
  }
});

test("every place says where it comes from and how far it may be off", () => {
  for (const { id, source, accuracy } of chart.places) {
    assert.match(source, /GeoNames|Pub\. 114|hand-compiled|general knowledge/, id);
    assert.ok(accuracy >= 100 && accuracy <= 3000, id);
  }
});
