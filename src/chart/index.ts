/** The sea chart: coast, places, the UK/France line, banks, lanes. May open only #units. */
export { type Bank, type Lane } from "./areas.ts";
export {
  distanceToLine,
  findSide,
  isCharted,
  isLand,
  isNearLine,
  openChart,
  type Chart,
  type ChartData,
  type Side,
} from "./chart.ts";
export { holdsHours, holdsPlace } from "./coverage.ts";
export { cropGrid, type Hours } from "./crop-grid.ts";
export { type Coverage, type Flow, type FlowError, type Lattice, type SampleGrid } from "./flow.ts";
export { type GridField } from "./grid-field.ts";
export { flowOfGrid, usualFileError } from "./grid-flow.ts";
export {
  headingOfY,
  openProjection,
  type Heading,
  type MapPoint,
  type MapProjection,
} from "./map-projection.ts";
export { openShore } from "./open-shore.ts";
export { rememberedFlow } from "./remembered-flow.ts";
export { packGrids, unpackGrids } from "./pack-grids.ts";
export { findSeaWays, seaWayFrom, type SeaWays } from "./sea-ways.ts";
export { type Shore } from "./shore.ts";
export { openTidalAtlas, type TidalAtlas } from "./tidal-atlas.ts";
export { streamAt, tidalStreams, type Stream } from "./tidal-streams.ts";
export {
  hoursFromHighWaterDover,
  nextTides,
  openTides,
  tideAt,
  type TideAsked,
  type TideHeight,
  type Tides,
  type TideTurn,
} from "./tide-heights.ts";
export { flowOfToldCurrent, type ToldCurrent } from "./told-current.ts";
export { flowOfToldWind, type ToldWind } from "./told-wind.ts";
export { tableFlow, uniformFlow, type FlowRow } from "./uniform-flow.ts";
export { findNamedPlaces, findReach, type NamedPlaces } from "./find-names.ts";
export { findBank, findLane, isInLane } from "./find-areas.ts";
export {
  describePosition,
  findCentres,
  findNearestPlaces,
  findPlace,
  findPlaces,
  plainName,
  type PlaceBeside,
  type PositionDescription,
} from "./find-places.ts";
export { type Country, type Place, type PlaceKind } from "./place.ts";
export {
  findOnStrip,
  findStation,
  findStretch,
  openStrip,
  SHORES,
  type OnStrip,
  type ShoreId,
  type Stretch,
  type Strip,
  type StripShore,
} from "./strip.ts";
export { nextSlack } from "./slack.ts";
