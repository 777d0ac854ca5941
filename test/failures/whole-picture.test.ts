import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import type { BoatId, UnitId } from "#log";
import { MAY_ORDER, readOrder, type OrderKind } from "#orders";
import {
  alarmsOf,
  boatOf,
  boatsOf,
  contradictionsBetween,
  earliestArrival,
  effectivePhase,
  findByName,
  mostUrgentFirst,
  onBoard,
  reportOf,
  survivalOf,
  tallyOf,
  unitOf,
  type Boat,
  type Picture,
  type Tally,
} from "#picture";
import { told, type Night } from "../told.ts";
import { CHARLIE, FIRST_CALLS, LAST_CALLS, TASKING } from "./charlie.ts";

function boat(picture: Picture, name: string): Boat {
  const found = boatOf(picture, name as BoatId);
  ok(found !== null, `${name} is known`);
  return found;
}

const alarms = (night: Night, time: string, kind: string) =>
  alarmsOf(night.at(time), night.when(time)).filter((alarm) => alarm.kind === kind);

/** What is believed of a boat, without the entries that made and unmade a link. */
function believed({ history, ...rest }: Boat): string {
  const kept = history.filter(({ event }) => !/Linked|Unlinked|Same|Distinct/.test(event.kind));
  return JSON.stringify({ ...rest, history: kept });
}

test("F19 to lower a phase takes evidence about this boat and a second qualified person", () => {
  const night = told(`${FIRST_CALLS}
    01:30Z dover order setPhase charlie alert "callers overstate"
           → refused: authority outside the watch needed; evidence needed; second signature needed
    01:31Z dover order setPhase charlie alert "callers overstate" evidence "seen under way by radar"
           second sar-1/officer "I agree with myself"
           → refused: authority outside the watch needed; second signature of the same desk
    01:32Z dover order setPhase charlie alert "callers overstate" evidence "seen under way by radar"
           second sar-2/trainee "agreed" → refused: authority outside the watch needed; second signature not qualified
    01:33Z dover order setPhase charlie alert "seen safe" evidence "aircraft: dry, under way, 40 aboard"
           outside duty/coordinator "saw the pictures"
    01:34Z dover order setPhase charlie distress "on second thoughts"
  `);
  equal(boat(night.at("01:32Z"), "charlie").phase.phase, "distress");
  equal(boat(night.at("01:33Z"), "charlie").phase.phase, "alert");
  equal(boat(night.at("01:34Z"), "charlie").phase.phase, "distress", "raising needs nobody else");
});

test("F19 silence that has raised a phase counts as raised; saying the same again stops no clock", () => {
  told(`
    01:00Z dover quiet phone c1 "leaving now, all well" conditions under-way
    01:59Z dover order setPhase quiet uncertainty "all well" → refused: already so
    02:30Z dover order setPhase quiet uncertainty "probably arrived"
           → refused: evidence needed; second signature needed
  `);
});

test("F19 earlier false alarms make no later call less urgent", () => {
  const falseAlarms = Array.from(
    { length: 12 },
    (_, index) => `
    20:${10 + index}Z dover false-${index} phone f${index} "sinking" conditions sinking people 30
    20:${30 + index}Z dover order showReportFalse false-${index} "found ashore, all counted, no boat left"
           by smc/coordinator second sar-2/officer "saw them"`,
  ).join("\n");
  const [trusting, wary] = [told(FIRST_CALLS), told(falseAlarms + FIRST_CALLS)];
  const now = trusting.when("01:30Z");
  const [one, other] = [trusting, wary].map((night) => boat(night.at("01:30Z"), "charlie"));
  ok(one !== undefined && other !== undefined);
  equal(effectivePhase(other, now).phase, effectivePhase(one, now).phase);
  deepEqual(other.unaccounted, one.unaccounted);
  equal(mostUrgentFirst(onBoard(wary.at("01:30Z")), now)[0]?.id, "charlie");
});

test("F19 evidence about one boat lowers no other that is joined with it", () => {
  const night = told(`${FIRST_CALLS}
    01:00Z dover seen sighting "a boat, people waving" conditions in-distress who vessel
    01:28Z dover order setPhase seen uncertainty "well" evidence "boarded: well, fuel for a day"
           outside duty/coordinator "on the line to the vessel"
    01:40Z dover order linkReport seen charlie "same place, says the vessel"
  `);
  equal(boat(night.at("01:29Z"), "seen").phase.phase, "uncertainty");
  equal(boat(night.at("01:40Z"), "charlie").phase.phase, "distress");
});

test("F19 the same holds where another centre joins them before the evidence has come across", () => {
  const lowered = (joined: string): Boat => {
    const night = told(`
      01:00Z dover a phone c1 "sinking" conditions sinking
      01:01Z dover b phone c2 "sinking" conditions sinking
      ${joined === "before" ? '01:02Z gris-nez order linkReport b a "same voice"' : ""}
      01:03Z dover order setPhase b uncertainty "well" evidence "boarded: dry, engine running"
             outside duty/officer "saw them"
      ${joined === "after" ? '01:04Z gris-nez order linkReport b a "same voice"' : ""}
    `);
    return boat(night.at("01:04Z"), "a");
  };
  equal(lowered("before").phase.phase, "uncertainty", "the evidence is of both, then one boat");
  equal(lowered("after").phase.phase, "distress");
});

test("F31 a clock that runs ahead makes no boat heard from", () => {
  const night = told(`
    02:00Z dover order openBoat b "for the contact"
    02:01Z dover a phone c1 "sinking" conditions sinking
    02:02Z dover order recordContact inbound phone "still here" caller c1 answered happened 02:03Z
  `);
  equal(boat(night.at("02:02Z"), "a").lastWord?.at, night.when("02:02Z"));
});

test("F20 reports, incidents, boats and people are four counts, and cannot be added", () => {
  const night = told(`
    01:00Z dover a phone c1 "thirty of us" people 30
    01:05Z dover b phone c2 "thirty-two of us, black boat" people 32
    01:06Z dover b2 phone c2 "please hurry"
    01:07Z dover order nameBoat b "November" agency HMCG night 2021-11-23
    01:08Z dover order nameBoat b "Oscar" agency HMCG night 2021-11-23
    01:09Z dover c phone "some boat"
    01:10Z dover order declareDistinct a b "both on the line at once"
  `);
  const tally = tallyOf(night.at("01:10Z"));
  deepEqual(tally.reports.count, { least: 4, most: 4 });
  deepEqual(tally.incidents.count, { least: 2, most: 2 });
  deepEqual(tally.boats.count, { least: 2, most: 3 });
  deepEqual(tally.people.unaccounted.count, { least: 63, most: null });
  const people: Tally<"people"> = tally.people.claimed;
  // @ts-expect-error: a tally of incidents is none of people
  const wrong: Tally<"people"> = tally.incidents;
  ok(people.of !== wrong.of);
});

test("F21 merged and separated again, both boats are what they were, byte for byte", () => {
  const night = told(`
    01:00Z gris-nez a phone c1 "thirty of us, engine dead" people 30 conditions engine-dead
           place pin 51.05,1.60 500 fixed 01:00Z
    01:05Z dover b phone c2 "twenty-eight or thirty" people 28..30
    01:07Z dover order nameBoat b "Oscar" agency HMCG night 2021-11-23
    01:10Z dover order linkReport b a "the same words"
    01:20Z dover order unlinkReport b a "both on the line at once"
    01:30Z dover order declareSame a b "the same voice"
    01:40Z dover order declareDistinct a b "two lights"
  `);
  const before = night.at("01:09Z");
  const was = [boat(before, "a"), boat(before, "b")].map(believed);
  equal(boat(night.at("01:10Z"), "a").id, boat(night.at("01:10Z"), "b").id);
  equal(boat(night.at("01:30Z"), "a").id, boat(night.at("01:30Z"), "b").id);
  const unlinked = night.at("01:20Z");
  deepEqual([boat(unlinked, "a"), boat(unlinked, "b")].map(believed), was);
  const apart = night.at("01:40Z");
  const withoutConflicts = (one: Boat): string => believed({ ...one, conflicts: [] });
  deepEqual([boat(apart, "a"), boat(apart, "b")].map(withoutConflicts), was);
});

test("F22 names are aliases: each finds the boat, and another night's Charlie is another boat", () => {
  const night = told(`
    01:00Z dover black phone c1 "black boat, 32 people" people 32
    01:07Z dover order nameBoat black "November" agency HMCG night 2021-11-23
    01:08Z dover order nameBoat black "Oscar" agency HMCG night 2021-11-23
    01:09Z dover order nameBoat black "Oscar" agency HMCG night 2021-11-23 → refused: already so
    01:10Z dover order nameBoat black "7" agency CROSS night 2021-11-23
    01:20Z dover lost phone c2 "we are sinking"
    01:21Z dover order nameBoat lost "Charlie" agency HMCG night 2021-11-23
    2022-12-14T02:13Z dover other email "sinking" who volunteer
    2022-12-14T02:20Z dover order nameBoat other "Charlie" agency HMCG night 2022-12-13
  `);
  const picture = night.at("2022-12-14T02:20Z");
  const found = (name: string, on?: string): string[] =>
    findByName(picture, name, on).map(({ id }) => String(id));
  for (const name of ["November", "oscar", "7", "black"]) deepEqual(found(name), ["black"], name);
  deepEqual(found("Charlie", "2021-11-23"), ["lost"]);
  deepEqual(found("Charlie", "2022-12-13"), ["other"]);
  deepEqual(found("Charlie").toSorted(), ["lost", "other"]);
});

test("F23 the role matrix: a trainee records, and neither links, lowers, accounts nor closes", () => {
  const may = (role: "observer" | "trainee" | "officer" | "coordinator"): OrderKind[] =>
    (Object.keys(MAY_ORDER) as OrderKind[]).filter((order) => MAY_ORDER[order].includes(role));
  deepEqual(may("observer"), []);
  const recording = ["receiveReport", "amendReport", "recordContact", "makeNote"];
  deepEqual(may("trainee"), [...recording, "stateWeather", "stateUnit", "searchCraft", "hearUnit"]);
  deepEqual(
    may("coordinator").filter((order) => !may("officer").includes(order)),
    ["showReportFalse", "suspendSearch", "setLostBoatCost"],
  );
  equal(may("coordinator").length, Object.keys(MAY_ORDER).length);
  told(`${CHARLIE}
    03:27Z dover note-1 phone c9 "a boat with people" by sar-3/trainee
    03:28Z dover order amendReport note-1 "they said forty" people 40 by sar-3/trainee
    03:29Z dover order amendReport charlie "they meant ten" people 10 by sar-3/trainee
           → refused: report of another desk
    03:30Z dover order linkReport note-1 charlie "same" by sar-3/trainee → refused: role may not
    03:31Z dover order setPhase charlie alert "quiet now" by sar-3/trainee
           → refused: authority outside the watch needed; role may not; evidence needed; second signature needed
    03:32Z dover order accountPeople met landed 27 "seen" by sar-3/trainee → refused: role may not
    03:33Z dover order closeBoat charlie "no further calls" by sar-3/trainee
           → refused: role may not; no boat is closed; people unaccounted for; silence;
             inside the survival window; conflicts stand; nobody has met this boat; nothing searched
    03:34Z dover order makeNote charlie "written up" by watcher/observer → refused: role may not
  `);
});

test("F23 an open boat nobody looks at pages somebody outside the room, until somebody does", () => {
  const night = told(`${FIRST_CALLS}
    02:00Z dover order reviewBoat charlie "still sinking, Valiant not sailed"
  `);
  const pages = (time: string): boolean =>
    alarms(night, time, "unreviewed boat").some(({ boat: id, pagesOutside }) => {
      return id === "charlie" && pagesOutside;
    });
  ok(!pages("01:17Z"));
  ok(pages("01:18Z"), "half an hour in distress");
  ok(pages("01:59Z"));
  ok(!pages("02:00Z"));
  ok(pages("02:30Z"));
});

test("F26 a broadcast has recipients: the ship near that does not answer is named after 3 minutes", () => {
  const night = told(`${FIRST_CALLS}${TASKING}${LAST_CALLS}
    03:18Z dover order answerBroadcast relay-9 valiant "on my way" → refused: no such broadcast
    03:19Z dover order answerBroadcast relay-1 ghost "on my way" → refused: no such unit
    03:20Z dover order answerBroadcast relay-1 valiant "on my way"
    03:21Z dover order answerBroadcast relay-1 flamant "busy with another rescue"
  `);
  const silent = (time: string): string[] =>
    alarms(night, time, "near and silent").map(({ unit }) => String(unit));
  deepEqual(silent("02:29Z"), []);
  ok(silent("02:30Z").includes("flamant"));
  deepEqual(silent("03:20Z"), ["flamant"]);
  deepEqual(silent("03:21Z"), []);
});

test("F27 a promise is computed: 30 minutes at 02:30Z cannot be kept by a cutter an hour away", () => {
  const night = told(
    `${FIRST_CALLS}${TASKING}${LAST_CALLS.replace("03:17Z", "02:29Z")}`.replace(
      /02:30Z[^\n]*\n/,
      "",
    ),
  );
  const [picture, now] = [night.at("02:30Z"), night.when("02:30Z")];
  const earliest = earliestArrival(picture, "valiant" as UnitId, "charlie" as BoatId, now);
  ok(earliest !== null && earliest >= night.when("03:15Z") && earliest <= night.when("03:26Z"));
  const promise = "order promiseEta charlie valiant";
  const quoted = night.tries(`02:30Z dover ${promise} "half an hour" to caller arrivesBy 03:00Z`);
  ok(!quoted.ok);
  deepEqual(quoted.refusals, [
    { reason: "promise cannot be kept", arrivesBy: night.when("03:00Z"), earliest },
  ]);
  ok(night.tries(`02:30Z dover ${promise} "an hour" to caller arrivesBy 03:30Z`).ok);
  const nobody = night.tries(
    `01:32Z dover order promiseEta charlie valiant "soon" to caller arrivesBy 01:20Z`,
  );
  ok(!nobody.ok);
  deepEqual(
    nobody.refusals.map(({ reason }) => reason),
    ["no such unit", "time is past", "unit not sent to this boat"],
  );
});

test("F27 a promise already spoken is kept, contradicted on the board, then overdue", () => {
  const night = told(`${FIRST_CALLS}${TASKING}
    02:27Z dover order sendBroadcast charlie "Mayday Relay" "sinking, position 26 minutes old"
           near flamant:15,valiant:55
    02:30Z dover order promiseEta charlie valiant "under half an hour; stop ringing" to caller
           arrivesBy 03:00Z said
    03:22Z dover order reportUnit valiant on-scene "in the area" boat charlie
  `);
  equal(alarms(night, "02:30Z", "promise contradicted").length, 1);
  equal(alarms(night, "03:01Z", "promise overdue").length, 1);
  equal(alarms(night, "03:22Z", "promise overdue").length, 0);
});

test("F28 to hold a unit back is a decision, with its reason and its end", () => {
  const bare = readOrder({ order: "holdBackUnit", unit: "seeker" });
  ok(!bare.ok);
  deepEqual(bare.faults.map(({ path }) => path).toSorted(), ["until", "why"]);
  const night = told(`${FIRST_CALLS}
    01:40Z dover order registerUnit seeker "Seeker" type cutter agency "Border Force"
    01:41Z dover order holdBackUnit seeker "crew needed at first light" until 01:00Z
           → refused: time is past
    01:42Z dover order holdBackUnit seeker "crew needed at first light" until 02:40Z
    01:50Z dover order taskUnit seeker charlie "assist" → refused: unit held back
    02:50Z dover order releaseUnit seeker "people in the water"
    02:51Z dover order taskUnit seeker charlie "assist"
    02:52Z dover order releaseUnit seeker "again" → refused: unit not held back
  `);
  const held = night.refusals("01:50Z")[0];
  ok(held?.reason === "unit held back");
  equal(held.why, "crew needed at first light");
  equal(unitOf(night.at("01:50Z"), "seeker" as UnitId)?.heldBack?.until, night.when("02:40Z"));
  equal(alarms(night, "02:39Z", "held back expired").length, 0);
  equal(alarms(night, "02:40Z", "held back expired").length, 1);
  equal(alarms(night, "02:50Z", "held back expired").length, 0);
});

test('F31 a time without a zone is held as ambiguous: "01:51" is no hour of either clock', () => {
  const night = told(`
    02:10Z dover a email "they called at 01:51" happened "01:51" who volunteer
  `);
  const report = boat(night.at("02:10Z"), "a").reports[0];
  equal(report?.happened?.kind, "ambiguous");
  ok(report?.happened?.kind === "ambiguous");
  deepEqual(report.happened.readings, [night.when("00:51Z"), night.when("01:51Z")]);
  equal(report.at, night.when("02:10Z"), "until somebody says, it counts from when it was logged");
  equal(boat(night.at("02:10Z"), "a").ambiguous.length, 1);
  const zoneless = readOrder({
    order: "amendReport",
    report: "a",
    why: "as told",
    changes: { happened: { kind: "told", at: "2021-11-24T01:51" } },
  });
  ok(!zoneless.ok, "an instant must have its zone");
});

test("F31 a time that has not come yet is not believed", () => {
  const night = told(`
    02:10Z dover a phone c1 "we called at 02:51" happened 02:51Z
    02:11Z dover order amendReport a "their clock" happened 02:52Z → refused: time in the future
  `);
  equal(
    reportOf(night.at("02:11Z"), boat(night.at("02:11Z"), "a").reports[0]!.id)?.at,
    night.when("02:10Z"),
  );
});

test("F32 people flow: of 59, 19 are taken off and 40 are still owed; a later word raises that", () => {
  const night = told(`
    04:00Z gris-nez a phone c1 "59 of us, under way" people 59 conditions under-way
    04:05Z gris-nez order registerUnit abeille "Abeille" type ship agency "Marine nationale"
    04:20Z gris-nez m encounter abeille "alongside, some want to leave" people 59
           conditions under-way place sighted 51.0,1.7 200
    04:21Z gris-nez order recordContact outbound phone "the phone is aboard" boat m caller c1 answered
    04:22Z gris-nez order linkReport m a "the phone that called is aboard"
           second crossen/officer "heard it from the ship"
    04:30Z gris-nez order transferPeople boat:a unit:abeille 19 "counted as they came aboard"
    06:00Z gris-nez b phone c1 "44 of us" people 44
  `);
  deepEqual(boat(night.at("04:30Z"), "a").unaccounted, { least: 40, most: 40 });
  equal(unitOf(night.at("04:30Z"), "abeille" as UnitId)?.aboard, 19);
  const later = boat(night.at("06:00Z"), "a");
  deepEqual(later.claimed, { least: 59, most: 63 });
  deepEqual(later.unaccounted, { least: 40, most: 44 });
});

test("F33 claimed life jackets keep nobody afloat longer", () => {
  const [without, claimed] = ["", "jackets all-unverified"].map((jackets) =>
    told(
      `02:00Z dover a phone c1 "in the water" people 30 conditions people-in-the-water ${jackets}`,
    ),
  );
  ok(without !== undefined && claimed !== undefined);
  const now = without.when("03:00Z");
  const [one, other] = [without, claimed].map((night) => boat(night.at("03:00Z"), "a"));
  ok(one !== undefined && other !== undefined);
  equal(other.reports[0]?.flotation?.claim, "all");
  deepEqual(survivalOf(other, now), survivalOf(one, now));
});

test("F33 life jackets that a rescuer has checked lengthen the window and raise the expected survivors", () => {
  const water = `02:00Z dover a phone c1 "in the water" people 30 conditions people-in-the-water`;
  const outlookOf = (night: Night) => {
    const survival = survivalOf(boat(night.at("06:00Z"), "a"), night.when("06:00Z"));
    ok(survival !== null);
    return survival;
  };
  const none = outlookOf(told(water));
  const claimed = outlookOf(told(`${water} jackets all-unverified`));
  const checked = outlookOf(told(`${water} jackets all-verified`));
  deepEqual(claimed, none);
  ok(checked.windowEnds > none.windowEnds);
  ok(checked.outlook.alive.least > none.outlook.alive.least);
  ok((checked.outlook.alive.most ?? 0) > (none.outlook.alive.most ?? 0));
  const amended = told(`${water} jackets all-unverified
    03:00Z dover order amendReport a "the helicopter saw them float" jackets all-verified
    04:00Z dover b phone c1 "still here" jackets none-unverified
  `);
  ok(outlookOf(amended).windowEnds > claimed.windowEnds, "a later claim undoes nothing verified");
});

test("F34 proof of life is phone-shaped, and an unasked phone is an unmet step of a link", () => {
  const night = told(`${CHARLIE}
    03:30Z dover order recordContact outbound phone "rang out" boat charlie caller c1 unanswered
           sign ringing
    03:35Z dover order recordContact outbound phone "asked aboard Valiant: nobody has that phone"
           boat met caller c1 unanswered sign switched-off
  `);
  const kinds = (time: string): string[] =>
    contradictionsBetween(night.at(time), "charlie" as BoatId, "met" as BoatId).map(
      ({ kind }) => kind,
    );
  ok(kinds("03:29Z").includes("phone not asked"));
  ok(kinds("03:30Z").includes("phone not asked"), "ringing the phone is not asking aboard");
  ok(!kinds("03:35Z").includes("phone not asked"));
  const signs = [
    ...boat(night.at("03:35Z"), "charlie").history,
    ...boat(night.at("03:35Z"), "met").history,
  ].flatMap(({ event }) => (event.kind === "ContactAttempted" ? [event.sign] : []));
  deepEqual(new Set(signs), new Set(["ringing", "switched off"]));
  ok(boatsOf(night.at("03:35Z")).length > 1);
});
