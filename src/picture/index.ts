/**
 * What we believe, as of any moment: the fold over the log and the questions. May open #units, #log
 * and #predict.
 */
export {
  ageOf,
  DRIFT_MAX,
  effectivePhase,
  reachOf,
  REVIEW_LIMIT,
  silenceOf,
  survivalOf,
  type Silence,
  type Survival,
} from "./ages.ts";
export { ACKNOWLEDGE_WITHIN, ALARMS, alarmsOf, type Alarm, type AlarmKind } from "./alarms.ts";
export { earliestArrival } from "./arrival.ts";
export { answersAt, unreturnedCalls, type Answers, type UnreturnedCall } from "./answers.ts";
export { askOf, type Ask } from "./ask.ts";
export type {
  Accounts,
  Alias,
  Boat,
  Claim,
  Conflict,
  Contradiction,
  Fix,
  LastWord,
  Offer,
  Part,
  PhaseNow,
  Report,
  Task,
} from "./boat.ts";
export { sumOf } from "./accounting.ts";
export { boatOf, boatsOf, CALLER_MEMORY, onBoard } from "./boats.ts";
export { ANSWER_BROADCAST_WITHIN, broadcastsAt } from "./broadcasts.ts";
export { seaStateAt } from "./sea-state.ts";
export { promisesAt } from "./promises.ts";
export { contradictionsBetween } from "./contradictions.ts";
export { fold, foldInto } from "./fold.ts";
export { groupOf, membersOf } from "./groups.ts";
export { inboxOf, inboxWaiting, type Heard, type Thread } from "./inbox.ts";
export { callerHistory, findByName, type CallerHistory } from "./names.ts";
export { isHigher, SILENCE_LIMIT } from "./phase.ts";
export {
  copyPicture,
  emptyPicture,
  type Clash,
  type Edge,
  type Group,
  type Parked,
  type Picture,
} from "./picture.ts";
export { factAt, isWithdrawn, reportOf } from "./reports.ts";
export { peopleMoves, unitOf, unitsOf, type Unit } from "./response.ts";
export { commandDue } from "./unit-alarms.ts";
export { betterWhere, type Said, type Whereabouts } from "./unit-told.ts";
export { lostBoatCostOf, type LostBoatCost } from "./settings.ts";
export { tallyOf, unaccountedInAll, type Tallies, type Tally } from "./tally.ts";
export {
  addEntries,
  entriesIn,
  latest,
  openTimeline,
  pictureAt,
  type Timeline,
} from "./timeline.ts";
export { entriesOf } from "./trail.ts";
export { mostUrgentFirst } from "./urgency.ts";
export {
  ASSUMED_WIND,
  fieldsOf,
  OPEN_WEATHER_HOLDS,
  visibilityAt,
  weatherAt,
  weatherStatedWithin,
  windRows,
  type Current,
  type Stated,
  type Weather,
  type WeatherMethod,
  type Wind,
  type WindRow,
} from "./weather.ts";
export { BOATS_PER_COORDINATOR, PRESENT_WITHIN, watchLoadOf, type WatchLoad } from "./load.ts";
export { lookoutsOf, type Lookout, type Posting } from "./coast.ts";
export {
  launchAnswers,
  launchAnswersByMonth,
  launchesOf,
  type Launch,
  type LaunchAnswers,
  type LaunchUnit,
} from "./launches.ts";
export { figuresOf, type PublishedFigure } from "./figures.ts";
export { messagesOf, type SentMessage } from "./messages.ts";
export { enduranceAt } from "./endurance.ts";
export { plannedParts, type PlannedPart } from "./planned-parts.ts";
