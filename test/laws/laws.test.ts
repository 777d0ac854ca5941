import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  compareEntries,
  isUnderstood,
  ownBoat,
  type BoatId,
  type CallerToken,
  type Centre,
  type ReportId,
} from "#log";
import { decide, readOrder } from "#orders";
import {
  addEntries,
  alarmsOf,
  boatOf,
  boatsOf,
  callerHistory,
  contradictionsBetween,
  copyPicture,
  effectivePhase,
  fold,
  foldInto,
  isHigher,
  latest,
  mostUrgentFirst,
  openTimeline,
  pictureAt,
  reportOf,
  sumOf,
  survivalOf,
  tallyOf,
  unaccountedInAll,
  type Boat,
  type Picture,
} from "#picture";
import { SURVIVED_FOR } from "#predict";
import { addSeconds, hours, minutes } from "#units";
import { anyEvent, anyHistory, at, dump, last, sealAll, type Step } from "./history.ts";

const MANY = { numRuns: 300 };

function afterEveryStep(steps: readonly Step[], check: (picture: Picture) => void): void {
  const entries = sealAll(steps).toSorted(compareEntries);
  const picture = fold([]);
  for (const entry of entries) {
    foldInto(picture, entry);
    check(picture);
  }
}

test("the random nights hold what the laws are about: joins, disputes, accounts, departures, waiting", () => {
  const nights = fc
    .sample(anyHistory, { numRuns: 300, seed: 1 })
    .map((steps) => fold(sealAll(steps)));
  const share = (holds: (boat: Boat) => boolean): number =>
    nights.filter((night) => boatsOf(night).some(holds)).length / nights.length;
  const seen = {
    joined: share((boat) => boat.members.length > 1),
    disputed: share((boat) => boat.parts.length > 1),
    accounted: share((boat) => sumOf(boat.accounts) > 0),
    offBoard: share((boat) => !boat.onBoard),
    unknownTop: share((boat) => boat.unaccounted.most === null),
    several: nights.filter((night) => boatsOf(night).length > 1).length / nights.length,
    parked: nights.filter((night) => night.parked.size > 0).length / nights.length,
  };
  const least = {
    joined: 0.4,
    disputed: 0.15,
    accounted: 0.4,
    offBoard: 0.1,
    unknownTop: 0.4,
    several: 0.8,
    parked: 0.3,
  };
  for (const [what, rate] of Object.entries(least)) {
    const came = seen[what as keyof typeof seen];
    ok(came >= rate, `${what}: in ${came} of the nights, expected at least ${rate}`);
  }
});

test("law 1, accounting: the sum holds for every boat after every entry", () => {
  fc.assert(
    fc.property(anyHistory, (steps) => {
      afterEveryStep(steps, (picture) => {
        for (const boat of boatsOf(picture)) {
          const sum = sumOf(boat.accounts);
          const { claimed, unaccounted } = boat;
          equal(claimed.least, sum + unaccounted.least);
          if (claimed.most === null) equal(unaccounted.most, null);
          else equal(claimed.most, sum + (unaccounted.most ?? Number.NaN));
          ok(unaccounted.least >= 0);
          equal(boat.onBoard, unaccounted.most !== 0);
        }
      });
    }),
    MANY,
  );
});

test("law 1, accounting: only the sum takes a boat off the board; no order of effort does", () => {
  const effort = fc.constantFrom(
    { kind: "SearchSuspended", why: "no sight of it", survival: "window over", nextLight: null },
    { kind: "BoatReviewed", words: "looked at again" },
    { kind: "PhaseSet", phase: "uncertainty", why: "calm", evidence: "seen calm" },
    { kind: "NoteMade", words: "closed, pending further information" },
    { kind: "ResponsibilityOffered", to: "gris-nez", why: "their side" },
    {
      kind: "WeatherStated",
      weather: "calm",
      method: "observed",
      from: "2021-11-24T00:00:00.000Z",
      sea: { least: 2, most: 3 },
      words: "nobody lives in this",
      source: "the desk",
    },
  );
  fc.assert(
    fc.property(anyHistory, effort, (steps, event) => {
      const before = fold(sealAll(steps));
      const boats = boatsOf(before).filter((boat) => boat.onBoard);
      const closing = boats.map(({ id }) => ({
        centre: "dover",
        gapMs: 1000,
        event: { ...event, boat: id },
      }));
      const after = fold(sealAll([...steps, ...closing]));
      for (const { id, unaccounted } of boats) {
        deepEqual(boatOf(after, id)?.unaccounted, unaccounted);
        equal(boatOf(after, id)?.onBoard, true);
      }
    }),
    MANY,
  );
});

test("law 1, accounting: a boat whose people were all landed comes back when somebody calls", () => {
  const call = (people: { least: number; most: number } | null, gapMs: number): Step => ({
    centre: "dover",
    gapMs,
    event: {
      kind: "ReportReceived",
      report: `r-${gapMs}`,
      channel: "phone",
      from: { who: "person aboard" },
      words: "help",
      people,
    },
  });
  const aboard = fc.integer({ min: 1, max: 80 });
  fc.assert(
    fc.property(aboard, fc.option(aboard), (first, later) => {
      const landed = {
        kind: "PeopleAccounted",
        boat: "r-0",
        how: "landed",
        people: first,
        evidence: "counted ashore",
      };
      const link = (report: string): Step => ({
        centre: "dover",
        gapMs: 1,
        event: { kind: "ReportLinked", report, boat: "r-0", basis: "officer", why: "same phone" },
      });
      const steps = [
        call({ least: first, most: first }, 0),
        { centre: "dover", gapMs: 9, event: landed },
      ];
      const done = boatOf(fold(sealAll(steps)), "r-0" as BoatId);
      equal(done?.onBoard, false);
      const people = later === null ? null : { least: later, most: later };
      const back = fold(sealAll([...steps, call(people, 60_000), link("r-60000")]));
      const boat = boatOf(back, "r-0" as BoatId);
      equal(boat?.onBoard, true);
      equal(boat?.unaccounted.most, later);
    }),
  );
});

test("law 2, nothing is lost: every report stands on some boat, or is shown as waiting", () => {
  fc.assert(
    fc.property(anyHistory, (steps) => {
      const entries = sealAll(steps);
      const picture = fold(entries.toSorted(compareEntries));
      const shown = new Set(boatsOf(picture).flatMap((boat) => boat.reports.map(({ id }) => id)));
      const clashing = new Set(picture.clashes.map(({ entry }) => entry));
      for (const entry of entries) {
        if (!isUnderstood(entry)) {
          ok(picture.notUnderstood.includes(entry));
          continue;
        }
        if (entry.event.kind !== "ReportReceived" || clashing.has(entry)) continue;
        ok(shown.has(entry.event.report), `report ${entry.event.report} is on no boat`);
      }
    }),
    MANY,
  );
});

test("law 3, unknown is not zero: a boat of which nobody gave a number has an unknown top", () => {
  fc.assert(
    fc.property(anyHistory, (steps) => {
      const picture = fold(sealAll(steps).toSorted(compareEntries));
      for (const boat of boatsOf(picture)) {
        const tops = boat.parts.some(
          (part) =>
            part.claims.length > 0 &&
            part.bound === null &&
            part.claims.some((claim) => claim.stands) &&
            part.claims.every((claim) => !claim.stands || claim.stated.most === null),
        );
        if (tops) equal(boat.unaccounted.most, null);
      }
      const unknown = boatsOf(picture).some((boat) => boat.unaccounted.most === null);
      equal(unaccountedInAll(picture).most === null, unknown);
      equal(tallyOf(picture).people.unaccounted.count.most === null, unknown);
    }),
    MANY,
  );
});

test("law 4, an encounter is not an incident: a link with something unexplained lowers nothing", () => {
  const told = (people: number, report: string, channel: string): Step => ({
    centre: "dover",
    gapMs: 1000,
    event: {
      kind: "ReportReceived",
      report,
      channel,
      from: { who: channel === "encounter" ? "unit" : "person aboard" },
      words: "a boat",
      people: { least: people, most: people },
    },
  });
  const number = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(number, number, fc.boolean(), (claimed, found, explained) => {
      const taken = {
        kind: "PeopleTransferred",
        from: { kind: "boat", boat: "met" },
        to: { kind: "unit", unit: "valiant" },
        people: found,
        evidence: "counted on deck",
      };
      const link = {
        kind: "ReportLinked",
        report: "met",
        boat: "charlie",
        basis: "officer",
        why: "taken to be the one",
        contradictions: [
          {
            kind: "condition",
            reported: "sinking",
            found: "dry",
            explanation: explained ? "bailed out, engine restarted, seen by the crew" : null,
          },
        ],
        second: { desk: "sar-2", role: "coordinator", why: "agreed" },
      };
      const steps = [
        told(claimed, "charlie", "phone"),
        told(found, "met", "encounter"),
        { centre: "dover", gapMs: 1000, event: taken },
        { centre: "dover", gapMs: 1000, event: link },
      ];
      const boat = boatOf(fold(sealAll(steps)), "charlie" as BoatId);
      const left = explained ? Math.max(0, claimed - found) : claimed;
      equal(boat?.unaccounted.most, left);
      equal(boat?.members.length, 2);
    }),
  );
});

test("law 5, silence and doubt move upwards: time alone, or one more report, never lowers a phase", () => {
  fc.assert(
    fc.property(anyHistory, anyEvent, (steps, event) => {
      const entries = sealAll(steps).toSorted(compareEntries);
      const picture = fold(entries);
      const now = last(entries).loggedAt;
      for (const boat of boatsOf(picture)) {
        const later = effectivePhase(boat, addSeconds(now, hours(1))).phase;
        ok(!isHigher(effectivePhase(boat, now).phase, later));
      }
      const kind = (event as { kind: string }).kind;
      if (kind !== "ReportReceived" && kind !== "ReportAmended") return;
      // A report may let a signed act take effect that waited for it: that act lowers, not the report.
      if (picture.parked.size > 0) return;
      const more = fold(
        sealAll([...steps, { centre: "gris-nez", gapMs: 1, event }]).toSorted(compareEntries),
      );
      for (const boat of boatsOf(picture)) {
        const after = boatOf(more, boat.id);
        ok(after !== null && !isHigher(boat.phase.phase, after.phase.phase));
      }
    }),
    MANY,
  );
});

test("law 6, the machine proposes: a boat is joined only by an order or by its own phone, with a reason", () => {
  fc.assert(
    fc.property(
      anyHistory,
      fc.integer({ min: 0, max: 2 }),
      fc.boolean(),
      (steps, phone, relays) => {
        const picture = fold(sealAll(steps).toSorted(compareEntries));
        const now = picture.at ?? at(0);
        const caller = phone === 0 ? null : (`c${phone}` as CallerToken);
        const order = readOrder({
          order: "receiveReport",
          channel: "phone",
          from: { who: "person aboard", caller, relays },
          words: "we are the same as before",
        });
        ok(order.ok);
        const newId = (kind: string): string => `${kind}-new`;
        const by = { desk: "sar-1", role: "officer" } as const;
        const decision = decide(picture, order.order, {
          now,
          by,
          centre: "dover" as Centre,
          newId,
        });
        ok(decision.ok);
        const heard = caller === null || relays ? [] : callerHistory(picture, caller, now).reports;
        const known = new Set(
          heard.flatMap(({ id }) => boatOf(picture, ownBoat(id))?.members ?? []),
        );
        for (const event of decision.events) {
          if (event.kind === "ReportReceived") continue;
          // The one thing the machine does by itself, and only for a phone it has heard: it says so.
          ok(event.kind === "ReportLinked" && event.basis === "same caller", event.kind);
          ok(known.has(event.boat));
          ok(event.why.length > 0);
        }
        // Asking any question of a picture writes nothing.
        const before = dump(picture);
        alarmsOf(picture, now);
        mostUrgentFirst(boatsOf(picture), now);
        equal(dump(picture), before);
      },
    ),
    MANY,
  );
});

test("law 7, two clocks: the picture as of any moment holds what was logged by then, and no more", () => {
  fc.assert(
    fc.property(anyHistory, fc.integer({ min: 0, max: 800 }), (steps, minute) => {
      const entries = sealAll(steps).toSorted(compareEntries);
      const timeline = openTimeline();
      addEntries(timeline, entries);
      const first = entries[0]?.loggedAt ?? last(entries).loggedAt;
      const moment = addSeconds(first, minutes(minute));
      const then = entries.filter((entry) => entry.loggedAt <= moment);
      equal(dump(pictureAt(timeline, moment)), dump(fold(then)));
      equal(dump(latest(timeline)), dump(fold(entries)));
    }),
    { numRuns: 150 },
  );
});

/** What the board shows of a boat, but for the history, which keeps the link and its withdrawal for ever. */
function shown(boat: Boat | null): string {
  if (boat === null) return "none";
  const { history, ...rest } = boat;
  ok(history.length > 0);
  return JSON.stringify(rest);
}

test("law 9, corrections: join two boats, separate them, and both are back byte for byte", () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(), fc.nat(), fc.boolean(), (steps, a, b, byLink) => {
      const before = fold(sealAll(steps).toSorted(compareEntries));
      const boats = boatsOf(before);
      const [one, other] = [
        boats[a % Math.max(1, boats.length)],
        boats[b % Math.max(1, boats.length)],
      ];
      if (one === undefined || other === undefined || one.id === other.id) return;
      const report = one.reports.find((each) => each.linkedTo.length === 0);
      const viaLink = byLink && report !== undefined;
      const join = viaLink
        ? { kind: "ReportLinked", report: report.id, boat: other.id, basis: "officer", why: "same" }
        : { kind: "BoatsDeclaredSame", one: one.id, other: other.id, why: "same boat" };
      const joined = [...steps, { centre: "dover", gapMs: 86_400_000, event: join }];
      const name = last(sealAll(joined));
      const part = viaLink
        ? { kind: "ReportUnlinked", report: report.id, boat: other.id, why: "not the same" }
        : {
            kind: "FactWithdrawn",
            fact: `dover:${name.seq}`,
            about: { kind: "boat", boat: one.id },
            why: "not the same",
          };
      const parted = [...joined, { centre: "dover", gapMs: 1000, event: part }];
      const after = fold(sealAll(parted).toSorted(compareEntries));
      for (const boat of boats) equal(shown(boatOf(after, boat.id)), shown(boat));
    }),
    MANY,
  );
});

test("law 10, replayable: any order of arrival gives the same picture", () => {
  fc.assert(
    fc.property(anyHistory, fc.infiniteStream(fc.double({ min: 0, max: 1 })), (steps, dice) => {
      const entries = sealAll(steps);
      const order = entries
        .map((entry) => ({ entry, key: dice.next().value as number }))
        .toSorted((one, other) => one.key - other.key);
      const arriving = openTimeline();
      for (const { entry } of order) {
        addEntries(arriving, [entry]);
        addEntries(arriving, [entry]);
      }
      equal(dump(latest(arriving)), dump(fold(entries.toSorted(compareEntries))));
    }),
    MANY,
  );
});

test("law 10, replayable: an entry that comes before what it speaks of waits and then takes effect", () => {
  const link = {
    kind: "ReportLinked",
    report: "late",
    boat: "first",
    basis: "officer",
    why: "same boat",
  };
  const report = (id: string): unknown => ({
    kind: "ReportReceived",
    report: id,
    channel: "phone",
    from: { who: "person aboard" },
    words: "help",
  });
  const steps = [
    { centre: "dover", gapMs: 0, event: report("first") },
    { centre: "dover", gapMs: 1000, event: link },
    { centre: "gris-nez", gapMs: 1000, event: report("late") },
  ];
  const entries = sealAll(steps);
  const waiting = fold(entries.slice(0, 2));
  equal([...waiting.parked.values()].flat().length, 1);
  const complete = fold(entries);
  equal(complete.parked.size, 0);
  deepEqual(boatOf(complete, "first" as BoatId)?.members, ["first", "late"]);
  deepEqual(reportOf(complete, "late" as ReportId)?.linkedTo, ["first"]);
  equal(boatOf(complete, ownBoat("late" as ReportId))?.id, "first");
});

test("a copy of a picture goes its own way", () => {
  fc.assert(
    fc.property(anyHistory, anyHistory, (steps, more) => {
      const entries = sealAll([...steps, ...more]);
      const picture = fold(entries.slice(0, steps.length));
      const before = dump(picture);
      const copy = copyPicture(picture);
      for (const entry of entries.slice(steps.length)) foldInto(copy, entry);
      equal(dump(picture), before);
    }),
    { numRuns: 100 },
  );
});

test("what was worked out earlier never goes stale: fresh and remembered pictures are equal", () => {
  fc.assert(
    fc.property(anyHistory, (steps) => {
      const entries = sealAll(steps).toSorted(compareEntries);
      const remembering = fold([]);
      for (const entry of entries) {
        foldInto(remembering, entry);
        boatsOf(remembering);
      }
      equal(dump(remembering), dump(fold(entries)));
    }),
    MANY,
  );
});

const signed = { desk: "sar-2", role: "coordinator", why: "seen and agreed" };

function heard(report: string, people: number | null, more: object = {}): unknown {
  return {
    kind: "ReportReceived",
    report,
    channel: "phone",
    from: { who: "person aboard" },
    words: "help",
    people: people === null ? null : { least: people, most: people },
    ...more,
  };
}

/** A minute between each two; all by Dover. */
function night(...events: readonly unknown[]): Step[] {
  return events.map((event) => ({ centre: "dover", gapMs: 60_000, event }));
}

function boatAfter(id: string, steps: readonly Step[]): Boat {
  const boat = boatOf(fold(sealAll(steps)), id as BoatId);
  ok(boat !== null);
  return boat;
}

const same = (one: string, other: string): unknown => ({
  kind: "BoatsDeclaredSame",
  one,
  other,
  why: "same boat",
});
const lowered = (boat: string): unknown => ({
  kind: "PhaseSet",
  boat,
  phase: "uncertainty",
  why: "seen calm",
  evidence: "seen under way and dry",
  second: signed,
});
const bounded = (boat: string, people: number, second: unknown = signed): unknown => ({
  kind: "PeopleBounded",
  boat,
  people: { least: people, most: people },
  evidence: "counted by camera",
  second,
});
const accountedFor = (boat: string, how: string, people: number): unknown => ({
  kind: "PeopleAccounted",
  boat,
  how,
  people,
  evidence: "counted ashore",
  second: signed,
});
const linked = (report: string, boat: string): unknown => ({
  kind: "ReportLinked",
  report,
  boat,
  basis: "officer",
  why: "same boat",
});
const unlinked = (report: string, boat: string): unknown => ({
  kind: "ReportUnlinked",
  report,
  boat,
  why: "another boat",
});

test("law 5: what was lowered of one boat lowers no other that joins it later", () => {
  const boat = boatAfter(
    "a",
    night(
      heard("a", 33, { conditions: ["sinking"] }),
      heard("b", 30),
      lowered("b"),
      same("a", "b"),
    ),
  );
  equal(boat.phase.phase, "distress");
});

test("law 5: a phase lowered while two boats stood as one is high again once they are parted", () => {
  const boat = boatAfter(
    "a",
    night(
      heard("a", 33, { conditions: ["sinking"] }),
      heard("b", 30),
      linked("b", "a"),
      lowered("a"),
      unlinked("b", "a"),
    ),
  );
  equal(boat.phase.phase, "distress");
});

test("law 5: what silence has raised, a later word does not lower", () => {
  const steps = night(heard("a", 33), heard("b", 33), linked("b", "a"));
  const late = steps.map((step, index) => (index === 1 ? { ...step, gapMs: 7_200_000 } : step));
  equal(boatAfter("a", late).phase.phase, "distress");
});

test("law 5: neither another boat's encounter, a relative, nor an hour ahead breaks a silence", () => {
  const first = heard("a", 33, {
    conditions: ["sinking"],
    from: { who: "person aboard", caller: "c1" },
  });
  const heardAt = boatAfter("a", night(first)).lastWord?.at;
  const contradictions = [
    { kind: "condition", reported: "sinking", found: "dry", explanation: null },
  ];
  const met = heard("met", 18, { channel: "encounter", from: { who: "unit" } });
  const disputed = { ...(linked("met", "a") as object), contradictions, second: signed };
  equal(boatAfter("a", night(first, met, disputed)).lastWord?.at, heardAt);
  const brother = heard("b", 33, { from: { who: "relative", caller: "c2" } });
  const rung = {
    kind: "ContactAttempted",
    contact: "k1",
    direction: "outbound",
    channel: "phone",
    caller: "c2",
    boat: "a",
    answered: true,
    sign: "voice",
  };
  equal(boatAfter("a", night(first, brother, linked("b", "a"), rung)).lastWord?.at, heardAt);
  const ahead = heard("a", 33, { happened: { kind: "told", at: "2031-11-24T00:00:00.000Z" } });
  const steps = night(ahead);
  equal(boatAfter("a", steps).lastWord?.at, last(sealAll(steps)).loggedAt);
});

test("law 1: a number set for one boat takes nobody from another that joins it or is parted from it", () => {
  const [a, b] = [heard("a", 33), heard("b", 5)];
  equal(boatAfter("a", night(a, b, bounded("b", 5), same("a", "b"))).unaccounted.most, 33);
  equal(
    boatAfter("a", night(a, b, linked("b", "a"), bounded("a", 5), unlinked("b", "a"))).unaccounted
      .most,
    33,
  );
  equal(boatAfter("a", night(a, b, linked("b", "a"), bounded("a", 5))).unaccounted.most, 5);
  equal(boatAfter("a", night(a, bounded("a", 5, null))).unaccounted.most, 33);
});

test("law 1: who never existed of one boat is not missing from another", () => {
  const [a, b] = [heard("a", 33), heard("b", 5)];
  const none = accountedFor("b", "never existed", 5);
  equal(boatAfter("a", night(a, b, none, same("a", "b"))).unaccounted.most, 33);
  const link = linked("b", "a");
  const found = [accountedFor("a", "landed", 5), accountedFor("a", "never existed", 28)];
  equal(boatAfter("a", night(a, b, link, ...found)).onBoard, false);
  equal(boatAfter("a", night(a, b, link, ...found, unlinked("b", "a"))).unaccounted.most, 28);
});

test("law 1: people passed within one boat have not left it", () => {
  const passed = {
    kind: "PeopleTransferred",
    from: { kind: "boat", boat: "a" },
    to: { kind: "boat", boat: "b" },
    people: 10,
    evidence: "seen",
  };
  const steps = night(heard("a", 30), heard("b", 30), same("a", "b"), bounded("a", 30), passed);
  equal(boatAfter("a", steps).unaccounted.most, 30);
});

test("law 1: a landing that may have come before the count leaves all who were counted missing", () => {
  const landed = {
    ...(accountedFor("a", "landed", 13) as object),
    happened: {
      kind: "ambiguous",
      words: "at half past two",
      readings: ["2021-11-23T23:30:00.000Z", "2021-11-24T00:01:30.000Z"],
    },
  };
  equal(boatAfter("a", night(heard("a", 20), landed)).unaccounted.most, 20);
});

test("law 3: nobody aboard now says nothing of how many there were", () => {
  for (const more of [{ conditions: ["empty craft"] }, { people: { least: 0, most: 0 } }]) {
    equal(boatAfter("a", night(heard("a", null, more))).unaccounted.most, null);
  }
  const opened = { kind: "BoatOpened", boat: "b", why: "seen from a beach" };
  const passed = {
    kind: "PeopleTransferred",
    from: { kind: "unit", unit: "valiant" },
    to: { kind: "boat", boat: "b" },
    people: 4,
    evidence: "seen",
  };
  equal(boatAfter("b", night(opened, passed)).unaccounted.most, null);
});

test("law 1: a report shown false speaks again when it is amended", () => {
  const amended = {
    kind: "ReportAmended",
    report: "a",
    changes: { people: { least: 12, most: 12 } },
    why: "rang again",
  };
  const proof = { kind: "ReportShownFalse", report: "a", evidence: "a hoax", second: signed };
  equal(boatAfter("a", night(heard("a", 12), proof)).onBoard, false);
  equal(boatAfter("a", night(heard("a", 12), proof, amended)).unaccounted.most, 12);
});

test("law 4: no third link makes a disputed pair one", () => {
  const contradictions = [
    { kind: "condition", reported: "sinking", found: "dry", explanation: null },
  ];
  const disputed = { ...(linked("met", "a") as object), contradictions, second: signed };
  const steps = night(heard("a", 33), heard("met", 18), disputed, same("a", "met"));
  equal(boatAfter("a", steps).unaccounted.most, 51);
});

test("law 9: a declaration is taken back whichever boat the withdrawal names", () => {
  const steps = night(
    heard("a", 33),
    heard("b", 33),
    heard("c", 33),
    same("a", "b"),
    same("b", "c"),
  );
  const back = {
    kind: "FactWithdrawn",
    fact: "dover:5",
    about: { kind: "boat", boat: "a" },
    why: "no",
  };
  const wrong = { ...back, why: "not the same" };
  equal(boatAfter("c", [...steps, ...night(wrong)]).members.length, 1);
});

test("law 2: a report under a name already given stands on the board under one of its own", () => {
  const other = heard("a", 20);
  const picture = fold(
    sealAll([...night(heard("a", 33)), { centre: "gris-nez", gapMs: 60_000, event: other }]),
  );
  equal(picture.clashes.length, 1);
  equal(boatsOf(picture).length, 2);
  equal(unaccountedInAll(picture).most, 53);
});

/** Two reports of one boat each, a number of minutes apart; what the second adds decides what contradicts. */
function contradictionsOf(first: object, second: object, minutesApart: number): readonly string[] {
  const report = (id: string, more: object): unknown => ({
    kind: "ReportReceived",
    report: id,
    channel: "phone",
    from: { who: "person aboard" },
    words: "a boat",
    ...more,
  });
  const picture = fold(
    sealAll([
      { centre: "dover", gapMs: 0, event: report("one", first) },
      { centre: "dover", gapMs: minutesApart * 60_000, event: report("two", second) },
    ]),
  );
  return contradictionsBetween(picture, "one" as BoatId, "two" as BoatId).map(({ kind }) => kind);
}

const pin = (lon: number): object => ({
  place: { words: "pin", method: "pin", readings: [{ lon, lat: 51, radius: 500 }] },
});
const people = (number: number): object => ({ people: { least: number, most: number } });
const met = { channel: "encounter", from: { who: "unit" }, ...pin(1.5) };

// One degree of longitude at 51° N is 37.8 NM.
const CONTRADICTIONS: readonly [string, object, object, number, readonly string[]][] = [
  ["19 NM in an hour: a fast boat could", pin(1), pin(1.5), 60, []],
  ["25 NM in an hour: no overloaded inflatable could", pin(1), pin(1.66), 60, ["place and time"]],
  ["3 NM adrift in an hour", { ...pin(1.5), conditions: ["adrift"] }, pin(1.58), 60, []],
  [
    "8 NM adrift in an hour",
    { ...pin(1.5), conditions: ["adrift"] },
    pin(1.71),
    60,
    ["place and time"],
  ],
  ["30 and 40 told by callers of one boat", people(30), people(40), 5, []],
  ["30 and 41 told by callers", people(30), people(41), 5, ["people"]],
  ["12 and 40 told by callers", people(12), people(40), 5, ["people"]],
  ["33 told and 33 counted", { ...people(33), ...pin(1.5) }, { ...met, ...people(33) }, 5, []],
  [
    "33 told and 34 counted",
    { ...people(33), ...pin(1.5) },
    { ...met, ...people(34) },
    5,
    ["people"],
  ],
];

for (const [what, first, second, minutesApart, expected] of CONTRADICTIONS) {
  test(`F2 what contradicts: ${what}`, () => {
    deepEqual(contradictionsOf(first, second, minutesApart), expected);
  });
}

test("F18 what is amended to peril raises the phase; what is amended away lowers nothing", () => {
  const received = {
    kind: "ReportReceived",
    report: "r1",
    channel: "phone",
    from: { who: "person aboard" },
    words: "a boat",
    conditions: ["under way"],
  };
  const amended = (conditions: readonly string[]): Step => ({
    centre: "dover",
    gapMs: 1000,
    event: { kind: "ReportAmended", report: "r1", changes: { conditions }, why: "rang again" },
  });
  const begun = { centre: "dover", gapMs: 0, event: received };
  const phase = (...steps: Step[]): string | undefined =>
    boatOf(fold(sealAll([begun, ...steps])), "r1" as BoatId)?.phase.phase;
  equal(phase(), "uncertainty");
  equal(phase(amended(["sinking"])), "distress");
  equal(phase(amended(["sinking"]), amended(["not in distress"])), "distress");
});

/** The same night with this word of life jackets in every report. */
function withFlotation(steps: readonly Step[], flotation: object | null): readonly Step[] {
  return steps.map((step) => {
    const event = step.event as Record<string, unknown>;
    return event["kind"] === "ReportReceived" ? { ...step, event: { ...event, flotation } } : step;
  });
}

/** The same night with a sea of this temperature stated for every place and from long ago. */
function withSea(steps: readonly Step[], least: number, most: number): readonly Step[] {
  const stated = {
    kind: "WeatherStated",
    weather: "sea",
    method: "observed",
    from: "2001-01-01T00:00:00.000Z",
    sea: { least, most },
    words: "read off a buoy",
    source: "the desk",
  };
  return [...steps, { centre: "dover", gapMs: 1000, event: stated }];
}

test("no model of survival takes anybody off the board, lowers a phase, or says that nobody lives", () => {
  const believed = (steps: readonly Step[], years: number): unknown => {
    const night = JSON.stringify(steps);
    const picture = fold(sealAll(steps));
    const now = addSeconds(picture.at ?? at(0), hours(years * 365 * 24));
    const boats = mostUrgentFirst(boatsOf(picture), now);
    for (const boat of boats) {
      const survival = survivalOf(boat, now);
      if (survival === null) continue;
      const { most } = survival.outlook.alive;
      ok(most === null || most > 0 || boat.unaccounted.most === 0, night);
      ok(survival.windowEnds >= addSeconds(survival.inWaterSince, SURVIVED_FOR), night);
    }
    return boats
      .map((boat) => {
        const { phase } = effectivePhase(boat, now);
        ok(!isHigher(boat.phase.phase, phase), night);
        ok(boat.onBoard || boat.unaccounted.most === 0, night);
        return [boat.id, boat.onBoard, boat.unaccounted, phase] as const;
      })
      .toSorted(([one], [other]) => (one < other ? -1 : 1));
  };
  fc.assert(
    fc.property(anyHistory, fc.integer({ min: 0, max: 3 }), (steps, years) => {
      const told = [...steps, ...withSea([], 8, 12)];
      const [first, ...others] = [
        told,
        withSea(steps, -2, 0),
        withSea(steps, 15, 20),
        withFlotation(told, { claim: "all", verified: false }),
        withFlotation(told, { claim: "all", verified: true }),
        withFlotation(told, { claim: "none", verified: true }),
      ].map((each) => believed(each, years));
      for (const other of others) deepEqual(other, first);
    }),
    { numRuns: 100 },
  );
});
