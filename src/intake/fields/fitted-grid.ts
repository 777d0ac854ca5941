import { openProjection, type MapPoint } from "#chart";
import { Fault } from "../fault.ts";

/** Latitude and longitude of each node in rows of columns, as a file gives them. Degrees. */
export type NodePlaces = {
  readonly columns: number;
  readonly rows: number;
  readonly lat: Float64Array;
  readonly lon: Float64Array;
};

/** A grid with equal steps, found in the places of its nodes. */
export type FittedGrid = {
  readonly projection: string | null;
  readonly x0: number;
  readonly y0: number;
  readonly stepX: number;
  readonly stepY: number;
};

/** How far a node may lie from the fitted grid, as a share of a cell. */
const MISFIT_MAX = 0.05;
const EARTHS = ["+ellps=WGS84", "+R=6371000"];

/**
 * Nodes known only one by one are read when they lie at equal steps on longitude and latitude or on
 * a polar stereographic map, to 5 % of a cell; the scale of the map then does not matter, for it is
 * conformal, and its meridian follows from the slant of the grid. Throws a Fault for all others.
 */
export function fitGrid(places: NodePlaces): FittedGrid {
  const { columns, rows, lat, lon } = places;
  if (columns < 2 || rows < 2 || !lat.every(Number.isFinite) || !lon.every(Number.isFinite)) {
    throw new Fault(
      `expected the places of at least 2 by 2 nodes, all known; came ${columns} by ${rows}`,
    );
  }
  const plain = fitPoints(places, (i) => ({ x: lon[i] ?? 0, y: lat[i] ?? 0 }));
  if (plain.misfit <= MISFIT_MAX && Math.abs(plain.slant) < 1e-3) {
    return { projection: null, ...plain.grid };
  }
  const found = EARTHS.map((earth) => fitPolar(places, earth));
  const best = found.reduce((a, b) => (b.misfit < a.misfit ? b : a));
  if (best.misfit > MISFIT_MAX) {
    throw new Fault(
      "expected nodes at equal steps on longitude and latitude, or on a map projection that the " +
        "file names; came nodes that follow neither these nor a polar stereographic map " +
        `(${Math.round(best.misfit * 100)} % of a cell off)`,
    );
  }
  return { projection: best.projection, ...best.grid };
}

type Fit = {
  /** Degrees from x, anticlockwise, in which the columns follow one another. */
  readonly slant: number;
  readonly misfit: number;
  readonly grid: Omit<FittedGrid, "projection">;
};

function fitPolar(places: NodePlaces, earth: string): Fit & { projection: string } {
  const pole = (places.lat[0] ?? 0) >= 0 ? 90 : -90;
  const stringFor = (meridian: number): string =>
    `+proj=stere +lat_0=${pole} +k=1 +lon_0=${meridian} ${earth} +units=m +no_defs`;
  const fitOn = (projection: string): Fit => {
    const map = openProjection(projection);
    return fitPoints(places, (i) => map.forward(places.lon[i] ?? 0, places.lat[i] ?? 0));
  };
  const { slant } = fitOn(stringFor(0));
  const projection = stringFor(pole > 0 ? slant : -slant);
  return { ...fitOn(projection), projection };
}

/** The grid through the corners, and how far the worst node is off it, in cells. */
function fitPoints(places: NodePlaces, pointAt: (node: number) => MapPoint): Fit {
  const { columns, rows } = places;
  const south = pointAt(0);
  const east = pointAt(columns - 1);
  const north = pointAt((rows - 1) * columns);
  const far = pointAt(rows * columns - 1);
  const across = columns - 1;
  const along = rows - 1;
  const right = {
    x: (east.x - south.x + far.x - north.x) / (2 * across),
    y: (east.y - south.y + far.y - north.y) / (2 * across),
  };
  const up = (north.y - south.y + far.y - east.y) / (2 * along);
  const middle = {
    x: (south.x + east.x + north.x + far.x) / 4,
    y: (south.y + east.y + north.y + far.y) / 4,
  };
  const x0 = middle.x - (right.x * across) / 2;
  const y0 = middle.y - (up * along) / 2;
  let misfit = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const point = pointAt(row * columns + column);
      const offX = (point.x - (x0 + column * right.x)) / right.x;
      const offY = (point.y - (y0 + row * up)) / up;
      misfit = Math.max(misfit, Math.hypot(offX, offY));
    }
  }
  return {
    slant: (Math.atan2(right.y, right.x) * 180) / Math.PI,
    misfit: Number.isFinite(misfit) ? misfit : Number.POSITIVE_INFINITY,
    grid: { x0, y0, stepX: right.x, stepY: up },
  };
}
