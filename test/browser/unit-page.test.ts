import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { EventKind, EventOf } from "#log";
import { openChromium } from "./chromium.ts";
import { openSetting, SHOTS, type Setting } from "./setting.ts";

const PHONE = { width: 360, height: 740 };
const AT_SEA = { latitude: 51.0512, longitude: 1.5034, accuracy: 11 };
/** What the page may weigh in all, unpacked: half an hour of a bad line at 0.5 kB/s is too long. */
const BYTES_MAX = 100_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const by = { desk: "sar-1", role: "officer" };

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser?.close();
});

async function post({ server }: Setting, path: string, body: object): Promise<Answer> {
  const answer = await fetch(`${server.origin}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const told = (await answer.json()) as Answer;
  assert.ok(answer.ok, JSON.stringify(told));
  return told;
}
type Answer = { readonly link: string; readonly revoked: number };

/** Charlie is sinking; Valiant is sent; her page's link. */
async function sentOut(setting: Setting, language = "en"): Promise<string> {
  await post(setting, "/api/reports", {
    by,
    report: "charlie",
    words: "thirty of us, water coming in",
    people: { least: 25, most: 35 },
    conditions: ["taking water"],
    place: {
      words: "a pin",
      method: "pin",
      fixedAt: new Date(Date.now() - 26 * 60_000).toISOString(),
      readings: [{ lon: 1.7, lat: 51.1, radius: 300 }],
    },
  });
  const unit = { unit: "valiant", name: "Valiant", type: "cutter", agency: "Border Force" };
  await post(setting, "/api/orders", { by, order: { order: "registerUnit", ...unit } });
  const task = {
    order: "taskUnit",
    unit: "valiant",
    boat: "charlie",
    words: "search from the pin",
  };
  await post(setting, "/api/orders", { by, order: task });
  return (await post(setting, "/api/unit-links", { by, unit: "valiant", language })).link;
}

async function openLink(link: string, more: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: PHONE, locale: "en-GB", ...more });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
  page.on("pageerror", (error) => asked.push(String(error)));
  await page.goto(link);
  await page.waitForSelector("body.ready");
  return { page, context, asked };
}

function eventsOf<Kind extends EventKind>({ log }: Setting, kind: Kind): readonly EventOf<Kind>[] {
  return [...log.readAll()].flatMap(({ event }) =>
    event.kind === kind ? [event as EventOf<Kind>] : [],
  );
}

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

async function faultsIn(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate<{
    violations: readonly Violation[];
    passes: readonly unknown[];
  }>(`axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })`);
  assert.ok(passes.length > 5, "axe looked at the page");
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}

const textOf = async (page: Page, at: string): Promise<string> =>
  (await page.locator(at).textContent()) ?? "";

test("a crew sees its boat, drifted and with its age, and answers with four presses", async () => {
  const setting = await openSetting();
  try {
    const link = await sentOut(setting);
    const { page, context, asked } = await openLink(link);
    await page.locator(".where").waitFor();
    assert.match(await textOf(page, "#tasks"), /search from the pin.*25 to 35 people/s);
    // The first answer has the last position; the drift comes when it is worked out.
    await page.waitForTimeout(6_000);
    await page.reload();
    await page.getByText("drifted from a position").waitFor();
    assert.match(await textOf(page, "#tasks"), /drifted from a position 2\d min old; 95 of 100/);
    await page.screenshot({ path: join(SHOTS, "unit-page-task.png"), fullPage: true });
    assert.deepEqual(await faultsIn(page), []);
    await page.getByRole("button", { name: "Acknowledge" }).click();
    await page.getByRole("button", { name: "Under way" }).click();
    await page.getByRole("button", { name: "On scene" }).click();
    await page.getByRole("button", { name: "Ask to be released" }).waitFor();
    const reported = eventsOf(setting, "UnitReported").map(({ status, boat }) => [status, boat]);
    assert.deepEqual(reported, [
      ["acknowledged", "charlie"],
      ["departed", "charlie"],
      ["on scene", "charlie"],
    ]);
    await page.getByRole("button", { name: "Ask to be released" }).click();
    await page.locator(".good", { hasText: "Ask to be released" }).waitFor();
    assert.equal(eventsOf(setting, "UnitReported").length, 3, "nobody is stood down by a word");
    assert.equal(eventsOf(setting, "UnitStated").at(-1)?.asksToLeave, "charlie");
    const own = asked.filter((each) => !each.includes(link) || each.startsWith("Error"));
    assert.deepEqual(own, [], "nothing is asked but the page, its task and what it sends");
    assert.deepEqual(await context.cookies(), []);
    await context.close();
  } finally {
    await setting.close();
  }
});

test("people found are put to no boat by the page, and an empty craft to none either", async () => {
  const setting = await openSetting();
  try {
    const link = await sentOut(setting, "fr");
    const { page, context } = await openLink(link, {
      geolocation: AT_SEA,
      permissions: ["geolocation"],
    });
    await page.locator("#position").check();
    await page.waitForTimeout(500);
    await page.locator("#recovered summary").click();
    await page.fill("[name=number]", "12");
    await page.fill("[name=dead]", "1");
    await page.fill("[name=aboard]", "12");
    await page.screenshot({ path: join(SHOTS, "unit-page-people.png"), fullPage: true });
    assert.deepEqual(await faultsIn(page), []);
    await page.locator('[data-send="people"]').click();
    await page.locator(".good", { hasText: "Personnes récupérées : 12" }).waitFor();
    await page.locator("#craft summary").click();
    await page.locator('[data-send="craft"]').click();
    await page.locator(".good", { hasText: "croix orange" }).waitFor();
    const [, found] = eventsOf(setting, "ReportReceived");
    assert.deepEqual([found?.channel, found?.people], ["encounter", { least: 12, most: 12 }]);
    assert.equal(found?.place?.readings[0]?.lat, 51.0512);
    assert.match(found?.words ?? "", /Valiant a pris 12 personnes à bord; dont 1 décédés/);
    assert.equal(eventsOf(setting, "ReportLinked").length, 0);
    assert.equal(eventsOf(setting, "UnitStated").at(-1)?.placesTaken, 12);
    const [craft] = eventsOf(setting, "CraftSearched");
    assert.deepEqual([craft?.boat, craft?.mark], [null, "croix orange"]);
    await context.close();
  } finally {
    await setting.close();
  }
});

test("without a line nothing is lost, each word says it is not sent, and all go in their order", async () => {
  const setting = await openSetting();
  try {
    const link = await sentOut(setting);
    const { page, context } = await openLink(link);
    await page.locator(".where").waitFor();
    await context.setOffline(true);
    await page.getByRole("button", { name: "Acknowledge" }).click();
    await page.locator("#message summary").click();
    await page.fill("[name=words]", "bow thruster out");
    await page.locator('[data-send="words"]').click();
    assert.match(await textOf(page, "#out"), /NOT SENT YET: Acknowledge.*NOT SENT YET: Message/s);
    await page.getByRole("button", { name: "Under way" }).waitFor();
    await page.screenshot({ path: join(SHOTS, "unit-page-no-line.png"), fullPage: true });
    assert.deepEqual(await faultsIn(page), []);
    // The page is kept by the phone: it opens again without a line, with what it had.
    await page.goto(link);
    await page.waitForSelector("body.ready");
    assert.match(await textOf(page, "#out"), /NOT SENT YET: Acknowledge.*NOT SENT YET: Message/s);
    assert.match(await textOf(page, "#tasks"), /search from the pin/);
    await context.setOffline(false);
    await page.locator(".good", { hasText: "bow thruster" }).waitFor({ timeout: 45_000 });
    const kinds = [...setting.log.readAll()].map(({ event }) => event.kind).slice(-2);
    assert.deepEqual(kinds, ["UnitReported", "ContactAttempted"]);
    await context.close();
  } finally {
    await setting.close();
  }
});

test("a link taken back says so on the open page, which keeps what was not sent", async () => {
  const setting = await openSetting();
  try {
    const link = await sentOut(setting);
    const { page, context } = await openLink(link);
    await page.locator(".where").waitFor();
    await post(setting, "/api/unit-links/revoke", { by, unit: "valiant" });
    await page.getByRole("button", { name: "Acknowledge" }).click();
    await page.locator(".bad", { hasText: "NOT TAKEN: Acknowledge" }).waitFor();
    await page.getByRole("button", { name: "FR", exact: true }).click();
    await page.locator("#line.bad", { hasText: "Ce lien ne s'ouvre plus" }).waitFor();
    assert.equal(eventsOf(setting, "UnitReported").length, 0);
    await context.close();
  } finally {
    await setting.close();
  }
});

test("a page whose storage was spoilt opens all the same", async () => {
  const setting = await openSetting();
  try {
    const link = await sentOut(setting);
    const { page, context } = await openLink(link);
    await page.evaluate(`localStorage.setItem("vigie " + location.pathname, "{half")`);
    await page.goto(link);
    await page.waitForSelector("body.ready");
    await page.locator(".where").waitFor();
    await context.close();
  } finally {
    await setting.close();
  }
});

test("the whole page weighs under 100 kB, and a link taken back opens nothing", async () => {
  const setting = await openSetting();
  try {
    const link = await sentOut(setting);
    const page = await (await fetch(link)).arrayBuffer();
    const state = await (await fetch(`${link}/state`)).arrayBuffer();
    assert.ok(page.byteLength + state.byteLength < BYTES_MAX, `${page.byteLength} bytes`);
    assert.equal(
      (await post(setting, "/api/unit-links/revoke", { by, unit: "valiant" })).revoked,
      1,
    );
    assert.equal((await fetch(link)).status, 410);
    assert.equal((await fetch(`${link}/state`)).status, 410);
    assert.equal((await fetch(link.replace(/\/u\/.*/, "/u/0000"))).status, 404);
    assert.match(await (await fetch(link)).text(), /VHF 16.*VHF 16/s);
  } finally {
    await setting.close();
  }
});
