import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, officer, pointers, reported, withServer } from "./setting.ts";

const PLACE = "lon=1.6&lat=51.1";
const stateWeather = {
  order: "stateWeather",
  method: "observed",
  from: "2021-11-24T00:00:00.000Z",
  until: "2999-01-01T00:00:00.000Z",
  wind: { from: 210, spread: 20, speed: { least: 3, most: 6 } },
  sea: { least: 12, most: 13 },
  words: "south-west 3",
  source: "Sandettie light vessel",
};

test("stated weather is stored, read back with its entry, and taken back; the board stays as it is", () =>
  withServer(async (setting) => {
    await reported(setting, "thirty of us in the water");
    const before = await ask(setting, `/api/weather?${PLACE}`);
    assert.equal(before.status, 200);
    assert.deepEqual(
      [before.body["wind"]?.["entry"], before.body["wind"]?.["method"], before.body["sea"]],
      [null, "assumed", null],
    );
    const done = await ask(setting, "/api/orders", { by: officer, order: stateWeather });
    assert.equal(done.status, 201, JSON.stringify(done.body));
    const [entry] = done.body["entries"] as unknown as readonly [
      { readonly seq: number; readonly event: { readonly weather: string } },
    ];
    const fact = `dover:${entry.seq}`;
    const known = await ask(setting, `/api/weather?${PLACE}&lang=fr`);
    assert.equal(known.body["wind"]?.["entry"], fact);
    assert.deepEqual(known.body["sea"]?.["value"], { least: 12, most: 13 });
    assert.match(
      String(known.body["words"]?.["0"]),
      /^vent du 210° ± 20°, 5,8 à 11,7 nd : observée/,
    );
    const about = { kind: "weather", weather: entry.event.weather };
    const order = { order: "withdrawFact", fact, about, why: "another night's bulletin" };
    const taken = await ask(setting, "/api/orders", { by: officer, order });
    assert.equal(taken.status, 201, JSON.stringify(taken.body));
    const after = await ask(setting, `/api/weather?${PLACE}`);
    assert.deepEqual(after.body["wind"], before.body["wind"]);
    const board = await ask(setting, "/api/board");
    assert.equal((board.body["boats"] as unknown as readonly unknown[]).length, 1);
  }));

test("weather that cannot be is refused with every reason, on record; what is no weather is a fault", () =>
  withServer(async (setting) => {
    const wind = { ...stateWeather.wind, speed: { least: 3, most: 90 } };
    const refused = await ask(setting, "/api/orders", {
      by: officer,
      order: { ...stateWeather, wind, sea: { least: -9, most: 3 } },
    });
    assert.equal(refused.status, 409);
    assert.match(
      String(refused.body["detail"]),
      /There is no such wind: 174\.9 kn\. .*sea so cold/,
    );
    assert.equal(setting.log.length, 1);
    const inverted = { ...stateWeather, sea: { least: 13, most: 12 } };
    const faulty = await ask(setting, "/api/orders", { by: officer, order: inverted });
    assert.deepEqual([faulty.status, pointers(faulty)], [422, ["/order/sea/most"]]);
    const nowhere = await ask(setting, "/api/weather?lon=1.6&lat=95");
    assert.deepEqual([nowhere.status, pointers(nowhere)], [422, ["?lat"]]);
  }));
