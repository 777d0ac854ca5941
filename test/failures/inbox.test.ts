import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { addSeconds, hours } from "#units";
import { alarmsOf, inboxOf, inboxWaiting, type Picture } from "#picture";
import { told } from "../told.ts";
import { CHARLIE, LAST_CALLS, FIRST_CALLS, MORNING, TASKING } from "./charlie.ts";

/** Each thread on one line: boat, how many came, how many since the last answer, how many wait. */
const lines = (picture: Picture): string[] =>
  inboxOf(picture).map(({ boat, heard, sinceAnswer }) => {
    const waits = heard.filter((each) => each.waits).length;
    return `${boat ?? "nobody's"}: ${heard.length}, ${sinceAnswer} since, ${waits} wait`;
  });

test("F12 the fifth call is one line of its boat and says how many came since the last answer", () => {
  const night = told(FIRST_CALLS + TASKING + LAST_CALLS);
  deepEqual(lines(night.at("01:26Z")), ["charlie: 4, 0 since, 0 wait"]);
  deepEqual(lines(night.at("02:01Z")), ["charlie: 5, 1 since, 1 wait"], "the pin came by itself");
  deepEqual(lines(night.at("02:30Z")), ["charlie: 6, 0 since, 0 wait"], "somebody took the call");
});

test("F9 F17 what nobody owns stands first, the longest wait on top, until it is owned", () => {
  const night = told(`${FIRST_CALLS}
    02:13Z dover mail-1 email "a boat is sinking, see the pin" who volunteer
    02:14Z dover order recordContact inbound phone "missed" caller c9 contact missed unanswered
    02:15Z dover order recordContact inbound phone "missed" caller c9 contact again unanswered
    02:16Z dover chat-1 message c2 "help us"
    02:17Z dover chat-2 message c2 "help us please"
    02:18Z dover chat-3 message c2 "where are you"
    02:19Z dover order acknowledgeReport mail-1
    02:20Z dover order recordContact outbound phone "voicemail" caller c9 returns missed unanswered
    02:21Z dover order acknowledgeReport chat-1
    02:22Z dover chat-4 message c2 "nobody comes"
    02:23Z dover order recordContact outbound phone "spoke to them" caller c9 returns again answered
  `);
  deepEqual(lines(night.at("02:18Z")), [
    "mail-1: 1, 1 since, 1 wait",
    "nobody's: 2, 2 since, 2 wait",
    "chat-1: 3, 3 since, 1 wait",
    "charlie: 4, 0 since, 0 wait",
  ]);
  equal(inboxWaiting(inboxOf(night.at("02:18Z"))).threads, 3);
  equal(inboxWaiting(inboxOf(night.at("02:18Z"))).since, night.when("02:13Z"));
  deepEqual(lines(night.at("02:20Z")).slice(0, 2), [
    "nobody's: 2, 2 since, 1 wait",
    "chat-1: 3, 3 since, 1 wait",
  ]);
  deepEqual(lines(night.at("02:21Z")), [
    "nobody's: 2, 2 since, 1 wait",
    "chat-1: 3, 0 since, 0 wait",
    "mail-1: 1, 0 since, 0 wait",
    "charlie: 4, 0 since, 0 wait",
  ]);
  deepEqual(
    lines(night.at("02:22Z"))[1],
    "chat-1: 4, 1 since, 1 wait",
    "said again: it rings again",
  );
  deepEqual(lines(night.at("02:23Z")), [
    "chat-1: 4, 1 since, 1 wait",
    "nobody's: 2, 0 since, 0 wait",
    "mail-1: 1, 0 since, 0 wait",
    "charlie: 4, 0 since, 0 wait",
  ]);
});

test("F9 who calls back need not know whose phone it was: the log does", () => {
  const night = told(`
    02:14Z dover order recordContact inbound phone "missed" caller c9 contact missed unanswered
    02:16Z dover order recordContact outbound phone "it rang" returns missed unanswered sign ringing
  `);
  const back = night.entries.at(-1)?.event;
  ok(back?.kind === "ContactAttempted");
  equal(back.caller, "c9");
});

test("F2 a call missed before anybody knew the phone goes to its boat once the phone is known", () => {
  const night = told(`
    02:14Z dover order recordContact inbound phone "missed" caller c9 contact missed unanswered
    02:16Z dover r9 message c9 "it was us who rang, 12 aboard" people 12
  `);
  deepEqual(lines(night.at("02:14Z")), ["nobody's: 1, 1 since, 1 wait"]);
  deepEqual(lines(night.at("02:16Z")), ["r9: 2, 2 since, 2 wait"]);
});

test("law 2: every report and every call in stands in the inbox once, and alarms ring for no other", () => {
  const night = told(CHARLIE + MORNING);
  for (const time of ["00:48Z", "01:26Z", "02:01Z", "03:26Z", "05:30Z", "08:16Z"]) {
    const picture = night.at(time);
    const heard = inboxOf(picture).flatMap((thread) => thread.heard);
    const reports = heard.flatMap(({ report }) => (report === null ? [] : [report.id]));
    deepEqual(reports.toSorted(), [...picture.reports.keys()].toSorted(), time);
    const muchLater = addSeconds(night.when(time), hours(1));
    for (const { kind, entry } of alarmsOf(picture, muchLater)) {
      if (kind !== "unacknowledged report" && kind !== "unreturned contact") continue;
      ok(
        heard.some((each) => each.waits && each.entry === entry),
        `${time} ${kind}`,
      );
    }
  }
});
