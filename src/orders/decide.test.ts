import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { eventSchemas, type BoatId, type EventKind } from "#log";
import { boatOf, unitOf } from "#picture";
import { told } from "../../test/told.ts";

const START = `
  01:00Z dover a phone c1 "thirty of us" people 30
  01:01Z dover b phone c2 "we are twenty-five or thirty" people 25..30
  01:02Z dover m encounter valiant "alongside a boat" people 30 conditions under-way
         place sighted 51.0,1.5 200
  01:03Z dover order registerUnit valiant "Valiant" type cutter agency "Border Force"
`;

test("every order that can be carried out is carried out, and says so in the log", () => {
  const night = told(`${START}
    01:10Z dover order amendReport a "they counted" people 31
    01:11Z dover order acknowledgeReport a
    01:12Z dover order recordContact outbound phone "no answer" caller c1 unanswered sign ringing
    01:13Z dover order openBoat tip "a word from a mayor, no report yet"
    01:14Z dover order nameBoat a "Bravo" agency HMCG night 2021-11-23
    01:15Z dover order reviewBoat a "nothing new"
    01:16Z dover order linkReport b a "same beach, same hour"
    01:17Z dover order unlinkReport b a "another colour"
    01:18Z dover order declareSame a tip "the mayor's cousin is aboard"
    01:19Z dover order declareDistinct a b "both on the line at once"
    01:20Z dover order setPhase a alert "no answer"
    01:20Z dover order stateUnit valiant "fuel for an hour" enduranceLeft 3600 placesTaken 0
    01:20Z gris-nez order postCoastWatch valiant france "the dunes" from 10 to 20 starts 01:00Z
    01:20Z dover order searchCraft valiant "orange cross on the tube" boat a
    01:21Z dover order taskUnit valiant a "respond"
    01:22Z dover order reportUnit valiant acknowledged "on my way" boat a
    01:23Z dover order holdBackUnit valiant "engine check" until 02:00Z
    01:24Z dover order releaseUnit valiant "checked"
    01:25Z dover order promiseEta a valiant "before three" to caller arrivesBy 03:00Z
    01:26Z dover order sendBroadcast a "Pan-Pan" "small craft, no position held" broadcast pan
    01:27Z dover order answerBroadcast pan valiant "heard"
    01:28Z dover order planSearch box a "five miles about the beach" units valiant
    01:29Z dover order recordSearch valiant a "five miles about the beach" search box
           conditions "moonless" detection 0.1-0.3
    01:30Z dover order offerResponsibility a gris-nez "drifting east"
    01:31Z gris-nez order acceptResponsibility a dover
    01:32Z gris-nez order loseFeed ais "receiver down"
    01:33Z gris-nez order regainFeed ais "receiver up"
    01:34Z gris-nez order loseObservation air "fog" what "aircraft" area "north of the lane"
    01:35Z gris-nez order regainObservation air "fog lifted"
    01:36Z gris-nez order sendMessage a short-sitrep "A. IDENTITY" to dover language en
    01:36Z gris-nez order publishFigure people-2021 28526 "daily.csv:1-365"
    01:36Z gris-nez order withdrawFigure people-2021 "counted twice"
    01:36Z gris-nez order makeNote a "the mayor rang again"
    01:40Z dover order transferPeople boat:m unit:valiant 30 "counted at the ladder"
    02:00Z dover order landPeople valiant 30 "Dover" receivedBy "Kent Police"
    02:01Z dover order reportUnit valiant ended "released by gris-nez" boat a
           outside duty/coordinator "another cutter has the boat"
    02:10Z dover order suspendSearch a "fog" survival "not in the water" nextLight 06:50Z
           resumeAt 06:00Z by smc/coordinator outside duty/coordinator "no visibility"
    02:20Z dover order resumeSearch a "fog lifted"
    02:30Z dover order showReportFalse b "recording of another night played back" by smc/coordinator
           second sar-2/officer "heard both"
    02:40Z dover order boundPeople a 20 "the beach camera counted them"
           second sar-2/officer "counted too"
    02:50Z dover order accountPeople a landed 12 "gendarmes at the beach"
           second sar-2/officer "spoke to them"
    02:51Z dover order accountPeople a handed-over 8 "aboard the Abeille" acceptedBy "Abeille"
           second sar-2/officer "spoke to her master"
    03:00Z dover order setLostBoatCost 9 "two convoys are out" by smc/coordinator
  `);
  const kinds = new Set(night.entries.map(({ event }) => event.kind));
  ok(!kinds.has("OrderRefused"));
  const missing = Object.keys(eventSchemas).filter((kind) => !kinds.has(kind as EventKind));
  // Weather and fields have tests of their own.
  const other = ["ResponsibilityDeclined", "WeatherStated", "FieldReceived"];
  deepEqual(missing, [...other, "OrderRefused", "FactWithdrawn"]);
  const picture = night.at("02:51Z");
  ok(!boatOf(picture, "m" as BoatId)?.onBoard);
  ok(!boatOf(picture, "b" as BoatId)?.onBoard);
});

test("names that nobody knows are all refused, together with everything else that is wrong", () => {
  told(`${START}
    02:00Z dover order linkReport ghost phantom "as told" second sar-1/trainee "me too"
           → refused: no such report; no such boat; second signature of the same desk;
             second signature not qualified
    02:01Z dover order taskUnit seeker phantom "respond" happened 05:00Z
           → refused: no such unit; no such boat; time in the future
    02:02Z dover order accountPeople phantom handed-over 0 "as told"
           → refused: no such boat; nobody counted; not accepted by anybody
    02:03Z dover order recordSearch seeker phantom,a "about here" search box conditions "dark"
           → refused: no such unit; no such boat; no such search
    02:04Z dover order withdrawFact dover:99 "a slip" about boat:a → refused: no such fact
    02:05Z dover order withdrawFact dover:1 "a slip" about boat:phantom → refused: no such boat
    02:06Z dover order closeBoat phantom "gone" → refused: no such boat
    02:07Z dover order regainFeed radar "up again" → refused: no such feed
    02:08Z dover order regainObservation air "up again" → refused: no such watch
    02:09Z dover order openBoat a "again" → refused: name taken
    02:10Z dover a phone "again" → refused: name taken
    02:11Z dover order declareSame a a "surely" → refused: the same boat twice
    02:12Z dover order transferPeople boat:a boat:a 5 "moved" → refused: the same boat twice
  `);
});

test("people found are facts, however many were claimed", () => {
  const night = told(`${START}
    01:40Z dover order transferPeople boat:m unit:valiant 34 "counted at the ladder"
    02:00Z dover order landPeople valiant 36 "Dover"
  `);
  const met = boatOf(night.at("02:00Z"), "m" as BoatId);
  equal(met?.parts[0]?.beyondClaims, 4);
  deepEqual(met?.unaccounted, { least: 0, most: 0 });
  equal(unitOf(night.at("02:00Z"), "valiant" as never)?.landedBeyondAboard, 2);
});

test("a number aboard is bounded from above by two, and never below who was found", () => {
  told(`
    01:00Z dover a phone c1 "many of us"
    01:10Z dover order boundPeople a 20 "they say" → refused: second signature needed
    01:11Z dover order boundPeople a 10..? "they say"
    01:12Z dover order boundPeople a 20 "beach camera" second sar-2/officer "counted too"
    01:13Z dover order boundPeople a 15..30 "a second camera"
    01:14Z dover order boundPeople a 15..29 "a second look" → refused: second signature needed
    01:20Z dover order accountPeople a landed 16 "gendarmes" second sar-2/officer "spoke to them"
    01:21Z dover order boundPeople a 15 "they say" second sar-2/officer "agreed"
           → refused: fewer than accounted for
  `);
});

test("a disputed boat's people are accounted for only by two who say whose they are", () => {
  const night = told(`
    01:00Z dover a phone c1 "sinking" people 30 conditions sinking
    01:05Z dover order registerUnit valiant "Valiant" type cutter agency "Border Force"
    01:10Z dover m encounter valiant "dry boat" people 20 conditions dry
    01:20Z dover order linkReport m a "only boat there" second sar-2/officer "only boat there"
           unexplained condition unexplained people unexplained place-and-time
           unexplained phone-not-asked
    01:30Z dover order transferPeople boat:a unit:valiant 20 "counted"
           → refused: unit has not met this boat
    01:30Z dover order registerUnit seeker "Seeker" type cutter agency "Border Force"
    01:30Z dover order transferPeople boat:m unit:seeker 20 "counted"
           → refused: unit has not met this boat
    01:31Z dover order accountPeople m landed 20 "seen ashore"
           → refused: authority outside the watch needed; contradictions; counted apart;
           second signature needed
    01:32Z dover order transferPeople boat:m unit:valiant 20 "counted"
  `);
  deepEqual(boatOf(night.at("01:32Z"), "a" as BoatId)?.unaccounted, { least: 30, most: 30 });
});

test("two boats declared two are joined by no signature while the declaration stands", () => {
  const night = told(`${START}
    01:10Z dover order declareDistinct a b "both on the line at once"
    01:11Z dover order declareDistinct b a "both on the line at once" → refused: already so
    01:20Z dover order declareSame a b "same voice" explained declared-distinct "I was mistaken"
           second sar-2/officer "same voice"
           → refused: declared distinct
    01:21Z dover order withdrawFact dover:5 "one line had an echo" about boat:a
    01:22Z dover order declareSame a b "same voice"
  `);
  const refusal = night.refusals("01:20Z")[0];
  ok(refusal?.reason === "declared distinct");
  equal(refusal.fact, "dover:5");
  equal(boatOf(night.at("01:22Z"), "a" as BoatId)?.members.length, 2);
});

test("a report that speaks of two boats leaves its phone's next call to the officer", () => {
  const night = told(`
    01:00Z dover a phone c1 "thirty of us" people 30
    01:01Z dover b phone c2 "thirty of us" people 30
    01:02Z dover both phone c3 "I can see two boats from the beach"
    01:03Z dover order linkReport both a "the nearer one"
    01:04Z dover order linkReport both b "the farther one"
    01:10Z dover next phone c3 "one of them has stopped"
  `);
  deepEqual(boatOf(night.at("01:10Z"), "next" as BoatId)?.members, ["next"]);
});

test("a search is resumed at first light, not after it, whether or not anybody is in the water", () => {
  told(`
    01:00Z dover a phone c1 "lost, no fuel" people 30 conditions low-on-fuel
           place pin 51.0,1.5 500 fixed 01:00Z
    05:00Z dover order suspendSearch a "fog" survival "dry when last heard" nextLight 06:50Z
           by smc/coordinator outside duty/coordinator "no visibility"
           → refused: inside the survival window; no search planned at first light
    05:01Z dover order suspendSearch a "fog" survival "dry when last heard" nextLight 06:50Z
           resumeAt 09:00Z by smc/coordinator outside duty/coordinator "no visibility"
           → refused: inside the survival window; no search planned at first light
    05:02Z dover order suspendSearch a "fog" survival "dry when last heard" nextLight 06:50Z
           resumeAt 06:50Z by smc/coordinator outside duty/coordinator "no visibility"
  `);
});

test("an hour put right takes nobody off: that is a bound, signed by two", () => {
  told(`
    01:00Z dover a phone c1 "59 of us" people 59
    02:00Z dover order accountPeople a landed 19 "gendarmes" second sar-2/officer "saw them"
    03:00Z dover b phone c1 "44 of us" people 44
    03:10Z dover order amendReport b "said of an hour ago" happened 01:30Z
           → refused: would take people off
    03:11Z dover order boundPeople a 59 "the 44 were counted before 19 left"
           outside duty/officer "heard the tape"
  `);
});
