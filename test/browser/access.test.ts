import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openChromium } from "./chromium.ts";
import { openPage, openSetting, until } from "./setting.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

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

type Violation = {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
};

/** Serious and critical faults, each with the first element that has it; fails when axe looked at nothing. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const result = await page.evaluate<{ violations: Violation[]; passes: unknown[] }>(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })`,
  );
  assert.ok(result.passes.length > 10, `axe passed only ${result.passes.length} rules`);
  return result.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary}`,
    );
}

for (const palette of ["night", "day"]) {
  for (const language of ["en", "fr"]) {
    test(`no serious fault for axe, ${palette}, ${language}`, async () => {
      const kept = { "vigie.palette": palette, "vigie.language": language };
      const address = "/night/2021-11-23#at=2021-11-24T05:30:00Z";
      const { page } = await openPage(browser, setting.server.origin, address, { kept });
      await page.waitForSelector(".map[data-drawn]");
      await page.locator(".row", { hasText: "Charlie" }).first().locator("button").click();
      assert.deepEqual(await faultsOf(page), [], "board");
      await page.keyboard.press("m");
      assert.deepEqual(await faultsOf(page), [], "table");
      await page.click('[data-order="linkReport"]');
      await page.check('[name="second"]');
      assert.deepEqual(await faultsOf(page), [], "order");
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      assert.deepEqual(await faultsOf(page), [], "help");
      await page.context().close();
    });
  }
}

test("the report form has no serious fault for axe", async () => {
  const { page } = await openPage(browser, setting.server.origin, "/watch");
  await page.waitForSelector(".figure");
  await page.keyboard.press("r");
  await page.waitForSelector("dialog form.report");
  assert.deepEqual(await faultsOf(page), []);
  await page.context().close();
});

test("the whole way to an order goes by keyboard, and the focus is always to be seen", async () => {
  const address = "/night/2021-11-23#at=2021-11-24T05:30:00Z";
  const { page } = await openPage(browser, setting.server.origin, address);
  await page.waitForSelector(".row");
  const focused = `document.activeElement?.closest("[data-boat]")?.getAttribute("data-boat") ?? null`;
  await page.keyboard.press("j");
  const first = await page.evaluate(focused);
  assert.notEqual(first, null);
  await page.keyboard.press("j");
  assert.notEqual(await page.evaluate(focused), first);
  await page.keyboard.press("k");
  const outline = await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`);
  assert.equal(outline, "solid");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".panel");
  await page.keyboard.press("o");
  assert.equal(await page.evaluate(`document.activeElement.dataset.order`), "linkReport");
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog[open]");
  await page.keyboard.press("Escape");
  await until(page, `document.activeElement.dataset.order === "linkReport"`);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".panel", { state: "detached" });
  await page.keyboard.press("/");
  await page.waitForSelector("dialog[open] input[type=search]:focus");
  await page.keyboard.type("charlie");
  await page.locator(".found button", { hasText: "Charlie" }).first().waitFor();
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#panel-name").innerText(), /Charlie/);
  await page.context().close();
});

test("every button, field and scrolling list can be reached with the tab key", async () => {
  const address = "/night/2021-11-23#at=2021-11-24T05:30:00Z";
  const { page } = await openPage(browser, setting.server.origin, address);
  await page.waitForSelector(".row");
  await page.locator(".row", { hasText: "Charlie" }).first().locator("button").click();
  await page.evaluate(`document.activeElement.blur()`);
  const wanted = await page.evaluate<number>(
    `[...document.querySelectorAll("button:not([disabled]), input, summary")].filter((each) => each.checkVisibility({ contentVisibilityAuto: false })).length`,
  );
  const reached = new Set<string>();
  const id = `(() => { const at = document.activeElement; if (!at || at === document.body) return ""; at.dataset.tabbed ??= String(document.querySelectorAll("[data-tabbed]").length + 1); return at.matches("button, input, summary") ? at.dataset.tabbed : ""; })()`;
  for (let press = 0; press < wanted + 40; press += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate<string>(id);
    if (at !== "") reached.add(at);
  }
  assert.ok(reached.size >= wanted, `${reached.size} of ${wanted}`);
  await page.context().close();
});

test("single letters can be turned off", async () => {
  const { page } = await openPage(browser, setting.server.origin, "/night/2021-11-23", {
    kept: { "vigie.keys": "off" },
  });
  await page.waitForSelector(".figure");
  await page.keyboard.press("p");
  assert.equal(await page.getAttribute("html", "data-palette"), "night");
  await page.keyboard.press("?");
  await page.waitForSelector("dialog[open]");
  await page.context().close();
});
