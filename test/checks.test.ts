import { match, ok } from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { CHECKS, runCheck } from "../scripts/checks.ts";

const CONFIGS = [
  "package.json",
  "tsconfig.json",
  "tsconfig.core.json",
  "tsconfig.web.json",
  ".oxlintrc.json",
  ".oxfmtrc.json",
  "knip.json",
];

const OK: Readonly<Record<string, string>> = {
  "src/units/index.ts": 'export { metre } from "./metre.ts";\n',
  "src/units/metre.ts": "export const metre = 1;\n",
  "src/run/main.ts": 'import { metre } from "#units";\n\nprocess.exitCode = metre;\n',
  "src/web/main.tsx": 'import { metre } from "#units";\n\ndocument.title = String(metre);\n',
  "test/house.test.ts": 'import "node:test";\n',
};

/** A house of a few files under the real configurations, with one fault planted in it. */
function house(planted: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "vigie-checks-"));
  for (const config of CONFIGS) copyFileSync(config, join(folder, config));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  for (const [file, text] of Object.entries({ ...OK, ...planted })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

async function outcome(
  name: string,
  planted: Readonly<Record<string, string>>,
): Promise<{ ok: boolean; output: string }> {
  const check = CHECKS.find((one) => one.name === name);
  ok(check !== undefined, `no check called ${name}`);
  const folder = house(planted);
  try {
    return await runCheck(check, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const lines = (count: number): string => "  console.count();\n".repeat(count);
const branches = (count: number): string => "  if (process.pid > 1) return;\n".repeat(count);

/** The check, the fault, the file it stands in, and what the check says of it. */
const planted: readonly [string, string, string, RegExp][] = [
  ["types of the pure rooms", "src/units/metre.ts", "console.log(1);", /name 'console'/],
  ["types of the pure rooms", "src/units/metre.ts", "fetch('');", /name 'fetch'/],
  ["types of the pure rooms", "src/units/metre.ts", "process.exit();", /name 'process'/],
  ["types of the pure rooms", "src/units/metre.ts", "setTimeout(Object);", /name 'setTimeout'/],
  ["types of the pure rooms", "src/units/metre.ts", "document.title;", /name 'document'/],
  ["types of the pure rooms", "src/units/metre.ts", 'import "node:fs";', /'node:fs'/],
  ["types", "src/run/main.ts", 'const a: number = "one";\na;', /TS2322/],
  ["types", "src/run/main.ts", "enum A { b }\nA;", /TS1294/],
  ["types", "scripts/a.ts", "[1][0].toFixed();", /TS2532/],
  ["types of the browser", "src/web/main.tsx", "document.title = 1;", /TS2322/],
  ["lint", "src/run/main.ts", "Promise.resolve();", /no-floating-promises/],
  ["lint", "src/units/metre.ts", "export const a: any = 1;", /no-explicit-any/],
  ["lint", "src/units/metre.ts", "console.log(1);", /no-console/],
  ["lint", "src/units/metre.ts", "// TODO", /no-warning-comments/],
  ["lint", "src/units/metre.ts", "// @ts-ignore", /ban-ts-comment/],
  ["lint", "src/units/metre.ts", 'export { metre as b } from "./index.ts";', /no-cycle/],
  ["lint", "src/run/main.ts", `export function a() {\n${lines(70)}}`, /max-lines-per-function/],
  ["lint", "src/run/main.ts", `export function a() {\n${branches(12)}}`, /complexity/],
  [
    "lint",
    "src/run/main.ts",
    'export const a = (b: "c" | "d") => {\n  switch (b) {\n    case "c":\n      console.count();\n  }\n};',
    /switch-exhaustiveness-check/,
  ],
  ["format", "src/run/main.ts", "const a   = 1;", /main\.ts/],
  ["dead code", "src/units/unread.ts", "export const a = 1;", /Unused files[^]*unread\.ts/],
  ["dead code", "src/units/metre.ts", "export const unread = 1;", /Unused exports[^]*unread/],
  ["dead code", "src/run/main.ts", 'import "left-pad";', /Unlisted dep[^]*left-pad/],
];

for (const [name, file, fault, says] of planted) {
  test(`the check of ${name} finds: ${fault.slice(0, 40).split("\n")[0]}`, async () => {
    const found = await outcome(name, { [file]: `${OK[file] ?? ""}\n${fault}\n` });
    ok(!found.ok, "the check passed");
    match(found.output, says);
  });
}

test("every check is seen to fail, and to pass where nothing is planted", async () => {
  for (const { name } of CHECKS) {
    ok(
      planted.some(([seen]) => seen === name),
      `no fault planted for ${name}`,
    );
    if (name === "dead code") continue; // In so small a house every package is unused.
    const clean = await outcome(name, {});
    ok(clean.ok, clean.output);
  }
});
