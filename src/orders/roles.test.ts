import { equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { roleTable } from "#orders";

test("docs/roles.md prints the matrix as it is", () => {
  const page = readFileSync(new URL("../../docs/roles.md", import.meta.url), "utf8");
  const printed = /<!-- roles -->\n([^]*)\n<!-- \/roles -->/.exec(page)?.[1];
  equal(printed, roleTable());
});
