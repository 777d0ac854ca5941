import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { openChromium } from "./chromium.ts";
import { openPage, openSetting, ROOT, SHOTS } from "./setting.ts";

const AXE = readFileSync(join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8");
let browser: Browser;

before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser?.close();
});

test("w shows what nobody watches since when, and what became of the launch, minute by minute", async () => {
  const setting = await openSetting();
  try {
    const address = "/night/2026-10-02#at=2026-10-03T05:35:00Z";
    const { page, faults } = await openPage(browser, setting.server.origin, address);
    await page.waitForSelector(".row");
    await page.keyboard.press("w");
    await page.locator(".coast-launch").waitFor();
    const words = await page.locator(".coast").innerText();
    assert.match(words, /km 72–82 no eyes, since 01:05 UTC/);
    assert.match(words, /05:04 UTC on the sea board, 8 min after it was seen/);
    assert.match(words, /05:19 UTC owned, 23 min after it was seen/);
    assert.match(words, /Exercise patrol 1 not known to be under way/);
    assert.match(words, /the English shore between 09:08 UTC and 15:15 UTC/);
    // The camera watched about itself until it failed: some hours have a bar, the latest has none.
    assert.ok((await page.locator('.coast-bar i[data-state="watched"]').count()) >= 5);
    const latest = page.locator(".coast-hour").first();
    assert.equal(await latest.locator('i[data-state="watched"]').count(), 0);
    await page.screenshot({ path: join(SHOTS, "coast.png") });
    await page.evaluate(AXE);
    const { violations } = (await page.evaluate("axe.run('.coast')")) as {
      violations: { id: string; impact: string }[];
    };
    const serious = violations.filter(({ impact }) => /serious|critical/.test(impact));
    assert.deepEqual(
      serious.map(({ id }) => id),
      [],
    );
    await page.keyboard.press("Escape");
    await page.keyboard.press("l");
    await page.keyboard.press("w");
    await page.locator(".coast", { hasText: "sans surveillance, depuis 01:05 UTC" }).waitFor();
    await page.locator(".coast-launch button").click();
    await page.locator(".coast").waitFor({ state: "detached" });
    assert.deepEqual(faults, []);
    await page.context().close();
  } finally {
    await setting.close();
  }
});
