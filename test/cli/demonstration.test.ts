import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { vigie } from "./desk.ts";

const DOC = readFileSync(new URL("../../docs/demonstration-2021.md", import.meta.url), "utf8");
const SHOWN = [...DOC.matchAll(/^`vigie ((?:send|search) [^`]+)`\n\n```\n([\s\S]*?)\n```$/gm)];

test("the demonstration shows the four hours, with and without what is supposed", () => {
  assert.equal(SHOWN.length, 12);
  for (const hour of ["01:30", "02:27", "03:25", "05:59"])
    assert.equal(SHOWN.filter(([, line = ""]) => line.includes(`T${hour}Z`)).length, 3, hour);
});

for (const [, line = "", text = ""] of SHOWN)
  test(`as the demonstration has it: ${line}`, async () => {
    const { code, out, err } = await vigie(...line.split(" "));
    assert.equal(code, 0, err.join("\n"));
    assert.equal(out.join("\n"), text);
  });

test("what is supposed may not speak for a centre of the log", async () => {
  const night = "data/nights/2021-11-23.night";
  const { code, err } = await vigie("send", night, "--suppose", night);
  assert.equal(code, 3);
  assert.match(err.join("\n"), /expected a centre of its own; came (?:dover|gris-nez)/);
});
