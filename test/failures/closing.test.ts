import { deepEqual, equal, match, notEqual, ok } from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { firstFault, type BoatId, type Entry } from "#log";
import {
  alarmsOf,
  boatOf,
  contradictionsBetween,
  mostUrgentFirst,
  onBoard,
  silenceOf,
  survivalOf,
  unaccountedInAll,
  type Boat,
  type Picture,
} from "#picture";
import { sayRefusal } from "#show";
import { told } from "../told.ts";
import { CHARLIE, ENCOUNTER, FIRST_CALLS, LAST_CALLS, MORNING, TASKING } from "./charlie.ts";

const charlieIn = (picture: Picture): Boat => boatNamed(picture, "charlie");

function boatNamed(picture: Picture, name: string): Boat {
  const boat = boatOf(picture, name as BoatId);
  ok(boat !== null, `${name} is known`);
  return boat;
}

function minutesFrom(from: string, to: string): string[] {
  const minute = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const two = (value: number): string => String(value).padStart(2, "0");
  return Array.from({ length: minute(to) - minute(from) + 1 }, (_, index) => {
    const at = minute(from) + index;
    return `${two(Math.floor(at / 60))}:${two(at % 60)}Z`;
  });
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

test("F1 an encounter is not an incident: Charlie stays open, the boat met stands beside her", () => {
  const night = told(CHARLIE);
  const picture = night.at("03:26Z");
  const [charlie, met] = [charlieIn(picture), boatNamed(picture, "met")];
  notEqual(charlie.id, met.id);
  ok(charlie.onBoard);
  ok(met.onBoard);
  ok(!charlie.reports.some(({ id }) => id === "met"));
  deepEqual(met.reports[0]?.linkedTo, []);
  deepEqual(charlie.unaccounted, { least: 30, most: 40 });
});

test("F1 nobody is taken off Charlie by a unit that has only met another boat", () => {
  const night = told(`${CHARLIE}
    03:40Z dover order transferPeople boat:charlie unit:valiant 27 "embarked from Charlie"
           → refused: unit has not met this boat
    03:41Z dover order accountPeople charlie landed 27 "on their way to Dover"
           → refused: authority outside the watch needed; nobody has met this boat; second signature needed
  `);
  deepEqual(charlieIn(night.at("03:45Z")).unaccounted, { least: 30, most: 40 });
});

/** The link of that night, every contradiction talked away by two at the desk. */
const TALKED_AWAY = `
    03:30Z dover order linkReport met charlie "the only boat in the area"
           second sar-2/officer "agreed" explained condition "they bailed her out"
           explained people "about the same" explained place-and-time "near enough"
           explained phone-not-asked "no time to ask"`;

test("F1 a link talked through lets nobody land Charlie's people without an authority outside the watch", () => {
  const night = told(`${CHARLIE}${TALKED_AWAY}
    03:40Z dover order accountPeople charlie landed 40 "counted at Dover"
           → refused: authority outside the watch needed; contradictions; second signature needed
    03:41Z dover order accountPeople charlie landed 40 "counted at Dover"
           second sar-2/officer "agreed"
           → refused: authority outside the watch needed; contradictions
  `);
  equal(charlieIn(night.at("03:45Z")).onBoard, true);
});

test("F1 nobody in the water is declared never to have existed, or fewer, by the room alone", () => {
  const night = told(`${CHARLIE}
    03:40Z dover order accountPeople charlie never-existed 40 "callers overstate"
           second sar-2/officer "agreed" → refused: authority outside the watch needed
    03:41Z dover order boundPeople charlie 1 "he said so"
           second sar-2/officer "agreed" → refused: authority outside the watch needed
    03:42Z dover order accountPeople charlie landed 33 "somebody saw them"
           second sar-2/officer "agreed"
           → refused: authority outside the watch needed; nobody has met this boat
    03:43Z dover order setPhase charlie uncertainty "quiet" evidence "none heard"
           second sar-2/officer "agreed" → refused: authority outside the watch needed
    03:44Z dover order setPhase charlie uncertainty "quiet" evidence "none heard"
           second sar_1/officer "agreed"
           → refused: authority outside the watch needed; second signature of the same desk
  `);
  deepEqual(charlieIn(night.at("03:45Z")).unaccounted, { least: 30, most: 40 });
});

test("F2 contradictions block the link, and are all listed", () => {
  const night = told(`${CHARLIE}
    03:30Z dover order linkReport met charlie "the only boat in the area"
           → refused: contradictions; not surely the same boat; second signature needed
  `);
  const [refusal] = night.refusals("03:30Z");
  ok(refusal?.reason === "contradictions");
  deepEqual(
    refusal.contradictions.map(({ kind, found }) => [kind, found]),
    [
      ["condition", "dry, under way"],
      ["people", "not counted"],
      ["place and time", "no position given"],
      ["phone not asked", "not asked"],
    ],
  );
  notEqual(charlieIn(night.at("03:30Z")).id, boatNamed(night.at("03:30Z"), "met").id);
});

test("F2 two signatures do not do without an answer to every contradiction", () => {
  told(`${CHARLIE}
    03:30Z dover order linkReport met charlie "the only boat in the area"
           explained condition "bailed out since"
           second sar-2/officer "heard them on the radio"
           → refused: contradictions; contradiction not answered
    03:31Z dover order linkReport met charlie "the only boat in the area"
           explained condition "bailed out since" unexplained people
           unexplained place-and-time unexplained phone-not-asked
           second SAR-1/officer "I am sure"
           → refused: contradictions; not surely the same boat; second signature of the same desk
    03:32Z dover order linkReport met charlie "the only boat in the area"
           explained condition "bailed out since" unexplained people
           unexplained place-and-time unexplained phone-not-asked
           second sar-2/trainee "I am sure"
           → refused: contradictions; not surely the same boat; second signature not qualified
  `);
});

test("F2 signed by two, the link stands and Charlie's people stay unaccounted for", () => {
  const night = told(`${CHARLIE}
    03:30Z dover order linkReport met charlie "the only boat in the area"
           explained condition "bailed out since" unexplained people
           unexplained place-and-time unexplained phone-not-asked
           second sar-2/officer "heard them on the radio"
    03:50Z dover order amendReport met "counted on deck" people 27
    03:51Z dover order transferPeople boat:met unit:valiant 27 "counted as they came aboard"
    08:16Z dover order landPeople valiant 27 "Dover"
  `);
  const charlie = charlieIn(night.at("08:16Z"));
  equal(charlie.id, boatNamed(night.at("08:16Z"), "met").id);
  ok(charlie.onBoard);
  deepEqual(charlie.unaccounted, { least: 30, most: 40 });
  deepEqual(
    charlie.conflicts
      .filter((each) => each.kind === "unexplained contradiction")
      .map(({ contradiction }) => contradiction),
    ["people", "place and time", "phone not asked"],
  );
});

test("F2 the link is reversible: taken back, both boats stand as they were", () => {
  const night = told(`${CHARLIE}
    03:30Z dover order linkReport met charlie "the only boat in the area"
           explained condition "bailed out since" unexplained people
           unexplained place-and-time unexplained phone-not-asked
           second sar-2/officer "heard them on the radio"
    05:30Z dover order unlinkReport met charlie "a third boat of the same look has been seen"
  `);
  const [before, after] = [night.at("03:29Z"), night.at("05:30Z")];
  deepEqual(charlieIn(after).unaccounted, charlieIn(before).unaccounted);
  deepEqual(charlieIn(after).members, charlieIn(before).members);
  deepEqual(boatNamed(after, "met").members, ["met"]);
});

test("F3 what is owed stays above zero at every minute from 03:00Z to the finding at 12:49Z", () => {
  const night = told(CHARLIE + MORNING);
  for (const time of minutesFrom("03:00Z", "12:49Z")) {
    const picture = night.at(time);
    ok(unaccountedInAll(picture).least >= 30, time);
    deepEqual(charlieIn(picture).unaccounted, { least: 30, most: 40 }, time);
  }
  const claims = charlieIn(night.at("03:00Z")).parts.flatMap((part) => part.claims);
  const tops = claims.map(({ stated }) => stated.most).filter((most) => most !== null);
  deepEqual(new Set(tops), new Set([30, 33, 40]));
  for (const name of ["met", "lima", "november"]) {
    ok(!boatNamed(night.at("08:16Z"), name).onBoard, `${name} is accounted for`);
  }
});

test("F4 an entry altered, dropped or moved breaks the chain", () => {
  const entries = told(CHARLIE).entries.filter(({ centre }) => centre === "dover");
  equal(firstFault(entries, sha256), null);
  entries.forEach((entry, index) => {
    const later = { ...entry, by: { ...entry.by, desk: "another" } };
    const altered: Entry[] = entries.with(index, later);
    equal(firstFault(altered, sha256)?.kind, "altered");
    if (index < entries.length - 1) {
      equal(firstFault(entries.toSpliced(index, 1), sha256)?.kind, "missing");
    }
  });
  const [first, second, ...rest] = entries;
  ok(first !== undefined && second !== undefined);
  ok(firstFault([second, first, ...rest], sha256) !== null);
});

test("F4 every decision says who, when, and on what grounds", () => {
  for (const { by, loggedAt, event } of told(CHARLIE).entries) {
    ok(by.desk !== "" && loggedAt !== undefined);
    if (event.kind === "ReportLinked") ok("why" in event && event.why !== "");
  }
});

test("F5 silence escalates: the alarm rings by 03:27Z, ten minutes after the last word", () => {
  const night = told(CHARLIE);
  const silences = (time: string): string[] =>
    alarmsOf(night.at(time), night.when(time))
      .filter(({ kind }) => kind === "silence")
      .map(({ boat }) => String(boat));
  ok(!silences("03:26Z").includes("charlie"));
  ok(silences("03:27Z").includes("charlie"));
  const silence = silenceOf(charlieIn(night.at("03:27Z")), night.when("03:27Z"));
  equal(silence?.overdueAt, night.when("03:27Z"));
});

test("F5 a disputed link ends no silence: word of a boat that may be another is no word of Charlie", () => {
  const night = told(`${CHARLIE}
    03:26Z dover order linkReport met charlie "the only boat in the area"
           explained condition "bailed out since" unexplained people
           unexplained place-and-time unexplained phone-not-asked
           second sar-2/officer "heard them on the radio"
  `);
  const rings = alarmsOf(night.at("03:27Z"), night.when("03:27Z"));
  ok(rings.some(({ kind, boat }) => kind === "silence" && boat === "charlie"));
});

test("F5 no further calls is no reason to close: 03:34Z is refused with all that stands in the way", () => {
  const night = told(`${CHARLIE}
    03:34Z gris-nez order closeBoat charlie "no further calls; the British have dealt with it"
           → refused: no boat is closed; people unaccounted for; silence;
             inside the survival window; conflicts stand; nobody has met this boat; nothing searched
  `);
  const reasons = night.refusals("03:34Z");
  const silence = reasons.find((each) => each.reason === "silence");
  ok(silence?.reason === "silence");
  equal(silence.lastWord, night.when("03:17Z"));
  equal(silence.length, 17 * 60);
  const owed = reasons.find((each) => each.reason === "people unaccounted for");
  ok(owed?.reason === "people unaccounted for");
  deepEqual(owed.unaccounted, { least: 30, most: 40 });
  ok(charlieIn(night.at("03:34Z")).onBoard);
});

test("F7 not found is not gone: at 08:16Z Charlie stands first, with how well she was searched for", () => {
  const night = told(CHARLIE + MORNING);
  const [picture, now] = [night.at("08:16Z"), night.when("08:16Z")];
  const [first, ...others] = mostUrgentFirst(onBoard(picture), now);
  equal(first?.id, "charlie");
  deepEqual(others, [], "the three boats met are accounted for");
  deepEqual(first?.unaccounted, { least: 30, most: 40 });
  const [search] = first?.searched ?? [];
  ok(search?.event.kind === "AreaSearched");
  deepEqual(search.event.detection, { least: 0.02, most: 0.1 });
});

test("F8 a unit leaves people unaccounted for only by an authority outside the watch", () => {
  const night = told(`${CHARLIE}
    05:57Z dover order reportUnit valiant ended "returning to Dover" boat charlie by smc/coordinator
           → refused: people unaccounted for; inside the survival window;
             second signature needed; authority outside the watch needed
    05:58Z dover order reportUnit valiant ended "returning to Dover" by smc/coordinator
           second sar-2/coordinator "low on fuel"
           → refused: people unaccounted for; inside the survival window;
             authority outside the watch needed
    05:59Z dover order reportUnit valiant ended "returning to Dover" boat charlie by smc/coordinator
           outside duty-director/coordinator "98 aboard, unfit to search on"
  `);
  const window = night
    .refusals("05:57Z")
    .find((each) => each.reason === "inside the survival window");
  ok(window?.reason === "inside the survival window");
  ok(window.windowEnds !== null && window.windowEnds > night.when("13:17Z"), "ten hours at least");
  ok(window.alive !== null && window.alive.least > 0 && window.alive.least < 8);
  ok(window.alive.most !== null && window.alive.most >= 15 && window.alive.most < 40);
  // Civil dawn at 51° N that day, with sunrise at 07:26Z (problem.md, F8).
  ok(window.nextLight !== null && window.nextLight > night.when("06:40Z"));
  ok(window.nextLight < night.when("07:00Z"));
  const alarms = alarmsOf(night.at("05:59Z"), night.when("05:59Z"));
  const inside = alarms.find(({ kind }) => kind === "inside survival window");
  equal(inside?.boat, "charlie");
  ok(inside?.pagesOutside);
  ok(charlieIn(night.at("05:59Z")).onBoard);
});

test("F8 the helicopter too is stood down only by an authority outside the watch, who is told of the living", () => {
  const night = told(`${CHARLIE}
    05:10Z dover order registerUnit helicopter "Helicopter" type helicopter agency HMCG
    05:11Z dover order taskUnit helicopter charlie "search from the last pin"
    05:59Z dover order reportUnit helicopter ended "fuel" boat charlie by smc/coordinator
           → refused: people unaccounted for; inside the survival window;
             second signature needed; authority outside the watch needed
    06:01Z dover order reportUnit helicopter ended "fuel" boat charlie by smc/coordinator
           outside duty-director/coordinator "shown the survival window; relief at first light"
  `);
  const [inside] = night.refusals("05:59Z").slice(1);
  ok(inside?.reason === "inside the survival window");
  const said = sayRefusal(inside, { language: "en", picture: night.at("05:59Z") });
  match(
    said,
    /^People may be alive: .*at least until 25 Nov 2021.*expected alive now \d+ to \d+ people, by models; next light 24 Nov 2021, 06:[45]\d UTC/,
  );
  const alarms = alarmsOf(night.at("06:01Z"), night.when("06:01Z"));
  ok(alarms.some(({ kind, boat }) => kind === "inside survival window" && boat === "charlie"));
  ok(charlieIn(night.at("06:01Z")).onBoard);
});

test("F8 a search is suspended only with the survival clock seen and the first-light search planned", () => {
  const night = told(`${CHARLIE}
    05:57Z dover order suspendSearch charlie "nothing found" survival "not looked at"
           → refused: role may not; people unaccounted for; next light needed;
             inside the survival window; no search planned at first light;
             second signature needed; authority outside the watch needed
    05:58Z dover order suspendSearch charlie "nothing found" by smc/coordinator
           survival "window to 05:44Z on the 25th" nextLight 09:30Z resumeAt 09:00Z
           outside duty-director/coordinator "agreed"
           → refused: next light is earlier
    05:59Z dover order suspendSearch charlie "nothing found in the dark" by smc/coordinator
           survival "window to 05:44Z on the 25th" nextLight 06:50Z resumeAt 06:45Z
           outside duty-director/coordinator "agreed until first light"
  `);
  const early = night.refusals("05:58Z").find((each) => each.reason === "next light is earlier");
  ok(early?.reason === "next light is earlier");
  // Sunrise at Dover that day: 07:26Z (problem.md, F8).
  ok(early.nextLight >= night.when("07:20Z") && early.nextLight <= night.when("07:30Z"));
  const [picture, now] = [night.at("06:00Z"), night.when("06:00Z")];
  const charlie = charlieIn(picture);
  ok(charlie.suspended?.event.kind === "SearchSuspended");
  equal(charlie.suspended.event.resumeAt, night.when("06:45Z"));
  ok(charlie.onBoard, "suspended is effort, never accounting");
  ok(survivalOf(charlie, now)?.insideWindow);
  ok(alarmsOf(picture, now).some(({ kind }) => kind === "inside survival window"));
});

test("F7 an empty craft is on the board: nobody knows who left it", () => {
  const night = told(`${CHARLIE}
    09:00Z gris-nez empty sighting "a deflated inflatable" who vessel conditions empty-craft
    09:10Z gris-nez order linkReport empty charlie "where she would have drifted"
  `);
  const empty = boatNamed(night.at("09:00Z"), "empty");
  ok(empty.onBoard);
  deepEqual(empty.unaccounted, { least: 0, most: null });
  deepEqual(charlieIn(night.at("09:10Z")).unaccounted, { least: 30, most: 40 });
});

test("the parts of the night stand for themselves", () => {
  equal(FIRST_CALLS + TASKING + LAST_CALLS + ENCOUNTER, CHARLIE);
  const picture = told(CHARLIE).at("03:26Z");
  equal(contradictionsBetween(picture, "charlie" as BoatId, "charlie" as BoatId).length, 0);
});
