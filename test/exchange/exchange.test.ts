import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gpx, kml } from "@tmcw/togeojson";
import { DOMParser } from "@xmldom/xmldom";
import { parseXml, XmlElement } from "@rgrove/parse-xml";
import type { SearchAnswer } from "#show";
import { distanceMetres } from "#units";
import { folderFor, jsonOf, vigie } from "../cli/desk.ts";

const ASK = ["search", "data/nights/exercise-search.night", "--at", "2026-11-21T05:45Z"] as const;
/** A tenth of a second of arc would be 3 m: files have a tenth of a metre. */
const CLOSE_M = 0.2;

type Line = { readonly name: string; readonly coordinates: readonly number[][] };

async function written(folder: string, ending: string, ...more: readonly string[]) {
  const path = join(folder, `plan.${ending}`);
  const outcome = await vigie(...ASK, "--out", path, "--json", ...more);
  equal(outcome.code, 0, outcome.err.join("\n"));
  const answer = jsonOf(outcome) as unknown as SearchAnswer;
  return { text: readFileSync(path, "utf8"), answer };
}

function sameLegs(answer: SearchAnswer, lines: readonly Line[]): void {
  equal(lines.length, answer.parts.length);
  for (const { name, pattern } of answer.parts) {
    const line = lines.find((each) => each.name === name);
    ok(line !== undefined, `no legs of ${name}`);
    equal(line.coordinates.length, pattern.waypoints.length);
    for (const [at, { place }] of pattern.waypoints.entries()) {
      const told: readonly number[] = line.coordinates[at] ?? [];
      const read = { lon: told[0] ?? 0, lat: told[1] ?? 0 };
      ok(distanceMetres(read, place) < CLOSE_M, `${name}, point ${at + 1}`);
    }
  }
}

type Read = Parameters<typeof gpx>[0];
const dom = (text: string): Read =>
  new DOMParser().parseFromString(text, "text/xml") as unknown as Read;

function linesIn(features: ReturnType<typeof gpx>["features"]): readonly Line[] {
  return features.flatMap(({ geometry, properties }) =>
    geometry?.type === "LineString"
      ? [{ name: String(properties?.["name"]), coordinates: geometry.coordinates }]
      : [],
  );
}

test("GPX 1.1 is read back by togeojson: each unit's route, each datum, point by point", async (t) => {
  const { text, answer } = await written(folderFor(t), "gpx");
  const { features } = gpx(dom(text));
  sameLegs(answer, linesIn(features));
  const points = features.filter(({ geometry }) => geometry?.type === "Point");
  deepEqual(
    points.map(({ properties }) => String(properties?.["name"])),
    answer.boats.map(({ name }) => name),
  );
  match(text, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<gpx version="1\.1" creator="Vigie"/);
  match(text, /<desc>Proposed search, .* A proposal: the officer orders\.<\/desc>/);
});

test("KML 2.2 is read back by togeojson: legs, areas, circles of 95 %", async (t) => {
  const { text, answer } = await written(folderFor(t), "kml");
  const { features } = kml(dom(text));
  sameLegs(answer, linesIn(features as ReturnType<typeof gpx>["features"]));
  const rings = features.filter(({ geometry }) => geometry?.type === "Polygon");
  equal(rings.length, answer.parts.length + answer.boats.length);
  const [boat] = answer.boats;
  const circle = rings.find(({ properties }) => properties?.["name"] === boat?.name);
  ok(boat !== undefined && circle?.geometry?.type === "Polygon");
  for (const [lon = 0, lat = 0] of circle.geometry.coordinates[0] ?? []) {
    const off = distanceMetres(boat.datum, { lon, lat });
    ok(Math.abs(off - boat.radius95) < 0.01 * boat.radius95, `${off} m of ${boat.radius95} m`);
  }
});

test("RTZ 1.1 holds one unit's legs with their hours; several are refused", async (t) => {
  const folder = folderFor(t);
  const { text, answer } = await written(folder, "rtz", "--unit", "cutter-1");
  const root = parseXml(text).root;
  ok(root !== null);
  equal(root.attributes["xmlns"], "http://www.cirm.org/RTZ/1/1");
  const all = (name: string, from: XmlElement): XmlElement[] =>
    from.children.flatMap((child) =>
      child instanceof XmlElement
        ? [...(child.name === name ? [child] : []), ...all(name, child)]
        : [],
    );
  const waypoints = answer.parts.find(({ unit }) => unit === "cutter-1")?.pattern.waypoints ?? [];
  const positions = all("position", root);
  equal(positions.length, waypoints.length);
  for (const [at, { attributes }] of positions.entries()) {
    const place = { lon: Number(attributes["lon"]), lat: Number(attributes["lat"]) };
    ok(distanceMetres(place, waypoints[at]!.place) < CLOSE_M);
  }
  deepEqual(
    all("scheduleElement", root).map(({ attributes }) => attributes["eta"]),
    waypoints.map(({ at }) => at),
  );
  const refused = await vigie(...ASK, "--out", join(folder, "all.rtz"));
  equal(refused.code, 3);
  match(refused.err.join("\n"), /expected one unit's legs, as RTZ holds one route; came \d/);
});

test("GeoJSON has rings that close and go counter-clockwise, and says what each thing is", async (t) => {
  const { text, answer } = await written(folderFor(t), "geojson");
  const { features } = JSON.parse(text) as {
    features: {
      properties: { kind: string; unit?: string };
      geometry: { type: string; coordinates: number[][] | number[][][] };
    }[];
  };
  const names = new Map(answer.parts.map(({ unit, name }) => [unit as string, name] as const));
  const legs = features.filter(({ properties }) => properties.kind === "legs");
  sameLegs(
    answer,
    legs.map(({ properties, geometry }) => ({
      name: properties.unit ?? "",
      coordinates: geometry.coordinates as number[][],
    })),
  );
  ok(names.size > 0);
  for (const { geometry } of features) {
    if (geometry.type !== "Polygon") continue;
    const [ring = []] = geometry.coordinates as number[][][];
    deepEqual(ring[0], ring.at(-1));
    const twice = ring.slice(1).reduce((sum, [x = 0, y = 0], at) => {
      const [px = 0, py = 0] = ring[at] ?? [];
      return sum + px * y - x * py;
    }, 0);
    ok(twice > 0, "clockwise");
  }
});

test("Cursor on Target tells each datum with its error as ce, and nothing goes stale in a watch", async (t) => {
  const { text, answer } = await written(folderFor(t), "cot");
  const events = text.trim().split("\n");
  const legs = answer.parts.reduce((sum, { pattern }) => sum + pattern.waypoints.length, 0);
  equal(events.length, answer.boats.length + legs);
  const [first = ""] = events;
  const root = parseXml(first).root;
  ok(root !== null);
  const point = root.children.find(
    (child): child is XmlElement => child instanceof XmlElement && child.name === "point",
  );
  const [boat] = answer.boats;
  ok(boat !== undefined && point !== undefined);
  ok(Math.abs(Number(point.attributes["ce"]) - boat.radius95) < 0.1);
  ok(Date.parse(root.attributes["stale"] ?? "") > Date.parse("2027-11-01T00:00Z"));
});
