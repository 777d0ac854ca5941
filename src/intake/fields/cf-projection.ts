import { Fault } from "../fault.ts";
import { numberOf, numbersOf, textOf, type DataFile, type DataVariable } from "./data-file.ts";

const RING = "proj4 proj4_string proj4text proj_string proj4_params".split(" ");

/**
 * The PROJ string of a variable's map projection by CF's grid_mapping (CF 1.11, appendix F), or by
 * the string that many files carry; null for longitude and latitude, or where the file names none.
 * Throws a Fault for a projection that we do not have.
 */
export function projectionOf(file: DataFile, variable: DataVariable): string | null {
  const named = textOf(variable, "grid_mapping").split(/[\s:]+/)[0] ?? "";
  if (named === "") return null;
  const mapping = file.get(named);
  if (mapping === undefined) {
    throw new Fault(`${variable.name}: its grid_mapping "${named}" is not in the file`);
  }
  const ready = RING.map((name) => textOf(mapping, name)).find((text) => text.startsWith("+"));
  if (ready !== undefined) return /\+proj=(longlat|latlong)/.test(ready) ? null : ready;
  const kind = textOf(mapping, "grid_mapping_name");
  if (kind === "latitude_longitude") return null;
  const make = MAKERS[kind];
  if (make === undefined) {
    throw new Fault(
      `${variable.name}: expected one of the projections ${Object.keys(MAKERS).join(", ")}; ` +
        `came "${kind}"`,
    );
  }
  return `${make(mapping)} ${earthOf(mapping)} +units=m +no_defs`;
}

const need = (mapping: DataVariable, ...names: string[]): number => {
  for (const name of names) {
    const value = numberOf(mapping, name);
    if (value !== null) return value;
  }
  throw new Fault(`grid_mapping ${mapping.name}: expected ${names.join(" or ")}; came nothing`);
};

const offsets = (mapping: DataVariable): string => {
  const east = numberOf(mapping, "false_easting") ?? 0;
  const north = numberOf(mapping, "false_northing") ?? 0;
  return `+x_0=${east} +y_0=${north}`;
};

const MAKERS: Readonly<Record<string, (mapping: DataVariable) => string>> = {
  lambert_conformal_conic: (mapping) => {
    const parallels = numbersOf(mapping, "standard_parallel");
    const one = parallels[0] ?? need(mapping, "standard_parallel");
    const centre = need(mapping, "longitude_of_central_meridian");
    const origin = need(mapping, "latitude_of_projection_origin");
    return (
      `+proj=lcc +lat_1=${one} +lat_2=${parallels[1] ?? one} +lat_0=${origin} ` +
      `+lon_0=${centre} ${offsets(mapping)}`
    );
  },
  polar_stereographic: (mapping) => {
    const parallel = numberOf(mapping, "standard_parallel");
    const pole =
      numberOf(mapping, "latitude_of_projection_origin") ??
      Math.sign(need(mapping, "standard_parallel")) * 90;
    const centre = need(
      mapping,
      "straight_vertical_longitude_from_pole",
      "longitude_of_projection_origin",
    );
    const scale =
      parallel === null
        ? `+k=${need(mapping, "scale_factor_at_projection_origin")}`
        : `+lat_ts=${parallel}`;
    return `+proj=stere +lat_0=${pole} ${scale} +lon_0=${centre} ${offsets(mapping)}`;
  },
  mercator: (mapping) => {
    const parallel = numberOf(mapping, "standard_parallel");
    const scale =
      parallel === null
        ? `+k=${numberOf(mapping, "scale_factor_at_projection_origin") ?? 1}`
        : `+lat_ts=${parallel}`;
    const centre = need(mapping, "longitude_of_projection_origin");
    return `+proj=merc ${scale} +lon_0=${centre} ${offsets(mapping)}`;
  },
  transverse_mercator: (mapping) =>
    `+proj=tmerc +lat_0=${need(mapping, "latitude_of_projection_origin")} ` +
    `+lon_0=${need(mapping, "longitude_of_central_meridian")} ` +
    `+k=${need(mapping, "scale_factor_at_central_meridian")} ${offsets(mapping)}`,
  lambert_azimuthal_equal_area: (mapping) =>
    `+proj=laea +lat_0=${need(mapping, "latitude_of_projection_origin")} ` +
    `+lon_0=${need(mapping, "longitude_of_projection_origin")} ${offsets(mapping)}`,
  // The pole of the grid stands at o_lat_p; its meridian is that of the grid's equator, hence 180.
  rotated_latitude_longitude: (mapping) =>
    `+proj=ob_tran +o_proj=longlat +o_lat_p=${need(mapping, "grid_north_pole_latitude")} ` +
    `+o_lon_p=${numberOf(mapping, "north_pole_grid_longitude") ?? 0} ` +
    `+lon_0=${need(mapping, "grid_north_pole_longitude") + 180}`,
};

function earthOf(mapping: DataVariable): string {
  const radius = numberOf(mapping, "earth_radius");
  if (radius !== null) return `+R=${radius}`;
  const major = numberOf(mapping, "semi_major_axis");
  if (major === null) return "+ellps=WGS84";
  const minor = numberOf(mapping, "semi_minor_axis");
  const flattening = numberOf(mapping, "inverse_flattening");
  if (minor !== null) return `+a=${major} +b=${minor}`;
  return flattening === null || flattening === 0 ? `+R=${major}` : `+a=${major} +rf=${flattening}`;
}
