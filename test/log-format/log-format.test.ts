import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Centre } from "#log";
import { instant } from "#units";
import { exportLog, importLog, verifyLines } from "../../src/run/store/log-file.ts";
import { openLog } from "../../src/run/store/sqlite-log.ts";

const HERE = import.meta.dirname;
const SPEC = join(HERE, "../../docs/log-format/v1.md");

/** What `docs/log-format/v1.md` promises of each broken sample: bad lines with a part of why, then the fault. */
const BROKEN: Record<string, { lines: readonly (readonly [number, RegExp])[]; fault?: string }> = {
  "altered.jsonl": { lines: [], fault: "altered at 1" },
  "blank-line.jsonl": { lines: [[2, /empty line/]] },
  "byte-order-mark.jsonl": { lines: [[1, /expected JSON/]], fault: "missing at 1" },
  "cut-line.jsonl": { lines: [[2, /expected JSON/]] },
  "lone-surrogate.jsonl": { lines: [[2, /lone surrogate at event\.why/]] },
  "member-twice.jsonl": { lines: [[1, /canonical spelling.*none twice/]] },
  "missing.jsonl": { lines: [], fault: "missing at 2" },
  "no-zone.jsonl": { lines: [[1, /loggedAt: expected UTC/]] },
  "not-an-entry.jsonl": {
    lines: [
      [1, /expected an object; came a string/],
      [2, /came an array/],
      [3, /came null/],
      [4, /expected the members by,.*; came none/],
    ],
  },
  "reordered.jsonl": { lines: [], fault: "missing at 2" },
  "repeated.jsonl": { lines: [], fault: "repeated at 3" },
  "spaces.jsonl": { lines: [[2, /canonical spelling/]], fault: "missing at 2" },
  "unknown-member.jsonl": { lines: [[1, /expected the members .*signature/]] },
  "unlinked.jsonl": { lines: [], fault: "unlinked at 2" },
  "unsorted-members.jsonl": { lines: [[1, /canonical spelling/]] },
  "windows-line-ends.jsonl": {
    lines: [
      [1, /CR LF/],
      [2, /CR LF/],
      [3, /CR LF/],
    ],
  },
};

const samples = (kind: string): string[] => readdirSync(join(HERE, kind)).sort();

test("every broken sample is known to this test, and the specification names each", () => {
  assert.deepEqual(samples("broken"), Object.keys(BROKEN).sort());
  const text = readFileSync(SPEC, "utf8");
  for (const name of [...samples("good"), ...samples("broken")])
    assert.ok(text.includes(name), name);
});

for (const name of samples("good")) {
  test(`good sample ${name}: no fault, and it comes out of a log as it went in`, async () => {
    const path = join(HERE, "good", name);
    const { faults, badLines, entries } = verifyLines(path);
    assert.deepEqual([faults, badLines], [[], []]);
    const place = mkdtempSync(join(tmpdir(), "vigie-format-"));
    const now = () => instant("2021-11-24T03:00Z");
    const opening = { mode: "write", path: join(place, "a.vigie"), now } as const;
    const log = openLog({ ...opening, centre: "calais" as Centre });
    try {
      assert.equal((await importLog(log, path)).stored, entries);
      assert.equal(exportLog(log, join(place, "a.jsonl")), entries);
      assert.deepEqual(readFileSync(join(place, "a.jsonl")), readFileSync(path));
    } finally {
      await log.close();
      rmSync(place, { recursive: true });
    }
  });
}

for (const [name, { lines, fault }] of Object.entries(BROKEN)) {
  test(`broken sample ${name}: found, by line or by entry`, () => {
    const { faults, badLines } = verifyLines(join(HERE, "broken", name));
    assert.deepEqual(
      badLines.map(({ line }) => line),
      lines.map(([line]) => line),
    );
    for (const [index, [, why]] of lines.entries()) assert.match(badLines[index]?.why ?? "", why);
    const found = faults.map(({ kind, seq }) => `${kind} at ${seq}`).join();
    assert.equal(found, fault ?? "");
  });
}

test("the bytes printed in the specification have the hash printed there", () => {
  const text = readFileSync(SPEC, "utf8");
  const bytes = /```\n(\{"by"[^`]*)\n```/.exec(text)?.[1]?.replaceAll("\n", "");
  const printed = /have the hash `([0-9a-f]{64})`/.exec(text)?.[1];
  assert.ok(bytes !== undefined && printed !== undefined);
  assert.equal(createHash("sha256").update(bytes).digest("hex"), printed);
});
