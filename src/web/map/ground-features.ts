import { boatsOf, plannedParts, type Picture } from "#picture";
import { cornersAt, groundFrom, planeAbout, type Ground } from "#plan";
import { addSeconds, hours, secondsBetween, type Instant } from "#units";
import { sayAge, sayUnit } from "../state/language.ts";
import type { Feature, Features } from "./marks.ts";

/** Searched water is followed so long after its search: then the streams have mixed it. Ours. */
const FOLLOWED = hours(6);

/**
 * The water that was searched for boats on the board, where it has gone by then, and the water
 * that is to be searched, where its search begins or is by then.
 */
export function groundFeatures(picture: Picture, at: Instant): Features {
  const searches = boatsOf(picture)
    .filter(({ onBoard }) => onBoard)
    .flatMap(({ searched }) => searched);
  const searched = [...new Set(searches)].flatMap(({ event }): Feature[] => {
    if (event.kind !== "AreaSearched" || event.ground === undefined) return [];
    const ground = groundFrom(event.ground);
    if (at < ground.from || at > addSeconds(ground.until, FOLLOWED)) return [];
    const age = at < ground.until ? "" : `, ${sayAge(secondsBetween(ground.until, at))}`;
    const words = `${sayUnit(picture, event.unit)}${age}`;
    return [featureOf(ground, at, { state: "searched", words })];
  });
  const planned = plannedParts(picture).flatMap(({ part, isReported }): Feature[] => {
    const ground = groundFrom(part.ground);
    if (isReported || at > ground.until) return [];
    const begins = at < ground.from ? ground.from : at;
    return [featureOf(ground, begins, { state: "planned", words: sayUnit(picture, part.unit) })];
  });
  return { type: "FeatureCollection", features: [...searched, ...planned] };
}

function featureOf(ground: Ground, at: Instant, properties: Feature["properties"]): Feature {
  const corners = cornersAt(ground, planeAbout(ground.centre), at);
  const ring = [...corners, corners[0]!].map(({ lon, lat }): [number, number] => [lon, lat]);
  return { type: "Feature", properties, geometry: { type: "Polygon", coordinates: [ring] } };
}
