/** Where could they be by now, how long can they live. May open #units and #chart. */
export { areaOf, areasOf, type Area } from "./areas.ts";
export { drift, driftPart, joinForecasts } from "./drift.ts";
export { NotCovered } from "./frame-book.ts";
export { leewayObject, leewayObjects, type LeewayObject } from "./leeway-objects.ts";
export { plainKernel, simdKernel, type Kernel, type SimdStep } from "./kernel.ts";
export { parcelsOf, type Part } from "./run.ts";
export { INFLATABLE, PERSON_IN_WATER, SWAMPED_INFLATABLE } from "./mixtures.ts";
export { summaryOf, type CloudSummary, type DatumDrift, type Stranding } from "./summary.ts";
export {
  CARRIED_OVER,
  type CloudFrame,
  type FixFit,
  type FlowUse,
  type Forecast,
} from "./forecast.ts";
export {
  STAGES,
  type DriftQuestion,
  type Fix,
  type ObjectShare,
  type Stage,
  type StageOfLife,
  type Start,
  type UnderWay,
} from "./question.ts";
export { survive, SURVIVED_FOR, type Flotation, type Survival } from "./survival.ts";
export { type SeaTemperature } from "./survival-sea.ts";
export { legBetween, type Pin } from "./opendrift/geodesic.ts";
export { openReader, type VectorReader } from "./opendrift/grid-reader.ts";
export {
  FATE,
  runLeeway,
  type Capsizing,
  type Elements,
  type Environment,
  type LeewaySettings,
} from "./opendrift/leeway-run.ts";
export { numpyRandom, type NumpyRandom } from "./opendrift/numpy-random.ts";
export {
  drawPerturbation,
  elementsOf,
  placesBetween,
  seedOf,
  spreadPins,
  type RadiusType,
  type Seeded,
} from "./opendrift/seed.ts";
