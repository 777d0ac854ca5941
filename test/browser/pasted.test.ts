import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { openChromium } from "./chromium.ts";
import { openPage, openSetting, SHOTS } from "./setting.ts";

let browser: Browser;

before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser?.close();
});

const CHAT = `24/11/2021, 02:41 - Hama: we are 33, water is coming in
24/11/2021, 02:42 - Hama: location: https://maps.google.com/?q=51.1,1.4
24/11/2021, 02:43 - Omar: engine stopped`;

test("a chat pasted into the form is offered as what it is, and each message becomes a report", async () => {
  const setting = await openSetting();
  try {
    const { page, faults } = await openPage(browser, setting.server.origin, "/watch");
    await page.waitForSelector(".figure");
    await page.keyboard.press("r");
    await page.fill('textarea[name="words"]', "we are 33\nthe water is coming in");
    assert.equal(await page.locator(".pasted").count(), 0, "what somebody says is no chat");
    await page.fill('textarea[name="words"]', CHAT);
    await page.locator(".pasted", { hasText: "3 messages of a chat" }).waitFor();
    await page.screenshot({ path: join(SHOTS, "pasted-chat.png") });
    await page.locator(".pasted button", { hasText: "from aboard" }).click();
    await page.locator(".sent", { hasText: "3 stored, 0 here before" }).waitFor();
    assert.equal(await page.inputValue('textarea[name="words"]'), "");
    const kinds = [...setting.log.readAll()].map(({ event }) => event.kind);
    assert.equal(kinds.filter((kind) => kind === "ReportReceived").length, 3);
    assert.deepEqual(faults, []);
    await page.context().close();
  } finally {
    await setting.close();
  }
});
