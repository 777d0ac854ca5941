import { position, type Metres, type Position } from "#units";

const CORNERS = 36;
const METRES_PER_DEGREE = (Math.PI / 180) * 6_371_008.8;

/** A circle of a radius as a ring of corners, not closed, counter-clockwise. */
export function ringAround({ lon, lat }: Position, radius: Metres): readonly Position[] {
  const scale = Math.cos((lat * Math.PI) / 180);
  return Array.from({ length: CORNERS }, (_, corner) => {
    const angle = (corner / CORNERS) * 2 * Math.PI;
    const east = (radius * Math.cos(angle)) / METRES_PER_DEGREE / scale;
    return position(lon + east, lat + (radius * Math.sin(angle)) / METRES_PER_DEGREE);
  });
}
