import { createHash } from "node:crypto";
import fc from "fast-check";
import {
  CONDITIONS,
  GENESIS,
  readEvent,
  seal,
  type Centre,
  type Entry,
  type Hash,
  type LoggedEvent,
} from "#log";
import { boatsOf, alarmsOf, tallyOf, unitsOf, weatherAt, type Picture } from "#picture";
import { assert, instantFromMs, type Instant } from "#units";

/** One step of a random night: who writes, how long after the last entry, and what. */
export type Step = { readonly centre: string; readonly gapMs: number; readonly event: unknown };

const START_MS = Date.UTC(2021, 10, 24, 0, 0);

export const sha256 = (text: string): Hash =>
  createHash("sha256").update(text).digest("hex") as Hash;

/** Seals steps into the chains of their centres, in the order of the steps. */
export function sealAll(steps: readonly Step[]): Entry[] {
  const heads = new Map<string, { seq: number; previous: Hash }>();
  let ms = START_MS;
  return steps.map((step) => {
    ms += step.gapMs;
    const { seq, previous } = heads.get(step.centre) ?? { seq: 0, previous: GENESIS };
    const reading = readEvent(step.event);
    const event = reading.ok ? reading.event : (step.event as LoggedEvent);
    const entry = seal(
      { by: { desk: "sar-1", role: "officer" }, event },
      {
        centre: step.centre as Centre,
        seq: seq + 1,
        loggedAt: instantFromMs(ms),
        previous,
      },
      sha256,
    );
    heads.set(step.centre, { seq: entry.seq, previous: entry.hash });
    return entry;
  });
}

const SIGNED = { desk: "sar-2", role: "coordinator", authority: "watch", why: "seen and agreed" };
const REPORTS = ["r1", "r2", "r3", "r4", "r5", "r6"];
const BOATS = [...REPORTS, "b1", "b2"];

const report = fc.constantFrom(...REPORTS);
const boat = fc.constantFrom(...BOATS);
const people = fc.option(
  fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.option(fc.integer({ min: 0, max: 20 })))
    .map(([least, more]) => ({ least, most: more === null ? null : least + more })),
);
const second = fc.option(fc.constant(SIGNED));
const why = fc.constant("because it was so");
const contradictions = fc.array(
  fc.record({
    kind: fc.constantFrom("condition", "people", "craft"),
    reported: fc.constant("sinking"),
    found: fc.constant("dry"),
    explanation: fc.option(fc.constant("seen from the bridge")),
  }),
  { maxLength: 2 },
);
const happened = fc.option(
  fc.integer({ min: -60, max: 240 }).map((minutes) => ({
    kind: "told",
    at: instantFromMs(START_MS + minutes * 60_000),
  })),
);
const place = fc.option(
  fc.record({
    words: fc.constant("a pin"),
    method: fc.constantFrom("pin", "network", "sighted"),
    readings: fc.array(
      fc.record({
        lon: fc.double({ min: -1, max: 2, noNaN: true }),
        lat: fc.double({ min: 50, max: 52, noNaN: true }),
        radius: fc.constant(500),
      }),
      { maxLength: 2 },
    ),
  }),
);

const received = fc.record({
  kind: fc.constant("ReportReceived"),
  report,
  channel: fc.constantFrom("phone", "encounter", "sighting", "email"),
  from: fc.record({
    who: fc.constantFrom("person aboard", "unit", "agency", "unknown"),
    caller: fc.option(fc.constantFrom("c1", "c2")),
    relays: fc.boolean(),
  }),
  words: fc.constant("about thirty of us"),
  happened,
  people,
  place,
  conditions: fc.subarray([...CONDITIONS], { maxLength: 3 }),
});

const accounted = fc.record({
  kind: fc.constant("PeopleAccounted"),
  boat,
  how: fc.constantFrom("landed", "handed over", "recovered dead", "never existed"),
  people: fc.integer({ min: 0, max: 60 }),
  acceptedBy: fc.option(fc.constant("Kent Police")),
  evidence: why,
  happened,
  second,
});

const holder = fc.oneof(
  fc.record({ kind: fc.constant("boat"), boat }),
  fc.record({ kind: fc.constant("unit"), unit: fc.constant("valiant") }),
);

/** Any event that may stand in a log, over few names, so that they meet. */
export const anyEvent: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: received },
  { weight: 3, arbitrary: accounted },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("ReportLinked"),
      report,
      boat,
      basis: fc.constant("officer"),
      why,
      contradictions,
      second,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("ReportUnlinked"), report, boat, why }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("BoatsDeclaredSame"),
      one: boat,
      other: boat,
      why,
      contradictions,
    }),
  },
  fc.record({ kind: fc.constant("BoatsDeclaredDistinct"), one: boat, other: boat, why }),
  fc.record({ kind: fc.constant("BoatOpened"), boat: fc.constantFrom("b1", "b2"), why }),
  fc.record({
    kind: fc.constant("PeopleTransferred"),
    from: holder,
    to: holder,
    people: fc.integer({ min: 0, max: 40 }),
    evidence: why,
    happened,
  }),
  fc.record({
    kind: fc.constant("PeopleBounded"),
    boat,
    people: fc.constant({ least: 10, most: 20 }),
    evidence: why,
    second: fc.constant(SIGNED),
  }),
  fc.record({
    kind: fc.constant("PhaseSet"),
    boat,
    phase: fc.constantFrom("uncertainty", "alert", "distress"),
    why,
    evidence: fc.option(why),
    second,
  }),
  fc.record({
    kind: fc.constant("ReportAmended"),
    report,
    changes: fc.record({ people }, { requiredKeys: [] }),
    why,
  }),
  fc.record({ kind: fc.constant("ReportShownFalse"), report, evidence: why, second }),
  fc.record({
    kind: fc.constant("SearchSuspended"),
    boat,
    why,
    survival: why,
    nextLight: fc.constant(null),
    second,
  }),
  fc.record({
    kind: fc.constant("FactWithdrawn"),
    fact: fc
      .tuple(fc.constantFrom("dover", "gris-nez"), fc.integer({ min: 1, max: 20 }))
      .map(([centre, seq]) => `${centre}:${seq}`),
    about: fc.oneof(
      fc.record({ kind: fc.constant("boat"), boat }),
      fc.record({ kind: fc.constant("report"), report }),
      fc.record({
        kind: fc.constant("weather"),
        weather: fc.constantFrom("w1", "w2", "w3"),
      }),
    ),
    why,
  }),
  fc.record({
    kind: fc.constant("ContactAttempted"),
    contact: fc.constantFrom("k1", "k2", "k3"),
    direction: fc.constantFrom("inbound", "outbound"),
    channel: fc.constant("phone"),
    caller: fc.option(fc.constantFrom("c1", "c2")),
    answered: fc.boolean(),
    returns: fc.option(fc.constantFrom("k1", "k2")),
  }),
  fc.oneof(
    fc.record({
      kind: fc.constant("WeatherStated"),
      weather: fc.constantFrom("w1", "w2", "w3"),
      method: fc.constantFrom("observed", "forecast", "assumed"),
      from: fc.constant(instantFromMs(START_MS)),
      wind: fc.option(
        fc.record({
          from: fc.option(fc.constant(210)),
          speed: fc.integer({ min: 0, max: 20 }).map((least) => ({ least, most: least + 3 })),
        }),
      ),
      sea: fc.option(fc.constant({ least: 11, most: 12 })),
      words: why,
      source: why,
    }),
    fc.record({ kind: fc.constant("RaftTracked"), raft: fc.constant("from a later version") }),
  ),
);

const centre = fc.constantFrom("dover", "gris-nez");
const gapMs = fc.integer({ min: 0, max: 20 * 60_000 });

/**
 * A night: some reports first, so that what follows has something to meet, then anything in any order. How often the
 * histories join, dispute, account and park is held by a test beside the laws.
 */
export const anyHistory: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.subarray(REPORTS, { minLength: 2 }),
    fc.array(fc.record({ centre, gapMs, event: received }), {
      minLength: REPORTS.length,
      maxLength: REPORTS.length,
    }),
    fc.array(fc.record({ centre, gapMs, event: anyEvent }), { maxLength: 34, size: "max" }),
  )
  .map(([names, begun, rest]) => [
    ...names.map((name, index): Step => {
      const { event, ...when } = begun[index] ?? begun[0]!;
      return { ...when, event: { ...event, report: name } };
    }),
    ...rest,
  ]);

/** Everything the board could show, as bytes; for comparing two pictures. */
export function dump(picture: Picture): string {
  const now = picture.at ?? instantFromMs(START_MS);
  return JSON.stringify({
    boats: boatsOf(picture),
    units: unitsOf(picture),
    alarms: alarmsOf(picture, now),
    tally: tallyOf(picture),
    weather: weatherAt(picture, { lon: 1.5, lat: 51 }, now),
    parked: [...picture.parked].toSorted(([one], [other]) => (one < other ? -1 : 1)),
    clashes: picture.clashes,
    notUnderstood: picture.notUnderstood,
  });
}

export function at(minutes: number): Instant {
  return instantFromMs(START_MS + minutes * 60_000);
}

/** The last of a list that has one. */
export function last<Item>(items: readonly Item[]): Item {
  const item = items.at(-1);
  assert(item !== undefined, "the list has a last item");
  return item;
}
