import type { MatchModel } from "./model.ts";
import type { Observation, PlaceTerm } from "./observation.ts";
import { eastOf, northOf, type Plane } from "./plane.ts";

/**
 * The likelihood of a report's place as rows of seven: east and north in km, covariance (ee, en,
 * nn)
 * in km², the age of the position in hours, the logarithm of the share.
 */
export type PlaceTerms = { readonly count: number; readonly rows: Float64Array };

export const TERM = { east: 0, north: 1, ee: 2, en: 3, nn: 4, age: 5, logShare: 6, width: 7 };

/**
 * An exponential age of mean 1 as three ages with shares: Gauss-Laguerre, exact to the fifth moment
 * (Abramowitz and Stegun 1964, table 25.9).
 */
const AGES = [
  { age: 0.415774556783, share: 0.711093009929 },
  { age: 2.29428036028, share: 0.278517733569 },
  { age: 6.28994508294, share: 0.0103892565016 },
];
const NO_AGE = [{ age: 0, share: 1 }];

/** Every place times every age times every scale of error. Gross errors need no age. */
export function placeTerms(observation: Observation, model: MatchModel, plane: Plane): PlaceTerms {
  const { staleHours, spread } = model.sources[observation.source];
  const rows: number[] = [];
  for (const place of observation.places) {
    for (const error of model.errors) {
      const ages = staleHours > 0 && error.variance < 4 ? AGES : NO_AGE;
      for (const { age, share } of ages) {
        const variance = error.variance * spread * spread;
        rows.push(...rowOf(place, plane, variance, age * staleHours));
        rows.push(Math.log(place.share * error.share * share));
      }
    }
  }
  return { count: rows.length / TERM.width, rows: Float64Array.from(rows) };
}

function rowOf(place: PlaceTerm, plane: Plane, variance: number, age: number): readonly number[] {
  const major = (place.sigmaMajorMetres / 1000) ** 2 * variance;
  const minor = (place.sigmaMinorMetres / 1000) ** 2 * variance;
  const bearing = (place.majorBearingDegrees * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(bearing), Math.cos(bearing)];
  return [
    eastOf(plane, place.at),
    northOf(plane, place.at),
    major * sine * sine + minor * cosine * cosine,
    (major - minor) * sine * cosine,
    major * cosine * cosine + minor * sine * sine,
    age,
  ];
}
