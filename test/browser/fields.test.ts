import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openChromium } from "./chromium.ts";
import { openPage, openSetting, SHOTS, until } from "./setting.ts";

const NOW = Date.now();
const at = (hours: number): string => new Date(NOW + hours * 3_600_000).toISOString();

let browser: Browser;
let setting: Awaited<ReturnType<typeof openSetting>>;

before(async () => {
  setting = await openSetting();
  browser = await openChromium();
});
after(async () => {
  await browser?.close();
  await setting?.close();
});

/** A wind of the whole strait, m/s towards the east, for the days about now. */
function windFile(east: number): string {
  const lines = ["time,lat,lon,wind_u (m/s),wind_v (m/s)"];
  for (const hours of [-48, -24, 0, 24, 48, 72])
    for (let lat = 49; lat <= 52.5; lat += 0.5)
      for (let lon = -1; lon <= 5; lon += 0.5) lines.push(`${at(hours)},${lat},${lon},${east},0`);
  return lines.join("\n");
}

async function send(path: string, type: string, body: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${setting.server.origin}${path}`, {
    method: "POST",
    headers: { "Content-Type": `application/${type}` },
    body,
  });
  assert.ok(response.ok, `${response.status} ${await response.clone().text()}`);
  return (await response.json()) as Record<string, unknown>;
}

const factsOf = (page: Page): Promise<string> => page.locator(".drift").innerText();

async function longitudeOf(page: Page): Promise<number> {
  await until(page, `/′ N .*′ E/.test(document.querySelector(".drift").innerText)`);
  const read = /N (\d+)°(\d+\.\d)′ E/.exec(await factsOf(page));
  assert.ok(read !== null);
  return Number(read[1]) + Number(read[2]) / 60;
}

const saysOfDrift = (pattern: string): string =>
  `${pattern}.test(document.querySelector('.drift[data-fresh="yes"]')?.innerText ?? "")`;

test("a wind file carries the boats of the board as soon as it is here, and is missed by name", async () => {
  await send(
    "/api/reports",
    "json",
    JSON.stringify({
      by: { desk: "sar-1", role: "officer" },
      report: "r1",
      channel: "phone",
      words: "thirty of us, the engine is dead",
      people: { least: 30, most: 30 },
      conditions: ["engine dead"],
      place: {
        words: "pin",
        method: "pin",
        fixedAt: at(-3),
        readings: [{ lon: 1.5, lat: 50.95, radius: 200 }],
      },
    }),
  );
  const { page, faults } = await openPage(browser, setting.server.origin, "/watch");
  await page.locator('ul.rows [data-boat="r1"]').first().click();
  await until(page, saysOfDrift("/assumed, nobody stated it/"));
  const calm = await longitudeOf(page);
  const posted = "/api/fields?desk=sar-1&role=officer&source=our+own+wind+03Z";
  const { sha256 } = await send(posted, "octet-stream", windFile(14));
  await until(page, saysOfDrift("/Wind from the file our own wind 03Z · 100 %/"));
  const text = await factsOf(page);
  assert.doesNotMatch(text, /assumed, nobody stated it/);
  assert.match(text, /Vigie's own model, ±20 %/);
  const blown = await longitudeOf(page);
  assert.ok(blown - calm > 0.03, `${calm} to ${blown}: three hours before 14 m/s from the west`);
  await page.screenshot({ path: join(SHOTS, "drift-wind-file.png") });
  assert.deepEqual(faults, []);
  await page.context().close();

  rmSync(join(setting.folder, "fields", String(sha256)));
  const french = { kept: { "vigie.language": "fr" } };
  const again = await openPage(browser, setting.server.origin, "/watch", french);
  await again.page.locator('ul.rows [data-boat="r1"]').first().click();
  await until(again.page, saysOfDrift("/absent ou modifié sur le serveur ; calculé sans lui/"));
  assert.match(await factsOf(again.page), /supposé/);
  const notice = again.page.getByRole("alert").filter({ hasText: "vent dover:2 (absent)" });
  await notice.waitFor();
  await again.page.screenshot({ path: join(SHOTS, "drift-wind-file-lost-fr.png") });
  assert.deepEqual(
    again.faults.filter((fault) => !fault.includes("409")),
    [],
  );
  await again.page.context().close();
});
