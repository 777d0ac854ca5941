import { openProjection, type MapProjection } from "#chart";
import { Fault } from "../fault.ts";
import { LENGTH_UNITS, nodePlacesOf, readEqualSteps, type Axis } from "./cf-axes.ts";
import { projectionOf } from "./cf-projection.ts";
import { readUnpacked, textOf, wholeOf, type DataFile, type DataVariable } from "./data-file.ts";
import { fitGrid, type FittedGrid, type NodePlaces } from "./fitted-grid.ts";
import type { Component } from "./read-components.ts";

/**
 * The grid on which a variable lies. Throws a Fault when its nodes do not lie at equal steps on
 * anything that we know.
 */
export function gridOf(file: DataFile, component: Component): FittedGrid {
  const { variable, x, y } = component;
  if (x.kind === "longitude" && y.kind === "latitude") return plainGrid(x, y);
  const projection = projectionOf(file, variable);
  if (x.kind === "x" && y.kind === "y" && projection !== null) {
    const grid = mappedGrid(x, y, projection);
    const places = placesOf(file, component);
    if (places !== null) checkPlaces(variable, grid, places);
    return grid;
  }
  const places = placesOf(file, component);
  if (places !== null) return fitGrid(places);
  throw new Fault(
    `${variable.name}: expected longitude and latitude, or x and y with a grid_mapping; came ` +
      `${y.dimension} and ${x.dimension} without`,
  );
}

function plainGrid(x: Axis, y: Axis): FittedGrid {
  const east = readEqualSteps(coordinateOf(x));
  const north = readEqualSteps(coordinateOf(y));
  const last = north.first + (y.size - 1) * north.step;
  if (Math.abs(north.first) > 90.01 || Math.abs(last) > 90.01) {
    throw new Fault(`${y.dimension}: expected -90 to 90 degrees; came ${north.first} to ${last}`);
  }
  return {
    projection: null,
    x0: east.first,
    y0: north.first,
    stepX: east.step,
    stepY: north.step,
  };
}

function mappedGrid(x: Axis, y: Axis, projection: string): FittedGrid {
  const inDegrees = opened(projection).inDegrees;
  const scaled = (axis: Axis): { first: number; step: number } => {
    const coordinate = coordinateOf(axis);
    const units = textOf(coordinate, "units");
    const factor = inDegrees ? 1 : LENGTH_UNITS[units];
    if (factor === undefined) {
      throw new Fault(`${coordinate.name}: expected metres or kilometres; came "${units}"`);
    }
    const { first, step } = readEqualSteps(coordinate);
    return { first: first * factor, step: step * factor };
  };
  const [across, along] = [scaled(x), scaled(y)];
  return {
    projection,
    x0: across.first,
    y0: along.first,
    stepX: across.step,
    stepY: along.step,
  };
}

function opened(projection: string): MapProjection {
  try {
    return openProjection(projection);
  } catch (error) {
    throw new Fault(error instanceof Error ? error.message : String(error));
  }
}

function coordinateOf(axis: Axis): DataVariable {
  if (axis.coordinate !== null) return axis.coordinate;
  throw new Fault(`expected coordinates along "${axis.dimension}"; came none`);
}

function placesOf(file: DataFile, component: Component): NodePlaces | null {
  const { variable, x, y } = component;
  const found = nodePlacesOf(file, variable);
  if (found === null) return null;
  const isOurs = ({ dimensions }: DataVariable): boolean =>
    dimensions[0] === y.dimension && dimensions[1] === x.dimension;
  if (!isOurs(found.lat) || !isOurs(found.lon)) return null;
  return {
    columns: x.size,
    rows: y.size,
    lat: readUnpacked(found.lat, wholeOf(found.lat)),
    lon: readUnpacked(found.lon, wholeOf(found.lon)),
  };
}

/** A projection and the places of the nodes may contradict each other: then neither is believed. */
const DISAGREE_MAX = 0.2;

function checkPlaces(variable: DataVariable, grid: FittedGrid, places: NodePlaces): void {
  if (grid.projection === null) return;
  const map = opened(grid.projection);
  const { columns, rows } = places;
  for (const [column, row] of [
    [0, 0],
    [columns - 1, 0],
    [0, rows - 1],
    [columns - 1, rows - 1],
  ] as const) {
    const [lon, lat] = [places.lon[row * columns + column], places.lat[row * columns + column]];
    if (lon === undefined || lat === undefined || Number.isNaN(lon + lat)) continue;
    const point = map.forward(lon, lat);
    const offX = (point.x - grid.x0) / grid.stepX - column;
    const offY = (point.y - grid.y0) / grid.stepY - row;
    if (Math.hypot(offX, offY) <= DISAGREE_MAX) continue;
    throw new Fault(
      `${variable.name}: the projection "${grid.projection}" and the file's own places of its ` +
        `nodes contradict each other by ${Math.round(Math.hypot(offX, offY) * 10) / 10} cells at ` +
        `${lat} N ${lon} E`,
    );
  }
}
