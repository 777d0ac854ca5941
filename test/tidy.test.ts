import { deepEqual, equal, match, ok } from "node:assert/strict";
import { accessSync, constants, existsSync, globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { belongs, renderRooms, rooms, shells } from "./rooms.ts";
import { tidy } from "./tidy.ts";

const read = (path: string): string => readFileSync(path, "utf8");

test("the house is tidy", () => {
  const files = globSync("src/**/*.{ts,tsx}");
  ok(files.length > 50, `saw only ${files.length} files`);
  deepEqual(
    files.flatMap((file) => tidy(file.slice("src/".length), read(file))),
    [],
  );
});

const planted: readonly [string, string, RegExp][] = [
  ["picture/x.ts", 'import { a } from "#show";', /may not open the door of show/],
  ["picture/x.ts", 'import { a } from "#picture";', /import the file, not the door/],
  ["picture/x.ts", 'import { a } from "../log/entry.ts";', /by the window/],
  ["picture/x.ts", 'import fs from "node:fs";', /imports no package/],
  ["picture/x.ts", 'import "left-pad";', /imports no package/],
  ["picture/x.ts", 'const a = import("left-pad");', /imports no package/],
  ["picture/x.ts", 'export { a } from "#run";', /may not open the door of run/],
  ["kitchen/x.ts", "", /no such room/],
  ["picture/x.ts", "x".repeat(101), /101 columns/],
  ["show/words/x.ts", `// ${"x".repeat(98)}`, /101 columns/],
  ["show/x.ts", `"${"x".repeat(99)}"`, /101 columns/],
  ["picture/x.ts", "\n".repeat(400), /401 lines/],
  ["picture/x.ts", "const a = await b;", /never waits/],
  ["picture/x.ts", "const a = Date.now();", /take the time/],
  ["web/x.ts", "const a = Math.random();", /seededRandom/],
  ["orders/x.ts", 'case "ReportReceived":', /ask the picture/],
  ["picture/x.ts", "const a = b.toFixed(1);", /words in show/],
  ["orders/x.ts", "const a = new Float64Array(3);", /numeric rooms/],
  ["run/x.ts", "const a: any = 1;", /say the type/],
  ["run/x.ts", "// @ts-ignore", /the compiler is right/],
  ["run/x.ts", "// TODO later", /do it/],
  ["show/x.ts", "const a = `the target boat`;", /there are people aboard/],
  ["web/x.ts", "const targetBoat = null;", /there are people aboard/],
  ["run/x.ts", "/** Radar targets near it. */", /there are people aboard/],
];

for (const [path, text, expected] of planted) {
  test(`tidy finds in ${path}: ${text.slice(0, 40).trim() || "an unknown room"}`, () => {
    match(tidy(path, text).join("\n"), expected);
  });
}

const innocent: readonly [string, string][] = [
  ["picture/x.ts", 'import { a } from "#log";\nimport type { b } from "./boat.ts";'],
  ["log/deep/x.ts", 'import { z } from "zod";\nimport { a } from "../entry.ts";'],
  ["picture/x.ts", 'case "ReportReceived":'],
  ["picture/x.ts", "// We await nobody: Math.random() and Date.now() are for shells."],
  ["picture/x.ts", "x".repeat(100) + "\n".repeat(399)],
  ["show/words/x.ts", `  "${"x".repeat(150)}",`],
  ["picture/x.test.ts", 'import { test } from "node:test";\nawait test("a");' + "\n".repeat(500)],
  ["web/x.tsx", 'event.target; event.currentTarget; <a target="_blank" />; new EventTarget();'],
  ["run/x.ts", 'import fs from "node:fs";\nconst a = await b(Date.now());'],
];

for (const [path, text] of innocent) {
  test(`tidy lets pass in ${path}: ${text.slice(0, 40).split("\n")[0]}`, () => {
    deepEqual(tidy(path, text), []);
  });
}

test("every rule about lines is seen to find something", () => {
  for (const rule of belongs) {
    ok(
      planted.some(([, text]) => rule.line.test(text)),
      `no planted fault for: ${rule.instead}`,
    );
  }
});

test("ARCHITECTURE.md prints the room table as it is", () => {
  const [, printed] =
    /<!-- rooms -->\n([\s\S]*?)<!-- \/rooms -->/.exec(read("ARCHITECTURE.md")) ?? [];
  equal(printed?.trim(), renderRooms());
});

type PackageJson = {
  readonly imports: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
};
const packageJson = (): PackageJson => JSON.parse(read("package.json"));

test("every door in package.json is a room with something in it", () => {
  for (const [door, file] of Object.entries(packageJson().imports)) {
    ok(door.slice(1) in rooms, `no room for the door ${door}`);
    ok(existsSync(file), `${door} leads to ${file}, which is not there`);
  }
});

test("every folder of src is a room, and every room but the shells has its door", () => {
  const folders = globSync("src/*/").map((path) => path.split("/")[1] ?? path);
  ok(folders.length > 5, `saw only ${folders.length} folders`);
  const { imports } = packageJson();
  for (const room of folders) {
    ok(room in rooms, `src/${room} is no room of the table`);
    if (shells.includes(room)) continue;
    equal(imports[`#${room}`], `./src/${room}/index.ts`, `the door of ${room}`);
  }
});

test("every package that the program depends on is used by it", () => {
  const made = ["vite.config.ts", "scripts/setup.mjs"];
  const sources = globSync(["src/**/*.{ts,tsx,css}", ...made]).map(read);
  const names = Object.keys(packageJson().dependencies);
  ok(names.length > 0);
  for (const name of names) {
    const used = new RegExp(
      `(?:(?:from|import|resolve)\\s*\\(?\\s*["']|node_modules/)${name}["'/]`,
    );
    ok(
      sources.some((source) => used.test(source)),
      `nothing imports ${name}`,
    );
  }
});

test("the commands can be run", () => {
  for (const file of [...Object.values(packageJson().bin), ".ci/run"])
    accessSync(file, constants.X_OK);
});

test("every document has one title", () => {
  const documents = [...globSync("docs/**/*.md"), ...globSync("*.md"), ...globSync("data/**/*.md")];
  ok(documents.length > 10, `saw only ${documents.length} documents`);
  for (const document of documents) {
    const outsideCode = read(document).replaceAll(/^```[\s\S]*?^```/gm, "");
    equal(outsideCode.match(/^# /gm)?.length ?? 0, 1, `${document} has one line beginning with #`);
  }
});
