import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { en as seaEn } from "../src/show/words/en.ts";
import { fr as seaFr } from "../src/show/words/fr.ts";
import { en as boardEn } from "../src/web/words/en.ts";
import { fr as boardFr } from "../src/web/words/fr.ts";

/** A row of the glossary: the forms of a term in both languages. */
type Row = { readonly en: readonly string[]; readonly fr: readonly string[] };
type Words = Readonly<Record<string, string>>;

const glossary = readFileSync(new URL("../docs/glossary.md", import.meta.url), "utf8");

/** Groups of `show` that hold sentences, and details of sentences: a glossary explains words. */
const SENTENCES = new Set([
  "fields",
  "match",
  "search",
  "send",
  "voice",
  "count",
  "people",
  "duration",
  "minute",
  "age",
  "silence",
  "instant",
  "city",
  "distance",
  "speed",
  "boat",
  "words",
  "or",
  "and",
  "said",
  "against",
  "found",
  "conflict.said",
  "situation",
  "relay",
  "position",
  "refusal",
  "detail",
  "tally",
  "deaths",
  "operations",
  "weather",
  "money",
  "article",
  "receipt",
  "load",
  "site",
  "figure",
  "letter",
  "sam",
  "mark",
  "question",
  "press",
  "say",
  "because",
  "claim",
  "launch",
  "engine",
  "light",
  "coast.shore",
  "coast.by",
  "coast.every",
  "coast.since",
  "coast.always",
  "coast.station",
  "page",
  // Parts of the sentences of a drift.
  "drift.rest.one",
  "drift.rest.other",
  "drift.at",
  "drift.miles.one",
  "drift.miles.other",
  "drift.little",
  "drift.column.area",
  "drift.stage.later",
  "drift.stage.first",
  "drift.carried",
  "drift.assumed",
  "drift.beware",
  "drift.written",
  "drift.error.speed",
  "drift.error.direction",
  "drift.error.minutes",
  "drift.error.residual",
  "drift.wind.nobody",
]);

/** Groups of the page, and single keys, that name its controls or report on the machine. */
const CONTROLS = new Set([
  "plan.why",
  "say.make",
  "say.waits",
  "say.nodrift",
  "say.log",
  "say.mail",
  "say.sure",
  "say.sent",
  "say.failed",
  "plan.asked",
  "plan.failed",
  "plan.task",
  "plan.noted",
  "close",
  "reach",
  "palette",
  "help",
  "map",
  "replay",
  "fault",
  "connection",
  "picture",
  "server",
  "lines",
  "unsent",
  "key",
  "order",
  "pasted",
  "answers",
  "report",
  "local",
  "asked",
  "near",
  "coast.missing",
  "coast.open",
  "inbox.waiting",
  "inbox.of",
  "inbox.all",
  "inbox.unanswered",
  "inbox.nobody",
  "inbox.before",
  "inbox.back.voice",
  "inbox.back.ringing",
  "inbox.back.voicemail",
  "inbox.back.switched off",
  "desk.sit",
  "desk.nobody",
  "alarms.more",
  "alarms.fewer",
  "list.find",
  "orders.all",
  "exercise.clear",
  "exercise.centre",
  "field.optional",
  "field.how",
  "field.changes",
  "field.fact",
  "field.from",
  "field.to",
  "field.channel",
  "field.type",
]);

/** Longer than this it is a sentence, and its words stand elsewhere. */
const WORDS_MAX = 7;

const groupOf = (key: string): string =>
  key.startsWith("conflict.said.") ? "conflict.said" : (key.split(".")[0] ?? "");

const plain = (text: string): string =>
  text.toLowerCase().replaceAll(/\*/g, "").replace(/ ?:$/, "").trim();

/** The keys whose words somebody may have to look up. */
function termsOf(words: Words, besides: ReadonlySet<string>): readonly string[] {
  return Object.entries(words).flatMap(([key, text]) => {
    const isTerm = !/[.…]$/.test(text) && text.split(/\s+/).length <= WORDS_MAX;
    return isTerm && !besides.has(groupOf(key)) && !besides.has(key) ? [key] : [];
  });
}

function rowsOf(markdown: string): readonly Row[] {
  return markdown.split("\n").flatMap((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const [, english, french] = cells;
    const isRow = cells.length === 6 && english !== "English" && !/^-+$/.test(english ?? "");
    if (!isRow || english === undefined || french === undefined) return [];
    return [{ en: english.split(" · ").map(plain), fr: french.split(" · ").map(plain) }];
  });
}

const rows = rowsOf(glossary);

function missing(english: Words, french: Words, besides: ReadonlySet<string>): readonly string[] {
  return termsOf(english, besides).flatMap((key) => {
    const [one, other] = [plain(english[key] ?? ""), plain(french[key] ?? "")];
    const explained = rows.some((row) => row.en.includes(one) && row.fr.includes(other));
    return explained ? [] : [`${key}: | ${english[key]} | ${french[key]} |`];
  });
}

test("the glossary is read", () => {
  ok(rows.length > 200, `read only ${rows.length} rows`);
  equal(rows.filter(({ en, fr }) => en.length === 0 || fr.length === 0).length, 0);
});

test("every term of the watch is in the glossary, in both languages of one row", () => {
  ok(termsOf(seaEn, SENTENCES).length > 150);
  deepEqual(missing(seaEn, seaFr, SENTENCES), []);
});

test("every word on the board is in the glossary, in both languages of one row", () => {
  ok(termsOf(boardEn, CONTROLS).length > 60);
  deepEqual(missing(boardEn, boardFr, CONTROLS), []);
});

test("a word that is missing is found to be missing", () => {
  deepEqual(missing({ "phase.calm": "calm" }, { "phase.calm": "calme" }, CONTROLS), [
    "phase.calm: | calm | calme |",
  ]);
  // The English of one row and the French of another are no translation.
  deepEqual(missing({ "phase.x": "distress" }, { "phase.x": "alerte" }, CONTROLS).length, 1);
});

test("the groups and keys that need no glossary exist", () => {
  const keys = [...Object.keys(seaEn), ...Object.keys(boardEn)];
  const groups = new Set([...keys, ...keys.map(groupOf)]);
  deepEqual(
    [...SENTENCES, ...CONTROLS].filter((group) => !groups.has(group)),
    [],
  );
});
