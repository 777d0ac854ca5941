import type { BoatId } from "#log";
import type { Instant } from "#units";
import type { Feature, Features } from "../map/marks.ts";
import { ringAround } from "../map/ring.ts";
import { driftAt, type BoatDrift } from "./forecasts.ts";

/** What the map draws of the drift, each a source of its own. */
export type DriftFeatures = {
  readonly areas: Features;
  readonly cloud: Features;
  readonly datums: Features;
};

/** Particles of a boat that was not chosen: enough to see the cloud, few enough for fifty boats. */
const LIGHT = 4;

/** The drift of all boats at a moment, the chosen one in full. */
export function featuresOf(
  drifts: ReadonlyMap<BoatId, BoatDrift>,
  chosen: BoatId | null,
  at: Instant,
  stale: (boat: BoatId) => boolean,
): DriftFeatures {
  const areas: Feature[] = [];
  const cloud: Feature[] = [];
  const datums: Feature[] = [];
  for (const [boat, drift] of drifts) {
    const there = driftAt(drift, at);
    if (there === null) continue;
    const isChosen = boat === chosen;
    const about = { boat, chosen: isChosen, stale: stale(boat) };
    for (const { share, geometry } of there.nearest.areas) {
      if (!isChosen && share < 0.9) continue;
      const properties = { ...about, share: String(share) };
      const coordinates = geometry.coordinates as [number, number][][][];
      areas.push({ type: "Feature", properties, geometry: { ...geometry, coordinates } });
    }
    for (const [index, [lon, lat, ashore]] of there.points.entries()) {
      if (!isChosen && index % LIGHT !== 0) continue;
      const geometry = { type: "Point" as const, coordinates: [lon, lat] as [number, number] };
      cloud.push({ type: "Feature", properties: { ...about, ashore }, geometry });
    }
    const { lon, lat } = there.datum;
    datums.push({
      type: "Feature",
      properties: about,
      geometry: { type: "Point", coordinates: [lon, lat] },
    });
    if (isChosen)
      datums.push({
        type: "Feature",
        properties: about,
        geometry: { type: "Polygon", coordinates: [ringAround(there.datum, there.radius95)] },
      });
  }
  return { areas: collect(areas), cloud: collect(cloud), datums: collect(datums) };
}

const collect = (features: Feature[]): Features => ({ type: "FeatureCollection", features });
