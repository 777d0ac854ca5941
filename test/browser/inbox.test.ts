import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { openChromium } from "./chromium.ts";
import { openPage, openSetting, SHOTS, until, type Setting } from "./setting.ts";

let browser: Browser;

before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser?.close();
});

const officer = { desk: "sar-1", role: "officer" };

async function post({ server }: Setting, path: string, body: object): Promise<void> {
  const response = await fetch(`${server.origin}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ by: officer, ...body }),
  });
  assert.equal(response.status, 201, await response.text());
}

/** Three messages of one phone, a mail that could not be read, and a call that nobody took. */
async function tellNight(setting: Setting): Promise<void> {
  const phone = { channel: "message", caller: "c1", who: "person aboard" };
  await post(setting, "/api/reports", {
    words: "we are 33, taking water",
    people: { least: 33, most: 33 },
    ...phone,
  });
  await post(setting, "/api/reports", { words: "where are you", ...phone });
  await post(setting, "/api/reports", { words: "please hurry", ...phone });
  await post(setting, "/api/reports", { words: "boat in trouble", channel: "email" });
  const order = {
    order: "recordContact",
    direction: "inbound",
    channel: "phone",
    caller: "c9",
    contact: "missed",
    answered: false,
    words: "coastguard mobile rang",
  };
  await post(setting, "/api/orders", { order });
}

test("one line for each boat that sent something, owned by one key, a missed call returned by another", async () => {
  const setting = await openSetting();
  try {
    await tellNight(setting);
    const { page, faults } = await openPage(browser, setting.server.origin, "/watch");
    await until(page, `document.querySelector(".inbox-open b")?.textContent === "3"`);
    await page.keyboard.press("i");
    const rows = page.locator(".inbox [data-thread]");
    await rows.first().waitFor();
    assert.equal(await rows.count(), 3);
    const [first, , last] = await rows.allInnerTexts();
    assert.match(first!, /⚠ \d+:\d\d/);
    assert.match(first!, /Came: 3, never answered/);
    assert.match(first!, /please hurry/);
    assert.match(last!, /A phone no boat is known of/);
    assert.match(last!, /Called back:/);
    await page.screenshot({ path: join(SHOTS, "inbox.png") });
    await page.keyboard.press("y");
    await until(page, `document.querySelector(".inbox-waits b")?.textContent === "2"`);
    await until(page, `document.activeElement?.closest(".waits") !== null`);
    await page.keyboard.press("j");
    await page.keyboard.press("3");
    await until(page, `document.querySelector(".inbox-waits b")?.textContent === "1"`);
    const events = [...setting.log.readAll()].map(({ event }) => event);
    const owned = events.filter(({ kind }) => kind === "ReportAcknowledged");
    assert.equal(owned.length, 1, "what one caller said three times is owned once");
    const back = events.find(
      (event) => event.kind === "ContactAttempted" && event.returns !== null,
    );
    assert.ok(back?.kind === "ContactAttempted");
    assert.deepEqual(
      [back.returns, back.caller, back.answered, back.sign],
      ["missed", "c9", false, "voicemail"],
    );
    await page.keyboard.press("Escape");
    await page.keyboard.press("l");
    await page.keyboard.press("i");
    await page.locator(".inbox", { hasText: "En attente d'un poste : 1" }).waitFor();
    await page.screenshot({ path: join(SHOTS, "inbox-fr.png") });
    assert.deepEqual(faults, []);
    await page.context().close();
  } finally {
    await setting.close();
  }
});

test("in a replay the inbox says who waited at the hour shown", async () => {
  const setting = await openSetting();
  try {
    const address = "/night/2021-11-23#at=2021-11-24T03:00:00Z";
    const { page, faults } = await openPage(browser, setting.server.origin, address);
    await page.waitForSelector(".figure");
    await page.keyboard.press("i");
    await page.locator(".inbox [data-thread]", { hasText: "Charlie" }).first().waitFor();
    await page.screenshot({ path: join(SHOTS, "inbox-night.png") });
    assert.deepEqual(faults, []);
    await page.context().close();
  } finally {
    await setting.close();
  }
});
