import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openChromium } from "./chromium.ts";
import { checkAccess, openPage, openSetting, SHOTS, until } from "./setting.ts";

const by = { desk: "sar-1", role: "officer" };

test("the boat's detail says who could be there and when; t lists all and makes a page link", async () => {
  const setting = await openSetting();
  const browser = await openChromium();
  const { origin } = setting.server;
  const post = async (path: string, body: object): Promise<void> => {
    const answer = await fetch(`${origin}${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ by, ...body }),
    });
    assert.ok(answer.ok, await answer.text());
  };
  const register = (unit: object): Promise<void> =>
    post("/api/orders", { order: { order: "registerUnit", agency: "A", ...unit } });
  const pin = (lon: number, lat: number) => ({
    words: `${lat}, ${lon}`,
    method: "pin",
    readings: [{ lon, lat, radius: 100 }],
  });
  try {
    const people = { least: 30, most: 30 };
    const told = { report: "charlie", words: "sinking", people, place: pin(1.7, 51.1) };
    await post("/api/reports", { ...told, conditions: ["sinking"] });
    await register({ unit: "valiant", name: "Valiant", type: "cutter", speed: 8, places: 40 });
    const at = { order: "stateUnit", unit: "valiant", place: pin(1.7, 51.2), words: "by radio" };
    await post("/api/orders", { order: at });
    await register({ unit: "ramsgate", name: "Ramsgate lifeboat", type: "lifeboat" });
    const { page, faults } = await openPage(browser, origin, "/watch");
    await page.locator(".row .boat").first().click();
    await until(page, `document.querySelector(".facts")?.innerText.includes("Could be there")`);
    await page.getByText("Valiant", { exact: true }).waitFor();
    const facts = await page.locator(".facts").innerText();
    assert.match(facts, /Valiant 23 min/);
    assert.match(facts, /Without a known time: 1/);
    await page.keyboard.press("t");
    await page.locator('[data-unit="ramsgate"]').waitFor();
    assert.match(await page.locator('[data-unit="ramsgate"]').innerText(), /where unknown/);
    const row = page.locator('[data-unit="valiant"]');
    assert.match(await row.innerText(), /0 \/ 40/);
    await row.getByRole("button", { name: "Page link" }).click();
    await row.locator("input").waitFor();
    const link = await row.locator("input").inputValue();
    assert.match(link, /\/u\/[0-9a-z]{17}$/);
    assert.equal((await fetch(link)).status, 200);
    await page.screenshot({ path: join(SHOTS, "near.png") });
    await checkAccess(page);
    await row.getByRole("button", { name: "Take links back" }).click();
    await row.getByText("All its links are taken back.").waitFor();
    assert.equal((await fetch(link)).status, 410);
    await row.getByRole("button", { name: "Task …" }).click();
    await page.locator("dialog textarea").first().waitFor();
    assert.equal(await page.locator('dialog [name="unit"]').inputValue(), "valiant");
    await page.keyboard.press("Escape");
    const task = { order: "taskUnit", unit: "valiant", boat: "charlie", words: "respond" };
    await post("/api/orders", { order: task });
    await page.locator(".facts", { hasText: "answer due by" }).waitFor();
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
    await setting.close();
  }
});

test("F26: on Charlie's detail Flamant is near without an answer, and what was promised stands below", async () => {
  const setting = await openSetting();
  const browser = await openChromium();
  try {
    const address = "/night/2021-11-23#at=2021-11-24T02:45:00Z";
    const { page, faults } = await openPage(browser, setting.server.origin, address);
    await page.locator(".row", { hasText: "Charlie" }).first().locator("button").click();
    await page.locator(".facts .asked").first().waitFor();
    const facts = await page.locator(".facts").innerText();
    assert.match(facts, /Mayday Relay/);
    assert.match(facts, /⚠ .*Flamant.*near, no answer/i);
    assert.match(facts, /Promised arrivals/);
    await page.locator(".facts .asked").first().scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(SHOTS, "asked.png") });
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
    await setting.close();
  }
});
