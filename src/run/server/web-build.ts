import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";

/** What the browser's program is made of: every change of one of these makes it anew. */
const SOURCES = [
  "src",
  "data/coast",
  "data/gazetteer",
  "vite.config.ts",
  "package.json",
  "package-lock.json",
];
const STAMP = "sources.sha256";

/** Where the built pages lie; `why` says in one sentence why there are none. */
export type WebBuild =
  | { readonly ok: true; readonly folder: string }
  | { readonly ok: false; readonly why: string };

/**
 * Makes sure that the browser's program is built from the sources as they are, and says so when it
 * has to build. Never throws: without pages the watch goes on, with its API alone.
 */
export async function openWebBuild(root: string, say: (line: string) => void): Promise<WebBuild> {
  const folder = join(root, "dist/web");
  try {
    const now = hashOf(root);
    if (stampOf(folder) === now) return { ok: true, folder };
    const begun = performance.now();
    say("The board's pages are not built from the present sources: building them …");
    await build(root, folder, now);
    say(`… built in ${Math.round((performance.now() - begun) / 100) / 10} s.`);
    return { ok: true, folder };
  } catch (error) {
    return { ok: false, why: `The board's pages could not be built: ${sentenceOf(error)}` };
  }
}

/** What the bundler says in colours over many lines, as one line. */
function sentenceOf(error: unknown): string {
  const text = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  const lines = text.split("\n").map((line) => line.trim());
  const first = lines.filter((line) => line !== "").slice(0, 2);
  return first.join(" ");
}

/** Builds beside and swaps, so that two processes at once cannot mix their pages. */
async function build(root: string, folder: string, stamp: string): Promise<void> {
  const configFile = join(root, "vite.config.ts");
  if (!existsSync(configFile)) throw new Error(`there is no ${configFile}`);
  const vite = await import("vite");
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = mkdtempSync(`${folder}-`);
  try {
    await vite.build({
      configFile,
      logLevel: "error",
      build: { outDir: fresh, emptyOutDir: true },
    });
    writeFileSync(join(fresh, STAMP), stamp);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } catch (error) {
    // Another process swapped in the same pages in the meantime.
    if (stampOf(folder) !== stamp) throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function stampOf(folder: string): string | null {
  const path = join(folder, STAMP);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

/**
 * SHA-256 over names and contents of all sources but the tests and the shell, in the order of their
 * names.
 */
function hashOf(root: string): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const path of filesUnder(root, source)) {
      hash.update(`${path}\0`);
      hash.update(readFileSync(join(root, path)));
      hash.update("\0");
    }
  }
  return hash.digest("hex");
}

function filesUnder(root: string, path: string): string[] {
  if (path === "src/run" || path.endsWith(".test.ts")) return [];
  const full = join(root, path);
  if (!existsSync(full)) return [];
  try {
    const names = readdirSync(full).toSorted();
    return names.flatMap((name) => filesUnder(root, `${path}/${name}`));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return [path];
    throw error;
  }
}
