import { deepEqual, equal, notEqual, ok } from "node:assert/strict";
import { test } from "node:test";
import { ownBoat, type BoatId, type Centre, type Entry, type EventOf, type ReportId } from "#log";
import { decide, readOrder, type Context, type Decision, type OrderInput } from "#orders";
import {
  addEntries,
  alarmsOf,
  boatOf,
  boatsOf,
  callerHistory,
  contradictionsBetween,
  effectivePhase,
  entriesIn,
  findByName,
  fold,
  latest,
  mostUrgentFirst,
  onBoard,
  openTimeline,
  pictureAt,
  reportOf,
  survivalOf,
  type Boat,
  type Picture,
  type Timeline,
} from "#picture";
import { addSeconds, instant, minutes, type Instant } from "#units";
import { openNight, type Night } from "../../src/run/night.ts";

const file = (name: string): string =>
  new URL(`../../data/nights/${name}`, import.meta.url).pathname;
const NIGHT = openNight(file("2021-11-23.night"));
const OTHER = openNight(file("2022-12-13.night"));

const CHARLIE = "n05" as BoatId;
const FIRST_CALL = at("00:48");
const FOUND = at("12:49");

function at(hour: string): Instant {
  return instant(`2021-11-24T${hour}Z`);
}

function timelineOf(...entries: readonly (readonly Entry[])[]): Timeline {
  const timeline = openTimeline();
  for (const some of entries) addEntries(timeline, some);
  return timeline;
}

const timeline = timelineOf(NIGHT.entries);
const known = (hour: string): Picture => pictureAt(timeline, at(hour));

function charlieIn(picture: Picture): Boat {
  const boat = boatOf(picture, CHARLIE);
  ok(boat !== null, "Charlie is known");
  return boat;
}

function order(picture: Picture, now: Instant, given: OrderInput, by?: Context["by"]): Decision {
  const reading = readOrder(given);
  ok(reading.ok, reading.ok ? "" : JSON.stringify(reading.faults));
  return decide(picture, reading.order, {
    now,
    by: by ?? { desk: "sar-1", role: "officer" },
    centre: "dover" as Centre,
    newId: (kind) => `${kind}-new`,
  });
}

/** The picture after what an order gave, logged at `now`. */
function after(entries: readonly Entry[], now: Instant, decision: Decision): Picture {
  ok(decision.ok, decision.ok ? "" : JSON.stringify(decision.refusals));
  const before = entries.filter((entry) => entry.loggedAt <= now);
  const last = before.findLast(({ centre }) => centre === ("dover" as Centre));
  const more = decision.events.map((event, index): Entry => {
    const seq = (last?.seq ?? 0) + 1 + index;
    const by = { desk: "sar-1", role: "officer" } as const;
    const centre = "dover" as Centre;
    return { centre, seq, loggedAt: now, by, event, previous: last!.hash, hash: last!.hash };
  });
  return fold([...before, ...more]);
}

const LINK_N33 = {
  order: "linkReport",
  report: "n33",
  boat: CHARLIE,
  why: "the first boat that Valiant met is taken to be Charlie",
} as const;

test("every line of the night is read, and none is left over", () => {
  deepEqual(NIGHT.problems, []);
  deepEqual(OTHER.problems, []);
  equal(latest(timeline).parked.size, 0);
  equal(latest(timeline).clashes.length, 0);
  equal(latest(timeline).notUnderstood.length, 0);
});

test("at every minute, from first call to finding, Charlie has people unaccounted for", () => {
  for (let now = FIRST_CALL; now <= FOUND; now = addSeconds(now, minutes(1))) {
    const boat = charlieIn(pictureAt(timeline, now));
    ok(boat.onBoard, `on the board at ${now}`);
    ok(boat.unaccounted.least >= 30, `at least thirty unaccounted for at ${now}`);
    ok(boat.unaccounted.most === null || boat.unaccounted.most >= 31, `at ${now}`);
  }
});

test("the claims of thirty, thirty-three and forty stand side by side", () => {
  const { claimed, parts, conflicts } = charlieIn(known("05:00"));
  deepEqual(claimed, { least: 30, most: 40 });
  const stated = parts
    .flatMap((part) => part.claims)
    .map(({ stated: { least, most } }) => [least, most]);
  for (const claim of [
    [30, 31],
    [33, 33],
    [40, 40],
  ]) {
    ok(
      stated.some(([least, most]) => least === claim[0] && most === claim[1]),
      String(claim),
    );
  }
  ok(conflicts.some(({ kind }) => kind === "numbers differ"));
});

test("linking the first encounter to Charlie is refused, with all that speaks against it", () => {
  const picture = known("05:28:30");
  const decision = order(picture, at("05:29"), LINK_N33);
  ok(!decision.ok);
  const refusal = decision.refusals.find(({ reason }) => reason === "contradictions");
  ok(refusal?.reason === "contradictions");
  const kinds = refusal.contradictions.map(({ kind }) => kind).sort();
  deepEqual([...new Set(kinds)], ["condition", "people", "phone not asked", "place and time"]);
  ok(decision.refusals.some(({ reason }) => reason === "second signature needed"));
  const state = refusal.contradictions.find(({ kind }) => kind === "condition");
  ok(state !== undefined);
  equal(state.found, "not in distress");
});

test("that night's own attempt to link it is logged as refused; both boats stay", () => {
  const refused = NIGHT.entries.filter(({ event }) => event.kind === "OrderRefused");
  const orders = refused.map(({ event }) => (event as EventOf<"OrderRefused">).order);
  deepEqual(orders, ["closeBoat", "linkReport", "reportUnit"]);
  const met = boatOf(known("05:30"), ownBoat("n33" as ReportId));
  ok(met !== null && met.onBoard);
  notEqual(met.id, charlieIn(known("05:30")).id);
});

test("with two signatures it links, and Charlie's people stay unaccounted for", () => {
  const now = at("05:29");
  const picture = pictureAt(timeline, now);
  const contradictions = contradictionsBetween(picture, CHARLIE, "n33" as BoatId).map(
    ({ kind, reported, found }) => ({ kind, reported, found, explanation: null }),
  );
  const second = {
    desk: "sar-2",
    role: "coordinator",
    authority: "watch",
    why: "seen from the cutter",
  } as const;
  const before = charlieIn(picture).unaccounted;
  const decision = order(picture, now, { ...LINK_N33, contradictions, second });
  const linked = charlieIn(after(NIGHT.entries, now, decision));
  ok(linked.members.includes("n33" as BoatId));
  equal(linked.parts.length, 2);
  ok(linked.onBoard);
  ok(linked.unaccounted.least >= before.least);
  const part = linked.parts.find(({ members }) => members.includes(CHARLIE));
  deepEqual(part?.unaccounted, before);
});

test("one signature is not enough, nor are two that leave a contradiction unanswered", () => {
  const now = at("05:29");
  const picture = pictureAt(timeline, now);
  const second = {
    desk: "sar-2",
    role: "coordinator",
    authority: "watch",
    why: "seen from the cutter",
  } as const;
  const unanswered = order(picture, now, { ...LINK_N33, second });
  ok(!unanswered.ok);
  equal(
    unanswered.refusals.filter(({ reason }) => reason === "contradiction not answered").length,
    4,
  );
});

test("closing on silence at 03:34Z is impossible", () => {
  const picture = known("03:34");
  const close = { order: "closeBoat", boat: CHARLIE, why: "no further calls" } as const;
  const decision = order(picture, at("03:34"), close);
  ok(!decision.ok);
  const reasons = new Set(decision.refusals.map(({ reason }) => reason));
  for (const reason of ["no boat is closed", "people unaccounted for", "silence"] as const) {
    ok(reasons.has(reason), reason);
  }
  ok(charlieIn(known("03:35")).onBoard);
});

test("the silence alarm is raised by 03:27Z at the latest, and stands until they are found", () => {
  const silentAt = (hour: string): boolean =>
    alarmsOf(known(hour), at(hour)).some(
      ({ kind, boat }) => kind === "silence" && boat === CHARLIE,
    );
  ok(silentAt("03:27"));
  ok(!silentAt("03:26"), "the last call was at 03:17Z");
  for (const hour of ["03:34", "05:59", "08:16", "12:48"]) ok(silentAt(hour), hour);
});

test("silence never lowers the phase", () => {
  equal(effectivePhase(charlieIn(known("03:34")), at("03:34")).phase, "distress");
  equal(effectivePhase(charlieIn(known("12:48")), at("12:48")).phase, "distress");
});

test("at 08:16Z Charlie comes first, unaccounted for, with what was searched and how well", () => {
  const picture = known("08:16");
  const [first] = mostUrgentFirst(onBoard(picture), at("08:16"));
  equal(first?.id, CHARLIE);
  deepEqual(first.unaccounted, { least: 30, most: 40 });
  ok(first.names.some(({ name }) => name === "Charlie"));
  const searched = first.searched.map(({ event }) => event as EventOf<"AreaSearched">);
  deepEqual(searched.map(({ unit }) => unit).sort(), ["rescue-163", "valiant"]);
  for (const { detection, conditions } of searched) {
    equal(detection, null, "nobody computed it, so nothing is claimed");
    ok(conditions.includes("night"));
  }
});

test("98 landed from three boats take nobody off Charlie", () => {
  const [before, now] = [charlieIn(known("08:15")), charlieIn(known("08:17"))];
  deepEqual(now.unaccounted, before.unaccounted);
  for (const id of ["n33", "n35-lima", "n35-november"] as BoatId[]) {
    equal(boatOf(known("08:17"), id)?.unaccounted.most, null, `${id}: nobody published how many`);
  }
});

test("standing the cutter down at 05:59Z is refused inside the survival window", () => {
  const picture = known("05:58");
  const decision = order(picture, at("05:59"), {
    order: "reportUnit",
    unit: "valiant",
    boat: CHARLIE,
    status: "ended",
    words: "stood down",
  });
  ok(!decision.ok);
  const reasons = new Set(decision.refusals.map(({ reason }) => reason));
  for (const reason of [
    "people unaccounted for",
    "inside the survival window",
    "authority outside the watch needed",
  ] as const) {
    ok(reasons.has(reason), reason);
  }
  equal(survivalOf(charlieIn(picture), at("05:59"))?.insideWindow, true);
});

test("standing the helicopter down at 05:59Z is refused with the living as a range and the next light", () => {
  const decision = order(known("05:59"), at("05:59"), {
    order: "reportUnit",
    unit: "rescue-163",
    boat: CHARLIE,
    status: "ended",
    words: "stood down",
  });
  ok(!decision.ok);
  const inside = decision.refusals.find(({ reason }) => reason === "inside the survival window");
  ok(inside?.reason === "inside the survival window");
  const { alive, windowEnds, nextLight } = inside;
  ok(alive !== null && alive.most !== null && windowEnds !== null && nextLight !== null);
  ok(alive.least > 0 && alive.least < alive.most && alive.most < 40, JSON.stringify(alive));
  ok(windowEnds > FOUND, "two were taken alive then");
  ok(nextLight > at("06:30") && nextLight < at("07:26"), nextLight);
});

test("done all the same, the stand-down pages somebody outside the room", () => {
  const alarm = alarmsOf(known("06:00"), at("06:00")).find(
    ({ kind, boat }) => kind === "inside survival window" && boat === CHARLIE,
  );
  equal(alarm?.pagesOutside, true);
});

test("fifteen calls of one caller make one boat with fifteen contacts", () => {
  const picture = known("03:23");
  const calls = NIGHT.entries.filter(({ event, loggedAt, centre }) => {
    if (centre !== ("gris-nez" as Centre) || loggedAt < at("01:43")) return false;
    if (event.kind === "ContactAttempted") return event.caller !== null;
    return event.kind === "ReportReceived" && event.channel === "phone";
  });
  equal(calls.length, 15);
  const boat = charlieIn(picture);
  const names = new Set(boat.history.map(({ centre, seq }) => `${centre}:${seq}`));
  for (const { centre, seq } of calls) ok(names.has(`${centre}:${seq}`), `${centre}:${seq}`);
  const caller = boat.callers.find((token) => token === "caller-cross");
  ok(caller !== undefined);
  const history = callerHistory(picture, caller, at("03:23"));
  equal(history.boat?.id, CHARLIE);
  const before = callerHistory(known("01:42"), caller, at("01:42"));
  equal(history.contacts - before.contacts, 15 + 2, "fifteen calls, and the two undated pins");
  const rest = boatsOf(picture).filter(({ id, callers }) => id !== CHARLIE && callers.length > 0);
  deepEqual(rest, [], "no call made a boat of its own");
});

test("an alias finds the boat; the same name of another night does not", () => {
  const both = fold([...NIGHT.entries, ...OTHER.entries]);
  const ours = findByName(both, "charlie", "2021-11-23");
  equal(ours[0]?.id, CHARLIE);
  const theirs = findByName(both, "Charlie", "2022-12-13");
  deepEqual(
    theirs.map(({ id }) => id),
    ["c03"],
  );
  ok(!ours.some(({ id }) => id === ("c03" as BoatId)));
});

test("the tracker's second Charlie is found beside the first, never instead of it", () => {
  const found = findByName(latest(timeline), "Charlie").map(({ id }) => id);
  deepEqual(found, [CHARLIE, "n33"]);
});

test("both centres own the boat near the line until a handover is accepted", () => {
  for (const hour of ["01:06:01", "01:31", "03:34", "08:16"]) {
    deepEqual([...charlieIn(known(hour)).owners].sort(), ["dover", "gris-nez"], hour);
  }
  const now = at("01:31");
  const picture = pictureAt(timeline, now);
  equal(charlieIn(picture).offers.length, 1);
  const accept = { order: "acceptResponsibility", boat: CHARLIE, from: "gris-nez" } as const;
  const taken = charlieIn(after(NIGHT.entries, now, order(picture, now, accept)));
  deepEqual(taken.owners, ["dover"]);
});

test("the dialling tone of n14 moves the boat nowhere", () => {
  const before = charlieIn(known("02:29")).fixes;
  const report = reportOf(known("02:31"), "n14" as ReportId);
  equal(report?.place?.method, "network");
  deepEqual(charlieIn(known("02:31")).fixes, before);
});

test("a time without a zone is held ambiguous, with a reading for each zone", () => {
  const report = reportOf(known("02:31"), "n14" as ReportId);
  deepEqual(report?.happened, {
    kind: "ambiguous",
    words: "2.30",
    readings: [at("01:30"), at("02:30")],
  });
  ok(charlieIn(known("02:31")).ambiguous.some(({ id }) => id === ("n14" as ReportId)));
});

test("an unanswered call rings until it is returned", () => {
  const calls = alarmsOf(known("08:16"), at("08:16")).filter(
    ({ kind }) => kind === "unreturned contact",
  );
  equal(calls.length, 2);
  for (const { boat } of calls) {
    ok(boat !== null);
    equal(boatOf(known("08:16"), boat)?.id, CHARLIE);
  }
});

test("the ship that was near and silent is named three minutes after the relay", () => {
  const silent = (hour: string): boolean =>
    alarmsOf(known(hour), at(hour)).some(
      ({ kind, unit }) => kind === "near and silent" && unit === "flamant",
    );
  ok(!silent("02:29"));
  ok(silent("02:30"));
});

test("nothing known at 02:30Z contradicts half an hour; it rings when its hour has passed", () => {
  const promises = NIGHT.entries.filter(({ event }) => event.kind === "EtaPromised");
  equal(promises.length, 1);
  const said = promises[0]?.loggedAt;
  ok(said !== undefined && said >= at("02:30") && said < at("02:31"), String(said));
  for (const { event } of NIGHT.entries) {
    if (event.kind === "UnitRegistered") equal(event.speed, null, "no speed is published");
  }
  const promiseAlarms = (hour: string) =>
    alarmsOf(known(hour), at(hour)).filter(({ kind }) => kind.startsWith("promise"));
  deepEqual(promiseAlarms("02:59"), []);
  deepEqual(promiseAlarms("03:00"), []);
  const [overdue, ...others] = promiseAlarms("03:01");
  deepEqual(others, []);
  equal(overdue?.kind, "promise overdue");
  equal(overdue.unit, "valiant");
  equal(overdue.since, at("03:00"));
  deepEqual(promiseAlarms("03:22:30"), [], "she is there");
});

/** What an entry says in words, wherever in it: members that hold text, with their path. */
function textsIn(value: unknown, path: string): (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, `${path}.${key}`));
}

/** The hours written as HH:MMZ in a text, as moments of this night. */
function hoursIn(text: string): Instant[] {
  return [...text.matchAll(/(?<![\d:T])(\d\d:\d\d)Z/g)].map(([, hour = ""]) =>
    instant(`${hour >= "20:00" ? "2021-11-23" : "2021-11-24"}T${hour}Z`),
  );
}

const KNOWN_LATER =
  /MAIB|inquir|investigat|evidence speaks|last call|last position|last reported|report on the night/i;

test("no entry says what was found out after it", () => {
  let hours = 0;
  for (const { centre, seq, loggedAt, event } of NIGHT.entries) {
    for (const [path, text] of textsIn(event, `${centre}:${seq} ${event.kind}`)) {
      ok(!KNOWN_LATER.test(text), `${path}: ${text}`);
      for (const hour of hoursIn(text)) {
        hours += 1;
        ok(hour <= loggedAt, `${path}, logged at ${loggedAt}, names a later hour: ${text}`);
      }
    }
  }
  ok(hours > 0, "hours are written so, and were read");
});

test("no link of a call or a position rests on a broadcast that came after it", () => {
  for (const { loggedAt, event } of NIGHT.entries) {
    if (event.kind !== "ReportLinked" || loggedAt >= at("02:27")) continue;
    ok(!/mayday|relay/i.test(event.why ?? ""), `${event.report}: ${event.why}`);
  }
});

test("a call of which only the number is published claims no voice and no words", () => {
  const calls = NIGHT.entries.filter(({ event }) =>
    /^n17-\d\d$/.test(event.kind === "ReportReceived" ? event.report : ""),
  );
  equal(calls.length, 14, "the fifteenth is n22");
  for (const { event } of calls) {
    ok(event.kind === "ReportReceived");
    equal(event.words, "A call or attempt; words not published.");
    deepEqual([event.conditions, event.people, event.place], [[], null, null]);
  }
  for (const { event } of NIGHT.entries) {
    if (event.kind === "ContactAttempted") equal(event.sign, null, event.contact);
  }
});

test("a position sent at an hour not published is taken to be as old as it may be", () => {
  const report = reportOf(known("03:18"), "n25" as ReportId);
  ok(report?.happened?.kind === "told");
  equal(report.happened.at, at("02:01:01"));
});

test("hours published without a zone keep a reading for each, and are logged at the later", () => {
  const n04 = reportOf(known("00:26"), "n04" as ReportId);
  deepEqual(n04?.happened, {
    kind: "ambiguous",
    words: "12.26 am",
    readings: [instant("2021-11-23T23:26Z"), at("00:26")],
  });
  const c03 = reportOf(latest(timelineOf(OTHER.entries)), "c03" as ReportId);
  ok(c03?.happened?.kind === "ambiguous");
  deepEqual(c03.happened.readings, [instant("2022-12-14T00:53Z"), instant("2022-12-14T01:53Z")]);
});

test("hindsight never reaches the picture", () => {
  const { hindsight } = NIGHT.meta;
  ok(hindsight.length >= 10);
  const logged = JSON.stringify(NIGHT.entries);
  for (const { words } of hindsight) ok(!logged.includes(words), words);
  for (const told of ["03:12:00", "27 dead", "truth", "boat-x"]) {
    ok(!logged.includes(told), `${told} is not logged`);
  }
});

test("what a centre logged itself is all that it knew", () => {
  const own = (centre: string): Picture =>
    fold(NIGHT.entries.filter((entry) => entry.centre === (centre as Centre)));
  const dover = boatOf(own("dover"), "n08" as BoatId);
  ok(dover !== null && dover.onBoard);
  deepEqual(dover.owners, ["dover"]);
  equal(boatOf(own("dover"), CHARLIE), null, "the calls to CROSS are not in Dover's log");
  equal(boatOf(own("gris-nez"), CHARLIE)?.claimed.most, 33, "Dover's forty is not in CROSS's log");
});

test("whatever the order of arrival, the two logs give the same picture", () => {
  const [dover, grisNez] = ["dover", "gris-nez"].map((centre) =>
    NIGHT.entries.filter((entry) => entry.centre === (centre as Centre)),
  );
  ok(dover !== undefined && grisNez !== undefined);
  const pictures = [
    timelineOf(dover, grisNez),
    timelineOf(grisNez, dover),
    timelineOf(NIGHT.entries.toReversed()),
    timelineOf(...NIGHT.entries.map((entry) => [entry]).toReversed()),
  ];
  const told = describe(timeline);
  for (const other of pictures) deepEqual(describe(other), told);
});

function describe(given: Timeline): unknown {
  const picture = latest(given);
  const boats = boatsOf(picture).map(({ history, reports, callers, ...boat }) =>
    JSON.stringify([boat, callers, reports.map(({ id }) => id), history.map(({ hash }) => hash)]),
  );
  return { entries: entriesIn(given).map(({ hash }) => hash), boats };
}

test("the same file gives the same log, hash for hash", () => {
  const again: Night = openNight(file("2021-11-23.night"));
  deepEqual(
    again.entries.map(({ hash }) => hash),
    NIGHT.entries.map(({ hash }) => hash),
  );
});

test("all pins make one track on one boat, whichever centre they reached", () => {
  const pins = charlieIn(known("03:23")).reports.filter(({ place }) => place?.method === "pin");
  const toCross = pins.filter(({ entry }) => entry.centre === ("gris-nez" as Centre));
  equal(toCross.length, 6);
  deepEqual(
    charlieIn(known("03:23")).fixes.map(({ report }) => report),
    ["n25", "n18"],
  );
});

test("a call through the Port of Dover and a call from a teenager are one boat's", () => {
  const picture = known("01:40");
  for (const id of ["n10", "n12"] as BoatId[]) equal(boatOf(picture, id)?.id, CHARLIE);
});

test("another night: an e-mail that nobody takes rings after five minutes", () => {
  const given = timelineOf(OTHER.entries);
  const rings = (hour: string): boolean => {
    const now = instant(`2022-12-14T${hour}Z`);
    const alarms = alarmsOf(pictureAt(given, now), now);
    return alarms.some(({ kind }) => kind === "unacknowledged report");
  };
  ok(!rings("02:17"));
  ok(rings("02:18"));
});

test("a wrong detail leaves the phase as it was", () => {
  const now = instant("2022-12-14T03:00Z");
  const picture = pictureAt(timelineOf(OTHER.entries), now);
  const amended = order(picture, now, {
    order: "amendReport",
    report: "c03",
    changes: { conditions: ["in distress"] },
    why: "no children are aboard",
  });
  const after03 = boatOf(after(OTHER.entries, now, amended), "c03" as BoatId);
  equal(after03?.phase.phase, "distress");
});
