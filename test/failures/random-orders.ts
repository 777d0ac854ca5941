import fc from "fast-check";
import { ROLES, seal, GENESIS, type Centre, type Entry, type Hash } from "#log";
import { decide, readOrder, type Decision, type Order } from "#orders";
import { fold, foldInto, type Picture } from "#picture";
import { addSeconds, instant, minutes, type Instant } from "#units";
import { sha256 } from "../laws/history.ts";

/** One desk's order in a random night. */
export type Given = {
  readonly desk: string;
  readonly role: (typeof ROLES)[number];
  readonly centre: string;
  readonly order: unknown;
};

const id = (...names: string[]): fc.Arbitrary<string> => fc.constantFrom(...names);
const report = id("r1", "r2", "r3", "r1", "r2", "r3", "nobody");
const boat = id("r1", "r2", "r3", "r1", "r2", "r3", "b1", "nobody");
const unit = id("valiant", "flamant", "ghost");
const why = id("seen from the air", "no further calls");
const people = fc.integer({ min: 0, max: 50 });
const range = fc
  .tuple(people, fc.option(people))
  .map(([least, more]) => ({ least, most: more === null ? null : least + more }));
const second = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.record({
      desk: id("sar-1", "sar-2", "duty"),
      role: fc.constantFrom(...ROLES),
      authority: id("watch", "outside the watch"),
      why,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      desk: id("duty"),
      role: id("coordinator"),
      authority: id("outside the watch"),
      why,
    }),
  },
);
const START = instant("2021-11-24T00:00Z");
const time = fc.integer({ min: -60, max: 900 }).map((after) => addSeconds(START, minutes(after)));
const place = fc.option(
  fc.record({
    words: id("a pin"),
    method: id("pin", "network"),
    readings: fc.array(
      fc.record({ lon: id("1").map(Number), lat: fc.constant(51), radius: fc.constant(500) }),
      {
        maxLength: 2,
      },
    ),
  }),
);
const conditions = fc.subarray([
  "sinking",
  "dry",
  "under way",
  "people in the water",
  "empty craft",
]);
const holder = fc.oneof(
  fc.record({ kind: fc.constant("boat"), boat }),
  fc.record({ kind: fc.constant("unit"), unit }),
);
const estimate = fc.constantFrom(null, { p: 0.5, model: "1" }, { p: 0.97, model: "1" });
const answers = fc.subarray(
  ["condition", "people", "place and time", "phone not asked"].map((kind) => ({
    kind,
    explanation: kind === "condition" ? "bailed out since" : null,
  })),
);

/** Orders by which people may come to be accounted for, or be said never to have been. */
const ACCOUNTING = {
  accountPeople: fc.record({
    boat,
    how: id("landed", "handed over", "recovered dead", "never existed"),
    people,
    acceptedBy: fc.option(id("Kent Police")),
    evidence: why,
    second,
  }),
  boundPeople: fc.record({ boat, people: range, evidence: why, second }),
  transferPeople: fc.record({ from: holder, to: holder, people, evidence: why }),
  showReportFalse: fc.record({ report, evidence: why, second }),
};

/** Orders that say which reports speak of which boat. */
const JOINING = {
  receiveReport: fc.record({
    report: fc.option(report),
    channel: id("phone", "encounter", "email"),
    from: fc.record({
      who: id("person aboard", "unit"),
      caller: fc.option(id("c1", "c2")),
      relays: fc.boolean(),
      unit: fc.option(unit),
    }),
    words: id("about thirty of us"),
    people: fc.option(range),
    conditions,
    place,
    happened: fc.option(fc.record({ kind: fc.constant("told"), at: time })),
  }),
  linkReport: fc.record({ report, boat, why, second, estimate, contradictions: answers }),
  declareSame: fc.record({
    one: boat,
    other: boat,
    why,
    second,
    estimate,
    contradictions: answers,
  }),
};

/**
 * Everything else: no accounting, no joining. None of these may ever take anybody off the board.
 */
const EFFORT = {
  amendReport: fc.record({
    report,
    changes: fc.record({ people: fc.option(range), conditions, place }),
    why,
  }),
  acknowledgeReport: fc.record({ report }),
  recordContact: fc.record({
    direction: id("inbound", "outbound"),
    channel: id("phone"),
    caller: fc.option(id("c1", "c2")),
    boat: fc.option(boat),
    answered: fc.boolean(),
    returns: fc.option(id("contact-1", "contact-2", "contact-3")),
  }),
  openBoat: fc.record({ boat: fc.option(boat), why }),
  nameBoat: fc.record({ boat, name: id("Charlie"), agency: id("HMCG"), night: id("2021-11-23") }),
  reviewBoat: fc.record({ boat, words: why }),
  closeBoat: fc.record({ boat, why }),
  unlinkReport: fc.record({ report, boat, why }),
  declareDistinct: fc.record({ one: boat, other: boat, why }),
  setPhase: fc.record({
    boat,
    phase: id("uncertainty", "alert", "distress"),
    why,
    evidence: fc.option(why),
    second,
  }),
  landPeople: fc.record({ unit, people, place: id("Dover") }),
  offerResponsibility: fc.record({ boat, to: id("dover", "gris-nez"), why }),
  acceptResponsibility: fc.record({ boat, from: id("dover", "gris-nez") }),
  declineResponsibility: fc.record({ boat, from: id("dover", "gris-nez"), why }),
  registerUnit: fc.record({
    unit: id("valiant", "flamant"),
    name: id("Valiant"),
    type: id("cutter"),
    agency: id("HMCG"),
    speed: fc.option(fc.constant(8)),
  }),
  hearUnit: fc.record({ unit, boat: fc.option(boat), status: id("acknowledged", "declined") }),
  stateUnit: fc.record({ unit, placesTaken: people, words: why }),
  searchCraft: fc.record({ unit, boat: fc.option(boat), mark: why }),
  postCoastWatch: fc.record({
    unit,
    shore: id("france", "england"),
    from: fc.constant(3),
    to: fc.constant(9),
    starts: time,
    ends: fc.option(time),
  }),
  sendMessage: fc.record({
    boat: fc.option(boat),
    message: id("sitrep", "tasking"),
    to: fc.constant({ kind: "centre", name: "CROSS" }),
    language: fc.constant("en"),
    text: why,
  }),
  publishFigure: fc.record({ figure: id("a", "b"), value: why, source: why }),
  withdrawFigure: fc.record({ figure: id("a", "b"), why }),
  taskUnit: fc.record({ unit, boat, words: why }),
  reportUnit: fc.record({
    unit,
    boat: fc.option(boat),
    status: id("departed", "on scene", "ended", "returned", "declined"),
    place,
    second,
  }),
  holdBackUnit: fc.record({ unit, why, until: time }),
  releaseUnit: fc.record({ unit, why }),
  promiseEta: fc.record({
    boat,
    unit: fc.option(unit),
    to: id("caller"),
    arrivesBy: time,
    words: why,
    alreadySaid: fc.boolean(),
  }),
  sendBroadcast: fc.record({
    boat,
    type: id("Mayday Relay"),
    words: id("sinking", "position 20 minutes old"),
    fix: fc.option(report),
    near: fc.constant([{ unit: "flamant", minutes: 15 }]),
  }),
  answerBroadcast: fc.record({ broadcast: id("broadcast-1", "broadcast-2"), unit, words: why }),
  planSearch: fc.record({ boats: fc.array(boat, { minLength: 1, maxLength: 2 }), area: why }),
  recordSearch: fc.record({
    boats: fc.array(boat, { minLength: 1, maxLength: 2 }),
    unit,
    area: why,
    conditions: why,
  }),
  suspendSearch: fc.record({
    boat,
    why,
    survival: why,
    nextLight: fc.option(time),
    resumeAt: fc.option(time),
    second,
  }),
  resumeSearch: fc.record({ boat, why }),
  loseFeed: fc.record({ feed: id("ais"), why }),
  regainFeed: fc.record({ feed: id("ais", "radar"), why }),
  loseObservation: fc.record({ watch: id("air"), what: why, area: why, why }),
  regainObservation: fc.record({ watch: id("air", "camera"), why }),
  stateWeather: fc.record({
    method: id("observed", "forecast", "assumed"),
    from: time,
    until: fc.option(time),
    wind: fc.option(
      fc.record({
        from: fc.option(fc.constant(210)),
        speed: fc.constantFrom({ least: 3, most: 90 }, { least: 3, most: 8 }),
      }),
    ),
    sea: fc.option(fc.constantFrom({ least: -10, most: 3 }, { least: 11, most: 12 })),
    words: why,
    source: why,
  }),
  receiveField: fc.record({
    field: id("field-1"),
    sha256: id("0".repeat(64)),
    quantity: id("wind"),
    coverage: fc.constantFrom(
      { west: -1, south: 50, east: 3, north: 52, from: null, until: null },
      { west: -1, south: 52, east: 3, north: 50, from: null, until: null },
    ),
    source: why,
  }),
  setLostBoatCost: fc.record({ looks: fc.integer({ min: 1, max: 20 }), why }),
  makeNote: fc.record({ boat: fc.option(boat), words: why }),
  withdrawFact: fc.record({
    fact: fc
      .tuple(id("dover", "dover", "gris-nez"), fc.integer({ min: 1, max: 16 }))
      .map(([centre, seq]) => `${centre}:${seq}`),
    about: fc.oneof(
      fc.record({ kind: fc.constant("boat"), boat }),
      fc.record({ kind: fc.constant("report"), report }),
      fc.record({ kind: fc.constant("unit"), unit }),
    ),
    why,
  }),
};

export const effortKinds: ReadonlySet<string> = new Set(Object.keys(EFFORT));
export const orderKinds: ReadonlySet<string> = new Set(
  [ACCOUNTING, JOINING, EFFORT].flatMap((family) => Object.keys(family)),
);

function ofFamily(family: Record<string, fc.Arbitrary<object>>): fc.Arbitrary<object> {
  return fc.oneof(
    ...Object.entries(family).map(([order, fields]) => fields.map((told) => ({ order, ...told }))),
  );
}

const given: fc.Arbitrary<Given> = fc.record({
  desk: id("sar-1", "sar-2"),
  role: fc.constantFrom("officer", "coordinator", "coordinator", "trainee", "observer"),
  centre: id("dover", "gris-nez"),
  order: fc.oneof(
    { weight: 3, arbitrary: ofFamily(JOINING) },
    { weight: 3, arbitrary: ofFamily(ACCOUNTING) },
    { weight: 5, arbitrary: ofFamily(EFFORT) },
  ),
});

/** So that there is something to give orders about: two who call, one boat met, units to send. */
const BEGINNING: readonly Given[] = [
  { order: "receiveReport", report: "r1", from: { who: "person aboard", caller: "c1" } },
  { order: "receiveReport", report: "r2", from: { who: "person aboard", caller: "c2" } },
  {
    order: "receiveReport",
    report: "r3",
    channel: "encounter",
    from: { who: "unit", unit: "valiant" },
    people: { least: 20, most: 20 },
    conditions: ["dry", "under way"],
  },
  { order: "registerUnit", unit: "valiant", name: "Valiant", type: "cutter", agency: "BF" },
  { order: "taskUnit", unit: "valiant", boat: "r1", words: "respond" },
].map((order) => {
  const told = order.order === "receiveReport" ? { words: "about thirty", channel: "phone" } : {};
  return { desk: "sar-1", role: "officer", centre: "dover", order: { ...told, ...order } };
});

export const orders: fc.Arbitrary<readonly Given[]> = fc
  .array(given, { minLength: 5, maxLength: 30, size: "max" })
  .map((later) => BEGINNING.concat(later));

export type Step = {
  readonly order: Order;
  readonly decision: Decision;
  readonly before: Picture;
  readonly after: Picture;
  readonly now: Instant;
};

/** Gives the orders one after the other, three minutes apart, and shows what each one did. */
export function* follow(orders: readonly Given[]): Generator<Step> {
  const entries: Entry[] = [];
  const heads = new Map<string, { seq: number; hash: Hash }>();
  let [now, names] = [START, 0];
  const newId = (kind: string): string => `${kind}-${(names += 1)}`;
  const picture = fold([]);
  for (const { desk, role, centre, order: told } of orders) {
    now = addSeconds(now, minutes(3));
    const reading = readOrder(told);
    if (!reading.ok) throw new Error(`no order: ${JSON.stringify([told, reading.faults])}`);
    const { order } = reading;
    const by = { desk, role };
    const before = fold(entries);
    const decision = decide(picture, order, { now, by, centre: centre as Centre, newId });
    for (const event of decision.ok ? decision.events : []) {
      const head = heads.get(centre) ?? { seq: 0, hash: GENESIS };
      const link = { seq: head.seq + 1, loggedAt: now, previous: head.hash };
      const entry = seal({ by, event }, { ...link, centre: centre as Centre }, sha256);
      heads.set(centre, entry);
      entries.push(entry);
      foldInto(picture, entry);
    }
    yield { order, decision, before, after: picture, now };
  }
}
