import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openChromium } from "./chromium.ts";
import { checkAccess, openPage, openSetting, SHOTS } from "./setting.ts";

test("s makes a message of the chosen boat, shows what it reveals, and puts it on the log on the second press", async () => {
  const setting = await openSetting();
  const browser = await openChromium();
  const { origin } = setting.server;
  const report = {
    by: { desk: "sar-1", role: "officer" },
    report: "charlie",
    words: "sinking",
    people: { least: 30, most: 30 },
    place: { words: "pin", method: "pin", readings: [{ lon: 1.6, lat: 51.05, radius: 100 }] },
  };
  const sent = (): readonly string[] =>
    [...setting.log.readAll()].flatMap(({ event }) =>
      event.kind === "MessageSent" && "text" in event ? [event.text] : [],
    );
  try {
    await fetch(`${origin}/api/reports`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(report),
    });
    const { page, faults } = await openPage(browser, origin, "/watch");
    await page.locator(".row .boat").first().click();
    await page.keyboard.press("s");
    const dialog = page.locator("dialog");
    await dialog.locator('[name="message"]').waitFor();
    assert.equal(await dialog.locator('[name="message"]').inputValue(), "sitrep");
    assert.equal(await dialog.locator('[name="boat"]').inputValue(), "charlie");
    const kinds = await dialog.locator('[name="kind"] option').allInnerTexts();
    assert.deepEqual(kinds, ["rescue centre", "this watch"], "nobody else may be told");
    await dialog.locator('[name="to"]').fill("CROSS Gris-Nez");
    await dialog.getByRole("button", { name: "Make the message" }).click();
    const draft = dialog.locator(".draft");
    await draft.waitFor({ timeout: 30_000 });
    assert.match(await draft.innerText(), /This reveals positions, .* to CROSS Gris-Nez\./);
    const words = draft.locator("textarea");
    assert.match(await words.inputValue(), /^SITUATION REPORT No 1\n[\s\S]*By the drift forecast/);
    await words.fill(`${await words.inputValue()}REMARK: sea rising`);
    await page.screenshot({ path: join(SHOTS, "say.png") });
    await checkAccess(page);
    const send = draft.getByRole("button", { name: "I have sent it: put it on the log" });
    await send.click();
    assert.equal(sent().length, 0, "one press sends nothing");
    await send.click();
    await draft.getByText("On the log, word for word, as No 1.").waitFor();
    assert.match(sent()[0] ?? "", /REMARK: sea rising$/);
    assert.equal(await dialog.locator("[data-sent]").count(), 1);
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
    await setting.close();
  }
});
