/**
 * Which report speaks of which boat, and how many boats there are. May open: units, chart, log,
 * picture, predict.
 */
export { weighComponents, matchMemory } from "./weigh.ts";
export { DEFAULT_MODEL } from "./model.ts";
