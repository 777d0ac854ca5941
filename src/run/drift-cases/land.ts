import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decode } from "fast-png";
import { wordsOf, type Facts } from "./facts.ts";
import { isRow, numberAt } from "./json.ts";

export type LandTest = (lon: number, lat: number) => boolean;

/** Where a case's land is: everywhere right of a meridian, in a raster, or nowhere. */
export function openLand(folder: string, facts: Facts): LandTest | null {
  const description = wordsOf(facts);
  const meridian = /lon(?:gitude)?\s*>=?\s*(-?\d+(?:\.\d+)?)/i.exec(description)?.[1];
  if (meridian !== undefined) return (lon) => lon > Number(meridian);
  const named = /(\w+)\.png/.exec(description)?.[1];
  if (named === undefined) return null;
  return openRaster(folder, named);
}

function openRaster(folder: string, named: string): LandTest {
  const found = existsSync(folder) && readdirSync(folder).includes(`${named}.png`);
  if (!found) throw new Error(`expected the land raster ${join(folder, named)}.png; it is absent`);
  const header = JSON.parse(readFileSync(join(folder, `${named}.json`), "utf8")) as unknown;
  const image = decode(readFileSync(join(folder, `${named}.png`)));
  if (!isRow(header) || image.depth !== 1) throw new Error(`${named}: expected a 1-bit PNG`);
  const west = numberAt(header, "lon_west_edge") ?? 0;
  const south = numberAt(header, "lat_south_edge") ?? 0;
  const cell = numberAt(header, "cell_deg") ?? 0.001;
  const stride = Math.ceil(image.width / 8);
  return (lon, lat) => {
    const x = Math.floor((lon - west) / cell);
    const y = image.height - 1 - Math.floor((lat - south) / cell);
    if (x < 0 || y < 0 || x >= image.width || y >= image.height) return false;
    return (((image.data[y * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1;
  };
}
