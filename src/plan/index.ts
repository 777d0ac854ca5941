/** Who could go, where to search, what is not watched: proposals, never orders. */
export { arrivalOf, type Arrival } from "./coast/arrival.ts";
export {
  blindAt,
  COAST_STATES,
  coastParts,
  coverageAt,
  lightAt,
  watchedByMonth,
  type BlindLookout,
  type CoastPart,
  type CoastState,
  type MonthWatched,
  type Station,
  type VisibilityAt,
} from "./coast/coverage.ts";
export { detectionRange, detectionShare } from "./coast/sensors.ts";
export { DETECTION_CURVES, type DetectionCurve } from "./search/detection.ts";
export {
  coverageRange,
  detectionTold,
  effortTerm,
  fruitlessSearches,
  groundFrom,
  groundTerm,
} from "./search/from-log.ts";
export { cornersAt, type Ground } from "./search/ground.ts";
export { layPlan, type LaidPart, type LaidPlan, type Steered } from "./search/lay.ts";
export { framesSince, momentsBetween } from "./search/moments.ts";
export { brownOptimum } from "./search/optimum.ts";
export { type Pattern, type PatternKind } from "./search/pattern.ts";
export {
  planSearch,
  type Searcher,
  type SearchPlan,
  type Sought,
  type Sortie,
} from "./search/plan.ts";
export { planeAbout, type Plane } from "./search/plane.ts";
export { soughtOf } from "./search/sought.ts";
export { afterSearches, type Fruitless } from "./search/searched.ts";
export { planShore, shoreSpeed, type ShorePart, type ShoreSearcher } from "./search/shoreline.ts";
export { SEARCH_OBJECTS, type SearchObject } from "./search/sweep-table.ts";
export {
  searchSpeed,
  sweepWidth,
  VISIBILITY_UNTOLD,
  type Conditions,
  type SweepWidth,
} from "./search/sweep.ts";
export { type Effort } from "./search/effort.ts";
export {
  chosenBy,
  crewsOf,
  crewSize,
  modelOf,
  UNITS_MOST,
  WORTH_A_CHANGE,
  type Crew,
} from "./send/assign.ts";
export {
  aliveAt,
  findShare,
  livesWorth,
  type Errand,
  type Helper,
  type Needy,
  type Range,
} from "./send/worth.ts";
export { successOf } from "./search/effort.ts";
