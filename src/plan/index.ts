/** Who could go, where to search, what is not watched: proposals, never orders. */
export { arrivalOf, type Arrival } from "./coast/arrival.ts";
export {
  COAST_STATES,
  coastParts,
  coverageAt,
  lightAt,
  watchedByMonth,
  type CoastPart,
  type CoastState,
  type MonthWatched,
  type Station,
  type VisibilityAt,
} from "./coast/coverage.ts";
export { detectionRange, detectionShare } from "./coast/sensors.ts";
