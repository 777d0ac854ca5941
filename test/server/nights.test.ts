import assert from "node:assert/strict";
import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { faultIn, firstFault, type Centre, type Entry } from "#log";
import { openNights } from "../../src/run/server/nights.ts";
import { sha256 } from "../../src/run/store/rows.ts";
import { ask, ROOT, withServer } from "./setting.ts";

const NIGHT = join(ROOT, "data/nights/2021-11-23.night");

test("a night is served with its sealed entries, and what was found out later apart", () =>
  withServer(
    async (setting) => {
      const list = await ask(setting, "/api/nights");
      assert.equal(list.status, 200);
      const { name } = list.body["nights"]?.["0"] ?? {};
      const meta = await ask(setting, `/api/nights/${String(name)}`);
      const { title } = list.body["nights"]?.["0"] ?? {};
      assert.deepEqual([meta.status, meta.body["title"]], [200, title]);
      const hindsight = Object.keys(meta.body["hindsight"] ?? {});
      assert(hindsight.length > 0);
      const answer = await ask(setting, `/api/nights/${String(name)}/entries`);
      const lines = String(answer.body["text"]).trim().split("\n");
      const entries = lines.map((line, index) => {
        const numbered = JSON.parse(line) as { arrival: number; entry: Entry };
        assert.equal(numbered.arrival, index + 1);
        assert.equal(faultIn(numbered.entry), null, line);
        return numbered.entry;
      });
      for (const centre of new Set(entries.map((entry) => entry.centre)))
        assert.equal(firstFault(chain(entries, centre), sha256), null);
      const root = await ask(setting, "/");
      assert.equal(root.status, 302);
      assert.equal(root.headers.get("location"), `/night/${String(name)}`);
      const other = await ask(setting, "/api/nights/1999-01-01");
      assert.equal(other.status, 404);
      assert.match(String(other.body["detail"]), /known: 2021-11-23/);
    },
    { nights: openNights([NIGHT]) },
  ));

function chain(entries: readonly Entry[], centre: Centre): readonly Entry[] {
  return entries.filter((entry) => entry.centre === centre);
}

test("without a night the front door leads to the watch", () =>
  withServer(async (setting) => {
    const { status, headers } = await ask(setting, "/");
    assert.deepEqual([status, headers.get("location")], [302, "/watch"]);
  }));

test("a night file that is not there, or is no night, is one sentence", () => {
  const folder = mkdtempSync(join(tmpdir(), "vigie-night-"));
  const file = join(folder, "no.night");
  writeFileSync(file, "hello\n");
  try {
    assert.throws(
      () => openNights([join(folder, "none")]),
      /^Error: Expected a night at [^\n]+\.$/,
    );
    assert.throws(() => openNights([file]), /^Error: Expected the header of a night in no\.night/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
