import { deepEqual, equal, notEqual, ok } from "node:assert/strict";
import { test } from "node:test";
import type { BoatId, CallerToken, ReportId } from "#log";
import { draftRelay } from "#orders";
import {
  alarmsOf,
  answersAt,
  boatOf,
  boatsOf,
  callerHistory,
  effectivePhase,
  reachOf,
  type Boat,
  type Picture,
} from "#picture";
import { toNauticalMiles } from "#units";
import { told, type Night } from "../told.ts";
import { FIRST_CALLS, LAST_CALLS, TASKING } from "./charlie.ts";

const CHARLIE = "charlie" as BoatId;
const PHONE = "c1" as CallerToken;

function boat(picture: Picture, name: string): Boat {
  const found = boatOf(picture, name as BoatId);
  ok(found !== null, `${name} is known`);
  return found;
}

const alarms = (night: Night, time: string): string[] =>
  alarmsOf(night.at(time), night.when(time)).map(({ kind }) => kind);

test("F9 a call nobody took stands until it is returned, and by nothing else", () => {
  const night = told(`${FIRST_CALLS}
    01:27Z dover order recordContact inbound phone "coastguard mobile" caller c1 contact missed
           unanswered sign ringing
    01:28Z dover order recordContact inbound phone "they rang again" caller c1 contact taken answered
           returns missed → refused: inbound call returns none
    01:29Z dover order withdrawFact dover:5 "was dealt with" about boat:charlie
           → refused: cannot be taken back
    01:31Z dover order recordContact outbound phone "no answer" caller c9 unanswered returns missed
           → refused: call of another phone
    01:32Z dover order recordContact outbound phone "voicemail" caller c1 unanswered sign voicemail
           returns missed
  `);
  ok(boat(night.at("01:27Z"), "charlie").unreturned.length === 1, "on the board at once");
  ok(alarms(night, "01:28Z").includes("unreturned contact"));
  ok(alarms(night, "01:31Z").includes("unreturned contact"));
  equal(boat(night.at("01:32Z"), "charlie").unreturned.length, 0);
  ok(!alarms(night, "01:32Z").includes("unreturned contact"));
});

test("F11 nobody is asked again what is held: a known phone shows its history before the answer", () => {
  const night = told(`${FIRST_CALLS}
    01:28Z gris-nez pin1 message c1 "pin" place pin 51.02,1.62 500 fixed 01:27Z
  `);
  const history = callerHistory(night.at("01:30Z"), PHONE, night.when("01:30Z"));
  deepEqual(
    history.reports.map(({ id }) => String(id)),
    ["charlie", "r2", "r4", "pin1"],
  );
  equal(history.boat?.id, CHARLIE);
  equal(history.lastFix?.at, night.when("01:27Z"));
  equal(history.contacts, 4);
});

test("F12 ringing again is cheap: fifteen calls of one phone are one boat, and no new one", () => {
  const calls = Array.from({ length: 15 }, (_, index) => {
    const time = `0${1 + Math.floor((43 + index * 6) / 60)}:${String((43 + index * 6) % 60).padStart(2, "0")}Z`;
    return `${time} gris-nez call-${index + 1} phone c1 "please come"`;
  });
  const night = told(FIRST_CALLS + calls.join("\n"));
  const [before, after] = [night.at("01:30Z"), night.at("03:30Z")];
  equal(boatsOf(before).length, 1);
  equal(boatsOf(after).length, 1);
  const charlie = boat(after, "charlie");
  equal(charlie.reports.filter(({ id }) => id.startsWith("call-")).length, 15);
  deepEqual(charlie.unaccounted, boat(before, "charlie").unaccounted);
  for (const { event } of night.entries) {
    if (event.kind === "ReportLinked" && event.report !== "r3") equal(event.basis, "same caller");
  }
});

test("F12 a relay's phone, an old night and a phone of two boats are never put together by it", () => {
  const night = told(`
    2021-11-22T01:00Z dover old phone c1 "another night"
    00:48Z dover one phone c1 "about 30 of us"
    01:00Z dover relay-a phone v1 "passing on a boat" relays
    01:10Z dover relay-b phone v1 "passing on another boat" relays
    01:11Z dover own phone v2 "we are in a boat ourselves"
    01:12Z dover relay-c phone v2 "passing on another boat" relays
    01:20Z dover two phone c1 "we are 12 in a blue boat"
    01:21Z dover order unlinkReport two one "the phone was passed to another boat"
    01:30Z dover three phone c1 "still here"
  `);
  const picture = night.at("02:00Z");
  deepEqual(
    boatsOf(picture).map(({ members }) => members.join(",")),
    ["old", "one", "relay-a", "relay-b", "own", "relay-c", "two", "three"],
  );
});

test("F12 a call taken off its phone's boat takes no other call with it", () => {
  const night = told(`
    00:48Z dover one phone c1 "about 30 of us"
    01:00Z dover two phone c1 "still here"
    01:10Z dover three phone c1 "hurry"
    01:20Z dover order unlinkReport two one "another voice, another boat"
  `);
  deepEqual(boat(night.at("01:10Z"), "one").members, ["one", "two", "three"]);
  deepEqual(boat(night.at("01:20Z"), "one").members, ["one", "three"]);
});

test("F13 a position ages: the relay says 26 minutes and offers where the boat may be by now", () => {
  const night = told(FIRST_CALLS + TASKING);
  const [picture, now] = [night.at("02:27Z"), night.when("02:27Z")];
  const position = draftRelay(picture, CHARLIE, now)?.position ?? null;
  ok(position !== null);
  equal(position.ageMinutes, 26);
  equal(position.fix.at, night.when("02:01Z"));
  equal(position.radius, reachOf(position.fix, now));
  // 2 km as the pin was told, and 26 minutes of up to 4 knots.
  ok(toNauticalMiles(position.radius) > 2.5, "the radius grows with the age");

  const silent = night.tries(`02:27Z dover order sendBroadcast charlie "Mayday Relay"
    "small craft sinking, 40 people, 51 08.5N 001 44.5E"`);
  ok(!silent.ok);
  const [refusal] = silent.refusals;
  ok(refusal?.reason === "age of the position not said");
  equal(refusal.ageMinutes, 26);
  equal(refusal.radius, position.radius);

  for (const words of ["position 26 minutes old", "position datant de 26 min"]) {
    const sent = night.tries(
      `02:27Z dover order sendBroadcast charlie "Mayday Relay" "small craft sinking, ${words}"`,
    );
    ok(sent.ok, words);
    const [event] = sent.events;
    ok(event?.kind === "BroadcastSent");
    equal(event.place?.fixedAt, night.when("02:01Z"));
  }
});

test("F13 an older position goes out only with a reason", () => {
  const night = told(`${FIRST_CALLS}${TASKING}
    02:25Z gris-nez r9 message c1 "pin" place pin 51.15075,1.75947 2000 fixed 02:25Z
    02:27Z dover order sendBroadcast charlie "Mayday Relay" "sinking, position 26 minutes old" fix r5
           → refused: newer position held
    02:28Z dover order sendBroadcast charlie "Mayday Relay" "sinking, position 27 minutes old" fix r5
           whyThisFix "the later pin is of a phone left ashore"
    02:29Z dover order sendBroadcast charlie "Mayday Relay" "sinking, position 4 minutes old"
  `);
  const sent = night.entries.flatMap(({ event }) =>
    event.kind === "BroadcastSent" ? [event] : [],
  );
  deepEqual(
    sent.map(({ place }) => place?.fixedAt),
    [night.when("02:01Z"), night.when("02:25Z")],
  );
});

test("F14 a ring tone moves neither the boat nor its owner", () => {
  const night = told(`${FIRST_CALLS}
    01:28Z gris-nez pin1 message c1 "pin" place pin 51.10,1.60 500 fixed 01:28Z
    01:30Z dover tone phone "call-back failed; the French dialling tone: she is in French waters"
           who agency place network 50.95,1.70 1000
    01:31Z dover order linkReport tone charlie "of Charlie's phone"
  `);
  const [before, after] = [night.at("01:29Z"), night.at("01:31Z")];
  deepEqual(boat(after, "charlie").fixes, boat(before, "charlie").fixes);
  deepEqual(boat(after, "charlie").owners, boat(before, "charlie").owners);
  ok(
    boat(after, "charlie").reports.some(({ id }) => id === "tone"),
    "kept, as weak evidence",
  );
});

test("F15 near the line both own the boat, until a handover is accepted", () => {
  const night = told(`${FIRST_CALLS}
    01:29Z dover order acceptResponsibility charlie gris-nez → refused: not offered to you
    01:30Z gris-nez order offerResponsibility charlie dover "now in the UK zone; ring 999"
    01:31Z dover order declineResponsibility charlie gris-nez "dialling tone is French"
    01:40Z gris-nez order offerResponsibility charlie dover "pin is in UK waters"
    01:41Z gris-nez order offerResponsibility charlie dover "again" → refused: already so
    01:42Z humber order offerResponsibility charlie dover "overheard"
           → refused: not yours to offer
    01:43Z dover order offerResponsibility charlie dover "to be sure"
           → refused: offered to yourself
    02:00Z dover order acceptResponsibility charlie gris-nez
  `);
  for (const time of ["01:07Z", "01:30Z", "01:31Z", "01:40Z", "01:59Z"]) {
    deepEqual(boat(night.at(time), "charlie").owners.toSorted(), ["dover", "gris-nez"], time);
  }
  ok(alarms(night, "01:45Z").includes("offer unanswered"));
  deepEqual(boat(night.at("02:00Z"), "charlie").owners, ["dover"]);
});

test("F17 a pin by e-mail is a distress alert: unacknowledged for five minutes, it rings", () => {
  const night = told(`
    02:13Z dover c03 email "a boat in distress, pin of 01:53Z, families and children"
           place pin 51.0,1.4 500 fixed 01:53Z conditions in-distress who volunteer
    02:20Z dover order acknowledgeReport c03
  `);
  ok(boat(night.at("02:13Z"), "c03").onBoard);
  ok(!alarms(night, "02:17Z").includes("unacknowledged report"));
  ok(alarms(night, "02:18Z").includes("unacknowledged report"));
  ok(!alarms(night, "02:20Z").includes("unacknowledged report"));
});

test("F17 what an answered caller says again rings once, and an answer taken back answers nothing", () => {
  const night = told(`
    02:13Z dover one message v4 "we are 33"
    02:14Z dover order acknowledgeReport one
    02:40Z dover two message v4 "SINKING NOW" conditions sinking
    02:41Z dover three message v4 "quickly"
    02:50Z dover order acknowledgeReport two
    02:55Z dover four message v4 "still here"
  `);
  const rings = (time: string): number =>
    alarms(night, time).filter((kind) => kind === "unacknowledged report").length;
  deepEqual(
    ["02:20Z", "02:44Z", "02:46Z", "02:51Z", "02:59Z", "03:01Z"].map(rings),
    [0, 0, 1, 0, 0, 1],
  );
});

test("F17 how long what came by itself waited for a desk is told, and what a caller says again is not counted", () => {
  const night = told(`
    02:13Z dover c03 email "a boat in distress" conditions in-distress who volunteer
    02:14Z dover c04 message v4 "we are 33"
    02:15Z dover c05 message v4 "quickly"
    02:16Z dover c06 phone v5 "help"
    02:20Z dover order acknowledgeReport c03
    02:30Z dover order acknowledgeReport c04
  `);
  const at = (time: string) => answersAt(night.at(time), night.when(time));
  deepEqual(at("02:19Z"), { waiting: 2, oldest: 360, answered: 0, median: null, longest: null });
  deepEqual(at("02:21Z"), { waiting: 1, oldest: 420, answered: 1, median: 420, longest: 420 });
  deepEqual(at("02:31Z"), { waiting: 0, oldest: null, answered: 2, median: 420, longest: 960 });
});

test("F18 a wrong detail never lowers urgency", () => {
  const night = told(`
    02:13Z dover c03 email "sinking, families and children" people 45 who volunteer
           conditions sinking,children-aboard
    02:30Z dover order amendReport c03 "all aboard are men of 13 to 35" conditions sinking
    02:31Z dover order amendReport c03 "counted by the lifeboat" people 39
    02:32Z dover order amendReport c03 "not known to sink" conditions under-way
  `);
  const [before, after] = [boat(night.at("02:13Z"), "c03"), boat(night.at("02:32Z"), "c03")];
  deepEqual(after.phase, before.phase);
  equal(effectivePhase(after, night.when("02:32Z")).phase, "distress");
  ok(!after.conditions.includes("children aboard"));
  equal(after.unaccounted.most, 45, "an amendment adds a claim and takes none away");
  notEqual(after.reports[0]?.event.conditions.length, 0, "the first words stay");
});

test("calls are kept on the boat they speak of, whoever answered", () => {
  const night = told(FIRST_CALLS + TASKING + LAST_CALLS);
  const charlie = boat(night.at("03:20Z"), "charlie");
  deepEqual(
    new Set(charlie.reports.map(({ entry }) => String(entry.centre))),
    new Set(["gris-nez", "dover"]),
  );
  equal(charlie.fixes[0]?.report, "r5" as ReportId);
});
