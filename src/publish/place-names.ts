import { describePosition, findNearestPlaces, type Chart, type PlaceBeside } from "#chart";
import { toNauticalMiles, type Position } from "#units";

/** The eight winds of the compass, from north by the east. */
const WINDS = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"] as const;
/** Nearer than this to a place is at it: the gazetteer is good to 1.5 km. */
const AT_MILES = 0.8;

/** Where a place lies, from one that both ends of a telephone know: "6.2 NM SE of Cap Gris-Nez". */
export function renderNear(chart: Chart, position: Position): string {
  return renderBeside(describePosition(chart, position).nearest);
}

/** The same for a place on the coast, from beaches too. */
export function renderNearAshore(chart: Chart, position: Position): string {
  const [nearest] = findNearestPlaces(chart, position, ["beach", "town", "port", "cape"], 1);
  return nearest === undefined ? renderNear(chart, position) : renderBeside(nearest);
}

function renderBeside({ place, bearingDegrees, distance }: PlaceBeside): string {
  const miles = toNauticalMiles(distance);
  if (miles < AT_MILES) return `at ${place.name}`;
  const wind = WINDS[Math.round(bearingDegrees / 45) % WINDS.length]!;
  return `${miles.toFixed(1)} NM ${wind} of ${place.name}`;
}
