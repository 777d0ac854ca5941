import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The doors of package.json, for the browser: one list of rooms for Node, the compiler and Vite. */
function doors(): Record<string, string> {
  const packageJson: { imports: Record<string, string> } = JSON.parse(
    readFileSync(here("package.json"), "utf8"),
  );
  return Object.fromEntries(
    Object.entries(packageJson.imports).map(([door, file]) => [door, here(file)]),
  );
}

export default defineConfig({
  root: here("src/web"),
  base: "/",
  publicDir: false,
  resolve: { alias: doors() },
  oxc: { jsx: { importSource: "preact" } },
  build: {
    outDir: here("dist/web"),
    emptyOutDir: true,
    // The board runs on the desks' own browsers, kept current; no older dialect is made.
    target: "esnext",
    // The page must work without inlined data addresses under a strict content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_500,
  },
});
