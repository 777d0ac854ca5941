import assert from "node:assert/strict";
import { test } from "node:test";
import type { TrackPoint } from "#intake";
import type { BoatId, EventOf, UnitId } from "#log";
import { readOrder, type Order } from "#orders";
import { alarmsOf, boatOf } from "#picture";
import { addSeconds, epochMs, knots, minutes, nauticalMiles, seconds } from "#units";
import { TelemetryStore } from "../../src/run/feeds/telemetry-store.ts";
import { Telemetry } from "../../src/run/feeds/telemetry.ts";
import { nearTo, type Near } from "../../src/run/near.ts";
import { openSeaChart } from "../../src/run/sea-chart.ts";
import { openSeaWays } from "../../src/run/sea-way.ts";
import { groundOrder } from "../../src/run/server/ground-order.ts";
import { ask, officer, reported, ROOT, withServer, type Setting } from "./setting.ts";

const seaWay = openSeaWays(openSeaChart(ROOT));
const PIN = { lon: 1.7, lat: 51.1 };
/** North of the pin is open sea for 20 miles. */
const milesNorth = (miles: number) => ({ lon: PIN.lon, lat: PIN.lat + miles / 60.04 });

function order(value: object): Order {
  const reading = readOrder(value);
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading.order;
}

/** A watch with Charlie at the pin, and what AIS hears. */
async function withSea(
  use: (
    setting: Setting,
    telemetry: Telemetry,
    heard: (more: Partial<TrackPoint>) => void,
  ) => Promise<void>,
): Promise<void> {
  await withServer(async (setting) => {
    const store = new TelemetryStore(":memory:");
    const telemetry = new Telemetry({ store, keepDays: 1, onFault: () => assert.fail() });
    const heard = (more: Partial<TrackPoint>): void => {
      const atMs = epochMs(setting.watch.now) - 30_000;
      const told = { radius: 10, method: "ais", isTimeTold: true, course: 0, speed: 0 } as const;
      telemetry.add({ vessel: "", ...PIN, atMs, ...told, ...more });
    };
    await reported(setting, "thirty of us, sinking", {
      report: "charlie",
      people: { least: 30, most: 30 },
      place: { words: "pin", method: "pin", readings: [{ ...PIN, radius: 100 }] },
    });
    await use(setting, telemetry, heard);
    telemetry.close();
  });
}

function near({ watch }: Setting, telemetry: Telemetry | null): ReadonlyMap<string, Near> {
  const { picture, now } = watch;
  const boat = boatOf(picture, "charlie" as BoatId);
  assert.ok(boat !== null);
  const all = nearTo({ picture, boat, now, telemetry, seaWay });
  return new Map(all.map((each) => [each.unit as string, each]));
}

const registered = (setting: Setting, unit: object) =>
  ask(setting, "/api/orders", {
    by: officer,
    order: { order: "registerUnit", agency: "A", ...unit },
  });

test("who could come, with the time and why there is none, and nobody at 0, 0", () =>
  withSea(async (setting, telemetry, heard) => {
    await registered(setting, {
      unit: "flamant",
      name: "Flamant",
      type: "ship",
      speed: knots(20),
      mmsi: "226000001",
    });
    await registered(setting, {
      unit: "valiant",
      name: "Valiant",
      type: "cutter",
      speed: knots(15),
    });
    await registered(setting, { unit: "slow", name: "Slow", type: "lifeboat", mmsi: "226000002" });
    await registered(setting, {
      unit: "heli",
      name: "Heli",
      type: "helicopter",
      speed: knots(120),
      home: { name: "Lydd", lon: 0.94, lat: 50.95 },
    });
    await registered(setting, {
      unit: "seine",
      name: "Seine",
      type: "cutter",
      speed: knots(15),
      mmsi: "226000003",
    });
    const inland = { name: "Inland", type: "cutter", speed: knots(15), mmsi: "226000004" };
    await registered(setting, { unit: "inland", ...inland });
    await registered(setting, { unit: "jeep", name: "Jeep", type: "four-wheel drive" });
    heard({ vessel: "mmsi:226000001", ...milesNorth(5) });
    heard({ vessel: "mmsi:226000002", ...milesNorth(5) });
    heard({ vessel: "mmsi:226000004", lon: 0.3, lat: 51.2 });
    // Off Brighton: the straight way goes through Kent and Sussex.
    heard({ vessel: "mmsi:226000003", lon: -0.1, lat: 50.8 });
    heard({ vessel: "mmsi:311000001", ...milesNorth(3), speed: knots(18) });
    heard({ vessel: "mmsi:311000002", ...milesNorth(3), speed: 0 });
    heard({ vessel: "mmsi:002320014", ...milesNorth(1) });
    heard({
      vessel: "mmsi:311000003",
      ...milesNorth(1),
      atMs: epochMs(setting.watch.now) - 40 * 60_000,
    });
    const by = near(setting, telemetry);
    const minutesOf = (unit: string): number => Math.round(by.get(unit)?.minutes ?? -1);
    assert.deepEqual(
      [minutesOf("flamant"), minutesOf("mmsi:311000001"), minutesOf("mmsi:311000002")],
      [15, 10, 18],
    );
    assert.equal(by.get("mmsi:311000002")?.speedFrom, "assumed");
    const why = (unit: string) => [by.get(unit)?.minutes ?? null, by.get(unit)?.noTime];
    assert.deepEqual(why("valiant"), [null, "where unknown"]);
    assert.equal(by.get("valiant")?.where, null);
    assert.deepEqual(why("slow"), [null, "speed unknown"]);
    // 282 minutes as the gull flies; round Dungeness and Beachy Head she takes longer.
    assert.ok(minutesOf("seine") > 284 && minutesOf("seine") < 310, `${minutesOf("seine")}`);
    assert.deepEqual(why("inland"), [null, "land in the way"]);
    assert.deepEqual(why("jeep"), [null, "goes by land"]);
    assert.equal(by.get("heli")?.fromStation, "Lydd");
    assert.equal(by.get("heli")?.where, null);
    assert.ok(Math.abs(minutesOf("heli") - 15) <= 1, "over land by air");
    assert.ok(!by.has("mmsi:002320014"), "a coast station is no ship");
    assert.ok(!by.has("mmsi:311000003"), "nor is one unheard for 40 minutes near");
    const [first] = [...by.values()];
    assert.equal(first?.unit, "mmsi:311000001");
  }));

test("a unit makes the speed told for the sea there is, and none beyond the highest told", () =>
  withSea(async (setting, telemetry, heard) => {
    const speeds = [
      { seaState: 3, speed: knots(20) },
      { seaState: 5, speed: knots(10) },
    ];
    const unit = { unit: "seeker", name: "Seeker", type: "cutter", mmsi: "232000002" };
    await registered(setting, { ...unit, speed: knots(25), speeds });
    heard({ vessel: "mmsi:232000002", ...milesNorth(10) });
    const fuel = { order: "stateUnit", unit: "seeker", enduranceLeft: 5_400, words: "low" };
    await ask(setting, "/api/orders", { by: officer, order: fuel });
    const timed = () => {
      const seeker = near(setting, telemetry).get("seeker");
      const time = seeker?.minutes ?? null;
      const noTime = seeker?.noTime ?? null;
      return [time === null ? null : Math.round(time), noTime, seeker?.isBeyondFuel];
    };
    assert.deepEqual(timed(), [24, null, false], "nobody stated a wind: as registered");
    const rows: readonly [number, (number | string | boolean | null)[]][] = [
      [4, [30, null, false]],
      [12, [60, null, true]],
      [22, [null, "no speed in this sea", null]],
    ];
    for (const [wind, expected] of rows) {
      const order = {
        order: "stateWeather",
        method: "observed",
        from: setting.watch.now,
        wind: { from: 210, spread: 20, speed: { least: wind, most: wind } },
        words: `${wind} m/s`,
        source: "Sandettie",
      };
      const stated = await ask(setting, "/api/orders", { by: officer, order });
      assert.equal(stated.status, 201, JSON.stringify(stated.body));
      assert.deepEqual(timed(), expected, `${wind} m/s`);
    }
  }));

test("F26: a broadcast lists from AIS who could be there; silent after three minutes, she rings", () =>
  withSea(async (setting, telemetry, heard) => {
    await registered(setting, {
      unit: "flamant",
      name: "Flamant",
      type: "ship",
      speed: knots(20),
      mmsi: "226000001",
    });
    heard({ vessel: "mmsi:226000001", ...milesNorth(5) });
    heard({ vessel: "mmsi:311000001", ...milesNorth(4), speed: knots(18) });
    heard({ vessel: "mmsi:311000009", ...milesNorth(18), speed: knots(12) });
    // Already on her way to Charlie: she is not waited for.
    const going = { name: "Valiant", type: "cutter", speed: knots(20), mmsi: "232000009" };
    await registered(setting, { unit: "valiant", ...going });
    heard({ vessel: "mmsi:232000009", ...milesNorth(2) });
    for (const each of [
      { order: "taskUnit", unit: "valiant", boat: "charlie", words: "respond" },
      { order: "reportUnit", unit: "valiant", boat: "charlie", status: "departed" },
    ]) {
      assert.equal((await ask(setting, "/api/orders", { by: officer, order: each })).status, 201);
    }
    const { watch } = setting;
    const grounds = { watch, feeds: { telemetry }, seaWay } as unknown as Parameters<
      typeof groundOrder
    >[0];
    const sent = {
      order: "sendBroadcast",
      broadcast: "relay",
      type: "Mayday Relay",
      boat: "charlie",
      words: "small craft sinking, position 0 minutes old",
    };
    const answer = await watch.order(officer, await groundOrder(grounds, order(sent)));
    assert.ok(answer.ok);
    const event = answer.entries[0]?.event as EventOf<"BroadcastSent">;
    assert.deepEqual(
      event.near.map(({ unit, minutes: time }) => [unit, Math.round(time ?? -1)]),
      [
        ["mmsi:311000001", 13],
        ["flamant", 15],
      ],
    );
    const heardBy = { broadcast: "relay", unit: "mmsi:311000001", words: "altering course" };
    assert.ok((await watch.order(officer, order({ order: "answerBroadcast", ...heardBy }))).ok);
    const silent = (at: number): readonly string[] =>
      alarmsOf(watch.picture, addSeconds(watch.now, minutes(at)))
        .filter(({ kind }) => kind === "near and silent")
        .map(({ unit }) => unit ?? "");
    assert.deepEqual(silent(2), []);
    assert.deepEqual(silent(3.1), ["flamant"]);
    const { body } = await ask(setting, "/api/broadcasts");
    const [told] = body as unknown as [
      { asked: readonly { name: string; answer: object | null }[] },
    ];
    assert.deepEqual(
      told.asked.map(({ name, answer: its }) => [name, its !== null]),
      [
        ["mmsi:311000001", true],
        ["Flamant", false],
      ],
    );
  }));

test("F27: half an hour is not promised of a unit that AIS hears an hour away; what was said is watched", () =>
  withSea(async (setting, telemetry, heard) => {
    await registered(setting, {
      unit: "valiant",
      name: "Valiant",
      type: "cutter",
      speed: knots(15),
      mmsi: "232000001",
    });
    heard({ vessel: "mmsi:232000001", ...milesNorth(17) });
    const { watch } = setting;
    const grounds = { watch, feeds: { telemetry }, seaWay } as unknown as Parameters<
      typeof groundOrder
    >[0];
    const task = { order: "taskUnit", unit: "valiant", boat: "charlie", words: "respond" };
    assert.ok((await watch.order(officer, order(task))).ok);
    const promise = {
      order: "promiseEta",
      boat: "charlie",
      unit: "valiant",
      to: "caller",
      words: "under half an hour",
      arrivesBy: addSeconds(watch.now, minutes(30)),
    };
    const refused = await watch.order(officer, await groundOrder(grounds, order(promise)));
    assert.ok(!refused.ok);
    const [refusal] = refused.refusals;
    assert.equal(refusal?.reason, "promise cannot be kept");
    if (refusal?.reason !== "promise cannot be kept") return;
    const way = nauticalMiles(17) / knots(15);
    const off = epochMs(refusal.earliest) - epochMs(addSeconds(watch.now, seconds(way)));
    assert.ok(Math.abs(off) < 60_000, `computed from her place by AIS: ${off} ms off`);
    const said = order({ ...promise, promise: "p", alreadySaid: true });
    assert.ok((await watch.order(officer, said)).ok);
    const kinds = alarmsOf(watch.picture, watch.now).map(({ kind }) => kind);
    assert.ok(kinds.includes("promise contradicted"));
    const { body } = await ask(setting, "/api/promises");
    const [told] = body as unknown as [{ state: string; unit: UnitId }];
    assert.deepEqual([told.state, told.unit], ["contradicted", "valiant"]);
  }));

test("people are counted from recovery to landing, step by step", () =>
  withSea(async (setting) => {
    await registered(setting, { unit: "valiant", name: "Valiant", type: "cutter" });
    await registered(setting, { unit: "dover", name: "Dover lifeboat", type: "lifeboat" });
    await reported(setting, "alongside", {
      report: "met",
      channel: "encounter",
      who: "unit",
      unit: "valiant",
      people: { least: 30, most: 30 },
    });
    const orders = [
      {
        order: "transferPeople",
        from: { kind: "boat", boat: "met" },
        to: { kind: "unit", unit: "valiant" },
        people: 30,
        evidence: "counted",
      },
      {
        order: "transferPeople",
        from: { kind: "unit", unit: "valiant" },
        to: { kind: "unit", unit: "dover" },
        people: 12,
        evidence: "counted",
      },
      { order: "landPeople", unit: "valiant", people: 18, place: "Dover" },
    ];
    for (const each of orders) {
      assert.equal((await ask(setting, "/api/orders", { by: officer, order: each })).status, 201);
    }
    const { body } = await ask(setting, "/api/people");
    type Told = {
      name: string;
      aboard: number;
      steps: { step: string; people: number; aboard: number }[];
    };
    const told = (body as unknown as Told[]).map(({ name, aboard, steps }) => [
      name,
      aboard,
      steps.map(({ step, people, aboard: after }) => `${step} ${people} → ${after}`),
    ]);
    assert.deepEqual(told, [
      ["Valiant", 0, ["taken aboard 30 → 30", "passed on 12 → 18", "landed 18 → 0"]],
      ["Dover lifeboat", 12, ["taken over 12 → 12"]],
    ]);
    const near = await ask(setting, "/api/boats/charlie/near");
    assert.equal((near.body as unknown as unknown[]).length, 2);
    assert.equal((await ask(setting, "/api/boats/ghost/near")).status, 404);
  }));
