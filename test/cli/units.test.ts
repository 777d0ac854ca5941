import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { instant } from "#units";
import { runVigie } from "../../src/run/main.ts";

async function vigie(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runVigie(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    now: () => instant("2021-11-24T02:00Z"),
  });
  return { code, out, err: err.join("\n") };
}

test("the stations are real ones of both coasts, and their lifeboats are where nobody knows", async () => {
  const data = mkdtempSync(join(tmpdir(), "vigie-units-"));
  try {
    const listed = await vigie("units", "stations");
    assert.equal(listed.out.length, 18);
    assert.ok(listed.out.some((line) => line.startsWith("RNLI Dover: 51.1157, 1.3146")));
    assert.ok(listed.out.some((line) => line.startsWith("SNSM Calais: 50.969, 1.85")));
    const put = await vigie("units", "stations", "--register", "--data", data);
    assert.deepEqual([put.code, put.out.length], [0, 18]);
    const again = await vigie("units", "stations", "--register", "--data", data);
    assert.deepEqual([again.code, again.out], [0, []]);
    const french = await vigie("units", "--data", data, "--lang", "fr");
    const dover = french.out.find((line) => line.startsWith("RNLI Dover"));
    assert.equal(dover, "RNLI Dover [rnli-dover]: canot de sauvetage, RNLI, position inconnue");
    const json = await vigie("units", "list", "--data", data, "--json");
    const { units } = JSON.parse(json.out[0] ?? "") as { units: Record<string, unknown>[] };
    assert.deepEqual([units[0]?.["speed"], units[0]?.["told"]], [null, null]);
  } finally {
    rmSync(data, { recursive: true });
  }
});

test("what cannot be meant is said", async () => {
  const wrong = await vigie("units", "sail");
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /Expected list or stations; came sail/);
  assert.match((await vigie("units", "--register")).err, /expected after stations/);
});
