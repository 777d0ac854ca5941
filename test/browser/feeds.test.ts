import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openSeaChart } from "../../src/run/sea-chart.ts";
import { openNights } from "../../src/run/server/nights.ts";
import { openServer } from "../../src/run/server/server.ts";
import { openWebBuild } from "../../src/run/server/web-build.ts";
import { feedHouse, lineServer, until as untilHere } from "../feeds/house.ts";
import { position, single } from "../fuzz/ais-sentences.ts";
import { openChromium } from "./chromium.ts";
import { openPage, ROOT, SHOTS, until } from "./setting.ts";

const SHIP = `${single(position(227_006_760, 0, 900_000, 30_600_000))}\r\n`;

test("the board says how each feed is, in both languages, and which is lost", async (t) => {
  const line = await lineServer(t);
  const ais = { id: "ais-dover", kind: "ais", url: line.url };
  const quiet = { id: "ais-quiet", kind: "ais", url: line.url, silence: 1 };
  const house = await feedHouse(t, [ais, quiet, { id: "odd", kind: "sonar" }]);
  const web = await openWebBuild(ROOT, () => undefined);
  assert.ok(web.ok, web.ok ? "" : web.why);
  const { watch, vault, feeds, folder } = house;
  const server = await openServer({
    watch,
    vault,
    feeds,
    nights: openNights([]),
    chart: openSeaChart(ROOT),
    root: ROOT,
    pages: web.folder,
    data: folder,
    host: "127.0.0.1",
    port: 0,
    version: "test",
    onFault: (error) => assert.fail(String(error)),
  });
  const browser = await openChromium();
  try {
    await untilHere("both lines stand", () => line.sockets.size === 2);
    line.send(SHIP);
    const units = await fetch(`${server.origin}/api/vessels/mmsi:227006760`);
    const told = (await units.json()) as Record<string, unknown>;
    assert.deepEqual([told["lon"], told["lat"], told["method"]], [1.5, 51, "ais"]);
    await untilHere("one is lost", () => feeds.states.some(({ lost }) => lost));
    const { page, faults } = await openPage(browser, server.origin, "/watch");
    await until(page, `document.querySelector('.alarms [data-kind="feed lost"]') !== null`);
    await page.keyboard.press("f");
    await until(page, `document.querySelector('[data-feed="ais-dover"]') !== null`);
    const rowOf = (id: string): Promise<string> => page.locator(`[data-feed="${id}"]`).innerText();
    assert.match(await rowOf("ais-dover"), /ais-dover ais\s+heard/);
    assert.match(await rowOf("ais-quiet"), /⚠ lost/);
    const words = await page.locator("dialog").innerText();
    assert.match(words, /Not listened to: .*feed 3: kind/);
    assert.match(words, /Vessels heard: 1/);
    await page.screenshot({ path: join(SHOTS, "feeds.png") });
    await page.keyboard.press("Escape");
    await page.keyboard.press("l");
    await page.keyboard.press("f");
    await until(page, `document.querySelector('[data-feed="ais-quiet"]') !== null`);
    assert.match(await rowOf("ais-quiet"), /⚠ perdu/);
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
    await server.close();
  }
});
