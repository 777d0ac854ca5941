import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openChromium } from "./chromium.ts";
import { openPage, openSetting, SHOTS, until } from "./setting.ts";

const NOW = Date.now();
const at = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString();

type Setting = Awaited<ReturnType<typeof openSetting>>;
let browser: Browser;

before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser?.close();
});

type Told = {
  readonly lon?: number;
  readonly people?: number;
  readonly language?: string;
  readonly craft?: string;
  readonly ago: number;
};

/** A call from aboard of its own phone, with a pin. */
async function call({ server }: Setting, report: string, told: Told): Promise<void> {
  const { lon = 1.5, people = 43, language = "Kurdish (Sorani)", craft = "inflatable", ago } = told;
  const response = await fetch(`${server.origin}/api/reports`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      by: { desk: "sar-1", role: "officer" },
      report,
      channel: "phone",
      phone: `+44 7700 9001${report.slice(1).padStart(2, "0")}`,
      words: `${people} of us in a grey boat`,
      language,
      people: { least: people, most: people },
      craft: { type: craft, colour: "grey" },
      place: {
        words: "pin",
        method: "pin",
        fixedAt: at(ago),
        readings: [{ lon, lat: 50.95, radius: 100 }],
      },
    }),
  });
  assert.equal(response.status, 201, await response.clone().text());
}

const eventsIn = ({ log }: Setting) => [...log.readAll()].map(({ event }) => event);

const weighed = (page: Page): Promise<void> =>
  until(page, `document.querySelector(".at-sea") !== null`);

/** The boats of the list, by their names in the log. */
const rowsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(
    `[...document.querySelectorAll("ul.rows [data-boat]")].map((each) => each.dataset.boat)`,
  );

test("two calls of one boat are proposed as one, with the reasons; one key links, one takes it back", async () => {
  const setting = await openSetting();
  try {
    await call(setting, "r1", { ago: 130 });
    await call(setting, "r2", { ago: 125 });
    await call(setting, "r3", { lon: 2.4, people: 17, language: "Vietnamese", ago: 120 });
    const { page, faults } = await openPage(browser, setting.server.origin, "/watch");
    await weighed(page);
    const doubt = page.locator(".doubt").first();
    await doubt.waitFor();
    assert.match(await doubt.innerText(), /r1 and .*r2 are proposed as one boat: (> 99|\d+) %/);
    assert.deepEqual((await rowsOf(page)).toSorted(), ["r1", "r2", "r3"]);
    await doubt.locator(".doubt-name").click();
    await page.locator(".ledger").waitFor();
    const ledger = await page.locator(".ledger").innerText();
    assert.match(ledger, /place and time\s+\+\d/);
    assert.match(ledger, /Together\s+\+\d+(\.\d)?\s+\d\d %|Together\s+\+\d+(\.\d)?\s+> 99 %/);
    await page.screenshot({ path: join(SHOTS, "matching-ledger.png") });
    await page.locator(".figure").click();
    await page.keyboard.press("y");
    await until(page, `document.querySelectorAll("ul.rows [data-boat]").length === 2`);
    const link = eventsIn(setting).find(({ kind }) => kind === "ReportLinked");
    assert.ok(link?.kind === "ReportLinked");
    assert.equal(link.basis, "officer");
    assert.ok((link.estimate?.p ?? 0) >= 0.8, JSON.stringify(link.estimate));
    assert.match(link.why, /by the word of this desk/);
    await page.locator(`[data-boat="${link.boat}"] .boat`).first().click();
    await page.locator(".figure").click();
    await page.keyboard.press("u");
    await until(page, `document.querySelectorAll("ul.rows [data-boat]").length === 3`);
    assert.ok(eventsIn(setting).some(({ kind }) => kind === "ReportUnlinked"));
    await until(page, `document.querySelector(".doubt") !== null`);
    await page.keyboard.press("x");
    await until(page, `document.querySelector(".doubt") === null`);
    assert.ok(eventsIn(setting).some(({ kind }) => kind === "BoatsDeclaredDistinct"));
    assert.deepEqual((await rowsOf(page)).toSorted(), ["r1", "r2", "r3"]);
    assert.deepEqual(faults, []);
    await page.context().close();
  } finally {
    await setting.close();
  }
});

test("how many boats are out there stands on the board as a range with its reasons, in French too", async () => {
  const setting = await openSetting();
  try {
    await call(setting, "r1", { ago: 130 });
    await call(setting, "r2", { ago: 125 });
    await call(setting, "r3", { lon: 2.4, people: 17, language: "Vietnamese", ago: 120 });
    const { page } = await openPage(browser, setting.server.origin, "/watch");
    await weighed(page);
    const figure = await page.locator(".at-sea dd").getAttribute("data-figure");
    const [least = 0, most = 0] = (figure ?? "").split("..").map(Number);
    assert.ok(least >= 1 && most <= 3 && most >= 2, `${figure}`);
    await page.locator(".why-at-sea summary").click();
    assert.match(await page.locator(".why-at-sea").innerText(), /proposed as one boat/);
    await page.keyboard.press("l");
    const words = await page.locator(".why-at-sea").innerText();
    assert.match(words, /Pourquoi cette fourchette/);
    assert.match(words, /proposées? comme une même embarcation|embarcation/);
    assert.doesNotMatch(words, /proposed|boat/);
    await page.screenshot({ path: join(SHOTS, "matching-count-fr.png") });
    await page.context().close();
  } finally {
    await setting.close();
  }
});

test("what speaks against a link opens its form, filled in, in place of linking by one key", async () => {
  const setting = await openSetting();
  try {
    await call(setting, "r1", { ago: 130 });
    await call(setting, "r2", { ago: 125, craft: "wooden boat" });
    const { page } = await openPage(browser, setting.server.origin, "/watch");
    await weighed(page);
    await page.locator(".doubt").first().waitFor();
    await page.locator(".figure").click();
    await page.keyboard.press("y");
    const form = page.locator('dialog[open] form[data-order="linkReport"]');
    await form.waitFor();
    assert.match(await form.locator('select[name="report"]').inputValue(), /^r[12]$/);
    assert.match(await form.locator('textarea[name="why"]').inputValue(), /as the model proposed/);
    assert.match(await page.locator("dialog .refusals").innerText(), /craft: reported wooden/);
    assert.equal(await form.locator("input[name='answer.kind']").first().inputValue(), "craft");
    assert.ok(eventsIn(setting).some(({ kind }) => kind === "OrderRefused"));
    assert.ok(!eventsIn(setting).some(({ kind }) => kind === "ReportLinked"));
    await page.screenshot({ path: join(SHOTS, "matching-form.png") });
    await page.context().close();
  } finally {
    await setting.close();
  }
});
