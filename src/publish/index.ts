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
export type { SiteInput, SourceFile, WatchTold } from "./site/input.ts";
export { keyFigures, type KeyFigure } from "./site/key-figures.ts";
export { renderSite } from "./site/site.ts";
export { exchangeOf, plannedExchange, type ExchangeDatum } from "./exchange/exchange-plan.ts";
export {
  renderCot,
  renderGpx,
  renderKml,
  renderRtz,
  renderSearchGeoJson,
} from "./exchange/render-exchange.ts";
