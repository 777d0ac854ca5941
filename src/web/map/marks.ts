import type { BoatId, Phase } from "#log";
import type { Metres, Position } from "#units";
import { ringAround } from "./ring.ts";

/** One boat as the map draws it. The words are made already; the map only places them. */
export type BoatMark = {
  readonly boat: BoatId;
  readonly name: string;
  /** Age and radius, such as "26 min, ±300 m". */
  readonly words: string;
  readonly phase: Phase;
  readonly chosen: boolean;
  readonly position: Position;
  /** Within which the position held when it was true. */
  readonly radius: Metres;
  /** Within which the boat may be by now. */
  readonly reach: Metres;
};

export type Feature = {
  readonly type: "Feature";
  readonly properties: Readonly<Record<string, string | boolean>>;
  readonly geometry:
    | { readonly type: "Point"; readonly coordinates: [number, number] }
    | { readonly type: "Polygon"; readonly coordinates: [number, number][][] }
    | { readonly type: "MultiPolygon"; readonly coordinates: [number, number][][][] };
};
export type Features = { readonly type: "FeatureCollection"; readonly features: Feature[] };

/** Boats as points with their labels. */
export function pointsOf(marks: readonly BoatMark[]): Features {
  return collect(marks, (mark) => ({
    type: "Point",
    coordinates: [mark.position.lon, mark.position.lat],
  }));
}

/** The circles, in true metres, within which each position held. */
export function radiiOf(marks: readonly BoatMark[]): Features {
  return collect(marks, (mark) => ({
    type: "Polygon",
    coordinates: [ringAround(mark.position, mark.radius)],
  }));
}

/** The circles, in true metres, within which each boat may be by now. */
export function reachesOf(marks: readonly BoatMark[]): Features {
  return collect(marks, (mark) => ({
    type: "Polygon",
    coordinates: [ringAround(mark.position, mark.reach)],
  }));
}

function collect(
  marks: readonly BoatMark[],
  shape: (mark: BoatMark) => Feature["geometry"],
): Features {
  const features = marks.map((mark): Feature => {
    const { boat, phase, chosen, name, words } = mark;
    const label = `${name}\n${words}`;
    return { type: "Feature", properties: { boat, phase, chosen, label }, geometry: shape(mark) };
  });
  return { type: "FeatureCollection", features };
}
