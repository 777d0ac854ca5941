/**
 * Which report speaks of which boat, and how many boats there are. May open: units, chart, log,
 * picture, predict.
 */
export { carriedBy } from "./carried.ts";
export { placeBearings } from "./bearings.ts";
export { boatsAtSea, type BoatsAtSea } from "./at-sea.ts";
export { ledgerOf, type Ledger, type LedgerPiece, type Rival } from "./ledger.ts";
export type { BoatCount } from "./count.ts";
export { weighReports, type Matching } from "./matching.ts";
export { evidenceOf, type Evidence } from "./of-picture.ts";
export {
  proposalsOf,
  type LinkProposal,
  type PartProposal,
  type ProposedOrder,
  type Proposals,
  type ReportStanding,
  type ReportState,
} from "./proposals.ts";
export type { Piece } from "./weight.ts";
export { matchMemory, type MatchMemory, type MatchOptions } from "./weigh.ts";
export { addScores, scoreNight, type MatchScore, type Truth } from "./score.ts";
export { withTermsOf } from "./learn.ts";
export { SIMULATED_SEA } from "./simulated-sea.ts";
export { straitModelOf } from "./strait.ts";
export { DEFAULT_MODEL } from "./model.ts";
export type { Observation, Source } from "./observation.ts";
export { explainByAis, vesselsAt, type AisReport } from "./track/ais-vessels.ts";
export { DEFAULT_MOTION, type SensorModel, type TrackModel } from "./track/model.ts";
export { trackReports } from "./track/reports.ts";
export { placeDetections, type Scan } from "./track/scan.ts";
export { scoreTracks, type Standing, type TrackScore } from "./track/score.ts";
export { startTracker, trackScan } from "./track/tracker.ts";
