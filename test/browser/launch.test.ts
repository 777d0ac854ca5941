import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openChromium } from "./chromium.ts";
import { checkAccess, openPage, openSetting, SHOTS } from "./setting.ts";

test("a launch seen from the beach is told in the report form, by keys alone, and is a boat at once", async () => {
  const setting = await openSetting();
  const browser = await openChromium();
  const reports = () =>
    [...setting.log.readAll()].flatMap(({ event }) =>
      event.kind === "ReportReceived" && "launch" in event ? [event] : [],
    );
  try {
    const { page, faults } = await openPage(browser, setting.server.origin, "/watch");
    await page.waitForSelector(".figure");
    await page.keyboard.press("r");
    await page.fill(
      'textarea[name="words"]',
      "forty put to sea north of Boulogne, some still ashore",
    );
    const details = page.locator("dialog details", { hasText: "launch seen from the beach" });
    assert.equal(await details.locator('[name="ashore"]').isVisible(), false, "folded away");
    await details.locator("summary").focus();
    await page.keyboard.press("Space");
    await page.fill('[name="people"]', "25-30");
    await page.fill('[name="place"]', "50.75, 1.60");
    await page.selectOption('[name="craft"]', "inflatable");
    await page.fill('[name="colour"]', "grey");
    await page.selectOption('[name="jackets"]', "some");
    await page.fill('[name="ashore"]', "about ten");
    await page.screenshot({ path: join(SHOTS, "launch.png") });
    await checkAccess(page);
    await page.keyboard.press("Enter");
    await page.locator("dialog .fault", { hasText: "Ashore or children" }).waitFor();
    assert.equal(reports().length, 0, "what could not be read is said, nothing is sent");
    await page.fill('[name="ashore"]', "10-15");
    await page.fill('[name="children"]', "5+");
    await page.selectOption('[name="engine"]', "running");
    await page.locator('[name="children"]').focus();
    await page.keyboard.press("Enter");
    await page.locator(".sent", { hasText: /✓ Stored as/ }).waitFor();
    const [report] = reports();
    assert.deepEqual(report?.launch, {
      ashore: { least: 10, most: 15 },
      children: { least: 5, most: null },
      engine: "running",
    });
    assert.deepEqual(report?.craft, { type: "inflatable", colour: "grey", length: null });
    assert.deepEqual(report?.flotation, { claim: "some", verified: false });
    assert.deepEqual(report?.people, { least: 25, most: 30 });
    await page.keyboard.press("Escape");
    await page.locator(".row .boat").first().waitFor();
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
    await setting.close();
  }
});
