import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { renderMessagePdf } from "../../src/run/messages/message-pdf.ts";
import { folderFor, vigie } from "../cli/desk.ts";
import { wordsOfPdf } from "./paper.ts";

const at = "2021-11-24T02:27:00.000Z";
/** Words alone, however they stand on the page; marks of direction are none. */
const plain = (text: string): string =>
  text.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").replaceAll(/\s+/g, " ");

test("every word of a message stands on its paper, page by page, and nothing runs off it", async (t) => {
  const file = join(folderFor(t), "message.pdf");
  const night = "data/nights/2021-11-23.night";
  const asked = ["--to", "the day watch", "--at", "2021-11-24T02:27Z", "--lang", "fr"];
  const { out } = await vigie("say", "shift handover", night, ...asked, "--pdf", file);
  const pages = wordsOfPdf(readFileSync(file)).split("\f").slice(0, -1);
  assert(pages.length >= 2, `${pages.length} pages`);
  for (const [index, page] of pages.entries())
    assert(page.includes(`RELÈVE DE QUART n° 1 · ${index + 1}/${pages.length}`));
  const body = pages.map((page) => page.trimEnd().split("\n").slice(0, -1).join("\n")).join("\n");
  assert.equal(plain(body).trim(), plain(out.join("\n")).trim());
});

test("a word longer than the page is broken, never cut off", async () => {
  const word = "A".repeat(300);
  const read = wordsOfPdf(
    await renderMessagePdf({ text: `No 1\nx ${word} y\n`, language: "en", at }),
  );
  assert.equal(read.match(/A/g)?.length, 300);
});

test("Arabic script stands from the right, and its numbers are never turned round", async () => {
  const text = "Said: ما ۳۸ نفر هستیم، ۶ زن, engine dead. قارب ٤٧ Tàu chìm. Нас 38.\n";
  const read = plain(wordsOfPdf(await renderMessagePdf({ text, language: "en", at })));
  for (const words of ["۳۸", "٤٧", "engine dead", "Tàu chìm", "Нас 38", "هستیم"])
    assert(read.includes(words), `${words} in ${read}`);
  assert.doesNotMatch(read, /۸۳|٧٤/);
});

test("the same message is the same file", async () => {
  const told = { text: "SITREP No 1\n", language: "en", at } as const;
  const [one, other] = [await renderMessagePdf(told), await renderMessagePdf(told)];
  assert(one.equals(other));
});
