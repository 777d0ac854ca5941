import { deepEqual, equal, match, ok } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { FUZZ_RUNS, mutated, notFinite } from "../../../test/fuzz/mutated.ts";
import { notForTheLog } from "../../../test/fuzz/telling.ts";
import { openSeaChart } from "../../run/sea-chart.ts";
import type { ChatMessage } from "./chat-message.ts";
import { readChat } from "./read-chat.ts";

const chart = openSeaChart(fileURLToPath(new URL("../../..", import.meta.url)));

/** Every reading; a failure fails the test. */
function read(text: string) {
  return readChat(text, chart).map((reading) => {
    if (!reading.ok) throw new Error(reading.why);
    return reading;
  });
}
const readingsOf = ({ sent }: ChatMessage): readonly string[] =>
  sent?.kind === "ambiguous" ? sent.readings.map((at) => at.slice(0, 16)) : [sent?.at ?? "none"];

const ANDROID = `24/11/2021, 02:38 - Messages and calls are end-to-end encrypted.
24/11/2021, 02:41 - Hama: we are 33 people
the water is coming in
24/11/2021, 02:42 - +33 6 12 34 56 78: <Media omitted>
24/11/2021, 02:43 - Hama: location: https://maps.google.com/?q=51.1,1.4
24/11/2021, 02:44 - Hama: This message was deleted
24/11/2021, 02:45 - Hama: Missed voice call
24/11/2021, 02:46 - Hama: engine dead <This message was edited>`;

const IOS = `[24/11/2021, 2:41:07\u202fAM] Ali: \u200eimage omitted
[24/11/2021, 2:42:10\u202fAM] \u200eAli: engine stopped: help us
[24/11/2021, 2:43:00\u202fPM] Ali: Live location shared`;

const FRENCH = `24/11/2021 à 02:41 - Jeanne: nous sommes trente-trois, l'eau rentre
24/11/2021 à 02:42 - Jeanne: <Médias omis>
24/11/2021 à 02:43 - Jeanne: Ce message a été supprimé`;

const COPIED = `Omar, [24.11.2021 02:41]
Forwarded from somebody
help us 51 02.3N 001 22.1E

Omar, [24.11.2021 02:42]
quickly`;

const TELEGRAM = {
  name: "x",
  messages: [
    {
      id: 1,
      type: "message",
      date: "2021-11-24T03:41:07",
      date_unixtime: "1637718067",
      from: "Omar",
      from_id: "user123",
      text: ["help ", { type: "link", text: "https://maps.google.com/?q=51.1,1.4" }],
    },
    {
      id: 2,
      type: "message",
      date: "2021-11-24T03:42:07",
      from_id: "user123",
      text: "",
      location_information: { latitude: 51.05, longitude: 0 },
      live_location_period_seconds: 900,
    },
    { id: 3, type: "service", action: "phone_call", actor_id: "user123", discard_reason: "missed" },
    { id: 4, type: "message", text: "", photo: "a.jpg", forwarded_from: "x", edited: "y" },
  ],
};

test("an export of Android: people, conditions, a pin, what is left out, who is who", () => {
  const all = read(ANDROID);
  deepEqual(
    all.map(({ thing: { line, from, content, isEdited } }) => [line, from, content, isEdited]),
    [
      [1, null, "notice", false],
      [2, "A", "words", false],
      [4, "B", "file", false],
      [5, "A", "location", false],
      [6, "A", "deleted", false],
      [7, "A", "call", false],
      [8, "A", "words", true],
    ],
  );
  const [notice, first, file, pin, deleted, call, edited] = all;
  deepEqual([notice!.telling, deleted!.telling], [null, null]);
  equal(first!.telling!.words, "we are 33 people\nthe water is coming in");
  deepEqual(first!.telling!.people, { least: 33, most: 33 });
  deepEqual(first!.telling!.conditions, ["taking water"]);
  deepEqual(
    [file!.telling!.sender, file!.telling!.words],
    ["+33 6 12 34 56 78", "<Media omitted>"],
  );
  equal(pin!.telling!.place!.method, "pin");
  deepEqual(
    pin!.telling!.place!.readings.map(({ lon, lat }) => [lon, lat]),
    [[1.4, 51.1]],
  );
  equal(call!.telling!.words, "Missed voice call");
  equal(edited!.thing.text, "engine dead");
});

test("no export tells its zone: every reading is kept, in both orders of day and month", () => {
  const [, first] = read(ANDROID);
  deepEqual(readingsOf(first!.thing), ["2021-11-24T00:41", "2021-11-24T01:41", "2021-11-24T02:41"]);
  const [unsure] = read("11/12/2021, 02:41 - A: hello");
  deepEqual(readingsOf(unsure!.thing), [
    "2021-11-12T00:41",
    "2021-11-12T01:41",
    "2021-11-12T02:41",
    "2021-12-11T00:41",
    "2021-12-11T01:41",
    "2021-12-11T02:41",
  ]);
});

test("other lines of the same export leave fewer readings, and none is chosen without them", () => {
  // A 24th month there is not.
  const [sure] = read("11/12/2021, 02:41 - A: hello\n24/12/2021, 02:42 - A: again");
  equal(readingsOf(sure!.thing).length, 3);
  match(readingsOf(sure!.thing)[0]!, /^2021-12-11/);
  // Month first, an export never goes back in time.
  const [forwards] = read("1/12/2021, 2:41 am - A: one\n2/3/2021, 2:42 am - A: two");
  match(readingsOf(forwards!.thing)[0]!, /^2021-01-12/);
  // In this order neither goes forwards: both stay.
  const [neither] = read("5/6/2021, 02:41 - A: one\n4/5/2021, 02:42 - A: two");
  equal(readingsOf(neither!.thing).length, 6);
});

test("an export of iPhones: the half of the day, marks and narrow spaces, a live location", () => {
  const [image, words, live] = read(IOS);
  deepEqual([image!.thing.content, words!.thing.content], ["file", "words"]);
  equal(words!.telling!.words, "engine stopped: help us");
  deepEqual(words!.telling!.conditions, ["engine dead", "in distress"]);
  equal(words!.thing.from, image!.thing.from);
  deepEqual([live!.thing.content, live!.telling!.place], ["live location", null]);
  match(readingsOf(live!.thing)[2]!, /T14:43$/);
});

test("French exports and words", () => {
  const [words, file, deleted] = read(FRENCH);
  deepEqual(words!.telling!.people, { least: 33, most: 33 });
  deepEqual(words!.telling!.conditions, ["taking water"]);
  deepEqual([file!.thing.content, deleted!.thing.content], ["file", "deleted"]);
});

test("lines copied from Telegram; what was passed on speaks of somebody else's boat", () => {
  const [first, second] = read(COPIED);
  deepEqual(
    [first!.thing.app, first!.thing.isForwarded, first!.telling!.relays],
    ["Telegram", true, true],
  );
  equal(first!.telling!.words, "help us 51 02.3N 001 22.1E");
  equal(first!.telling!.place!.readings.length, 1);
  equal(second!.telling!.relays, false);
});

test("Telegram's own export: a time in seconds is of UTC, a date beside it is not", () => {
  const [link, live, call, photo] = read(JSON.stringify(TELEGRAM));
  deepEqual(readingsOf(link!.thing), ["2021-11-24T01:41:07.000Z"]);
  equal(link!.telling!.place!.method, "pin");
  deepEqual([link!.telling!.sender, link!.thing.from], ["user123", "A"]);
  deepEqual([live!.thing.content, readingsOf(live!.thing).length], ["live location", 3]);
  // Longitude 0 is a place.
  deepEqual(live!.telling!.place!.readings[0], { lon: 0, lat: 51.05, radius: 100 });
  deepEqual([call!.thing.content, call!.telling!.words], ["call", "call missed"]);
  deepEqual(
    [photo!.thing.content, photo!.thing.isEdited, photo!.telling!.relays],
    ["file", true, true],
  );
});

test("who wrote is for the vault: in no field but the sender", () => {
  for (const text of [ANDROID, IOS, FRENCH, COPIED, JSON.stringify(TELEGRAM)]) {
    for (const { thing, telling } of read(text)) {
      const { sender: _sender, ...rest } = telling ?? { sender: null };
      const shown = JSON.stringify([thing, rest]);
      ok(!/Hama|Ali"|Jeanne|Omar|user123|06 12|6 12 34/.test(shown), shown);
    }
  }
});

test("a name is one person's in one conversation, a number everywhere", () => {
  const senderIn = (text: string) => read(text)[0]!.telling!.sender;
  const one = senderIn("24/11/2021, 02:41 - Ali: we are 33");
  ok(one !== senderIn("24/11/2021, 03:41 - Ali: we are 50"), "two men called Ali");
  equal(one, senderIn("24/11/2021, 02:41 - Ali: we are 33\n24/11/2021, 02:50 - Ali: help"));
  const number = "24/11/2021, 02:41 - +33 6 12 34 56 78: we are 33";
  equal(senderIn(number), senderIn(number.replace("02:41", "05:00")));
});

test("the same line pasted again has the same key, another has another", () => {
  const keys = read(ANDROID).map(({ telling }) => telling?.key);
  deepEqual(
    read(ANDROID).map(({ telling }) => telling?.key),
    keys,
  );
  const told = keys.filter((key) => key !== undefined);
  equal(new Set(told).size, told.length);
});

test("words of no export are one message; nothing, and other JSON, are failures with their words", () => {
  const [only, ...more] = read("40 people off Dungeness\nengine dead");
  deepEqual(
    [more.length, only!.thing.app, only!.thing.sent, only!.thing.from],
    [0, "words", null, null],
  );
  ok(only!.telling!.place!.readings.length > 0);
  for (const [text, why] of [
    ["  ", /expected words; came none/],
    ['{"a":1}', /expected Telegram's result.json/],
    ['{"messages":', /expected Telegram's result.json/],
  ] as const) {
    const [reading] = readChat(text, chart);
    ok(reading !== undefined && !reading.ok);
    match(reading.why, why);
    equal(reading.words, text);
  }
  const [bad] = readChat('{"messages":[7]}', chart);
  deepEqual(bad, {
    ok: false,
    words: "7",
    why: "expected a message with its number or date; came none",
  });
});

test(`${FUZZ_RUNS} spoilt exports: no throw, no NaN, fit for the log, no line lost`, () => {
  const seeds = [ANDROID, IOS, FRENCH, COPIED, JSON.stringify(TELEGRAM), "we are 33 off Calais"];
  let told = 0;
  for (const text of mutated(seeds, Math.ceil(FUZZ_RUNS / 8), 31)) {
    for (const reading of readChat(text, null)) {
      equal(notFinite(reading), null);
      if (!reading.ok) {
        ok(reading.words.length > 0 || text.trim() === "", text);
        continue;
      }
      equal(notForTheLog(reading.telling), null, text);
      told += reading.telling === null ? 0 : 1;
    }
  }
  ok(told > FUZZ_RUNS / 8, String(told));
});
