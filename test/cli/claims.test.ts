import { deepEqual, equal, match } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import type { Article } from "#record";
import { folderFor, jsonOf, vigie } from "./desk.ts";

const ARTICLE = `The harbour board counted almost 1,200 visitors at Whitby on Sunday, according to the harbour master.
The new sea wall is 10km [9 miles] long.
On Sunday the harbour board at Whitby counted almost 1,500 visitors, the harbour master said.`;

function file(t: TestContext, text: string | Uint8Array): string {
  const path = join(folderFor(t), "article.txt");
  writeFileSync(path, text);
  return path;
}

test("an article's claims, altered copies, contradictions and slips are printed as JSON", async (t) => {
  const outcome = await vigie("claims", file(t, ARTICLE), "--json");
  deepEqual([outcome.code, outcome.err], [0, []]);
  const article = jsonOf(outcome) as unknown as Article;
  equal(article.sentences.length, 3);
  const [first] = article.claims;
  equal(ARTICLE.slice(first!.from, first!.to), "almost 1,200 visitors");
  deepEqual(first!.quantity, { least: 1080, most: 1200, about: true });
  deepEqual(
    [first!.of, first!.place, first!.period, first!.says],
    ["visitors", "Whitby", "Sunday", "the harbour master"],
  );
  deepEqual(
    article.pairs.map(({ a, b, how }) => [a, b, how]),
    [[1, 3, "paraphrased"]],
  );
  deepEqual(article.pairs[0]!.altered[0], {
    kind: "number",
    a: "almost 1,200 visitors",
    b: "almost 1,500 visitors",
    isLoose: false,
  });
  equal(article.contradictions[0]!.why, "twin");
  deepEqual(
    article.slips.map(({ kind, a, b }) => [kind, a, b]),
    [["conversion", "10km", "9 miles"]],
  );
});

test("the same in words, in English and in French", async (t) => {
  const path = file(t, ARTICLE);
  match((await vigie("claims", path)).out.join("\n"), /“10km” is not “9 miles” but about 6\.2/);
  match((await vigie("claims", path, "--lang", "fr")).out.join("\n"), /phrases 1 et 3 s'excluent/);
});

test("no file, two files and no text are refused with one sentence", async (t) => {
  const none = await vigie("claims");
  deepEqual([none.code, none.err.length], [2, 1]);
  const absent = await vigie("claims", "/nowhere/article.txt");
  deepEqual([absent.code, absent.err.length], [3, 1]);
  const bytes = await vigie("claims", file(t, Uint8Array.of(0xff, 0xfe, 0x80)));
  equal(bytes.code, 3);
  match(bytes.err.join("\n"), /expected text in UTF-8/);
  const empty = await vigie("claims", file(t, ""), "--json");
  deepEqual(jsonOf(empty), { sentences: [], claims: [], pairs: [], contradictions: [], slips: [] });
});
