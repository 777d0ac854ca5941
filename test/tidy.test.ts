import { deepEqual, equal, match, ok } from "node:assert/strict";
import { accessSync, constants, existsSync, globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { belongs, renderRooms, rooms } from "./rooms.ts";
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
  ["picture/x.ts", "\n".repeat(400), /401 lines/],
  ["picture/x.ts", "const a = await b;", /never waits/],
  ["picture/x.ts", "const a = Date.now();", /take the time/],
  ["web/x.ts", "const a = Math.random();", /seededRandom/],
  ["orders/x.ts", 'case "ReportReceived":', /ask the picture/],
  ["picture/x.ts", "const a = b.toFixed(1);", /words in show/],
  ["orders/x.ts", "const a = new Float64Array(3);", /numeric rooms/],
  ["run/x.ts", "const a: any = 1;", /say the type/],
  ["run/x.ts", "const a = 1; // TODO later", /do it/],
  ["show/x.ts", "const a = `the target boat`;", /there are people aboard/],
];

for (const [path, text, expected] of planted) {
  test(`tidy finds in ${path}: ${text.slice(0, 40).trim() || "an unknown room"}`, () => {
    match(tidy(path, text).join("\n"), expected);
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

test("every door in package.json is a room with something in it, and every room has a door", () => {
  const { imports } = JSON.parse(read("package.json")) as { imports: Record<string, string> };
  for (const [door, file] of Object.entries(imports)) {
    ok(door.slice(1) in rooms, `no room for the door ${door}`);
    ok(existsSync(file), `${door} leads to ${file}, which is not there`);
  }
  const existing = new Set(globSync("src/*/").map((path) => path.split("/")[1]));
  ok(existing.size > 5);
  for (const room of existing) ok(room !== undefined && room in rooms, `${room} is no room`);
});

test("the commands can be run", () => {
  for (const file of ["bin/vigie", ".ci/run"]) accessSync(file, constants.X_OK);
});

test("every document has one title", () => {
  const documents = [...globSync("docs/**/*.md"), ...globSync("*.md"), ...globSync("data/**/*.md")];
  ok(documents.length > 10, `saw only ${documents.length} documents`);
  for (const document of documents) {
    const outsideCode = read(document).replaceAll(/^```[\s\S]*?^```/gm, "");
    equal(outsideCode.match(/^# /gm)?.length ?? 0, 1, `${document} has one line beginning with #`);
  }
});
