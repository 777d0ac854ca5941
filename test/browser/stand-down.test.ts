import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openChromium } from "./chromium.ts";
import { openPage, openSetting, SHOTS } from "./setting.ts";

test("who would pause a search has the survival clock and the next light before him, and is refused alone", async () => {
  const setting = await openSetting();
  const browser = await openChromium();
  const { origin } = setting.server;
  const report = {
    by: { desk: "sar-1", role: "officer" },
    report: "charlie",
    words: "people are in the water",
    people: { least: 30, most: 30 },
    conditions: ["people in the water"],
    place: { words: "pin", method: "pin", readings: [{ lon: 1.6, lat: 51.05, radius: 100 }] },
  };
  try {
    const stored = await fetch(`${origin}/api/reports`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(report),
    });
    assert.equal(stored.status, 201);
    const desk = { "vigie.desk": '{"desk":"smc","role":"coordinator"}' };
    const { page, faults } = await openPage(browser, origin, "/watch", { kept: desk });
    await page.locator(".row .boat").first().click();
    await page.locator(".orders summary").click();
    await page.locator('[data-order="suspendSearch"]').click();
    const survival = page.locator('dialog [name="survival"]');
    await survival.waitFor();
    assert.match(await survival.inputValue(), /^Held to be alive at least until .* UTC/);
    const light = await page.locator('dialog [name="nextLight"]').inputValue();
    assert.match(light, /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/);
    const ahead = Date.parse(light) - Date.now();
    assert.ok(ahead > 0 && ahead < 26 * 3_600_000, `${light} is the next dawn`);
    await page.screenshot({ path: join(SHOTS, "stand-down.png") });
    await page.locator('dialog [name="why"]').fill("no visibility");
    await page.locator("dialog button[type=submit].wide").click();
    const refused = page.locator("dialog .refusals");
    await refused.waitFor();
    assert.match(await refused.innerText(), /30 people|unaccounted/);
    const kinds = [...setting.log.readAll()].map(({ event }) => event.kind);
    assert.ok(!kinds.includes("SearchSuspended"));
    const others = faults.filter((fault) => !fault.includes("status of 409"));
    assert.deepEqual(others, [], "the refusal alone is on the console");
  } finally {
    await browser.close();
    await setting.close();
  }
});
