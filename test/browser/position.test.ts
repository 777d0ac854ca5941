import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { EventOf } from "#log";
import { openChromium } from "./chromium.ts";
import { openPage, openSetting, SHOTS, type Setting } from "./setting.ts";

let browser: Browser;

before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser?.close();
});

/** Types a place into the form, key by key, and returns what the page says of it. */
async function typePlace(page: Page, words: string, shown: RegExp): Promise<string> {
  await page.fill('input[name="place"]', "");
  await page.locator('input[name="place"]').pressSequentially(words);
  const readings = page.locator("form .readings", { hasText: shown });
  await readings.waitFor({ timeout: 15_000 });
  return (await readings.textContent()) ?? "";
}

function lastPlace({ log }: Setting): EventOf<"ReportReceived">["place"] {
  const reports = [...log.readAll()].flatMap(({ event }) =>
    event.kind === "ReportReceived" ? [event as EventOf<"ReportReceived">] : [],
  );
  return reports.at(-1)?.place ?? null;
}

test("while typing the officer sees each reading of a position, and where nothing was read", async () => {
  const setting = await openSetting();
  try {
    const { page, faults } = await openPage(browser, setting.server.origin, "/watch");
    await page.waitForSelector(".figure");
    await page.keyboard.press("r");
    await page.fill('textarea[name="words"]', "about thirty of us");
    await typePlace(page, "51-02.30N 001-22.10E", /1\.6 NM NW of Varne Lightship, UK side/);
    const both = await typePlace(page, "50.8 0.3", /2 readings/);
    assert.match(both, /here as east/);
    assert.match(both, /here as west/);
    await page.screenshot({ path: join(SHOTS, "place-two-readings.png") });
    await typePlace(page, "40.71280, -74.00600", /⚠ .*outside the watched waters/);
    await typePlace(page, "somewhere dark", /✕ No position could be read from “somewhere dark”/);
    await typePlace(page, "///filled.count.soap", /what3words/);
    await typePlace(page, "3 miles north-west of Wimereux", /told from a place/);
    await page.screenshot({ path: join(SHOTS, "place-told.png") });
    await page.keyboard.press("Enter");
    await page.locator(".sent", { hasText: "Stored as" }).waitFor();
    assert.equal(await page.locator("form .readings").count(), 0, "an empty form shows none");
    const place = lastPlace(setting);
    assert.equal(place?.words, "3 miles north-west of Wimereux");
    assert.equal(place?.method, "spoken");
    assert.equal(place?.readings.length, 1);
    assert.deepEqual(faults, []);
    await page.context().close();
  } finally {
    await setting.close();
  }
});

test("a French officer reads it in French, and a pasted pin goes into the report as a pin", async () => {
  const setting = await openSetting();
  try {
    const { page, faults } = await openPage(browser, setting.server.origin, "/watch", {
      locale: "fr-FR",
      timezoneId: "Europe/Paris",
      kept: { "vigie.language": "fr" },
    });
    await page.waitForSelector(".figure");
    await page.keyboard.press("r");
    await page.fill('textarea[name="words"]', "une trentaine, le moteur est en panne");
    await typePlace(page, "rien", /Aucune position n'a pu être lue dans « rien »/);
    await typePlace(page, "dans le 310 de Gris-Nez à 6 milles", /dite depuis un lieu/);
    await page.screenshot({ path: join(SHOTS, "place-french.png") });
    await typePlace(
      page,
      "https://maps.google.com/?q=51.0523,1.3501",
      /à 2,7 milles dans le NO de Varne Lightship, côté britannique ; à 100 m près/,
    );
    await page.keyboard.press("Enter");
    await page.locator(".sent", { hasText: "dover:1" }).waitFor();
    const place = lastPlace(setting);
    assert.equal(place?.method, "pin");
    assert.deepEqual(place?.readings, [{ lon: 1.3501, lat: 51.0523, radius: 100 }]);
    assert.deepEqual(faults, []);
    await page.context().close();
  } finally {
    await setting.close();
  }
});

test("without the chart the form still reads figures, and says what it lacks", async () => {
  const setting = await openSetting();
  try {
    const { page } = await openPage(browser, setting.server.origin, "/watch");
    await page.waitForSelector(".figure");
    await page.route("**/chart/places.json", (route) => route.abort());
    await page.keyboard.press("r");
    const said = await typePlace(page, "51 02.30N 001 22.10E", /51°02\.3′ N 001°22\.1′ E/);
    assert.match(said, /no chart to say where that is/);
    await page.context().close();
  } finally {
    await setting.close();
  }
});
