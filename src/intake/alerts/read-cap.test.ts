import { deepEqual, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import { FUZZ_RUNS, mutated, notFinite } from "../../../test/fuzz/mutated.ts";
import { notForTheLog } from "../../../test/fuzz/telling.ts";
import { readCap } from "./read-cap.ts";

const INFO =
  "<info><language>fr-FR</language><category>Rescue</category>" +
  "<event>Embarcation en détresse</event>" +
  "<urgency>Immediate</urgency><severity>Extreme</severity><certainty>Observed</certainty>" +
  "<onset>2021-11-24T03:41:00+01:00</onset><senderName>CROSS Gris-Nez</senderName>" +
  "<headline>33 personnes, l'eau rentre</headline><area><areaDesc>Varne</areaDesc>" +
  "<circle>51.00,1.40 3.7</circle></area></info>";
const cap = (infos: string, changes: Readonly<Record<string, string>> = {}): string => {
  const head = {
    identifier: "FR-1",
    sender: "ops@cross.example",
    sent: "2021-11-24T03:45:00+01:00",
    status: "Actual",
    msgType: "Alert",
    scope: "Restricted",
    ...changes,
  };
  const parts = Object.entries(head).map(([name, text]) =>
    text === "" ? "" : `<${name}>${text}</${name}>`,
  );
  return `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">${parts.join("")}${infos}</alert>`;
};

function read(text: string) {
  const reading = readCap(text);
  ok(reading.ok, JSON.stringify(reading));
  return reading;
}

test("an alert of rescue is a distress with its place, people and words", () => {
  const { thing, telling } = read(cap(INFO));
  deepEqual(thing.faults, []);
  deepEqual([thing.lat, thing.lon, thing.radius], [51, 1.4, 3700]);
  ok(telling !== null);
  deepEqual([telling.alert, telling.exercise, telling.relays], ["distress", false, true]);
  deepEqual([telling.people, telling.conditions], [{ least: 33, most: 33 }, ["taking water"]]);
  deepEqual([telling.name, telling.language], ["CROSS Gris-Nez", "fr-FR"]);
  deepEqual(telling.happened, {
    kind: "told",
    at: "2021-11-24T02:41:00.000Z",
    earliest: null,
    latest: null,
  });
  match(telling.words, /^Embarcation en détresse\n33 personnes, l'eau rentre\nVarne$/);
  equal(telling.sender, "ops@cross.example");
  ok(!JSON.stringify([thing, telling.words, telling.key]).includes("ops"));
});

test("a polygon is the circle around it; two languages of one place are one", () => {
  const polygon = "<polygon>51.0,1.4 51.0,1.6 51.1,1.6 51.1,1.4 51.0,1.4</polygon>";
  const area = `<area><areaDesc>Varne</areaDesc>${polygon}</area></info>`;
  const one = INFO.replace(/<area>.*/, area);
  const other = one.replace("fr-FR", "en-GB").replace("33 personnes, l'eau rentre", "33 people");
  const { thing, telling } = read(cap(one + other));
  ok(Math.abs(thing.lat! - 51.05) < 1e-9 && Math.abs(thing.lon! - 1.5) < 1e-9);
  ok(Math.abs(thing.radius! - 8_930) < 60, String(thing.radius));
  deepEqual(telling?.people, { least: 33, most: 33 });
  deepEqual(
    thing.infos.map(({ language }) => language),
    ["fr-FR", "en-GB"],
  );
});

test("an exercise, a test or a draft is kept and raises nothing", () => {
  for (const status of ["Exercise", "Test", "Draft"]) {
    const { telling } = read(cap(INFO, { status }));
    deepEqual([telling?.exercise, telling?.alert], [true, null], status);
  }
});

test("a cancellation is a report too; an acknowledgement and a gale are none", () => {
  const references = "ops@cross.example,FR-1,2021-11-24T03:45:00+01:00";
  const { thing, telling } = read(cap("", { msgType: "Cancel", references }));
  deepEqual([thing.references, telling?.alert], [["FR-1"], "cancelled"]);
  equal(telling?.words, "Cancel: FR-1");
  equal(read(cap(INFO, { msgType: "Ack" })).telling, null);
  equal(read(cap(INFO.replace("Rescue", "Met"))).telling, null);
});

test("a category that is unknown, small or missing hides nobody", () => {
  const small = read(cap(INFO.replace("Rescue", "rescue")));
  deepEqual([small.telling?.alert, small.thing.faults], ["distress", []]);
  const odd = read(cap(INFO.replace("Rescue", "Boats")));
  ok(odd.telling !== null);
  match(odd.thing.faults[0]!, /info category: expected Rescue, .*; came "Boats"/);
  ok(read(cap(INFO.replace("<category>Rescue</category>", ""))).telling !== null);
});

test("an area wider than any place has no reading; two agencies have two keys", () => {
  const wide = "<polygon>40,-5 40,10 55,10 55,-5 40,-5</polygon>";
  const { thing, telling } = read(cap(INFO.replace(/<circle>.*?<\/circle>/, wide)));
  deepEqual([thing.radius, telling?.place?.readings], [null, []]);
  match(thing.faults[0]!, /area: expected one within 500000 m/);
  const keyFrom = (sender: string) => read(cap(INFO, { sender })).telling?.key;
  ok(keyFrom("ops@one.example") !== keyFrom("ops@two.example"));
});

test("what is missing or bad is named, and the rest is read", () => {
  const bad = INFO.replace("51.00,1.40 3.7", "95,1.4 3").replace(
    "<urgency>Immediate</urgency>",
    "",
  );
  const { thing, telling } = read(
    cap(bad, { identifier: "", sent: "24 Nov 03:45", status: "Real" }),
  );
  const faults = thing.faults.join("\n");
  match(faults, /identifier: expected words; came/);
  match(faults, /sent: expected a date and time with its zone; came "24 Nov 03:45"/);
  match(faults, /status: expected Actual, .*; came "Real"/);
  match(faults, /circle: expected lat,lon and kilometres; came "95,1\.4 3"/);
  match(faults, /info urgency: expected words; came nothing/);
  deepEqual([telling?.people?.least, telling?.place?.readings, telling?.key], [33, [], null]);
  const other = read(cap(INFO).replace("cap:1.2", "cap:1.1"));
  match(other.thing.faults[0]!, /^xmlns: expected .*1\.2; came ".*1\.1"/);
});

test("what is no alert is a failure with its words", () => {
  for (const text of ["", "gale", "<alert>", "<event/>"]) {
    const reading = readCap(text);
    ok(!reading.ok);
    equal(reading.words, text);
  }
});

test(`${FUZZ_RUNS} spoilt alerts: no throw, no NaN, fit for the log, words kept`, () => {
  let good = 0;
  const runs = Math.ceil(FUZZ_RUNS / 2);
  for (const text of mutated([cap(INFO), cap("", { msgType: "Cancel" })], runs, 71)) {
    const reading = readCap(text);
    equal(notFinite(reading), null, text);
    if (!reading.ok) equal(reading.words, text);
    else {
      good += 1;
      equal(notForTheLog(reading.telling), null, text);
    }
  }
  ok(good > runs / 10, String(good));
});
