/** Documents for others, out of what the other rooms hold. May open all doors but its own. */
export {
  renderDriftAnswer,
  type DriftAnswer,
  type DriftMoment,
  type DriftTold,
} from "./drift-answer.ts";
export { renderDriftGeoJson, type DriftGeoJson } from "./drift-geojson.ts";
export { renderDriftNetcdf } from "./drift-netcdf.ts";
export { renderUnitPage, renderUnitPageGone, UNIT_PAGE_STYLE } from "./unit-page.ts";
export { LOCATE_STYLE, renderLocateGone, renderLocatePage } from "./locate-page.ts";
