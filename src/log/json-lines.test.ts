import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { test } from "node:test";
import * as fc from "fast-check";
import { instant } from "#units";
import { seal } from "./chain.ts";
import { GENESIS, type Centre, type Entry } from "./entry.ts";
import { isCentre, lineOf, LINE_LENGTH_MAX, readLine, readLines } from "./json-lines.ts";

const link = {
  centre: "dover" as Centre,
  seq: 1,
  loggedAt: instant("2021-11-24T02:41Z"),
  previous: GENESIS,
};

function entryWith(event: object): Entry {
  const draft = { by: { desk: "sar-1", role: "officer" as const }, event: event as Entry["event"] };
  return seal(draft, link, (text) => hash("sha256", text));
}

test("law: an entry read from its line gives the same line", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (more) => {
      const line = lineOf(entryWith({ kind: "unknown:x", more }));
      const reading = readLine(line, 1);
      assert.ok(reading.ok, reading.ok ? "" : reading.why);
      assert.equal(lineOf(reading.entry), line);
      assert.doesNotMatch(line, /\n/);
    }),
  );
});

test("what is in memory only is not in the line", () => {
  const entry = entryWith({ kind: "unknown:x" });
  assert.equal(lineOf({ ...entry, unread: "not understood" }), lineOf(entry));
});

test("a bad line is listed with its number and words, the rest is read", () => {
  const good = lineOf(entryWith({ kind: "unknown:x" }));
  const readings = [...readLines([good, "{", good, ""])];
  assert.deepEqual(
    readings.map(({ ok, line }) => [ok, line]),
    [
      [true, 1],
      [false, 2],
      [true, 3],
      [false, 4],
    ],
  );
  const [, bad] = readings;
  assert.ok(bad !== undefined && !bad.ok);
  assert.equal(bad.words, "{");
  assert.match(bad.why, /^expected JSON; /);
});

test("each member that is not as it should be is named", () => {
  const entry = entryWith({ kind: "unknown:x" });
  const cases: readonly (readonly [string, unknown])[] = [
    ["centre", "Dover"],
    ["centre", "dover:1"],
    ["seq", 0],
    ["seq", 1.5],
    ["seq", "1"],
    ["loggedAt", "2021-11-24T02:41:00Z"],
    ["loggedAt", "2021-02-30T02:41:00.000Z"],
    ["previous", "0"],
    ["hash", entry.hash.toUpperCase()],
    ["event", []],
    ["event.kind", { words: "no kind" }],
    ["by", null],
    ["by.desk", { desk: "", role: "officer" }],
    ["by.role", { desk: "sar-1", role: "admiral" }],
  ];
  for (const [path, value] of cases) {
    const member = path.split(".")[0] ?? "";
    const reading = readLine(JSON.stringify({ ...entry, [member]: value }), 7);
    assert.ok(!reading.ok);
    assert.ok(reading.why.startsWith(`${path}: expected `), reading.why);
    assert.equal(reading.line, 7);
  }
});

test("a line without end is refused before it is read", () => {
  const reading = readLine(`"${"x".repeat(LINE_LENGTH_MAX)}"`, 1);
  assert.ok(!reading.ok);
  assert.match(reading.why, /at most 1048576 characters/);
});

test("names of centres", () => {
  for (const name of ["dover", "gris-nez", "mrcc.dover_2", "9"]) assert.ok(isCentre(name), name);
  for (const name of ["", "Dover", "a:b", "-a", "a b", "a".repeat(81)]) assert.ok(!isCentre(name));
});
