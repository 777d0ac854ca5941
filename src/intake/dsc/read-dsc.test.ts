import { deepEqual, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import { readDsc, type DscCall, type DscExpansion } from "#intake";
import { seededRandom } from "#units";
import { checksumOf, tagged } from "../../../test/fuzz/ais-sentences.ts";

const dsc = (fields: string): string => `$CDDSC,${fields}*${checksumOf(`CDDSC,${fields}`)}`;

function only(line: string): DscCall {
  const [reading, ...more] = readDsc(line);
  deepEqual(more, []);
  ok(reading !== undefined && reading.ok && reading.thing.kind === "call", JSON.stringify(reading));
  return reading.thing;
}

function expansionOf(...lines: readonly string[]): DscExpansion {
  const last = readDsc(lines.join("\r\n")).at(-1);
  ok(last !== undefined && last.ok && last.thing.kind === "expansion", JSON.stringify(last));
  return last.thing;
}

test("a distress call names its sender as the casualty, with place, hour and nature", () => {
  const call = only("$CDDSC,12,3380400790,12,06,00,1423108312,2019,,,S,E*6A");
  deepEqual(call.distress, {
    state: "alert",
    casualty: "338040079",
    nature: "disabled and adrift",
    reason: "distress call",
  });
  deepEqual([call.lon, call.lat, call.resolution], [-83.2, 42.5166667, 1]);
  deepEqual([call.sender, call.time, call.expansion], ["338040079", "20:19", true]);
  deepEqual([call.format, call.category], ["distress", "distress"]);
});

test("a distress call with the category empty, as the standard has it, is a distress call", () => {
  const call = only("$CDDSC,12,5031105200,,05,00,2380814428,1800,,,R,E*6C");
  equal(call.distress?.state, "alert");
  equal(call.distress?.casualty, "503110520");
  equal(call.distress?.nature, "sinking");
  equal(call.category, "distress");
  deepEqual([call.lon, call.lat], [144.4666667, -38.1333333]);
});

test("a relay is the distress of the casualty, never of the station that relays", () => {
  const coast = only("$CDDSC,16,0031600010,12,112,00,1423108312,2019,3162009110,12,,*47");
  equal(coast.sender, "003160001");
  equal(coast.distress?.state, "relay");
  equal(coast.distress?.casualty, "316200911");
  equal(coast.distress?.nature, "EPIRB emission");
  match(coast.distress?.reason ?? "", /relayed by 003160001/);
  const ship = only("$CDDSC,16,2350763930,12,12,00,2380814428,1800,5031105200,05,S,E*65");
  deepEqual([ship.distress?.casualty, ship.distress?.nature], ["503110520", "sinking"]);
  // Nobody is named: the relaying station is still not the one in distress.
  const unnamed = only(dsc("16,0031600010,12,112,00,1423108312,2019,,05,,"));
  deepEqual([unnamed.distress?.state, unnamed.distress?.casualty], ["relay", null]);
  // Without a category, the telecommand and the casualty say it.
  const bare = only(dsc("16,0031600010,,112,00,1423108312,2019,3162009110,12,,"));
  equal(bare.distress?.state, "relay");
});

test("an acknowledgement is of the casualty's distress, and its sender's own takes it back", () => {
  const call = only(dsc("16,0023200010,12,110,00,1423108312,2019,3162009110,05,B,"));
  deepEqual([call.distress?.state, call.distress?.casualty], ["acknowledged", "316200911"]);
  equal(call.acknowledgement, "given");
  const own = only(dsc("16,3162009110,12,110,00,1423108312,2019,3162009110,05,S,"));
  equal(own.distress?.state, "cancelled");
  // An alert that names its sender again may be a cancellation: that is not for us to believe.
  const doubt = only("$CDDSC,12,3381581370,12,06,00,1423108312,0236,3381581370,,S,*20");
  deepEqual([doubt.distress?.state, doubt.distress?.casualty], ["unsaid", "338158137"]);
});

test("an expansion makes the position finer and tells names and people", () => {
  const lines = [
    "$CDDSC,12,3380400790,12,06,00,1423108312,2019,,,S,E*6A",
    "$CDDSE,1,1,A,3380400790,00,45894494*1B",
  ];
  const fine = expansionOf(...lines);
  deepEqual([fine.refines, fine.casualty, fine.resolution], [true, "338040079", 0.0001]);
  deepEqual([fine.lon, fine.lat], [-83.20749, 42.524315]);
  const named = expansionOf(
    "$CDDSC,16,2350763930,12,12,00,2380814428,1800,5031105200,05,S,E*65",
    "$CDDSE,1,1,A,5031105200,04,19252411*18",
  );
  deepEqual([named.said, named.refines, named.lon], ["IONA", false, null]);
  const body = "CDDSE,1,1,A,3380400790,00,45894494,06,0033,02,0055,03,2701";
  const more = expansionOf(lines[0]!, `$${body}*${checksumOf(body)}`);
  deepEqual([more.persons, more.speed, more.course], [33, 5.5, 270.1]);
});

test("an expansion without its call, or of a later one, refines nothing", () => {
  const alert = "$CDDSC,12,3380400790,12,06,00,1423108312,2019,,,S,E*6A";
  const expansion = "$CDDSE,1,1,A,3380400790,00,45894494*1B";
  deepEqual(expansionOf(expansion).lon, null);
  const routine = dsc("20,3380400790,00,00,26,0072,1902,,,B,");
  const after = expansionOf(alert, routine, expansion);
  deepEqual([after.refines, after.lon], [false, null]);
  const others = Array.from({ length: 17 }, () => dsc("20,3381581370,00,00,26,0072,1902,,,B,"));
  equal(expansionOf(alert, ...others, expansion).refines, false);
});

test("at Greenwich and the equator the quadrant is kept, and zero is a place without a sign", () => {
  const alert = dsc("12,2320000010,,05,00,1510000000,2019,,,S,E");
  const call = only(alert);
  ok(Object.is(call.lon, 0));
  const body = "CDDSE,1,1,A,2320000010,00,00005000";
  deepEqual(expansionOf(alert, `$${body}*${checksumOf(body)}`).lon, -0.0083333);
});

test("what nobody knows is null: nines for a place, eights for an hour", () => {
  const call = only(dsc("12,2320000010,,07,00,9999999999,8888,,,S,"));
  deepEqual([call.lon, call.lat, call.resolution, call.time], [null, null, null, null]);
  equal(call.distress?.nature, "undesignated distress");
  const wrong = only(dsc("12,2320000010,,99,00,0916018200,2460,,,S,"));
  deepEqual([wrong.lon, wrong.time, wrong.distress?.nature], [null, null, null]);
  // Even a distress call that says nothing at all.
  const empty = only(dsc("12,,,,,,,,,,"));
  deepEqual([empty.distress?.state, empty.distress?.casualty], ["alert", null]);
});

test("a position report and a routine call are no distress", () => {
  const report = only("$CDDSC,20,5031105200,08,21,26,2380814428,1800,,,B,E*77");
  deepEqual([report.distress, report.category, report.lat], [null, "safety", -38.1333333]);
  const routine = only(dsc("20,3381581370,00,00,26,0072,1902,,,B,"));
  deepEqual([routine.distress, routine.channel, routine.lon], [null, "0072", null]);
});

test("a TAG block gives time and receiver; what cannot be read keeps its words", () => {
  const line = "$CDDSC,12,3380400790,12,06,00,1423108312,2019,,,S,E*6A";
  const call = only(tagged("c:1418169601,s:niton", line));
  deepEqual([call.at, call.source], ["2014-12-10T00:00:01.000Z", "niton"]);
  const wrong: readonly (readonly [string, RegExp])[] = [
    [line.replace("06", "05"), /agrees with its checksum/],
    [line.slice(0, 30), /cut off/],
    ["$CDDSC,,,,,,,,,,,*7F", /a sender's MMSI/],
    [`\\c:1*00\\${line}`, /TAG block/],
    ["MAYDAY MAYDAY", /begins with \$/],
    ["$GPGLL,5250.1,N*2A", /checksum/],
  ];
  for (const [words, why] of wrong) {
    const [reading] = readDsc(words);
    ok(reading !== undefined && !reading.ok, words);
    equal(reading.words, words);
    match(reading.why, why);
  }
});

test("20,000 damaged DSC lines: nothing thrown, no NaN, no words lost", () => {
  const random = seededRandom(9);
  const sound = ["12,3380400790,12,06,00,1423108312,2019,,,S,E", "16,0031600010,12,112,00,,,,,,"];
  const numbers = new Set(["lon", "lat", "speed", "course", "persons", "resolution"]);
  let read = 0;
  for (let input = 0; input < 20_000; input += 1) {
    let body = `CD${random() < 0.7 ? "DSC" : "DSE"},${sound[Math.floor(random() * 2)]}`;
    for (let change = 0; change < 4; change += 1) {
      const at = Math.floor(random() * body.length);
      const char = String.fromCharCode(32 + Math.floor(random() * 95));
      body = body.slice(0, at) + (random() < 0.7 ? char : "") + body.slice(at + 1);
    }
    const line = `$${body}*${random() < 0.9 ? checksumOf(body) : "00"}`;
    const [reading, ...more] = readDsc(line);
    deepEqual(more, []);
    ok(reading !== undefined);
    if (!reading.ok) equal(reading.words, line.trim());
    else {
      read += 1;
      for (const [name, value] of Object.entries(reading.thing)) {
        if (!numbers.has(name) || value === null) continue;
        ok(Number.isFinite(value), `${name} ${String(value)}: ${line}`);
      }
    }
  }
  ok(read > 4_000, String(read));
});
