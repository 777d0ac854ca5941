import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openChromium } from "./chromium.ts";
import { openPage, openSetting, SHOTS, until } from "./setting.ts";

const ADDRESS = "/night/2021-11-23";
/** Instants between the first call and the finding at which Charlie must be on the list. */
const HOURS = [
  "00:48",
  "01:06",
  "01:30",
  "02:01",
  "02:31",
  "03:12",
  "03:27",
  "03:34",
  "05:28",
  "05:59",
  "08:16",
];

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

async function openNight(hour: string, kept: Record<string, string> = {}) {
  const address = `${ADDRESS}#at=2021-11-24T${hour}:00Z`;
  const opened = await openPage(browser, setting.server.origin, address, { kept });
  await opened.page.waitForSelector(".row");
  return opened;
}

async function goTo(page: Page, hour: string): Promise<void> {
  await page.evaluate(`location.hash = "#at=2021-11-24T${hour}:00Z"`);
  await until(page, `document.querySelector(".hour time").textContent === "${hour} UTC"`);
}

/** The boat of the first call to CROSS Gris-Nez, which Dover came to call Charlie. */
const charlie = (page: Page) => page.locator("ul.rows").first().locator('[data-boat="n05"]');

test("Charlie is on the list with people unaccounted for, at every hour of the night", async () => {
  const { page, faults } = await openNight("00:48");
  for (const hour of HOURS) {
    await goTo(page, hour);
    const people = await charlie(page).locator(".people b").first().textContent();
    assert.match(people ?? "", /^([1-9]\d*(–\d+|\+)?|\?)$/, `at ${hour}: "${people}"`);
  }
  assert.deepEqual(faults, []);
  await page.context().close();
});

test("at 03:34Z and at 08:16Z Charlie is first, and the silence is an alarm", async () => {
  const { page } = await openNight("03:34");
  for (const hour of ["03:34", "08:16"]) {
    await goTo(page, hour);
    // A row off the screen is not rendered, so its innerText would be empty: ask for what it holds.
    const first = await page.locator(".row .name").first().textContent();
    assert.match(first ?? "", /Charlie/, hour);
    const row = await charlie(page).textContent();
    assert.match(row ?? "", /silence overdue\s*since 03:\d\d UTC/, hour);
    const figure = await page.locator(".figure .big").getAttribute("data-figure");
    assert.doesNotMatch(figure ?? "", /\.\.0$/);
  }
  await page.context().close();
});

test("the hour stands large, in UTC and on both coasts, and moves with play and with steps", async () => {
  const { page } = await openNight("03:34");
  assert.equal(await page.locator(".hour time").innerText(), "03:34 UTC");
  assert.match(await page.locator(".hour .local").innerText(), /03:34 GMT.*04:34/);
  const size = await page.evaluate<string>(
    `getComputedStyle(document.querySelector(".hour time")).fontSize`,
  );
  assert.ok(Number.parseFloat(size) >= 28, size);
  await page.keyboard.press(".");
  const next = await page.locator(".hour time").innerText();
  assert.ok(next > "03:34 UTC", next);
  await page.keyboard.press(",");
  await page.keyboard.press("]");
  await page.keyboard.press("]");
  await page.keyboard.press(" ");
  await until(page, `document.querySelector(".hour time").textContent > "03:40 UTC"`);
  await page.keyboard.press(" ");
  const paused = await page.locator(".hour time").innerText();
  await page.waitForTimeout(600);
  assert.equal(await page.locator(".hour time").innerText(), paused);
  await page.context().close();
});

test("linking the encounter to Charlie is refused with every reason; two signatures link it", async () => {
  const { page, faults } = await openNight("05:30");
  await charlie(page).locator("button").click();
  await page.click('[data-order="linkReport"]');
  await page.selectOption('select[name="report"]', "n33");
  await page.fill('textarea[name="why"]', "the first boat that Valiant met");
  await page.click("dialog form.fields > button[type=submit]");
  const reasons = page.locator(".refusals li");
  await reasons.first().waitFor();
  const said = (await reasons.allInnerTexts()).join("\n");
  assert.match(said, /second person/, said);
  assert.match(said, /phone/i, said);
  assert.ok((await reasons.count()) >= 3, said);
  await page.screenshot({ path: join(SHOTS, "refused.png") });

  const asked = page.locator('[name="answer.explanation"]');
  const count = await asked.count();
  assert.ok(count >= 2, `${count} contradictions`);
  await asked.first().fill("she could have been pumped dry since");
  await page.check('[name="second"]');
  await page.fill('[name="second.desk"]', "sar-2");
  await page.fill('[name="second.why"]', "agreed after listening to the recording");
  await page.click("dialog form.fields > button[type=submit]");
  await page.locator("dialog [role=status]").waitFor();
  assert.match(await page.locator("dialog [role=status]").innerText(), /exercise, not stored/);
  await page.keyboard.press("Escape");
  const row = charlie(page);
  assert.match((await row.textContent()) ?? "", /counted apart/);
  assert.match((await row.locator(".people b").first().textContent()) ?? "", /^[1-9]/);
  const log = await fetch(`${setting.server.origin}/api/entries`);
  assert.equal((await log.text()).trim(), "", "an exercise stores nothing");
  assert.deepEqual(faults, []);
  await page.context().close();
});

test("closing Charlie on silence is impossible, and the board says why", async () => {
  const { page } = await openNight("03:34");
  await charlie(page).locator("button").click();
  await page.locator(".orders summary").click();
  await page.click('[data-order="closeBoat"]');
  await page.fill('textarea[name="why"]', "no further calls");
  await page.click("dialog form.fields > button[type=submit]");
  const said = await page.locator(".refusals").innerText();
  assert.match(said, /no boat is closed/i);
  assert.match(said, /silen/i);
  await page.keyboard.press("Escape");
  assert.equal(await charlie(page).count(), 1);
  const practised = page.locator(".timeline li.refused", { hasText: "exercise, not stored" });
  assert.equal(await practised.count(), 1);
  await page.context().close();
});

test("only one centre's log shows what that centre could know", async () => {
  const { page } = await openNight("01:00");
  const all = await page.locator("ul.rows").first().locator(".row").count();
  await page.getByRole("button", { name: /^Only .*Dover/ }).click();
  const dover = await page.locator("ul.rows").first().locator(".row").count();
  assert.ok(dover < all, `${dover} of ${all}`);
  await page.context().close();
});

test("French changes every word of the board", async () => {
  const { page } = await openNight("03:34");
  await charlie(page).locator("button").click();
  const english = await wordsOf(page);
  await page.keyboard.press("l");
  await page.waitForSelector('html[lang="fr"]');
  const french = new Set(await wordsOf(page));
  const same = english.filter((word) => french.has(word) && !SAME_IN_BOTH.test(word));
  assert.deepEqual(same, []);
  await page.context().close();
});

/** Names, figures, codes and words as they were told are the same in both languages, and so are a few words. */
const SAME_IN_BOTH =
  /^[\d\s:.,·±+?≥–\-−×°′'()%]*$|^(VIGIE|UTC|Charlie.*|DETRESFA|ALERFA|INCERFA|Alarmes?|Phase|Pause|Positions?|Valiant.*|Rescue.*|Flamant.*|Dover Coastguard.*|CROSS Gris-Nez.*|HM Coastguard.*|\d+ NM|\d+×|n\d+.*|.*UTC.*|“.*|boat .*|h|j|k|l|m|p|d|o|\?|Esc|␣|,|\.|min)$/i;

async function wordsOf(page: Page): Promise<string[]> {
  const texts = await page
    .locator(
      "header button, .status, .figure small, .figure dt, .alarms b, .list-head, .row small, .row .owners, .map-bar button, .map-tools button, .map-key, .facts dt, .orders button, .replay button, .timeline h3",
    )
    .allInnerTexts();
  return texts
    .flatMap((text) => text.split("\n"))
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

test("the map draws, and its table says the same in words", async () => {
  const { page, faults } = await openNight("03:34");
  await page.waitForSelector(".map[data-drawn]");
  await page.keyboard.press("m");
  const row = page.locator(".map-view tbody tr", { hasText: "Charlie" }).first();
  assert.match((await row.textContent()) ?? "", /51°\d\d\.\d′ N 001°\d\d\.\d′ E/);
  assert.match((await row.textContent()) ?? "", /min|h/);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test("pictures of the board, by day and by night, in English and in French", async () => {
  for (const [name, palette, language, hour] of [
    ["night-0334", "night", "en", "03:34"],
    ["day-0816", "day", "en", "08:16"],
    ["french-0334", "night", "fr", "03:34"],
  ] as const) {
    const kept = { "vigie.palette": palette, "vigie.language": language };
    const { page } = await openNight(hour, kept);
    await page.waitForSelector(".map[data-drawn]");
    await charlie(page).locator("button").click();
    await page.waitForTimeout(800);
    await page.screenshot({ path: join(SHOTS, `${name}.png`) });
    await page.context().close();
  }
});
