import assert from "node:assert/strict";
import { test } from "node:test";
import { FUZZ_RUNS, mutated, notFinite } from "../../../test/fuzz/mutated.ts";
import { readLocate, type LocateMessage } from "./read-locate.ts";

const SENT = {
  kind: "report",
  key: "00112233445566778899",
  device: "aabbccddeeff00112233",
  age: 3,
  position: { lat: 51.05, lon: -1.5, accuracy: 12, age: 8 },
  noFix: null,
  words: "nous coulons",
  people: "40",
  aboard: true,
  water: false,
  engine: null,
  battery: 0.5,
  language: "fr",
};

function read(more: Record<string, unknown> = {}): LocateMessage {
  const reading = readLocate({ ...SENT, ...more });
  assert(reading.ok, reading.ok ? "" : reading.why);
  return reading.thing;
}

test("what the page sends is read whole", () => {
  const { people, peopleTyped, ...thing } = read();
  const { people: _typed, ...same } = SENT;
  assert.deepEqual(thing, { ...same, faults: [] });
  assert.deepEqual([people, peopleTyped], [{ least: 40, most: 40 }, "40"]);
});

test("what was not told stays unknown", () => {
  const bare = { kind: "opened", key: SENT.key, device: SENT.device };
  const reading = readLocate(bare);
  assert(reading.ok);
  const { words, peopleTyped, faults, kind, key, device, ...rest } = reading.thing;
  assert.deepEqual({ kind, key, device }, bare);
  assert.deepEqual([words, peopleTyped, faults], ["", "", []]);
  assert(Object.values(rest).every((value) => value === null));
});

test("how many people is read in the digits of any keyboard, and a nought is nobody's claim", () => {
  const cases: readonly (readonly [string, LocateMessage["people"]])[] = [
    ["40", { least: 40, most: 40 }],
    [" ٤٠ ", { least: 40, most: 40 }],
    ["۳۵-۴۰", { least: 35, most: 40 }],
    ["30+", { least: 30, most: null }],
    ["?", { least: 0, most: null }],
    ["0", null],
    ["about 40", null],
    ["40-30", null],
    ["999999", null],
    ["", null],
  ];
  for (const [typed, people] of cases) {
    const thing = read({ people: typed });
    assert.deepEqual(thing.people, people, typed);
    assert.equal(thing.peopleTyped, typed.trim());
    assert.deepEqual(thing.faults, []);
  }
});

test("a broken field is named with what came, and the others stand", () => {
  const cases: readonly (readonly [Record<string, unknown>, RegExp])[] = [
    [{ age: -1 }, /^age: expected a number from 0 to 172800; came -1$/],
    [{ battery: "half" }, /^battery: expected a number from 0 to 1; came "half"$/],
    [{ aboard: "yes" }, /^aboard: expected true or false; came "yes"$/],
    [{ position: 7 }, /^position: expected an object .*; came 7$/],
    [{ position: { lat: 91, lon: 0, accuracy: 1 } }, /^position\.lat: .*came 91\n/],
    [{ position: { lat: 9, lon: 0 } }, /^position: expected lat, lon and accuracy; came/],
    [{ words: 5 }, /^words: expected text; came 5$/],
    [{ words: "a".repeat(7_001) }, /^words: expected at most 7000 characters; came 7001$/],
  ];
  for (const [more, fault] of cases) {
    const thing = read(more);
    assert.match(thing.faults.join("\n"), fault);
    assert.deepEqual(thing.people, { least: 40, most: 40 });
  }
  assert.equal(read({ words: "a".repeat(7_001) }).words.length, 7_000, "the first are kept");
});

test("longitude 0 is a place, and west is negative", () => {
  assert.equal(read({ position: { lat: 50, lon: 0, accuracy: 5 } }).position?.lon, 0);
  assert.equal(read().position?.lon, -1.5);
});

test("what is no message of the page is not read, and says why with its words", () => {
  for (const sent of [null, 7, "words", [], {}, { kind: "other" }, { ...SENT, key: "short" }]) {
    const reading = readLocate(sent);
    assert(!reading.ok);
    assert.match(reading.why, /^expected .*; came /);
    assert.notEqual(reading.words, "");
  }
});

test(`of ${FUZZ_RUNS} spoilt messages none breaks the reader, makes a NaN or loses its words`, () => {
  const seeds = [JSON.stringify(SENT), JSON.stringify({ ...SENT, kind: "failed", position: null })];
  let readOnes = 0;
  for (const text of mutated(seeds, FUZZ_RUNS, 7)) {
    const sent = parsed(text);
    const reading = readLocate(sent);
    assert.equal(notFinite(reading), null, text);
    if (!reading.ok) {
      assert.notEqual(reading.words, "", text);
      continue;
    }
    readOnes += 1;
    const { words } = sent as { readonly words?: unknown };
    if (typeof words === "string")
      assert.equal(reading.thing.words, words.toWellFormed().trim(), text);
  }
  assert(readOnes > FUZZ_RUNS / 20, `${readOnes} could be read`);
});

/** Of what is no JSON the reader gets the text itself. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
