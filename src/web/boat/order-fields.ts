import type { OrderKind } from "#orders";

/** How a field of an order is asked for. */
type FieldKind =
  | "long"
  | "short"
  | "number"
  | "knots"
  | "minutes"
  | "count"
  | "instant"
  | "date"
  | "yes"
  | "choice"
  | "report"
  | "boat"
  | "unit"
  | "centre"
  | "broadcast"
  | "holder"
  | "entry"
  | "call"
  | "wind"
  | "range"
  | "miles";

export type Field = {
  /** As in the order. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly optional?: true;
  readonly choices?: readonly string[];
  /** Where `show` keeps the words of the choices: "phase", "status" … */
  readonly group?: string;
};

/**
 * The form of an order: which field holds the boat it was opened for, what else is asked, whether a
 * second may sign.
 */
export type OrderForm = {
  readonly boat: "boat" | "one" | "boats" | null;
  readonly fields: readonly Field[];
  readonly second?: true;
  /** Whether contradictions may stand in the way and can be answered. */
  readonly answers?: true;
};

const long = (name: string): Field => ({ name, kind: "long" });
const short = (name: string): Field => ({ name, kind: "short" });
const optional = (field: Field): Field => ({ ...field, optional: true });
const choice = (name: string, group: string, ...choices: readonly string[]): Field => {
  return { name, kind: "choice", group, choices };
};
const of = (name: string, kind: FieldKind): Field => ({ name, kind });
const why = long("why");
const evidence = long("evidence");
const unit = of("unit", "unit");
const report = of("report", "report");

const STATUSES = ["acknowledged", "declined", "departed", "on scene", "ended", "returned"];
const READINESS = ["at sea", "ready", "not ready", "out of service"];
const TYPES = [
  "lifeboat",
  "rigid-hulled boat",
  "cutter",
  "ship",
  "helicopter",
  "aircraft",
  "drone",
  "patrol vehicle",
  "four-wheel drive",
];
const SIGNS = ["voice", "ringing", "voicemail", "switched off", "network message", "message seen"];
const CHANNELS = ["phone", "message", "email", "vhf", "dsc", "in person"];

/** Orders that begin with a boat, in the order in which they are offered. */
export const BOAT_ORDERS = {
  linkReport: { boat: "boat", fields: [report, why], second: true, answers: true },
  setPhase: {
    boat: "boat",
    fields: [choice("phase", "phase", "distress", "alert", "uncertainty"), why, optional(evidence)],
    second: true,
  },
  reviewBoat: { boat: "boat", fields: [long("words")] },
  accountPeople: {
    boat: "boat",
    fields: [
      choice("how", "account", "landed", "handed over", "recovered dead", "never existed"),
      of("people", "number"),
      optional(short("acceptedBy")),
      evidence,
    ],
    second: true,
  },
  unlinkReport: { boat: "boat", fields: [report, why] },
  declareSame: { boat: "one", fields: [of("other", "boat"), why], second: true, answers: true },
  declareDistinct: { boat: "one", fields: [of("other", "boat"), why] },
  boundPeople: { boat: "boat", fields: [of("people", "count"), evidence], second: true },
  transferPeople: {
    boat: null,
    fields: [of("from", "holder"), of("to", "holder"), of("people", "number"), evidence],
  },
  taskUnit: { boat: "boat", fields: [unit, long("words")] },
  searchCraft: { boat: "boat", fields: [unit, short("mark"), optional(long("words"))] },
  reportUnit: {
    boat: "boat",
    fields: [unit, choice("status", "status", ...STATUSES), optional(long("words"))],
    second: true,
  },
  promiseEta: {
    boat: "boat",
    fields: [
      optional(unit),
      short("to"),
      of("arrivesBy", "instant"),
      long("words"),
      optional(of("alreadySaid", "yes")),
    ],
  },
  recordContact: {
    boat: "boat",
    fields: [
      choice("direction", "direction", "outbound", "inbound"),
      choice("channel", "channel", ...CHANNELS),
      optional(of("answered", "yes")),
      optional(choice("sign", "sign", ...SIGNS)),
      optional(of("returns", "call")),
      optional(long("words")),
    ],
  },
  sendBroadcast: {
    boat: "boat",
    fields: [
      choice("type", "broadcast", "Mayday Relay", "Pan-Pan", "Safety"),
      long("words"),
      optional(long("whyThisFix")),
    ],
  },
  answerBroadcast: { boat: null, fields: [of("broadcast", "broadcast"), unit, long("words")] },
  offerResponsibility: { boat: "boat", fields: [of("to", "centre"), why] },
  acceptResponsibility: { boat: "boat", fields: [of("from", "centre")] },
  declineResponsibility: { boat: "boat", fields: [of("from", "centre"), why] },
  planSearch: { boat: "boats", fields: [long("area")] },
  recordSearch: { boat: "boats", fields: [unit, long("area"), long("conditions"), long("found")] },
  suspendSearch: {
    boat: "boat",
    fields: [
      why,
      long("survival"),
      optional(of("nextLight", "instant")),
      optional(of("resumeAt", "instant")),
    ],
    second: true,
  },
  resumeSearch: { boat: "boat", fields: [why] },
  nameBoat: { boat: "boat", fields: [short("name"), short("agency"), of("night", "date")] },
  acknowledgeReport: { boat: null, fields: [report] },
  showReportFalse: { boat: null, fields: [report, evidence], second: true },
  amendReport: { boat: null, fields: [report, of("changes.people", "count"), why] },
  withdrawFact: { boat: null, fields: [of("fact", "entry"), why] },
  makeNote: { boat: "boat", fields: [long("words")] },
  closeBoat: { boat: "boat", fields: [why] },
} as const satisfies Partial<Record<OrderKind, OrderForm>>;

/** Orders that concern the watch as a whole. */
export const WATCH_ORDERS = {
  registerUnit: {
    boat: null,
    fields: [
      short("name"),
      choice("type", "unit", ...TYPES),
      short("agency"),
      optional(of("speed", "knots")),
      optional(of("places", "number")),
      optional(short("mmsi")),
      optional(short("callsign")),
    ],
  },
  stateUnit: {
    boat: null,
    fields: [
      unit,
      optional(choice("readiness", "readiness", ...READINESS)),
      optional(of("notice", "minutes")),
      optional(of("placesTaken", "number")),
      optional(of("enduranceLeft", "minutes")),
      optional(long("words")),
    ],
  },
  holdBackUnit: { boat: null, fields: [unit, why, of("until", "instant")] },
  releaseUnit: { boat: null, fields: [unit, why] },
  landPeople: {
    boat: null,
    fields: [unit, of("people", "number"), short("place"), optional(short("receivedBy"))],
  },
  stateWeather: {
    boat: null,
    fields: [
      choice("method", "weather", "observed", "forecast", "assumed"),
      optional(of("wind", "wind")),
      optional(of("sea", "range")),
      optional(of("visibility", "miles")),
      of("from", "instant"),
      optional(of("until", "instant")),
      short("source"),
      long("words"),
    ],
  },
  setLostBoatCost: { boat: null, fields: [of("looks", "number"), why] },
  loseObservation: { boat: null, fields: [short("watch"), short("what"), long("area"), why] },
  regainObservation: { boat: null, fields: [short("watch"), why] },
  loseFeed: { boat: null, fields: [short("feed"), why] },
  regainFeed: { boat: null, fields: [short("feed"), why] },
} as const satisfies Partial<Record<OrderKind, OrderForm>>;

export type FormedOrder = keyof typeof BOAT_ORDERS | keyof typeof WATCH_ORDERS;

export function formOf(order: FormedOrder): OrderForm {
  return { ...BOAT_ORDERS, ...WATCH_ORDERS }[order];
}
