import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { instant } from "#units";
import { runVigie } from "../../src/run/main.ts";

const REAL = "/work/shared/data/forcing/uniform.nc";

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-field-"));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

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

test("a file that is no field is refused, and neither kept nor put on the log", () =>
  inFolder(async (folder) => {
    const data = join(folder, "watch");
    const file = join(folder, "shopping.txt");
    writeFileSync(file, "flour, yeast, salt\n");
    const { code, err } = await vigie("field", "add", file, "--data", data);
    assert.equal(code, 3);
    assert.match(err, /expected/);
    assert.ok(!existsSync(join(data, "fields")));
    const listed = await vigie("field", "list", "--data", data, "--json");
    assert.deepEqual([listed.code, listed.out], [0, ['{"fields":[]}']]);
    assert.equal((await vigie("field", "burn")).code, 2);
  }));

test("a file of wind is kept under its sum; one gone or altered since is said to be so", (t) => {
  if (!existsSync(REAL)) {
    t.skip("/work/shared/data/forcing is not here");
    return undefined;
  }
  return inFolder(async (folder) => {
    const data = join(folder, "watch");
    const added = await vigie("field", "add", REAL, "--data", data);
    assert.equal(added.code, 0, added.err);
    const list = async () => {
      const { code, out } = await vigie("field", "list", "--data", data, "--json");
      const { fields } = JSON.parse(out[0] ?? "") as {
        readonly fields: readonly { quantity: string; state: string; path: string }[];
      };
      return { code, fields };
    };
    const { code, fields } = await list();
    assert.equal(code, 0);
    assert.deepEqual(
      fields.map(({ quantity, state }) => [quantity, state]),
      [
        ["current", "kept"],
        ["wind", "kept"],
      ],
    );
    const [{ path } = { path: "" }] = fields;
    writeFileSync(path, "another wind");
    const altered = await list();
    assert.equal(altered.code, 1);
    assert.ok(altered.fields.every(({ state }) => state === "altered"));
    rmSync(path);
    const missing = await list();
    assert.equal(missing.code, 1);
    assert.ok(missing.fields.every(({ state }) => state === "missing"));
  });
});
