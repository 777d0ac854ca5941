import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { RELEASE, REVEALS } from "#orders";
import { folderFor, jsonOf, vigie } from "../cli/desk.ts";

const DOC = readFileSync(new URL("../../docs/messages.md", import.meta.url), "utf8");
const EXAMPLES = [...DOC.matchAll(/^`vigie (say [^`]+)`\n\n```\n([\s\S]*?)\n```$/gm)];
const wordsOf = (line: string): readonly string[] =>
  Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? "");

test("docs/messages.md has an example of most messages", () => {
  assert(EXAMPLES.length >= 6, `${EXAMPLES.length} examples`);
});

for (const [, line = "", text = ""] of EXAMPLES)
  test(`as docs/messages.md has it: ${line}`, async () => {
    const { code, out, err } = await vigie(...wordsOf(line));
    assert.equal(code, 0, err.join("\n"));
    assert.equal(out.join("\n"), text);
    assert.match(err[0] ?? "", /^(?:This reveals|Ceci révèle) /);
  });

test("the table of docs/messages.md is the release rules", () => {
  for (const [message, to] of Object.entries(RELEASE)) {
    const reveals = REVEALS[message as keyof typeof REVEALS].join(", ");
    assert(DOC.includes(`| ${message} | ${reveals} | ${to.join(", ")} |`), message);
  }
});

test("the press gets no position, and whoever rescues does", () => {
  for (const [message, to] of Object.entries(RELEASE)) {
    const reveals: readonly string[] = REVEALS[message as keyof typeof REVEALS];
    if (to.some((each) => each === "press")) assert.deepEqual(reveals, ["counts"], message);
  }
  assert(RELEASE.tasking.includes("unit") && REVEALS.tasking.includes("positions"));
});

test("a message that may not be told is refused, on paper and on the log, and its text not shown", async (t) => {
  const data = folderFor(t);
  await vigie("report", "we are 33", "--people", "33", "--position", "51.05N 1.5E", "--data", data);
  const boat = await boatIn(data);
  const to = ["--to", "a newspaper", "--kind", "press", "--boat", boat, "--data", data];
  for (const more of [[], ["--send"]]) {
    const { code, out, err } = await vigie("say", "sitrep", ...to, ...more);
    assert.equal(code, 1);
    assert.doesNotMatch([...out, ...err].join("\n"), /51°|1\.5|001°/);
    assert.match(err.join("\n"), /may not be told/i);
  }
  const json = jsonOf(await vigie("say", "sitrep", ...to, "--json"));
  assert.equal(json["text"], null);
  assert.equal(json["mayBeTold"], false);
});

test("what is sent stands on the log word for word, under the next number of its centre", async (t) => {
  const data = folderFor(t);
  await vigie("report", "we are 33", "--people", "33", "--position", "51.05N 1.5E", "--data", data);
  const boat = await boatIn(data);
  const sent: string[] = [];
  for (const message of ["short sitrep", "sitrep"]) {
    const asked = ["--boat", boat, "--to", "CROSS Gris-Nez", "--data", data];
    const { code, out, err } = await vigie("say", message, ...asked, "--send");
    assert.equal(code, 0, err.join("\n"));
    sent.push(out.join("\n"));
  }
  assert.match(sent[0] ?? "", /^SHORT SITUATION REPORT No 1\n/);
  assert.match(sent[1] ?? "", /^SITUATION REPORT No 2\n/);
  const file = join(data, "out.jsonl");
  await vigie("log", "export", join(data, "log.sqlite"), file);
  const events = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { event: { kind: string; text?: string } }).event)
    .filter(({ kind }) => kind === "MessageSent");
  assert.deepEqual(
    events.map(({ text }) => text?.trimEnd()),
    sent,
  );
});

test("numbers planted in a caller's words are in no message", async (t) => {
  const data = folderFor(t);
  const number = "06 98 76 54 32";
  const words = `ring ${number}, we are 33`;
  await vigie("report", words, "--phone", number, "--people", "33", "--data", data);
  const boat = await boatIn(data);
  for (const [message, kinds] of Object.entries(RELEASE)) {
    const asked = ["--boat", boat, "--to", "X", "--kind", kinds[0] ?? "", "--data", data];
    for (const lang of ["en", "fr"]) {
      const { code, out, err } = await vigie("say", message, ...asked, "--lang", lang);
      assert.equal(code, 0, err.join("\n"));
      assert.doesNotMatch([...out, ...err].join("\n"), /98.?76.?54|caller-/, message);
    }
  }
});

test("what is asked otherwise is said with what was expected", async () => {
  for (const [args, expected] of [
    [["sitrep"], /--to: expected/],
    [["nothing", "--to", "x"], /Expected sitrep, .*; came nothing/],
    [["sitrep", "--to", "x"], /--boat: expected/],
    [["press statement", "--to", "x", "--kind", "friends"], /--kind: expected/],
  ] as const) {
    const { code, err } = await vigie("say", ...args);
    assert.equal(code, 2);
    assert.match(err.join("\n"), expected);
  }
});

/** The boat of the one report of a log. */
async function boatIn(data: string): Promise<string> {
  const file = join(data, "boats.jsonl");
  await vigie("log", "export", join(data, "log.sqlite"), file);
  const [line = ""] = readFileSync(file, "utf8").split("\n");
  return (JSON.parse(line) as { event: { report: string } }).event.report;
}

test("a search action message holds every planned part until it is reported, and says when none is", async () => {
  const night = "data/nights/exercise-search.night";
  const asked = ["--to", "all", "--kind", "centre", "--at", "2026-11-21T05:52Z", "--boat"] as const;
  const x2 = (await vigie("say", "search action", night, ...asked, "x2")).out.join("\n");
  assert.match(x2, /III\. EXECUTION\n {3}Exercise lifeboat 2: parallel track search \(PS\)/);
  assert.match(x2, /commence search at 50°56\.7′ N 001°33\.8′ E, first leg 044°/);
  assert.doesNotMatch(x2, /Exercise cutter/, "the other boat's search is not in it");
  const early = [...asked.slice(0, 5), "2026-11-21T05:45Z", "--boat", "x2"];
  const none = (await vigie("say", "search action", night, ...early)).out.join("\n");
  assert.equal(none.match(/No search is planned on the log/g)?.length, 2);
});
