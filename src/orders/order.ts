import { z } from "zod";
import { eventSchemas as fact } from "#log";

/** What a desk may leave out is named by the machine. */
const named = <Schema extends z.ZodType>(id: Schema) => id.nullable().default(null);

/**
 * An answer to a contradiction: what the signatories say explains it, or null for "we do not know".
 * What was reported and found is taken from the picture; a desk may add a contradiction that only
 * it can see, in words.
 */
const answer = fact.ReportLinked.shape.contradictions
  .unwrap()
  .element.partial({ reported: true, found: true });
const answers = z.array(answer).max(20).default([]);

const receiveReport = fact.ReportReceived.omit({ kind: true })
  .extend({ order: z.literal("receiveReport"), report: named(fact.ReportReceived.shape.report) })
  .strict();
const amendReport = fact.ReportAmended.omit({ kind: true })
  .extend({ order: z.literal("amendReport") })
  .strict();
const acknowledgeReport = fact.ReportAcknowledged.omit({ kind: true })
  .extend({ order: z.literal("acknowledgeReport") })
  .strict();
const showReportFalse = fact.ReportShownFalse.omit({ kind: true })
  .extend({ order: z.literal("showReportFalse") })
  .strict();
const recordContact = fact.ContactAttempted.omit({ kind: true })
  .extend({
    order: z.literal("recordContact"),
    contact: named(fact.ContactAttempted.shape.contact),
  })
  .strict();

const openBoat = fact.BoatOpened.omit({ kind: true })
  .extend({ order: z.literal("openBoat"), boat: named(fact.BoatOpened.shape.boat) })
  .strict();
const nameBoat = fact.BoatNamed.omit({ kind: true })
  .extend({ order: z.literal("nameBoat") })
  .strict();
const reviewBoat = fact.BoatReviewed.omit({ kind: true })
  .extend({ order: z.literal("reviewBoat") })
  .strict();
/** There is no closing. The order exists so that whoever tries is told what stands in the way. */
const closeBoat = z
  .object({
    order: z.literal("closeBoat"),
    boat: fact.BoatOpened.shape.boat,
    why: fact.BoatOpened.shape.why,
  })
  .strict();

const linkReport = fact.ReportLinked.omit({ kind: true, basis: true })
  .extend({ order: z.literal("linkReport"), contradictions: answers })
  .strict();
const unlinkReport = fact.ReportUnlinked.omit({ kind: true })
  .extend({ order: z.literal("unlinkReport") })
  .strict();
const declareSame = fact.BoatsDeclaredSame.omit({ kind: true })
  .extend({ order: z.literal("declareSame"), contradictions: answers })
  .strict();
const declareDistinct = fact.BoatsDeclaredDistinct.omit({ kind: true })
  .extend({ order: z.literal("declareDistinct") })
  .strict();

const setPhase = fact.PhaseSet.omit({ kind: true })
  .extend({ order: z.literal("setPhase") })
  .strict();

const accountPeople = fact.PeopleAccounted.omit({ kind: true })
  .extend({ order: z.literal("accountPeople") })
  .strict();
const boundPeople = fact.PeopleBounded.omit({ kind: true })
  .extend({ order: z.literal("boundPeople") })
  .strict();
const transferPeople = fact.PeopleTransferred.omit({ kind: true })
  .extend({ order: z.literal("transferPeople") })
  .strict();
const landPeople = fact.PeopleLanded.omit({ kind: true })
  .extend({ order: z.literal("landPeople") })
  .strict();

const offerResponsibility = fact.ResponsibilityOffered.omit({ kind: true })
  .extend({ order: z.literal("offerResponsibility") })
  .strict();
const acceptResponsibility = fact.ResponsibilityAccepted.omit({ kind: true })
  .extend({ order: z.literal("acceptResponsibility") })
  .strict();
const declineResponsibility = fact.ResponsibilityDeclined.omit({ kind: true })
  .extend({ order: z.literal("declineResponsibility") })
  .strict();

const registerUnit = fact.UnitRegistered.omit({ kind: true })
  .extend({ order: z.literal("registerUnit"), unit: named(fact.UnitRegistered.shape.unit) })
  .strict();
const stateUnit = fact.UnitStated.omit({ kind: true })
  .extend({ order: z.literal("stateUnit") })
  .strict();
const searchCraft = fact.CraftSearched.omit({ kind: true })
  .extend({ order: z.literal("searchCraft") })
  .strict();
const postCoastWatch = fact.CoastWatchPosted.omit({ kind: true })
  .extend({ order: z.literal("postCoastWatch") })
  .strict();
const taskUnit = fact.UnitTasked.omit({ kind: true })
  .extend({ order: z.literal("taskUnit") })
  .strict();
const reportUnit = fact.UnitReported.omit({ kind: true })
  .extend({ order: z.literal("reportUnit") })
  .strict();
/** What the unit itself says by its page. To leave a boat is for a desk: it may only be asked. */
const hearUnit = fact.UnitReported.omit({ kind: true, second: true })
  .extend({
    order: z.literal("hearUnit"),
    status: z.enum(["acknowledged", "declined", "departed", "on scene"]),
  })
  .strict();
const holdBackUnit = fact.UnitHeldBack.omit({ kind: true })
  .extend({ order: z.literal("holdBackUnit") })
  .strict();
const releaseUnit = fact.UnitReleased.omit({ kind: true })
  .extend({ order: z.literal("releaseUnit") })
  .strict();
const promiseEta = fact.EtaPromised.omit({ kind: true })
  .extend({
    order: z.literal("promiseEta"),
    promise: named(fact.EtaPromised.shape.promise),
    /** It was said already: then it is a fact, kept and watched however wrong it is. */
    alreadySaid: z.boolean().default(false),
  })
  .strict();

const sendBroadcast = fact.BroadcastSent.omit({ kind: true, place: true })
  .extend({
    order: z.literal("sendBroadcast"),
    broadcast: named(fact.BroadcastSent.shape.broadcast),
    /** The report whose position is sent; null for the newest position held. */
    fix: named(fact.ReportReceived.shape.report),
    /** Why not the newest position, when it is another. */
    whyThisFix: fact.BoatOpened.shape.why.nullable().default(null),
  })
  .strict();
const answerBroadcast = fact.BroadcastAnswered.omit({ kind: true })
  .extend({ order: z.literal("answerBroadcast") })
  .strict();

const planSearch = fact.SearchAreaPlanned.omit({ kind: true })
  .extend({ order: z.literal("planSearch"), search: named(fact.SearchAreaPlanned.shape.search) })
  .strict();
const recordSearch = fact.AreaSearched.omit({ kind: true })
  .extend({ order: z.literal("recordSearch"), search: named(fact.AreaSearched.shape.search) })
  .strict();
const suspendSearch = fact.SearchSuspended.omit({ kind: true })
  .extend({
    order: z.literal("suspendSearch"),
    /** Left out, the order is refused with the light that was computed. */
    nextLight: fact.SearchSuspended.shape.nextLight.default(null),
  })
  .strict();
const resumeSearch = fact.SearchResumed.omit({ kind: true })
  .extend({ order: z.literal("resumeSearch") })
  .strict();

const loseFeed = fact.FeedLost.omit({ kind: true })
  .extend({ order: z.literal("loseFeed") })
  .strict();
const regainFeed = fact.FeedRegained.omit({ kind: true })
  .extend({ order: z.literal("regainFeed") })
  .strict();
const loseObservation = fact.ObservationLost.omit({ kind: true })
  .extend({ order: z.literal("loseObservation") })
  .strict();
const regainObservation = fact.ObservationRegained.omit({ kind: true })
  .extend({ order: z.literal("regainObservation") })
  .strict();

const stateWeather = fact.WeatherStated.omit({ kind: true })
  .extend({ order: z.literal("stateWeather"), weather: named(fact.WeatherStated.shape.weather) })
  .strict();
const receiveField = fact.FieldReceived.omit({ kind: true })
  .extend({ order: z.literal("receiveField"), field: named(fact.FieldReceived.shape.field) })
  .strict();

const setLostBoatCost = fact.LostBoatCostSet.omit({ kind: true })
  .extend({ order: z.literal("setLostBoatCost") })
  .strict();

const sendMessage = fact.MessageSent.omit({ kind: true })
  .extend({ order: z.literal("sendMessage") })
  .strict();
const publishFigure = fact.FigurePublished.omit({ kind: true })
  .extend({ order: z.literal("publishFigure") })
  .strict();
const withdrawFigure = fact.FigureWithdrawn.omit({ kind: true })
  .extend({ order: z.literal("withdrawFigure") })
  .strict();
const makeNote = fact.NoteMade.omit({ kind: true })
  .extend({ order: z.literal("makeNote") })
  .strict();
const withdrawFact = fact.FactWithdrawn.omit({ kind: true })
  .extend({ order: z.literal("withdrawFact") })
  .strict();

/**
 * What an officer can want, one schema for all desks, told apart by `order`. A field of another
 * name is refused: what it says would be lost.
 */
export const orderSchema = z.discriminatedUnion("order", [
  receiveReport,
  amendReport,
  acknowledgeReport,
  showReportFalse,
  recordContact,
  openBoat,
  nameBoat,
  reviewBoat,
  closeBoat,
  linkReport,
  unlinkReport,
  declareSame,
  declareDistinct,
  setPhase,
  accountPeople,
  boundPeople,
  transferPeople,
  landPeople,
  offerResponsibility,
  acceptResponsibility,
  declineResponsibility,
  registerUnit,
  stateUnit,
  searchCraft,
  postCoastWatch,
  taskUnit,
  reportUnit,
  hearUnit,
  holdBackUnit,
  releaseUnit,
  promiseEta,
  sendBroadcast,
  answerBroadcast,
  planSearch,
  recordSearch,
  suspendSearch,
  resumeSearch,
  loseFeed,
  regainFeed,
  loseObservation,
  regainObservation,
  stateWeather,
  receiveField,
  setLostBoatCost,
  sendMessage,
  publishFigure,
  withdrawFigure,
  makeNote,
  withdrawFact,
]);

/** An order with everything that may be left out filled in. */
export type Order = z.infer<typeof orderSchema>;
/** An order as a desk writes it. */
export type OrderInput = z.input<typeof orderSchema>;
export type OrderKind = Order["order"];
export type OrderOf<Kind extends OrderKind> = Extract<Order, { order: Kind }>;

export type OrderFault = { readonly path: string; readonly why: string };
export type OrderReading =
  | { readonly ok: true; readonly order: Order }
  | { readonly ok: false; readonly faults: readonly OrderFault[] };

/**
 * Checks an order field by field and fills in what may be left out. Lists every fault, not the
 * first only.
 */
export function readOrder(value: unknown): OrderReading {
  const result = orderSchema.safeParse(value);
  if (result.success) return { ok: true, order: result.data };
  const faults = result.error.issues.map((issue) => ({
    path: issue.path.map(String).join("."),
    why: issue.message,
  }));
  return { ok: false, faults };
}
