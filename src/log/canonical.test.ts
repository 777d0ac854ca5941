import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { canonical, DEPTH_MAX } from "./canonical.ts";

test("RFC 8785 section 3.2.2: the sample object", () => {
  const given = JSON.parse(String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`) as unknown;
  assert.equal(
    canonical(given),
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],` +
      String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
});

test("RFC 8785 section 3.2.3: keys are sorted by UTF-16 units", () => {
  const given = {
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\ud83d\ude00": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis",
  };
  assert.deepEqual(Object.values(JSON.parse(canonical(given)) as object).slice(1), [
    "Carriage Return",
    "Control",
    "Latin Small Letter O With Diaeresis",
    "Euro Sign",
    "Emoji: Grinning Face",
    "Hebrew Letter Dalet With Dagesh",
  ]);
  assert.ok(canonical(given).startsWith('{"\\r":"Carriage Return","1":"One",'));
});

const APPENDIX_B: readonly (readonly [string, string])[] = [
  ["0000000000000000", "0"],
  ["8000000000000000", "0"],
  ["0000000000000001", "5e-324"],
  ["8000000000000001", "-5e-324"],
  ["7fefffffffffffff", "1.7976931348623157e+308"],
  ["ffefffffffffffff", "-1.7976931348623157e+308"],
  ["4340000000000000", "9007199254740992"],
  ["c340000000000000", "-9007199254740992"],
  ["4430000000000000", "295147905179352830000"],
  ["44b52d02c7e14af5", "9.999999999999997e+22"],
  ["44b52d02c7e14af6", "1e+23"],
  ["44b52d02c7e14af7", "1.0000000000000001e+23"],
  ["444b1ae4d6e2ef4e", "999999999999999700000"],
  ["444b1ae4d6e2ef4f", "999999999999999900000"],
  ["444b1ae4d6e2ef50", "1e+21"],
  ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
  ["3eb0c6f7a0b5ed8d", "0.000001"],
  ["41b3de4355555553", "333333333.3333332"],
  ["41b3de4355555554", "333333333.33333325"],
  ["41b3de4355555555", "333333333.3333333"],
  ["41b3de4355555556", "333333333.3333334"],
  ["41b3de4355555557", "333333333.33333343"],
  ["becbf647612f3696", "-0.0000033333333333333333"],
  ["43143ff3c1cb0959", "1424953923781206.2"],
];

test("RFC 8785 appendix B: numbers", () => {
  for (const [bits, text] of APPENDIX_B) {
    const number = Buffer.from(bits, "hex").readDoubleBE();
    assert.equal(canonical(number), text, bits);
  }
  for (const bits of ["7fffffffffffffff", "7ff0000000000000"]) {
    assert.throws(() => canonical(Buffer.from(bits, "hex").readDoubleBE()), TypeError);
  }
});

test("what is not JSON is refused, and the place is named", () => {
  const cases: readonly (readonly [unknown, RegExp])[] = [
    [{ people: { least: Number.NaN } }, /NaN at people\.least/],
    [{ readings: [1, Infinity] }, /Infinity at readings\[1\]/],
    [{ event: { happened: undefined } }, /type undefined at event\.happened/],
    [{ event: [10n] }, /type bigint at event\[0\]/],
    [{ words: "help \ud800" }, /lone surrogate at words/],
    [{ a: { "\udc00": 1 } }, /key with a lone surrogate at a/],
    [{ at: new Date(0) }, /class Date at at/],
    [() => 1, /type function/],
    // oxlint-disable-next-line no-sparse-arrays
    [[1, , 2], /type undefined at \[1\]/],
  ];
  for (const [value, sentence] of cases) assert.throws(() => canonical(value), sentence);
});

test("a value that refers to itself is refused, not followed", () => {
  const loop: { again?: unknown } = {};
  loop.again = loop;
  assert.throws(() => canonical(loop), new RegExp(`nesting deeper than ${DEPTH_MAX}`));
});

test("law: equal values have one text, whatever the order of their keys, and it reads back", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = canonical(value);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
      assert.equal(canonical(turned(value)), text);
    }),
  );
});

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  const pairs = Object.entries(value).toReversed();
  return Object.fromEntries(pairs.map(([key, inner]) => [key, turned(inner)]));
}
