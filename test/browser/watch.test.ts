import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { EventOf } from "#log";
import { openChromium } from "./chromium.ts";
import { openPage, openSetting, SHOTS, until, type Setting } from "./setting.ts";

let browser: Browser;

before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser?.close();
});

function reportsIn({ log }: Setting): readonly EventOf<"ReportReceived">[] {
  return [...log.readAll()].flatMap(({ event }) =>
    event.kind === "ReportReceived" ? [event as EventOf<"ReportReceived">] : [],
  );
}

async function takeReport(page: Page, words: string): Promise<void> {
  await page.keyboard.press("r");
  await page.waitForSelector("dialog form.report");
  await page.keyboard.type(words);
  await page.keyboard.press("Tab");
  await page.keyboard.type("30-33");
  await page.keyboard.press("Tab");
  await page.keyboard.type("51°06.3'N 001°22.9'E");
  await page.keyboard.press("Alt+2");
  await page.keyboard.press("Alt+7");
  await page.keyboard.press("Enter");
}

test("a report taken from the keyboard alone stands in the log and on the board", async () => {
  const setting = await openSetting();
  try {
    const { page, faults } = await openPage(browser, setting.server.origin, "/watch");
    await page.waitForSelector(".figure");
    const begun = performance.now();
    await takeReport(page, "about thirty of us, the engine is dead, water is coming in");
    await page.locator(".sent", { hasText: "Stored as" }).waitFor();
    assert.ok(performance.now() - begun < 10_000);
    const [report] = reportsIn(setting);
    assert.equal(report?.words, "about thirty of us, the engine is dead, water is coming in");
    assert.deepEqual(report?.people, { least: 30, most: 33 });
    assert.deepEqual(report?.conditions, ["taking water", "engine dead"]);
    assert.equal(report?.place?.words, "51°06.3'N 001°22.9'E");
    await page.screenshot({ path: join(SHOTS, "report-form.png") });
    await page.keyboard.press("Escape");
    const row = page.locator(".row").first();
    await row.waitFor();
    assert.match((await row.textContent()) ?? "", /30–33/);
    assert.deepEqual([...setting.log.readAll()][0]?.by, { desk: "sar-1", role: "officer" });
    assert.deepEqual(faults, []);
    await page.context().close();
  } finally {
    await setting.close();
  }
});

test("a phone that has called before shows what is held of it before anybody asks again", async () => {
  const setting = await openSetting();
  try {
    const { page } = await openPage(browser, setting.server.origin, "/watch");
    await page.waitForSelector(".figure");
    const phone = "+44 7700 900123";
    await page.keyboard.press("r");
    await page.fill('textarea[name="words"]', "forty of us near the buoy");
    await page.fill('input[name="place"]', "51 08.5N 001 44.5E");
    await page.fill('input[name="caller"]', phone);
    await page.locator('input[name="happened"]').focus();
    await page.locator("form.report", { hasText: "Not heard from before" }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".sent", { hasText: "Stored as" }).waitFor();
    await page.fill('input[name="caller"]', phone);
    await page.locator('input[name="happened"]').focus();
    const known = page.locator("form.report .known");
    await known.waitFor();
    assert.match(
      (await known.textContent()) ?? "",
      /Known caller:.*contacts so far: 1.*51°08\.5′ N/,
    );
    await page.context().close();
  } finally {
    await setting.close();
  }
});

test("what the server has not confirmed is shown as not stored, outlives a reload, and is stored once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "vigie-unsent-"));
  const first = await openSetting(0, folder);
  const { port, origin } = first.server;
  const { page } = await openPage(browser, origin, "/watch");
  await page.waitForSelector(".figure");
  await first.stop();
  await page.locator(".notice.grave", { hasText: "stream lost since" }).waitFor();
  await takeReport(page, "we are in the water");
  await page.locator(".sent", { hasText: "Not stored yet" }).waitFor();
  await page.keyboard.press("Escape");
  assert.match(await page.locator(".notices").innerText(), /Not stored yet: 1/);
  const second = await openSetting(port, folder);
  try {
    await page.reload();
    await until(page, `localStorage.getItem("vigie.unsent") === null`);
    await page.locator(".row", { hasText: "30–33" }).waitFor();
    const words = reportsIn(second).map((report) => report.words);
    assert.deepEqual(words, ["we are in the water"]);
    assert.equal(await page.locator(".notices", { hasText: "Not stored yet" }).count(), 0);
    await page.context().close();
  } finally {
    await second.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

test("two desks see the same board, and one's order reaches the other", async () => {
  const setting = await openSetting();
  try {
    const one = (await openPage(browser, setting.server.origin, "/watch")).page;
    const other = (await openPage(browser, setting.server.origin, "/watch")).page;
    await one.waitForSelector(".figure");
    await takeReport(one, "people in the water");
    await other.locator(".row").waitFor();
    await one.keyboard.press("Escape");
    await other.locator(".row button").click();
    await other.locator(".orders summary").click();
    await other.click('[data-order="nameBoat"]');
    await other.fill('[name="name"]', "Delta");
    await other.fill('[name="agency"]', "HM Coastguard");
    await other.fill('[name="night"]', "2026-11-23");
    await other.click("dialog form.fields > button[type=submit]");
    await other.locator("dialog [role=status]").waitFor();
    await one.locator(".row", { hasText: "Delta" }).waitFor();
    const kinds = [...setting.log.readAll()].map(({ event }) => event.kind);
    assert.ok(kinds.includes("BoatNamed"), kinds.join());
    await one.context().close();
    await other.context().close();
  } finally {
    await setting.close();
  }
});

test("without a desk nothing can be written: the desk is asked for first", async () => {
  const setting = await openSetting();
  try {
    const kept = { "vigie.desk": "" };
    const { page } = await openPage(browser, setting.server.origin, "/watch", { kept });
    await page.waitForSelector(".figure");
    await page.keyboard.press("r");
    await page.selectOption('dialog [name="role"]', "trainee");
    await page.fill('dialog [name="desk"]', "sar-7");
    await page.keyboard.press("Enter");
    await page.locator("header .desk", { hasText: "sar-7 · trainee" }).waitFor();
    await page.context().close();
  } finally {
    await setting.close();
  }
});
