/** The picture as plain data for eyes; words in English and French. May open all but publish. */
export { sayAlarmAbout, type AlarmView } from "./alarms.ts";
export {
  viewBoard,
  type BoardView,
  type ClashView,
  type HeardView,
  type ParkedView,
  type StrangeView,
  type TallyView,
} from "./board.ts";
export {
  viewBoat,
  type BoatView,
  type PartView,
  type RefusedView,
  type TimelineView,
} from "./boat.ts";
export { sayConflict, sayContradiction } from "./contradictions.ts";
export {
  sayAsk,
  sayDrift,
  sayDriftWarnings,
  sayEngine,
  sayFileLost,
  sayFlowError,
  sayNear,
  sayNearAshore,
  sayNoDrift,
  sayShore,
  sayWritten,
} from "./drift.ts";
export { sayEntry, sayEntryLine } from "./entries.ts";
export { sayFeedReason, sayTelling, type FeedReason } from "./feeds.ts";
export {
  chooseFields,
  gapOf,
  type ChosenField,
  type FieldChoice,
  type RunSpan,
} from "./field-choice.ts";
export { type FixView, type LineView } from "./fix.ts";
export { sayGist } from "./entries.ts";
export { sayHour, sayHourSeen, sayInstant, sayLocalHours, sayMoment, sayUtc } from "./instants.ts";
export { LANGUAGES, pluralOf, say, sayNumber, type Language, type WordKey } from "./language.ts";
export { viewBroadcasts, viewPeople, viewPromises } from "./response-views.ts";
export { pagePlace, viewUnitPage, type PagePlace } from "./unit-page.ts";
export { sayPageTold, UNIT_PAGE_WORDS } from "./unit-page-words.ts";
export { NO_FIX, sayLocateContact, sayLocateMade, sayLocateTold } from "./locate-told.ts";
export {
  LOCATE_LANGUAGES,
  LOCATE_WORDS,
  MACHINE_MARK,
  sayDirection,
  sayLocateMessage,
  type LocateLanguage,
  type LocateWords,
} from "./locate-words.ts";
export {
  sayBits,
  sayLedger,
  sayPiece,
  sayProposal,
  sayProposedOrder,
  sayStanding,
  viewBoatCount,
  type BoatCountView,
} from "./matching.ts";
export { sayReceipt } from "./receipt.ts";
export { sayBoat, sayBoatName, sayBoatsNamed, sayUnit, type Telling } from "./names.ts";
export {
  sayAge,
  sayChance,
  sayClock,
  sayCount,
  sayCountInFigures,
  sayDistance,
  sayDuration,
  sayMinutes,
  sayPeople,
  sayPosition,
  sayShare,
  saySide,
  saySpeed,
  saySquareMiles,
} from "./quantities.ts";
export { sayWhere, viewPositions, type PositionsView } from "./positions.ts";
export { sayRefusal } from "./refusals.ts";
export { sayDrifted, sayRelay, type Drifted } from "./relay.ts";
export { viewReport, type LinkView, type ReportView, type SaidView } from "./report.ts";
export type {
  BoatRow,
  ConflictView,
  LastWordView,
  OfferView,
  PeopleView,
  PhaseView,
  SearchView,
  SilenceView,
  SuspendedView,
  TaskView,
} from "./row.ts";
export { sayAccounts, saySilence, viewSituation } from "./situation.ts";
export { sayDetection, sayPlace } from "./statements.ts";
export {
  sayAuthority,
  sayChannel,
  sayCondition,
  sayConflictKind,
  sayContradictionKind,
  sayAlarm,
  sayCentre,
  sayEventKind,
  sayMethod,
  sayOrder,
  sayPhase,
  sayPhaseCode,
  sayReason,
  sayRole,
  sayTaskStatus,
  sayTerm,
  sayTimed,
  sayWho,
} from "./terms.ts";
export { sayWeather, sayWind } from "./weather.ts";
export {
  sayUnitLine,
  viewUnits,
  type HeldBackView,
  type UnitTaskView,
  type UnitView,
} from "./units.ts";
export { driftQuestionOf, type Surroundings } from "./drift-question.ts";
export { sayDeaths } from "./deaths.ts";
export { sayOwnTally } from "./own-tally.ts";
export { sayFigure, sayFigureValue } from "./published.ts";
export { sayOperations } from "./operations.ts";
export { sayMeasured, sayMeasuredWind } from "./measured-wind.ts";
export { sayRevisions, sayTally, type TallyTold } from "./tally.ts";
export { sayRecord } from "./tally.ts";
export { sayAtLeast, sayCells } from "./table.ts";
export { sayArticle } from "./article.ts";
export { sayFlow, sayNothing } from "./money.ts";
export { sayAmount, sayGap, sayThing, saySaid } from "./money.ts";
export { sayPage, sayPaged, sayWatchLoad, type PageTold } from "./load.ts";
export {
  sayCoast,
  viewCoast,
  viewCoastHours,
  visibilityOn,
  type CoastShoreView,
  type CoastView,
  type LaunchView,
} from "./coast.ts";
export { SITE_METHODS } from "./words/site-methods.ts";
export { sayBook, sayChecked, sayCheckedRecord, sayHandVerdict } from "./verdict.ts";
export {
  OF_A_BOAT,
  sayMessage,
  sayNoBoat,
  sayReveals,
  type MessageKind,
  type MessageTo,
} from "./messages.ts";
export { standDownTold } from "./stand-down.ts";
export { sayMark } from "./mark.ts";
export { planOrder } from "./plan-order.ts";
export {
  sayPattern,
  saySearch,
  saySearchArea,
  saySearchPart,
  saySearchRest,
  saySearchesCounted,
  type IdleReason,
  type SearchAnswer,
  type SearchedBoat,
  type SearchPartTold,
  type ShoreTold,
} from "./search.ts";
export { saySend, saySendRest, saySentPart, type SendAnswer, type SentPart } from "./send.ts";
export { sayForVoice } from "./voice.ts";
