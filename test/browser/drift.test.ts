import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openChromium } from "./chromium.ts";
import { openPage, openSetting, SHOTS, until } from "./setting.ts";

const NIGHT = "/night/2021-11-23";

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

/** The night at 03:40Z with Charlie chosen, once the drift has been reckoned. */
async function openCharlie(language: "en" | "fr") {
  const kept = { "vigie.language": language };
  const address = `${NIGHT}#at=2021-11-24T03:40:00Z`;
  const opened = await openPage(browser, setting.server.origin, address, { kept });
  await opened.page.locator('ul.rows [data-boat="n05"]').first().click();
  await until(opened.page, `document.querySelector('.drift[data-fresh="yes"]') !== null`);
  return opened;
}

const factsOf = (page: Page): Promise<string> => page.locator(".drift").innerText();

/** Latitude and longitude of the datum in degrees, as the panel says it once it is worked out. */
async function datumOf(page: Page): Promise<{ lat: number; lon: number }> {
  await until(page, `/′ N .*′ E/.test(document.querySelector(".drift").innerText)`);
  const text = (await factsOf(page)).replaceAll(",", ".");
  const read = /(\d+)°(\d+\.\d)′ N (\d+)°(\d+\.\d)′ E/.exec(text);
  assert.ok(read !== null, text);
  const [lat = 0, latMinutes = 0, lon = 0, lonMinutes = 0] = read.slice(1).map(Number);
  return { lat: lat + latMinutes / 60, lon: lon + lonMinutes / 60 };
}

test("the board says where Charlie could be by now, and on what that rests", async () => {
  const { page, faults } = await openCharlie("en");
  const text = await factsOf(page);
  // From her pin of 02:01Z; by 03:40Z the stream had taken her north-east.
  assert.match(text, /from the position of 02:01 UTC \(1 h 39 min\)/);
  assert.match(text, /variable wind, 0 to [\d.]+ kn \(assumed, nobody stated it\)/);
  assert.match(text, /Vigie's own model, ±20 %/);
  assert.match(text, /Nobody has published leeway for an overloaded inflatable/);
  assert.match(text, /50 %: [\d.]+ NM² · 95 %: [\d.]+ NM²/);
  assert.match(text, /No proof that nobody is outside/);
  const { lat, lon } = await datumOf(page);
  assert.ok(lat > 51.15 && lat < 51.3 && lon > 1.76 && lon < 1.95, `${lat} ${lon}`);
  await page.screenshot({ path: join(SHOTS, "drift-now.png") });
  assert.deepEqual(faults, []);
  await page.context().close();
});

test("the slider looks ahead by keys alone, in words and hours, and comes back to now", async () => {
  const { page, faults } = await openCharlie("en");
  const now = await datumOf(page);
  await page.locator("#drift-ahead").focus();
  for (let step = 0; step < 16; step += 1) await page.keyboard.press("ArrowRight");
  await until(
    page,
    `document.querySelector(".drift-bar output").textContent.includes("11:40 UTC · in 8 h")`,
  );
  const later = await datumOf(page);
  assert.ok(Math.hypot(later.lat - now.lat, later.lon - now.lon) > 0.03, "the tide has turned");
  await page.screenshot({ path: join(SHOTS, "drift-ahead.png") });
  await page.getByRole("button", { name: "Now", exact: true }).click();
  assert.deepEqual(await datumOf(page), now);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test("another hour of the replay has the drift of what was known then, never an old cloud as new", async () => {
  const { page } = await openCharlie("en");
  const first = await datumOf(page);
  await page.evaluate(`location.hash = "#at=2021-11-24T02:41:00Z"`);
  await until(page, `document.querySelector(".hour time").textContent === "02:41 UTC"`);
  await until(page, `document.querySelector('.drift[data-fresh="yes"]') !== null`);
  const earlier = await datumOf(page);
  assert.ok(earlier.lat < first.lat, "40 minutes after the pin she was not so far");
  await page.context().close();
});

test("the same in French, with commas and no English left", async () => {
  const { page, faults } = await openCharlie("fr");
  const text = await factsOf(page);
  assert.match(text, /depuis la position de 02:01 UTC/);
  assert.match(text, /supposé, personne ne l'a indiqué/);
  assert.doesNotMatch(text, /\b(wind|within|assumed|the|nobody)\b/i);
  await page.screenshot({ path: join(SHOTS, "drift-fr.png") });
  assert.deepEqual(faults, []);
  await page.context().close();
});

test("a relay is drafted with the age of the pin and where the boat has drifted since (F13)", async () => {
  const { page } = await openCharlie("en");
  await page.locator(".orders summary").click();
  await page.locator('[data-order="sendBroadcast"]').first().click();
  const words = await page
    .locator('form[data-order="sendBroadcast"] textarea')
    .first()
    .inputValue();
  assert.match(words, /MAYDAY RELAY/i);
  assert.match(words, /1 h 3\d min/);
  assert.match(words, /DRIFT/i);
  await page.context().close();
});
