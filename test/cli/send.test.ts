import { deepEqual, equal, match, ok } from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { SendAnswer } from "#show";
import { jsonOf, vigie } from "./desk.ts";

const NIGHT = "data/nights/exercise-search.night";
const AT = ["--at", "2026-11-21T02:45Z"] as const;
const DOC = readFileSync(new URL("../../docs/models/send.md", import.meta.url), "utf8");

test("the example of docs/models/send.md is what the program says", async () => {
  const { out, code } = await vigie("send", NIGHT, ...AT);
  equal(code, 0);
  equal(out.join("\n"), /```\n(Whom to send[\s\S]*?)\n```/.exec(DOC)?.[1]);
});

test("every unit is sent, free, or told why not and what it would add", async () => {
  const answer = jsonOf(await vigie("send", NIGHT, ...AT, "--json")) as unknown as SendAnswer;
  const { parts, free, idle, boats } = answer;
  const told = [...parts, ...free, ...idle].map(({ unit }) => unit as string).toSorted();
  deepEqual(told, [
    "cutter-1",
    "drone-1",
    "helicopter-1",
    "helicopter-2",
    "lifeboat-1",
    "lifeboat-2",
    "quad-1",
    "tug-1",
  ]);
  for (const { worth } of parts) ok(worth.least <= worth.likely && worth.likely <= worth.most);
  const heldBack = idle.find(({ unit }) => unit === "helicopter-2");
  ok(heldBack !== undefined && heldBack.wouldAdd !== null && heldBack.wouldAdd > 0);
  const nowhere = idle.find(({ unit }) => unit === "tug-1");
  equal(nowhere?.why, "where unknown");
  ok(boats.every(({ exists }) => exists > 0 && exists <= 1));
});

test("in French the same proposal stands", async () => {
  const { out } = await vigie("send", NIGHT, ...AT, "--lang", "fr");
  match(out[0] ?? "", /^Qui envoyer, 21 nov\. 2026/);
  match(out.join("\n"), /Exercise helicopter 2 ne peut être proposé : retenu\./);
});

test("on the night of 2021, with what is published, nothing is made up", async () => {
  const night = "data/nights/2021-11-23.night";
  const { out } = await vigie("send", night, "--at", "2021-11-24T02:27Z");
  match(
    out.join("\n"),
    /Valiant cannot be proposed: nobody has told its speed\. Supposed 12 kn, .* lives more: ask\./,
  );
  ok(!/NaN|undefined|null/.test(out.join("\n")));
});

test("a unit on scene with a boat that nobody can place is not proposed for another", async () => {
  const folder = mkdtempSync(join(tmpdir(), "vigie-send-"));
  try {
    const at = "2026-11-21T02:41Z";
    const by = { at, centre: "dover", by: "watch/officer" };
    const report = { report: "x9", channel: "phone", from: "unknown", words: "Help us." };
    const lines = [
      { ...by, event: { kind: "ReportReceived", ...report, people: 20 } },
      { ...by, event: { kind: "UnitTasked", unit: "cutter-1", boat: "x9", words: "Go." } },
      { ...by, event: { kind: "UnitReported", unit: "cutter-1", boat: "x9", status: "on scene" } },
    ];
    const file = join(folder, "with.night");
    const more = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    writeFileSync(file, `${readFileSync(NIGHT, "utf8")}\n${more}`);
    const { out } = await vigie("send", file, ...AT);
    match(out.join("\n"), /Exercise cutter stays with what it was sent to: boat x9\./);
    ok(!/Exercise cutter: there/.test(out.join("\n")));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
