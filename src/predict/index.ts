/** Where could they be by now, how long can they live. May open #units and #chart. */
export { type CloudFrame, type FixFit, type FlowUse, type Forecast } from "./forecast.ts";
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
