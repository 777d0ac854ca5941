/**
 * Makes `data/coast/strip.json` from `data/coast/land.geojson` and `data/gazetteer/places.json`: the
 * shores of both sides as lines with stations in kilometres, divided into stretches that bear the
 * names of their beaches. Run by hand: `node scripts/build-strip.ts`. data/coast/ORIGIN.md says what
 * the figures are worth.
 */
import { readFileSync, writeFileSync } from "node:fs";

type Point = readonly [lon: number, lat: number];
type Place = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly lon: number;
  readonly lat: number;
  readonly country: string | null;
};
type Shore = {
  readonly id: string;
  readonly country: string;
  readonly from: Point;
  readonly to: Point;
};

const SHORES: readonly Shore[] = [
  // From the Belgian border to the southern lip of the Bay of the Somme.
  { id: "france", country: "FR", from: [2.546, 51.0935], to: [1.492, 50.184] },
  // From Margate to Seaford.
  { id: "england", country: "GB", from: [1.379, 51.392], to: [0.099, 50.767] },
];
/** A way round a harbour or up an estuary that is so much longer than straight across is cut. */
const DETOUR = 2.5;
const ACROSS_M = 3_000;
const TOLERANCE_M = 100;
/** Beaches nearer to one another along the shore are one stretch. */
const APART_KM = 1.5;
/** A beach farther from the line than this is not of this shore. */
const NEAR_M = 2_500;
const DECIMALS = 5;

const METRES = 111_195;
const metres = ([lon, lat]: Point, [otherLon, otherLat]: Point): number =>
  METRES *
  Math.hypot((otherLon - lon) * Math.cos((((lat + otherLat) / 2) * Math.PI) / 180), otherLat - lat);

const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8")) as unknown;
const { features } = read("data/coast/land.geojson") as {
  features: { geometry: { coordinates: Point[][] } }[];
};
const { places } = read("data/gazetteer/places.json") as { places: Place[] };
const rings = features.map(({ geometry }) => geometry.coordinates[0] ?? []);

function nearest(ring: readonly Point[], to: Point): { at: number; off: number } {
  let best = { at: 0, off: Infinity };
  ring.forEach((point, at) => {
    const off = metres(point, to);
    if (off < best.off) best = { at, off };
  });
  return best;
}

/** The shorter way along the ring of land that comes nearest to both ends. */
function shoreOf({ from, to }: Shore): Point[] {
  const ring = rings.toSorted(
    (one, other) =>
      nearest(one, from).off +
      nearest(one, to).off -
      nearest(other, from).off -
      nearest(other, to).off,
  )[0];
  if (ring === undefined) throw new Error("no land");
  const [start, end] = [nearest(ring, from).at, nearest(ring, to).at];
  const open = ring.slice(0, -1);
  const walk = (step: 1 | -1): Point[] => {
    const way: Point[] = [];
    for (let at = start % open.length; ; at = (at + step + open.length) % open.length) {
      way.push(open[at]!);
      if (at === end % open.length) return way;
    }
  };
  const [one, other] = [walk(1), walk(-1)];
  return lengthOf(one) < lengthOf(other) ? one : other;
}

function lengthOf(line: readonly Point[]): number {
  return line.slice(1).reduce((sum, point, at) => sum + metres(line[at]!, point), 0);
}

/** Goes straight across what a patrol on the shore would not walk into: harbours, river mouths. */
function withoutDetours(line: readonly Point[]): Point[] {
  const along = stations(line);
  const kept: Point[] = [];
  for (let at = 0; at < line.length;) {
    kept.push(line[at]!);
    let next = at + 1;
    for (let far = at + 2; far < line.length; far += 1) {
      const straight = metres(line[at]!, line[far]!);
      const way = along[far]! - along[at]!;
      if (way > 40_000) break;
      if (straight < ACROSS_M && way > DETOUR * straight && way > 1_000) next = far;
    }
    at = next;
  }
  return kept;
}

function stations(line: readonly Point[]): number[] {
  let sum = 0;
  return line.map((point, at) => (at === 0 ? 0 : (sum += metres(line[at - 1]!, point))));
}

/** Douglas and Peucker (1973). */
function simplified(line: readonly Point[]): Point[] {
  const [first, last] = [line[0]!, line.at(-1)!];
  if (line.length < 3) return [...line];
  let [worst, off] = [0, 0];
  for (let at = 1; at < line.length - 1; at += 1) {
    const { distance } = onto(line[at]!, first, last);
    if (distance > off) [worst, off] = [at, distance];
  }
  if (off <= TOLERANCE_M) return [first, last];
  return [...simplified(line.slice(0, worst + 1)).slice(0, -1), ...simplified(line.slice(worst))];
}

/** How far a point is from a piece of line, and where along it, from 0 to 1. */
function onto(point: Point, from: Point, to: Point): { distance: number; share: number } {
  const scale = Math.cos((point[1] * Math.PI) / 180);
  const [x, y] = [(to[0] - from[0]) * scale, to[1] - from[1]];
  const [px, py] = [(point[0] - from[0]) * scale, point[1] - from[1]];
  const length = x * x + y * y;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, (px * x + py * y) / length));
  return { distance: METRES * Math.hypot(px - share * x, py - share * y), share };
}

function kmOf(line: readonly Point[], point: Point): { km: number; off: number } {
  const along = stations(line);
  let best = { km: 0, off: Infinity };
  for (let at = 1; at < line.length; at += 1) {
    const { distance, share } = onto(point, line[at - 1]!, line[at]!);
    if (distance >= best.off) continue;
    const metresAlong = along[at - 1]! + share * (along[at]! - along[at - 1]!);
    best = { km: metresAlong / 1000, off: distance };
  }
  return best;
}

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

const shores = SHORES.map((shore) => {
  const line = simplified(withoutDetours(shoreOf(shore)));
  const lengthKm = lengthOf(line) / 1000;
  const beaches = places
    .filter(
      ({ kind, country }) => (kind === "beach" || kind === "cape") && country === shore.country,
    )
    .map((place) => ({ place, ...kmOf(line, [place.lon, place.lat]) }))
    .filter(({ off, km }) => off < NEAR_M && km > 0 && km < lengthKm)
    .toSorted((one, other) => one.km - other.km)
    .filter(({ km }, at, all) => at === 0 || km - all[at - 1]!.km >= APART_KM);
  const stretches = beaches.map(({ place, km }, at) => {
    const from = at === 0 ? 0 : (beaches[at - 1]!.km + km) / 2;
    const to = at === beaches.length - 1 ? lengthKm : (km + beaches[at + 1]!.km) / 2;
    return { id: place.id, name: place.name, from: round(from, 2), to: round(to, 2) };
  });
  console.log(
    `${shore.id}: ${lengthKm.toFixed(1)} km, ${line.length} points, ${stretches.length} stretches`,
  );
  return {
    id: shore.id,
    lengthKm: round(lengthKm, 2),
    line: line.map(([lon, lat]) => [round(lon, DECIMALS), round(lat, DECIMALS)]),
    stretches,
  };
});
const rows = shores.map(({ id, lengthKm, line, stretches }) =>
  [
    `    {"id": "${id}", "lengthKm": ${lengthKm}, "stretches": [`,
    stretches.map((each) => `      ${JSON.stringify(each)}`).join(",\n"),
    `    ], "line": ${JSON.stringify(line)}}`,
  ].join("\n"),
);
writeFileSync("data/coast/strip.json", `{"crs": "WGS84", "shores": [\n${rows.join(",\n")}\n]}\n`);
