import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openChromium } from "./chromium.ts";
import { checkAccess, openPage, openSetting, SHOTS } from "./setting.ts";

const by = { desk: "sar-1", role: "officer" };

test("g proposes whom to send and where to search; two presses order it, and a search comes back", async () => {
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
  const pin = (lon: number, lat: number) => ({
    words: `${lat}, ${lon}`,
    method: "pin",
    readings: [{ lon, lat, radius: 100 }],
  });
  const kinds = (): string[] => [...setting.log.readAll()].map(({ event }) => event.kind);
  try {
    const people = { least: 30, most: 30 };
    const told = { report: "charlie", words: "sinking", people, place: pin(1.6, 51.05) };
    await post("/api/reports", { ...told, conditions: ["sinking"] });
    const unit = { unit: "valiant", name: "Valiant", type: "cutter", speed: 12, places: 60 };
    await post("/api/orders", { order: { order: "registerUnit", agency: "A", ...unit } });
    const held = { unit: "rescue", name: "Rescue", type: "helicopter", speed: 70, places: 12 };
    await post("/api/orders", { order: { order: "registerUnit", agency: "A", ...held } });
    const at = { order: "stateUnit", unit: "valiant", place: pin(1.6, 51.1), words: "by radio" };
    await post("/api/orders", { order: at });
    const { page, faults } = await openPage(browser, origin, "/watch");
    await page.locator(".row .boat").first().click();
    await page.keyboard.press("g");
    const send = page.locator('[data-send="valiant"]');
    await send.waitFor({ timeout: 60_000 });
    assert.match(await send.innerText(), /← Valiant: there .* adds [\d.]+ .*lives/);
    const search = page.locator('[data-search="valiant"]');
    await search.waitFor({ timeout: 60_000 });
    assert.match(await search.innerText(), /POC \d+ %, POD within/);
    const all = await page.locator("dialog").innerText();
    assert.match(all, /Rescue cannot be proposed: nobody knows where it is\./);
    await page.screenshot({ path: join(SHOTS, "plan.png") });
    await checkAccess(page);
    await search.getByRole("button", { name: "Plan this search" }).click();
    assert.ok(!kinds().includes("SearchAreaPlanned"), "one press orders nothing");
    await search.getByRole("button", { name: "Press again to order it" }).click();
    const planned = page.locator('[data-planned="valiant"]');
    await planned.waitFor();
    assert.equal(await planned.getByRole("button").count(), 0, "it is not over yet");
    const plan = [...setting.log.readAll()].findLast(
      ({ event }) => event.kind === "SearchAreaPlanned",
    );
    assert.ok(plan?.event.kind === "SearchAreaPlanned");
    const [part] = plan.event.parts ?? [];
    assert.ok(part !== undefined);
    const [from, until] = [3, 1].map((ago) => new Date(Date.now() - ago * 3_600_000).toISOString());
    const over = { ...part, unit: "rescue", ground: { ...part.ground, from, until } };
    const order = { order: "planSearch", boats: ["charlie"], area: "north of it", parts: [over] };
    await post("/api/orders", { order });
    const done = page.locator('[data-planned="rescue"]');
    await done.getByRole("button", { name: "Searched, nobody found" }).click();
    await done.getByRole("button", { name: "Press again to order it" }).click();
    await done.waitFor({ state: "detached" });
    const searched = [...setting.log.readAll()].findLast(
      ({ event }) => event.kind === "AreaSearched",
    );
    assert.ok(searched?.event.kind === "AreaSearched");
    assert.equal(searched.event.unit, "rescue");
    assert.ok((searched.event.detection?.least ?? 0) > 0);
    assert.ok(searched.event.ground !== undefined && searched.event.effort !== undefined);
    await send.getByRole("button", { name: "Task …" }).click();
    await page.locator("dialog textarea").first().waitFor();
    assert.equal(await page.locator('dialog [name="unit"]').inputValue(), "valiant");
    assert.match(await page.locator("dialog textarea").first().inputValue(), /^Go to boat charlie/);
    await page.keyboard.press("Escape");
    await page.screenshot({ path: join(SHOTS, "plan-map.png") });
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
    await setting.close();
  }
});
