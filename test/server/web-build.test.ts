import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openWebBuild } from "../../src/run/server/web-build.ts";

/** A project as small as can be: one page that says one word. */
async function withProject(use: (root: string) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), "vigie-web-"));
  mkdirSync(join(root, "src/web"), { recursive: true });
  writeFileSync(join(root, "package.json"), '{ "type": "module" }');
  writeFileSync(
    join(root, "vite.config.ts"),
    `export default { root: ${JSON.stringify(join(root, "src/web"))} };`,
  );
  write(root, "lookout");
  try {
    await use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

function write(root: string, word: string): void {
  writeFileSync(join(root, "src/web/index.html"), `<!doctype html><title>${word}</title>`);
}

test("the pages are built when a source has changed, and only then, and it is said", () =>
  withProject(async (root) => {
    const said: string[] = [];
    const build = () => openWebBuild(root, (line) => said.push(line));
    const first = await build();
    assert(first.ok, first.ok ? "" : first.why);
    assert.match(readFileSync(join(first.folder, "index.html"), "utf8"), /lookout/);
    assert.equal(said.length, 2);
    await build();
    assert.equal(said.length, 2, "nothing had changed");
    write(root, "vigie");
    const again = await build();
    assert(again.ok);
    assert.match(readFileSync(join(again.folder, "index.html"), "utf8"), /vigie/);
    assert.equal(said.length, 4);
  }));

test("two servers that build at once both have the pages", () =>
  withProject(async (root) => {
    const builds = await Promise.all([1, 2].map(() => openWebBuild(root, () => undefined)));
    assert.deepEqual(
      builds.map(({ ok }) => ok),
      [true, true],
    );
  }));

test("pages that cannot be built are one line, and no reason to stop", () =>
  withProject(async (root) => {
    writeFileSync(
      join(root, "src/web/index.html"),
      '<script type="module" src="./no.ts"></script>',
    );
    const build = await openWebBuild(root, () => undefined);
    assert(!build.ok);
    assert.match(build.why, /^The board's pages could not be built: [^\n]+$/);
  }));
