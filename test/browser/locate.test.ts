import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import type { EventOf } from "#log";
import { openChromium } from "./chromium.ts";
import { openPage, openSetting, SHOTS, type Setting } from "./setting.ts";

const PHONE = { width: 390, height: 844 };
const AT_SEA = { latitude: 51.0512, longitude: 1.5034, accuracy: 11 };
const LANGUAGES = ["en", "fr", "ar", "ckb", "prs", "ps", "ti", "vi", "sq"];
const RIGHT_TO_LEFT = new Set(["ar", "ckb", "prs", "ps"]);

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser?.close();
});

type Report = EventOf<"ReportReceived">;
type Held = { readonly page: Page; readonly context: BrowserContext; readonly asked: string[] };

function reportsOf({ log }: Setting): readonly Report[] {
  return [...log.readAll()].flatMap(({ event }) =>
    event.kind === "ReportReceived" ? [event as Report] : [],
  );
}

/** The address of a new link. */
async function linkFor({ server }: Setting, language = "en"): Promise<string> {
  const answer = await fetch(`${server.origin}/api/locate`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      by: { desk: "sar-1", role: "officer" },
      language,
      phone: "+33612345678",
    }),
  });
  const { link } = (await answer.json()) as { link: string };
  return link;
}

/** A link opened on a phone; every request that the page makes is noted. */
async function openLink(link: string, more: BrowserContextOptions = {}): Promise<Held> {
  const context = await browser.newContext({ viewport: PHONE, locale: "en-GB", ...more });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
  page.on("pageerror", (error) => asked.push(String(error)));
  page.on("console", (message) => asked.push(message.text()));
  await page.goto(link);
  await page.waitForSelector("body.ready");
  return { page, context, asked };
}

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

/** What axe holds against the page, each with its first element. */
async function faultsIn(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate<{
    violations: readonly Violation[];
    passes: readonly unknown[];
  }>(`axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })`);
  assert(passes.length > 5, "axe looked at the page");
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}

const stateOf = (page: Page): Promise<string> =>
  page
    .locator("#state")
    .textContent()
    .then((text) => text ?? "");

test("one press sends the position, and the page says when and under which number it was stored", async () => {
  const setting = await openSetting();
  try {
    const link = await linkFor(setting);
    const { page, context, asked } = await openLink(link, {
      geolocation: AT_SEA,
      permissions: ["geolocation"],
    });
    await page.locator('input[name="aboard"][value="yes"]').check();
    await page.fill('textarea[name="words"]', "the engine stopped");
    await page.fill('input[name="people"]', "40");
    await page.click("#send");
    await page.locator("#state .good").waitFor();
    const [report] = reportsOf(setting);
    assert.match(await stateOf(page), /^✓ Received at \d\d:\d\d, number \d+\./);
    assert.equal(report?.place?.method, "gnss");
    assert.deepEqual(report?.place?.readings, [{ lon: 1.5034, lat: 51.0512, radius: 11 }]);
    assert.match(
      report?.words ?? "",
      /^the engine stopped\n\[position link\] on the boat: yes; people: 40/,
    );
    assert.equal(
      await page.inputValue('textarea[name="words"]'),
      "",
      "what is stored is not sent twice",
    );
    const others = asked.filter((each) => each !== `GET ${link}` && each !== `POST ${link}/in`);
    assert.deepEqual(others, [], "no other request than the page and what it sends");
    assert.deepEqual(await context.cookies(), []);
    await page.waitForTimeout(1_500);
    assert.equal(reportsOf(setting).length, 1, "and sends again only when pressed again");
    await context.close();
  } finally {
    await setting.close();
  }
});

test("without a line it says NOT SENT YET, keeps everything over a reload, and sends when the line is back", async () => {
  const setting = await openSetting();
  try {
    const { page, context } = await openLink(await linkFor(setting), {
      geolocation: AT_SEA,
      permissions: ["geolocation"],
    });
    await page.waitForTimeout(300);
    let cut = true;
    await context.route("**/l/*/in", (route) =>
      cut && route.request().method() === "POST" ? route.abort() : route.fallback(),
    );
    await page.fill('textarea[name="words"]', "water is coming in");
    await page.click("#send");
    await page.locator("#state .bad").waitFor();
    assert.match(await stateOf(page), /NOT SENT YET.*Trying again/);
    await page.click('[data-l="ar"]');
    await page.screenshot({ path: join(SHOTS, "locate-unsent.png") });
    await page.click('[data-l="en"]');
    await page.fill('textarea[name="words"]', "half written");
    await page.reload();
    await page.waitForSelector("body.ready");
    assert.match(await stateOf(page), /NOT SENT YET/);
    assert.equal(await page.inputValue('textarea[name="words"]'), "half written");
    assert.equal(reportsOf(setting).length, 0);
    cut = false;
    await page.locator("#state .good").waitFor({ timeout: 40_000 });
    assert.doesNotMatch(await stateOf(page), /NOT SENT/);
    await page.screenshot({ path: join(SHOTS, "locate-received.png") });
    const [report, ...more] = reportsOf(setting);
    assert.deepEqual(more, []);
    assert.match(report?.words ?? "", /^water is coming in/);
    assert.equal(report?.place?.readings.length, 1);
    assert.equal(await page.inputValue('textarea[name="words"]'), "half written");
    await context.close();
  } finally {
    await setting.close();
  }
});

test("without a line the link opens again from the phone itself, and sends when there is one", async () => {
  const first = await openSetting();
  const link = await linkFor(first);
  const { page: before, context } = await openLink(link);
  await before.waitForTimeout(300);
  await before.close();
  await first.stop();
  const page = await context.newPage();
  await page.goto(link);
  await page.waitForSelector("body.ready");
  await page.click("#none");
  await page.locator("#state .bad").waitFor();
  assert.match(await stateOf(page), /NOT SENT YET/);
  const second = await openSetting(first.server.port, first.folder);
  try {
    await page.locator("#state .good").waitFor({ timeout: 40_000 });
    assert.equal(reportsOf(second).length, 1);
    await context.close();
  } finally {
    await second.close();
  }
});

test("axe finds no serious fault in the page, in either direction, nor where a link is gone", async () => {
  const setting = await openSetting();
  try {
    const link = await linkFor(setting);
    const { page, context } = await openLink(link);
    for (const language of ["en", "ar", "ti"]) {
      await page.click(`[data-l="${language}"]`);
      assert.deepEqual(await faultsIn(page), [], language);
    }
    await page.goto(`${link}x`);
    assert.deepEqual(await faultsIn(page), []);
    await context.close();
  } finally {
    await setting.close();
  }
});

test("an answer that is not the server's own, such as a ferry's log-in page, is not taken for one", async () => {
  const setting = await openSetting();
  try {
    const { page, context } = await openLink(await linkFor(setting));
    await context.route("**/l/*/in", (route) =>
      route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Buy internet</h1>" }),
    );
    await page.click("#none");
    await page.locator("#state .bad").waitFor();
    assert.match(await stateOf(page), /NOT SENT YET/);
    await context.close();
  } finally {
    await setting.close();
  }
});

test("a phone that refuses its position still sends the words, and the page says what to do", async () => {
  const setting = await openSetting();
  try {
    const { page, context } = await openLink(await linkFor(setting));
    await page.fill('textarea[name="words"]', "lights of a town to the left");
    await page.click("#send");
    await page.locator("#state .good").waitFor();
    assert.match(await stateOf(page), /✕ The phone refused/);
    const [report] = reportsOf(setting);
    assert.equal(report?.place, null);
    assert.match(
      report?.words ?? "",
      /lights of a town.*\n.*no position: the phone did not allow it/,
    );
    await context.close();
  } finally {
    await setting.close();
  }
});

test("whoever is not on the boat is asked for words only", async () => {
  const setting = await openSetting();
  try {
    const { page, context } = await openLink(await linkFor(setting));
    await page.locator('input[name="aboard"][value="no"]').check();
    assert.equal(await page.locator("#send").isVisible(), false);
    assert.equal(await page.locator("#ashore").isVisible(), true);
    await page.fill('textarea[name="words"]', "my brother is out there");
    await page.click("#none");
    await page.locator("#state .good").waitFor();
    const state = await page.locator("#state").boundingBox();
    const seen = state !== null && state.y >= 0 && state.y + state.height <= PHONE.height;
    assert(seen, "what became of it is in sight, though the button is at the bottom");
    assert.match(reportsOf(setting)[0]?.words ?? "", /the sender is not on the boat/);
    await context.close();
  } finally {
    await setting.close();
  }
});

test("the phone's own language comes first, each can be chosen, and nothing runs out of a phone's width", async () => {
  const setting = await openSetting();
  try {
    const link = await linkFor(setting, "ti");
    const first = async (locale: string): Promise<string> => {
      const { page, context } = await openLink(link, { locale });
      const language = await page.evaluate<string>("document.documentElement.lang");
      await context.close();
      return language;
    };
    assert.equal(await first("ar-SY"), "ar");
    assert.equal(await first("fa-AF"), "prs");
    assert.equal(await first("fr-FR"), "fr");
    assert.equal(await first("en-US"), "ti", "a phone in English shows what the officer chose");
    assert.equal(await first("de-DE"), "ti");
    const { page, context } = await openLink(link);
    for (const language of LANGUAGES) {
      await page.click(`[data-l="${language}"]`);
      assert.equal(await page.evaluate("document.documentElement.lang"), language);
      const direction = RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
      assert.equal(await page.evaluate("getComputedStyle(document.body).direction"), direction);
      assert.equal(await page.evaluate("document.documentElement.scrollWidth"), PHONE.width);
      const send = await page.locator("#send").boundingBox();
      assert(
        send !== null && send.y + send.height <= PHONE.height,
        `${language}: to press at once`,
      );
      const call = page.locator(`.each[lang="${language}"]`);
      assert.match((await call.textContent()) ?? "", /112.*16/);
      assert.equal(await page.locator(".each:visible").count(), 1);
      const marked = /machine-translated, to be checked/.test((await call.textContent()) ?? "");
      assert.equal(marked, language !== "en" && language !== "fr");
      const empty = await page
        .locator("[data-w]")
        .evaluateAll((nodes) => nodes.filter(({ textContent }) => textContent === "").length);
      assert.equal(empty, 0, `${language}: every word is there`);
      await page.screenshot({ path: join(SHOTS, `locate-${language}.png`), fullPage: true });
    }
    await context.close();
    const gone = await browser.newPage({ viewport: PHONE });
    await gone.goto(`${link}x`);
    await gone.screenshot({ path: join(SHOTS, "locate-gone.png"), fullPage: true });
    assert.equal(await gone.evaluate("document.documentElement.scrollWidth"), PHONE.width);
    await gone.close();
  } finally {
    await setting.close();
  }
});

test("the officer makes the link beside the report, in the caller's language, and it is the phone's", async () => {
  const setting = await openSetting();
  try {
    const { page, faults } = await openPage(browser, setting.server.origin, "/watch");
    await page.waitForSelector(".figure");
    await page.keyboard.press("r");
    await page.fill('textarea[name="words"]', "about thirty of us");
    await page.fill('input[name="caller"]', "+33612345678");
    await page.locator("dialog .locate summary").click();
    await page.locator("dialog .locate select").selectOption("ar");
    await page.locator("dialog .locate button").first().click();
    const message = page.locator("dialog .locate textarea");
    await message.waitFor();
    assert.equal(await message.getAttribute("dir"), "rtl");
    const link = /http\S+\/l\/\w{17}/.exec(await message.inputValue())?.[0] ?? "";
    assert.match((await page.locator("dialog .locate").textContent()) ?? "", /opens here only/);
    await page.screenshot({ path: join(SHOTS, "locate-desk.png") });
    assert.equal(await page.inputValue('textarea[name="words"]'), "about thirty of us", "kept");
    await page.locator('dialog textarea[name="words"]').press("Enter");
    await page.locator(".sent", { hasText: "Stored as" }).waitFor();
    await page.keyboard.press("Escape");
    const phone = await openLink(link, { geolocation: AT_SEA, permissions: ["geolocation"] });
    await phone.page.click("#send");
    await phone.page.locator("#state .good").waitFor();
    await phone.context.close();
    const [first, second] = reportsOf(setting);
    assert.equal(second?.from.caller, first?.from.caller);
    await page.locator(".row .boat").first().waitFor();
    assert.equal(await page.locator(".row .boat").count(), 1, "one boat on the board");
    await page.locator(".row .boat").first().click();
    await page.locator(".panel .locate summary").click();
    await page.locator(".panel .locate button").first().click();
    await page.locator(".panel .locate textarea").waitFor();
    await page.screenshot({ path: join(SHOTS, "locate-boat.png") });
    assert.deepEqual(faults, []);
    await page.context().close();
  } finally {
    await setting.close();
  }
});
