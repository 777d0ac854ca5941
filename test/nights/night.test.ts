import { deepEqual, equal, match, ok, throws } from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { firstFault, type Centre } from "#log";
import { openNight, type Night } from "../../src/run/night.ts";
import { sha256 } from "../../src/run/store/rows.ts";

const HEADER = {
  night: "2020-01-01",
  title: "a made-up night",
  from: "2020-01-01T20:00Z",
  to: "2020-01-02T08:00Z",
  timeBasis: "UTC",
  centres: [
    { id: "dover", name: "MRCC Dover" },
    { id: "gris-nez", name: "CROSS Gris-Nez" },
  ],
};

type Line = Readonly<Record<string, unknown>>;

function nightOf(t: TestContext, ...lines: readonly Line[]): Night {
  const folder = mkdtempSync(join(tmpdir(), "vigie-night-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "made-up.night");
  writeFileSync(path, [HEADER, ...lines].map((line) => JSON.stringify(line)).join("\n"));
  return openNight(path);
}

function line(at: string, centre: string, what: Line): Line {
  return { at: `2020-01-01T${at}Z`, centre, by: "watch/officer", ...what };
}

function heard(at: string, centre: string, report: string, more: Line = {}): Line {
  const told = { channel: "phone", from: "person aboard", words: "help" };
  return line(at, centre, { event: { kind: "ReportReceived", report, ...told, ...more } });
}

const kindsOf = (night: Night): readonly string[] => night.entries.map(({ event }) => event.kind);

test("each centre's lines become a chain of its own that nobody can alter unseen", (t) => {
  const night = nightOf(
    t,
    heard("21:00", "dover", "r1"),
    heard("21:01", "gris-nez", "r2"),
    heard("21:02", "dover", "r3"),
  );
  for (const centre of ["dover", "gris-nez"] as Centre[]) {
    const chain = night.entries.filter((entry) => entry.centre === centre);
    equal(firstFault(chain, sha256), null);
  }
});

test("lines are sealed in the order in which they became known", (t) => {
  const night = nightOf(t, heard("22:00", "dover", "later"), heard("21:00", "dover", "sooner"));
  deepEqual(
    night.entries.map(({ event }) => "report" in event && event.report),
    ["sooner", "later"],
  );
});

test("two centres in one minute keep the order of the file", (t) => {
  const night = nightOf(t, heard("21:00", "gris-nez", "r1"), heard("21:00", "dover", "r2"));
  const [first, second] = night.entries;
  equal(first?.centre, "gris-nez");
  ok(first.loggedAt < (second?.loggedAt ?? ""));
});

test("calls of one phone are put to one boat without anybody's order", (t) => {
  const from = { who: "person aboard", caller: "caller-1" };
  const night = nightOf(
    t,
    heard("21:00", "dover", "r1", { from }),
    heard("21:10", "dover", "r2", { from }),
  );
  deepEqual(kindsOf(night), ["ReportReceived", "ReportReceived", "ReportLinked"]);
});

test("what Vigie accepts of an attempt is logged as what it gives", (t) => {
  const attempt = { order: "offerResponsibility", boat: "r1", to: "dover", why: "near the line" };
  const night = nightOf(
    t,
    heard("21:00", "gris-nez", "r1"),
    line("21:05", "gris-nez", { attempt, words: "CROSS said that it was Dover's." }),
  );
  deepEqual(kindsOf(night), ["ReportReceived", "ResponsibilityOffered"]);
  const [, offered] = Object.values(night.meta.origins);
  equal(offered?.attempt, "CROSS said that it was Dover's.");
});

test("what it refuses is logged as refused, in the words of the night, with every reason", (t) => {
  const attempt = { order: "closeBoat", boat: "r1", why: "no further calls" };
  const night = nightOf(
    t,
    heard("21:00", "gris-nez", "r1", { people: 30 }),
    line("22:05", "gris-nez", { attempt, words: "The record was closed." }),
  );
  const refused = night.entries[1]?.event;
  ok(refused?.kind === "OrderRefused" && "words" in refused);
  equal(refused.words, "The record was closed.");
  ok(refused.reasons.includes("no boat is closed"));
  ok(refused.reasons.includes("people unaccounted for"));
});

test("an attempt that is no order is a bad line, and the rest loads", (t) => {
  const night = nightOf(
    t,
    heard("21:00", "dover", "r1"),
    line("21:05", "dover", { attempt: { order: "sinkBoat" }, words: "nobody would" }),
    line("21:06", "dover", { attempt: { order: "closeBoat", boat: "r1" }, words: "no reason" }),
  );
  deepEqual(
    night.problems.map(({ line: number }) => number),
    [3, 4],
  );
  match(night.problems[1]?.why ?? "", /^attempt\.why: /);
  equal(night.meta.problems.length, 2);
  equal(night.entries.length, 1);
});

test("a report whose name is taken is logged all the same, and shown as a clash", (t) => {
  const night = nightOf(t, heard("21:00", "dover", "r1"), heard("21:01", "gris-nez", "r1"));
  equal(night.entries.length, 2);
});

test("hindsight is beside the entries, never among them", (t) => {
  const night = nightOf(t, heard("21:00", "dover", "r1"), { hindsight: "all were found" });
  equal(night.entries.length, 1);
  deepEqual(
    night.meta.hindsight.map(({ words }) => words),
    ["all were found"],
  );
});

test("each entry leads to where it is published", (t) => {
  const source = ["https://example.org/a", "https://example.org/b"];
  const night = nightOf(t, { ...heard("21:00", "dover", "r1"), source, note: "minute nominal" });
  deepEqual(night.meta.sources, { "dover:1": source });
  equal(Object.values(night.meta.origins)[0]?.note, "minute nominal");
});

test("no file, or no header, is one clear sentence", (t) => {
  throws(() => openNight("/nowhere/at.night"), {
    message: "Expected a night at /nowhere/at.night; there is no such file.",
  });
  const folder = mkdtempSync(join(tmpdir(), "vigie-night-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "bad.night");
  writeFileSync(path, "# nothing\n{}\n");
  throws(() => openNight(path), /^Error: Expected the header of a night in bad\.night, line 2: /);
});
