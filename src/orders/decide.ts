import type { Picture } from "#picture";
import { decidePost } from "./coast.ts";
import * as boats from "./boats.ts";
import * as broadcasts from "./broadcasts.ts";
import { decideContact } from "./contacts.ts";
import type { Context, Decision } from "./decision.ts";
import * as eyes from "./eyes.ts";
import * as links from "./links.ts";
import type { Order, OrderKind, OrderOf } from "./order.ts";
import * as people from "./people.ts";
import { decidePhase } from "./phases.ts";
import { decideSendMessage } from "./messages.ts";
import { decidePublish, decideWithdrawFigure } from "./publish.ts";
import * as reports from "./reports.ts";
import * as responsibility from "./responsibility.ts";
import { roleFaults } from "./roles.ts";
import { decideLostBoatCost } from "./settings.ts";
import * as search from "./search.ts";
import { decideCraft, decideHear, decideState } from "./unit-words.ts";
import * as units from "./units.ts";
import { decideField, decideWeather } from "./weather.ts";
import { decideWithdraw } from "./withdraw.ts";

type Deciders = {
  readonly [Kind in OrderKind]: (
    picture: Picture,
    order: OrderOf<Kind>,
    context: Context,
  ) => Decision;
};

const DECIDERS: Deciders = {
  receiveReport: reports.decideReceive,
  amendReport: reports.decideAmend,
  acknowledgeReport: reports.decideAcknowledge,
  showReportFalse: reports.decideShowFalse,
  recordContact: decideContact,
  openBoat: boats.decideOpen,
  nameBoat: boats.decideName,
  reviewBoat: boats.decideReview,
  closeBoat: boats.decideClose,
  sendMessage: decideSendMessage,
  publishFigure: decidePublish,
  withdrawFigure: decideWithdrawFigure,
  makeNote: boats.decideNote,
  linkReport: links.decideLink,
  unlinkReport: links.decideUnlink,
  declareSame: links.decideSame,
  declareDistinct: links.decideDistinct,
  setPhase: decidePhase,
  accountPeople: people.decideAccount,
  boundPeople: people.decideBound,
  transferPeople: people.decideTransfer,
  landPeople: people.decideLand,
  offerResponsibility: responsibility.decideOffer,
  acceptResponsibility: responsibility.decideAccept,
  declineResponsibility: responsibility.decideDecline,
  registerUnit: units.decideRegister,
  stateUnit: decideState,
  searchCraft: decideCraft,
  postCoastWatch: decidePost,
  taskUnit: units.decideTask,
  reportUnit: units.decideUnitReport,
  hearUnit: decideHear,
  holdBackUnit: units.decideHoldBack,
  releaseUnit: units.decideRelease,
  promiseEta: units.decidePromise,
  sendBroadcast: broadcasts.decideBroadcast,
  answerBroadcast: broadcasts.decideBroadcastAnswer,
  planSearch: search.decidePlanSearch,
  recordSearch: search.decideRecordSearch,
  suspendSearch: search.decideSuspend,
  resumeSearch: search.decideResume,
  loseFeed: eyes.decideLoseFeed,
  regainFeed: eyes.decideRegainFeed,
  loseObservation: eyes.decideLoseObservation,
  regainObservation: eyes.decideRegainObservation,
  stateWeather: decideWeather,
  receiveField: decideField,
  setLostBoatCost: decideLostBoatCost,
  withdrawFact: decideWithdraw,
};

/**
 * What comes of an order on this picture: the events to be logged, or every reason against it, the
 * orderer's role among them. Never throws on what a desk can send. The picture is only read.
 */
export function decide(picture: Picture, order: Order, context: Context): Decision {
  const unqualified = roleFaults(context.by, order.order);
  const decider = DECIDERS[order.order] as (
    picture: Picture,
    order: Order,
    context: Context,
  ) => Decision;
  const decision = decider(picture, order, context);
  if (unqualified.length === 0) return decision;
  return { ok: false, refusals: [...unqualified, ...(decision.ok ? [] : decision.refusals)] };
}
