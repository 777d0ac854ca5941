import { deepEqual, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import { InstrumentReader, type Instrument, type InstrumentReading } from "#intake";
import { bearingDegrees, distanceMetres } from "#units";
import { FUZZ_RUNS, mutated, notFinite } from "../../../test/fuzz/mutated.ts";
import { notForTheLog } from "../../../test/fuzz/telling.ts";

/** A sentence with its checksum, and a TAG block when it has a time of receipt. */
function line(body: string, seconds: number | null = null, source = "rib"): string {
  const sum = (text: string): string =>
    [...Buffer.from(text)]
      .reduce((all, byte) => all ^ byte, 0)
      .toString(16)
      .toUpperCase()
      .padStart(2, "0");
  const start = body.includes("TTD") ? "!" : "$";
  const tag = `s:${source},c:${1_637_721_660 + (seconds ?? 0)}`;
  const block = seconds === null ? "" : `\\${tag}*${sum(tag)}\\`;
  return `${block}${start}${body}*${sum(body)}`;
}

const RMC = "GPRMC,024055.00,A,5105.000,N,00125.000,E,9.8,190.5,241121,,,A";
const GGA = "GPGGA,024055.00,5105.000,N,00125.000,E,1,08,0.9,3.2,M,45.0,M,,";
const TTM = "RATTM,07,1.00,045.0,T,12.0,310.0,T,0.5,4.0,N,,T,,024100.00,A";
const TLL = "RATLL,07,5106.500,N,00126.000,W,,024100.00,T,";

const readAll = (...lines: string[]): InstrumentReading[] => {
  const reader = new InstrumentReader();
  return lines.flatMap((each) => [...reader.read(each)]);
};

function last<Kind extends Instrument["kind"]>(kind: Kind, ...lines: string[]) {
  const reading = readAll(...lines).at(-1);
  ok(reading?.ok === true && reading.thing.kind === kind, JSON.stringify(reading));
  return {
    thing: reading.thing as Extract<Instrument, { readonly kind: Kind }>,
    telling: reading.telling,
  };
}

test("RMC and GGA say where the unit is, and tell of no boat", () => {
  const rmc = last("own position", line(RMC));
  ok(Math.abs(rmc.thing.lat! - 51.083333333) < 1e-8);
  ok(Math.abs(rmc.thing.lon! - 1.416666667) < 1e-8);
  deepEqual([rmc.thing.fix, rmc.thing.at], ["satellites", "2021-11-24T02:40:55.000Z"]);
  ok(Math.abs(rmc.thing.speed! - 5.0416) < 0.001);
  deepEqual([rmc.thing.course, rmc.telling, rmc.thing.faults], [190.5, null, []]);
  const gga = last("own position", line(GGA, 5));
  deepEqual([gga.thing.satellites, gga.thing.hdop, gga.thing.altitude], [8, 0.9, 3.2]);
  equal(gga.thing.at, "2021-11-24T02:40:55.000Z");
  equal(last("own position", line(GGA)).thing.at, null, "a clock time without a date");
  const west = last("own position", line(RMC.replace(",E,", ",W,"))).thing;
  ok(west.lon! < -1.4 && west.lon! > -1.5);
});

const NO_FIX: readonly (readonly [string, string])[] = [
  [RMC.replace(",A,5105", ",V,5105"), "none"],
  [RMC.replace(",A,5105.000,N,00125.000,E", ",V,0000.000,N,00000.000,E"), "none"],
  [RMC.replace(/A$/, "N"), "none"],
  [RMC.replace(/A$/, "S"), "simulated"],
  [RMC.replace(/A$/, "X"), "none"],
  [GGA.replace(",E,1,", ",E,0,"), "none"],
  [GGA.replace(",E,1,", ",E,,"), "none"],
  [GGA.replace(",E,1,", ",E,8,"), "simulated"],
];
for (const [body, fix] of NO_FIX) {
  test(`no position in ${body}`, () => {
    const { thing } = last("own position", line(body));
    deepEqual([thing.lon, thing.lat, thing.fix], [null, null, fix]);
  });
}

test("a clock time is of the day nearest to its receipt", () => {
  const late = line(GGA.replace("024055.00", "235959.00"), -2 * 3600 - 41 * 60);
  equal(last("own position", late).thing.at, "2021-11-23T23:59:59.000Z");
});

test("positions that are none are told", () => {
  for (const bad of ["5160.000,N", "9105.000,N", "5105.000,E", "51.000,N", ",N", "5105.000,"]) {
    const { thing } = last("own position", line(RMC.replace("5105.000,N", bad)));
    deepEqual([thing.lon, thing.lat], [null, null], bad);
    match(thing.faults.join(), /position: expected ddmm\.mm,N/);
  }
});

test("a contact has its place from where the radar is", () => {
  const { thing, telling } = last("radar contact", line(RMC, 0), line(TTM, 5));
  deepEqual([thing.number, thing.status, thing.distance], [7, "following", 1852]);
  deepEqual([thing.closest, thing.closestIn, thing.acquired], [926, 240, "by itself"]);
  ok(Math.abs(thing.speed! - 6.1733) < 0.001);
  const radar = { lon: 1.416666667, lat: 51.083333333 };
  const contact = { lon: thing.lon!, lat: thing.lat! };
  ok(Math.abs(distanceMetres(radar, contact) - 1852) < 0.1);
  ok(Math.abs(bearingDegrees(radar, contact) - 45) < 0.001);
  // 30 m along, 32 m across, 50 m of its own, 5 s at 5.04 m/s.
  equal(thing.radius, 120);
  deepEqual(telling?.place?.readings, [{ ...contact, radius: 120 }]);
  deepEqual([telling.place?.method, telling.place?.fixedAt], ["radar", "2021-11-24T02:41:00.000Z"]);
  equal(telling.channel, "sensor");
});

test("without a fresh position of its own source a contact has figures and no place", () => {
  const cases = [
    [line(TTM, 5)],
    [line(RMC, 0), line(TTM, 40)],
    [line(RMC, 0, "other"), line(TTM, 5)],
    [line(RMC, 0), line(RMC.replace(",A,5105", ",V,5105"), 1), line(TTM, 5)],
    [line(RMC, 0), line(TTM.replace("045.0,T", "045.0,"), 5)],
    [line(RMC, 0), line(TTM.replace(",N,,T", ",,,T"), 5)],
    [line(RMC, 0), line(TTM.replace("1.00,045.0", ","), 5)],
  ];
  for (const lines of cases) {
    const { thing, telling } = last("radar contact", ...lines);
    deepEqual([thing.lon, thing.lat, telling?.place], [null, null, null], lines.join(" "));
    equal(thing.number, 7);
  }
  const many = (count: number): string[] => Array.from({ length: count }, () => line(TLL));
  equal(last("radar contact", line(RMC), ...many(201), line(TTM)).thing.lon, null);
  ok(last("radar contact", line(RMC), ...many(100), line(TTM)).thing.lon !== null);
  const { thing } = last("radar contact", line(TTM, 5));
  deepEqual([thing.distance, thing.bearing], [1852, 45]);
});

test("a bearing from the bow needs the heading", () => {
  const relative = line(TTM.replace("045.0,T", "045.0,R"), 5);
  equal(last("radar contact", line(RMC, 0), relative).thing.lon, null);
  const heading = line("HEHDT,315.0,T", 4);
  const { thing } = last("radar contact", line(RMC, 0), heading, relative);
  ok(Math.abs(thing.lon! - 1.416666667) < 1e-6 && thing.lat! > 51.09, "due north");
  const bad = line("HETHS,315.0,V", 4);
  equal(last("radar contact", line(RMC, 0), bad, relative).thing.lon, null);
});

test("TLL tells its place itself", () => {
  const { thing, telling } = last("radar contact", line(TLL, 5));
  ok(Math.abs(thing.lat! - 51.108333333) < 1e-8 && Math.abs(thing.lon! + 1.433333333) < 1e-8);
  equal(telling?.place?.readings[0]?.radius, 500);
  equal(last("radar contact", line(TLL.replace(",5106.500,N", ",,"), 5)).telling?.place, null);
});

test("what is lost, acquired, or steered by tells of no boat", () => {
  const statuses = [
    [TLL.replace(",T,", ",L,"), "lost"],
    [TLL.replace(",T,", ",Q,"), "acquiring"],
    [TLL.replace(",T,", ",,"), null],
    [`${TLL}R`, "following"],
  ] as const;
  for (const [body, status] of statuses) {
    const { thing, telling } = last("radar contact", line(body, 5));
    deepEqual([thing.status, telling], [status, null], body);
  }
});

const CHARS = "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw";
/** Widths and values of one contact into characters of six bits. */
function encoded(...fields: readonly (readonly [number, number])[]): string {
  const bits = fields.map(([width, value]) => value.toString(2).padStart(width, "0")).join("");
  return (bits.match(/.{6}/g) ?? []).map((six) => CHARS[Number.parseInt(six, 2)]).join("");
}
const contact = (number: number, bearing: number, distance: number, status = 4, test = 0): string =>
  encoded(
    ...([
      [2, 0],
      [10, number],
      [12, bearing],
      [12, 120],
      [12, 3100],
      [12, 4095],
      [3, status],
      [1, test],
      [14, distance],
      [1, 0],
      [1, 0],
      [2, 0],
      [8, 0],
    ] as const),
  );

test("TTD has up to four contacts in a sentence", () => {
  const payload = contact(7, 450, 100) + contact(8, 3599, 16_383) + contact(0, 0, 0);
  equal(payload.length, 45);
  const readings = readAll(line(RMC, 0), line(`RATTD,01,01,,${payload},0`, 5)).slice(1);
  equal(readings.length, 2);
  const [one, other] = readings.map((reading) => {
    ok(reading.ok && reading.thing.kind === "radar contact");
    return reading.thing;
  });
  deepEqual([one!.number, one!.distance, one!.bearing, one!.status], [7, 1852, 45, "following"]);
  const ttm = last("radar contact", line(RMC, 0), line(TTM, 5)).thing;
  equal(one!.speed, ttm.speed);
  deepEqual([one!.lon, one!.lat], [null, null], "no place: its distance is not sure");
  deepEqual([other!.number, other!.distance, other!.bearing], [8, null, 359.9]);
  const trial = last("radar contact", line(`RATTD,01,01,,${contact(7, 450, 100, 4, 1)},0`, 5));
  deepEqual([trial.thing.isTest, trial.telling], [true, null]);
  for (const bad of [payload.slice(1), `${payload.slice(1)}x`, ""]) {
    const [reading] = readAll(line(`RATTD,01,01,,${bad},0`));
    ok(reading !== undefined && !reading.ok, bad);
  }
});

test("TTD of a radar at sea is read: contacts that move where they head", () => {
  // From a picture in Raymarine's manual of Pathfinder ECDIS, read by OCR: its O taken for 0.
  const payload = "3VnF0tbFbE;CP003WnK0QRDR>;Bi00";
  const [one, other] = readAll(line(`RATTD,01,01,,${payload},0`)).map((reading) => {
    ok(reading.ok && reading.thing.kind === "radar contact");
    return reading.thing;
  });
  deepEqual([one!.number, one!.bearing, one!.course], [230, 347.8, 271]);
  ok(Math.abs(one!.speed! - 6 * (1852 / 3600)) < 1e-9);
  deepEqual([other!.number, other!.bearing, other!.course], [231, 348.3, 219.6]);
  // Its second version, seven characters each, has nobody who could say what it means.
  const [second] = readAll(line("RATTD,01,01,,CUwwowtCVwwowtCWwwowt,0"));
  ok(second !== undefined && !second.ok);
});

const delta = (values: readonly object[], context = "vessels.urn:mrn:imo:mmsi:235087654") =>
  JSON.stringify({
    context,
    updates: [{ $source: "n2k.115", timestamp: "2021-11-24T02:41:00Z", values }],
  });
const POSITION = {
  path: "navigation.position",
  value: { latitude: 51.0833, longitude: 1.4167, altitude: 0 },
};

test("a Signal K delta gives plain figures and tells of no boat", () => {
  const { thing, telling } = last(
    "signal k",
    delta([
      POSITION,
      { path: "navigation.speedOverGround", value: 5.2 },
      { path: "navigation.courseOverGroundTrue", value: Math.PI / 2 },
      { path: "environment.depth.belowKeel", value: 3 },
    ]),
  );
  deepEqual([thing.lon, thing.lat, thing.speed, thing.course], [1.4167, 51.0833, 5.2, 90]);
  deepEqual([thing.mmsi, thing.at], ["235087654", "2021-11-24T02:41:00.000Z"]);
  deepEqual([thing.unread, thing.faults, telling], [["environment.depth.belowKeel"], [], null]);
});

const ALARMS: readonly (readonly [string, unknown, string | null, readonly string[]])[] = [
  ["mob", { state: "emergency", message: "MOB" }, "distress", ["people in the water"]],
  ["sinking", { state: "alarm" }, "distress", ["sinking"]],
  ["flooding", { state: "warn" }, "distress", ["taking water"]],
  ["fire", { state: "emergency" }, "distress", []],
  ["mob", { state: "normal" }, "cancelled", []],
  ["mob", null, "cancelled", []],
];
for (const [path, value, alert, conditions] of ALARMS) {
  test(`Signal K's ${path} ${JSON.stringify(value)} is ${alert}`, () => {
    const alarm = { path: `notifications.${path}`, value };
    const { telling } = last("signal k", delta([POSITION]), delta([alarm]));
    deepEqual([telling?.alert, telling?.conditions, telling?.who], [alert, conditions, "vessel"]);
    deepEqual(telling?.place?.readings, [{ lon: 1.4167, lat: 51.0833, radius: 100 }]);
    equal(telling?.sender, "235087654");
  });
}

test("an alarm of an engine is no peril; one without a position has no place", () => {
  const engine = { path: "notifications.propulsion.0.oilPressure", value: { state: "alarm" } };
  equal(last("signal k", delta([engine])).telling, null);
  const fire = { path: "notifications.fire", value: { state: "emergency" } };
  const { telling } = last("signal k", delta([POSITION]), delta([fire], "vessels.self"));
  deepEqual([telling?.alert, telling?.place, telling?.sender], ["distress", null, null]);
});

test("what is not read is kept with its words", () => {
  const bad = [
    "MAYDAY",
    "$GPRMC,024055",
    line(RMC).replace("5105", "5106"),
    line("GPVTG,190.5,T,,M,9.8,N,18.1,K"),
    "{",
    "{}",
    '{"updates":[]}',
    '{"updates":[7]}',
  ];
  for (const words of bad) {
    const [reading, ...more] = readAll(words);
    deepEqual(more, []);
    ok(reading !== undefined && !reading.ok, words);
    match(reading.why, /^expected /);
    if (!words.includes("7")) equal(reading.words, words);
  }
  deepEqual(readAll("", "  "), []);
});

test("mutated lines never make it throw, yield NaN, or lose words", () => {
  const ttd = `RATTD,01,01,,${contact(7, 450, 100)},0`;
  const bodies = [RMC, GGA, TTM, TLL, ttd, "HEHDT,315.0,T"];
  const alarm = { path: "notifications.mob", value: { state: "emergency" } };
  const seeds = [...bodies, delta([POSITION, alarm])];
  const reader = new InstrumentReader();
  let count = 0;
  let at = 0;
  for (const text of mutated(seeds, FUZZ_RUNS, 59)) {
    // With a checksum of its own, or the mutation would never get past it.
    const words = text.startsWith("{") ? text : line(text.replaceAll(/[*\\\n]/g, ""), (at += 1));
    const readings = reader.read(words);
    for (const reading of readings) {
      equal(notFinite(reading), null, words);
      if (reading.ok) {
        count += 1;
        equal(notForTheLog(reading.telling), null, words);
      } else ok(reading.why !== "" && reading.words !== "", words);
    }
  }
  ok(count > FUZZ_RUNS / 3, `only ${count} were read`);
});
