import assert from "node:assert/strict";
import { test } from "node:test";
import { WebSocket } from "ws";
import { openSeaChart } from "../../src/run/sea-chart.ts";
import { Nights } from "../../src/run/server/nights.ts";
import { openServer } from "../../src/run/server/server.ts";
import { feedHouse, lineServer, until } from "../feeds/house.ts";
import { position, single } from "../fuzz/ais-sentences.ts";
import { officer, ROOT } from "./setting.ts";

test("a unit's position goes out as Signal K, no other vessel's, to no other site's page", async (t) => {
  const line = await lineServer(t);
  const house = await feedHouse(t, [{ id: "ais-1", kind: "ais", url: line.url }]);
  const { watch, vault, feeds, folder } = house;
  const server = await openServer({
    watch,
    vault,
    feeds,
    nights: new Nights([]),
    chart: openSeaChart(ROOT),
    data: folder,
    root: ROOT,
    pages: null,
    host: "127.0.0.1",
    port: 0,
    version: "test",
    onFault: (error) => assert.fail(String(error)),
  });
  try {
    const unit = { name: "Abeille", type: "ship", agency: "Marine", speed: null, places: null };
    await watch.order(officer, {
      order: "registerUnit",
      unit: null,
      ...unit,
      type: "ship",
      mmsi: "227006760",
    });
    await until("the line stands", () => line.sockets.size === 1);
    line.send(`${single(position(227_006_760, 0, 900_000, 30_600_000))}\r\n`);
    line.send(`${single(position(227_000_001, 0, 910_000, 30_600_000))}\r\n`);
    await until("both are heard", () => feeds.telemetry.vessels === 2);
    const url = `ws://127.0.0.1:${server.port}/signalk/v1/stream`;
    const heard: string[] = [];
    const plotter = new WebSocket(url);
    plotter.on("message", (data) => heard.push(String(data)));
    await until("greeting and position", () => heard.length >= 2);
    line.send(`${single(position(227_006_760, 0, 906_000, 30_600_000))}\r\n`);
    await until("its next position", () => heard.length >= 3);
    const [greeting, ...deltas] = heard.map((text) => JSON.parse(text) as Record<string, unknown>);
    assert.equal(greeting?.["name"], "vigie");
    assert.deepEqual(
      deltas.map(({ context }) => context),
      ["vessels.urn:mrn:imo:mmsi:227006760", "vessels.urn:mrn:imo:mmsi:227006760"],
    );
    assert.match(heard[1] ?? "", /"navigation.position","value":\{"longitude":1.5,"latitude":51\}/);
    assert.match(heard[2] ?? "", /"longitude":1.51,/);
    for (const [address, headers, status] of [
      [url, { Origin: "https://elsewhere.example" }, 403],
      [`${url}x`, {}, 404],
    ] as const) {
      const refused = new WebSocket(address, { headers });
      const said = await new Promise<string>((resolve) =>
        refused.on("error", ({ message }) => resolve(message)),
      );
      assert.match(said, new RegExp(String(status)));
    }
    const units = await fetch(`${server.origin}/api/units`);
    const [told] = (await units.json()) as [{ position: { lon: number; age: number } }];
    assert.equal(told.position.lon, 1.51);
    assert(told.position.age >= 0 && told.position.age < 10);
  } finally {
    await server.close();
  }
});
