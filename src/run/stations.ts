import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Cannot } from "./arguments.ts";

const stationSchema = z.object({
  id: z.string(),
  name: z.string(),
  lon: z.number(),
  lat: z.number(),
  country: z.string(),
  accuracy_m: z.number(),
  class: z.string().optional(),
});
const placesSchema = z.object({
  places: z.array(z.looseObject({ kind: z.string() })),
});

/** A lifeboat station of the gazetteer, which tells at most the class of its boats. */
export type Station = z.infer<typeof stationSchema>;

/** Lifeboat stations of both coasts, from west to east. Throws a Cannot. */
export function readStations(root: string): readonly Station[] {
  const file = join(root, "data/gazetteer/places.json");
  try {
    const { places } = placesSchema.parse(JSON.parse(readFileSync(file, "utf8")));
    const stations = places.filter(({ kind }) => kind === "lifeboat");
    return z
      .array(stationSchema)
      .parse(stations)
      .toSorted((one, other) => one.lon - other.lon);
  } catch (error) {
    throw new Cannot(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
