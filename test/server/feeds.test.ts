import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, officer, withServer } from "./setting.ts";

const AREA = "west=1&south=50&east=2&north=52&from=2021-11-24T02:00Z&until=2021-11-24T03:00Z";

test("without a list there is no feed, no vessel, and each unit is at no known place", () =>
  withServer(async (setting) => {
    const feeds = await ask(setting, "/api/feeds");
    assert.deepEqual([feeds.status, feeds.body["feeds"]], [200, []]);
    const vessel = await ask(setting, "/api/vessels/mmsi:227006760");
    assert.equal(vessel.status, 404);
    assert.deepEqual((await ask(setting, `/api/positions?${AREA}`)).body, []);
    const told = { name: "Abeille", type: "ship", agency: "Marine", mmsi: "227006760" };
    const order = { order: "registerUnit", unit: null, ...told };
    const registered = await ask(setting, "/api/orders", { by: officer, order });
    assert.equal(registered.status, 201);
    const { body } = await ask(setting, "/api/units");
    const [unit] = body as unknown as [Record<string, unknown>];
    assert.deepEqual([unit["mmsi"], unit["position"]], ["227006760", null]);
    const bad = { ...order, mmsi: "+33612345678" };
    assert.equal((await ask(setting, "/api/orders", { by: officer, order: bad })).status, 422);
  }));
