import { GENESIS, type Centre, type Entry, type VigieEvent } from "#log";
import { instantFromMs, seededRandom } from "#units";

const START_MS = Date.UTC(2021, 8, 1);
/** Reports of one boat, as on the night of 2021: many calls, some pins, an encounter, a landing. */
const REPORTS_PER_BOAT = 10;

/**
 * A made season of `size` entries of one centre: boats of about ten reports by repeated callers, linked as they come, tasked,
 * searched for, met, landed. The hashes are not real: it is for measuring the fold, not the chain.
 */
export function* season(size: number, seed = 1): Generator<Entry> {
  const random = seededRandom(seed);
  let ms = START_MS;
  let seq = 0;
  let boat = 0;
  while (seq < size) {
    boat += 1;
    for (const event of boatEvents(boat, random)) {
      if (seq >= size) return;
      seq += 1;
      ms += Math.floor(random() * 60_000);
      yield entry(seq, ms, event);
    }
  }
}

function entry(seq: number, ms: number, event: VigieEvent): Entry {
  return {
    centre: "dover" as Centre,
    seq,
    loggedAt: instantFromMs(ms),
    by: { desk: "sar-1", role: "officer" },
    event,
    previous: GENESIS,
    hash: GENESIS,
  };
}

function* boatEvents(boat: number, random: () => number): Generator<VigieEvent> {
  const first = `r${boat}-0`;
  for (let index = 0; index < REPORTS_PER_BOAT; index += 1) {
    const report = `r${boat}-${index}`;
    yield received(report, `c${boat}`, random);
    if (index === 0) {
      yield event({
        kind: "BoatNamed",
        boat: first,
        name: `B${boat}`,
        agency: "HMCG",
        night: "2021-11-23",
      });
      yield event({
        kind: "UnitTasked",
        unit: `u${boat % 20}`,
        boat: first,
        words: "proceed",
        happened: null,
      });
      continue;
    }
    const why = "same caller";
    yield event({
      kind: "ReportLinked",
      report,
      boat: first,
      basis: "same caller",
      why,
      contradictions: [],
      second: null,
    });
  }
  yield event({
    kind: "PeopleAccounted",
    boat: first,
    how: "landed",
    people: 40,
    acceptedBy: null,
    evidence: "counted at the quay",
    happened: null,
    second: null,
  });
}

function received(report: string, caller: string, random: () => number): VigieEvent {
  const least = 30 + Math.floor(random() * 10);
  return event({
    kind: "ReportReceived",
    report,
    channel: "phone",
    from: { who: "person aboard", name: null, caller, relays: false, unit: null },
    words: "about thirty of us, taking water, engine stopped",
    happened: null,
    unread: null,
    people: { least, most: 40 },
    place: {
      words: "pin",
      method: "pin",
      fixedAt: null,
      readings: [{ lon: 1 + random(), lat: 50.8 + random() / 2, radius: 500 }],
    },
    conditions: ["taking water", "engine dead"],
    craft: null,
    flotation: null,
    language: null,
  });
}

/** Ids are plain strings here; the season is made to the schema and checked once by the bench. */
function event(made: { kind: VigieEvent["kind"] } & Record<string, unknown>): VigieEvent {
  return made as unknown as VigieEvent;
}
