import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { vigie } from "../cli/desk.ts";
import { openChromium } from "./chromium.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const AXE = readFileSync(join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8");
const PAGE_BYTES = 300_000;
let browser: Browser;
let folder: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "vigie-site-browser-"));
  const own = ["--data", join(folder, "public"), "--imports", join(folder, "imports")];
  const logs = ["--log", join(ROOT, "data/nights/2021-11-23.night")];
  const { code, err } = await vigie("publish", join(folder, "site"), ...own, ...logs);
  assert.equal(code, 0, err.join("\n"));
  browser = await openChromium();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Opens each page from the folder, as a file share would show it. */
async function eachPage(width: number, look: (page: Page, name: string) => Promise<void>) {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const asked: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  for (const language of ["en", "fr"]) {
    // The pages of the years are of one form: the longest is enough.
    const names = readdirSync(join(folder, "site", language)).filter(
      (name) => !/crossings-20(?!21)/.test(name),
    );
    for (const name of names) {
      asked.length = 0;
      await page.goto(pathToFileURL(join(folder, "site", language, name)).href);
      const bytes = asked.map((url) => statSync(fileURLToPath(url.split("#")[0]!)).size);
      const sum = bytes.reduce((all, each) => all + each, 0);
      assert(sum < PAGE_BYTES, `${language}/${name}: ${sum} bytes`);
      assert(
        asked.every((url) => url.startsWith("file://")),
        asked.join("\n"),
      );
      await look(page, `${language}/${name}`);
    }
  }
  assert.deepEqual(errors, []);
  await context.close();
}

async function axe(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate("axe.run(document, { preload: false })")) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

test("every page at desktop width: light, from a folder, with its charts, and clean by axe", async () => {
  let charts = 0;
  await eachPage(1440, async (page, name) => {
    assert.deepEqual(await axe(page), [], name);
    charts += await page.locator(".chart canvas").count();
    assert.equal(
      await page.locator(".chart").count(),
      await page.locator(".chart canvas").count(),
      `${name}: each chart is drawn`,
    );
  });
  assert.equal(charts, 4, "a chart of months and one of a year, in both languages");
});

test("every page at phone width: nothing wider than the screen but tables, which scroll", async () => {
  await eachPage(390, async (page, name) => {
    const width = Number(await page.evaluate("document.documentElement.scrollWidth"));
    assert(width <= 391, `${name}: ${width} px`);
    if (name.endsWith("crossings.html")) assert.deepEqual(await axe(page), [], name);
  });
});

test("without script the tables say it all", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, "site/en/crossings-2021.html")).href);
  assert.equal(await page.locator("tbody tr").count(), 365);
  await context.close();
});
