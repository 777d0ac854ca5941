import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import type { Entry } from "#log";
import { openLog } from "../../src/run/store/sqlite-log.ts";
import { instant } from "#units";
import { withServer } from "../server/setting.ts";
import { folderFor, jsonOf, vigie } from "./desk.ts";

const COMMANDS = ["serve", "replay", "report", "log", "drift"];

test("every command teaches: what it does, its options, an example, its exit codes", async () => {
  const all = await vigie("--help");
  equal(all.code, 0);
  for (const name of COMMANDS) {
    match(all.out.join("\n"), new RegExp(`^  ${name} +[A-Z]`, "m"));
    const { code, out } = await vigie(name, "--help");
    equal(code, 0);
    match(out[0] ?? "", new RegExp(`^vigie ${name} `));
    match(out[0] ?? "", new RegExp(`^  vigie ${name} `, "m"));
    match(out[0] ?? "", /Exit codes: 0/);
  }
  for (const name of ["verify", "head", "export", "import"]) {
    const { code, out } = await vigie("log", name, "--help");
    equal(code, 0);
    match(out[0] ?? "", new RegExp(`^vigie log ${name} `));
    match(out[0] ?? "", /Exit codes: 0/);
  }
});

test("docs/cli.md has every command and every option", async () => {
  const docs = readFileSync(new URL("../../docs/cli.md", import.meta.url), "utf8");
  const helps = await Promise.all([
    ...COMMANDS.map((name) => vigie(name, "--help")),
    ...["verify", "head", "export", "import"].map((name) => vigie("log", name, "--help")),
  ]);
  for (const { out } of helps) {
    const [text = ""] = out;
    for (const [option] of text.matchAll(/--[a-z-]+/g)) ok(docs.includes(option), option);
  }
});

test("no command, and a command that does not exist, are wrong arguments", async () => {
  equal((await vigie()).code, 2);
  const { code, err } = await vigie("rescue");
  equal(code, 2);
  match(
    err[0] ?? "",
    /^Expected a command, one of serve, replay, report, log, .*\btrack, .*; came "rescue"/,
  );
  const log = await vigie("log", "burn");
  equal(log.code, 2);
  match(log.err[0] ?? "", /^Expected verify, head, export or import; came burn\. See vigie log/);
});

async function logWith(t: TestContext, ...words: readonly string[]): Promise<string> {
  const folder = folderFor(t);
  for (const each of words) {
    const { code, err } = await vigie("report", each, "--data", folder);
    equal(code, 0, err.join("\n"));
  }
  return folder;
}

function entriesIn(folder: string): readonly Entry[] {
  const now = () => instant("2026-01-01T13:00Z");
  const log = openLog({ mode: "read", path: join(folder, "log.sqlite"), now });
  try {
    return [...log.readAll()];
  } finally {
    void log.close();
  }
}

test("a report from the shell keeps the words; its phone is in the vault", async (t) => {
  const folder = folderFor(t);
  const { code, out } = await vigie(
    "report",
    "about thirty of us",
    `--data=${folder}`,
    "--people=30..35",
    "--phone=+44 7700 900123",
    "--condition=engine dead",
    "--condition=adrift",
    "--position=off the buoy",
    "--happened=11:30",
    "--who=person aboard",
  );
  equal(code, 0);
  match(out[0] ?? "", /^dover:1 stored: report report-/);
  const [entry] = entriesIn(folder);
  const event = entry?.event;
  ok(event?.kind === "ReportReceived" && "words" in event);
  equal(event.words, "about thirty of us");
  deepEqual(event.people, { least: 30, most: 35 });
  deepEqual(event.conditions, ["engine dead", "adrift"]);
  equal(event.place?.words, "off the buoy");
  equal(event.happened?.kind, "ambiguous");
  ok(event.from.caller?.startsWith("caller-"));
  ok(!JSON.stringify(entry).includes("7700"));
});

test("a second call of the same phone goes to the same boat", async (t) => {
  const folder = folderFor(t);
  const call = ["--data", folder, "--phone", "+44 7700 900123", "--who", "person aboard"];
  await vigie("report", "we are sinking", ...call);
  const second = await vigie("report", "hurry", ...call);
  equal(second.code, 0);
  equal(second.out.length, 2);
  match(second.out[1] ?? "", /put to boat report-.*, the same caller/);
});

test("an observer may not report: exit code 1, and the attempt is on record", async (t) => {
  const folder = folderFor(t);
  const { code, err } = await vigie("report", "help", "--data", folder, "--role", "observer");
  equal(code, 1);
  match(err[0] ?? "", /^Refused: role may not\./);
  equal(entriesIn(folder)[0]?.event.kind, "OrderRefused");
});

test("a report that cannot be meant is one sentence that names what is wrong", async (t) => {
  const folder = folderFor(t);
  const table: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /^Expected the words of the report; came none\./],
    [["help", "--people", "some"], /^--people: people: expected a number, "30\+", "30-40" or "\?"/],
    [["help", "--channel", "pigeon"], /^channel: expected one of "phone".*came "pigeon"/],
    [["help", "--condition", "wet"], /expected one of "in distress".*came "wet"/],
    [["help", "--centre", "Dover!"], /^--centre: expected a name such as dover/],
    [["help", "--to", "nowhere"], /^--to: expected an address/],
  ];
  for (const [args, sentence] of table) {
    const { code, err } = await vigie("report", ...args, "--data", folder);
    equal(code, 2, args.join(" "));
    match(err.join("\n"), sentence);
  }
});

test("a folder that cannot be, or a log that a server writes, is exit code 3 and says what to do", async () => {
  // Of /proc the recursive way of Node never comes back.
  const none = await vigie("report", "help", "--data", "/proc/at/all");
  equal(none.code, 3);
  match(none.err[0] ?? "", /^There is no folder \/proc\/at\/all\. Make it, or name another/);
  await withServer(async ({ folder, server }) => {
    const locked = await vigie("report", "help", "--data", folder);
    equal(locked.code, 3);
    equal(locked.err.length, 1);
    match(locked.err[0] ?? "", /^A watch is running on .* not stored\. .*--to/);
    const sent = await vigie("report", "help", "--to", server.origin);
    equal(sent.code, 0, sent.err.join("\n"));
    match(sent.out[0] ?? "", /^Stored by http:.*: dover:1$/);
    const wrong = await vigie("report", "help", "--to", server.origin, "--role", "observer");
    equal(wrong.code, 1);
    match(wrong.err[0] ?? "", /^Not stored: /);
  });
});

test("a sound log is proved, and its head printed", async (t) => {
  const folder = await logWith(t, "one", "two");
  const path = join(folder, "log.sqlite");
  const head = await vigie("log", "head", path);
  match(head.out[0] ?? "", /^dover:2 [0-9a-f]{64} 2026-01-01T12:00:00\.000Z$/);
  const proved = await vigie("log", "verify", path, "--json");
  equal(proved.code, 0);
  equal(jsonOf(proved)["sound"], true);
  equal(jsonOf(proved)["entries"], 2);
});

test("export, verify and import go round, byte for byte", async (t) => {
  const folder = await logWith(t, "one", "two");
  const file = join(folder, "out.jsonl");
  const written = await vigie("log", "export", join(folder, "log.sqlite"), file);
  deepEqual([written.code, written.out], [0, [`2 entries written to ${file}.`]]);
  equal((await vigie("log", "verify", file)).code, 0);
  const streamed = await vigie("log", "export", join(folder, "log.sqlite"), "-");
  equal(`${streamed.out.join("\n")}\n`, readFileSync(file, "utf8"));
  const other = join(folderFor(t), "theirs.sqlite");
  const taken = await vigie("log", "import", other, file, "--centre", "gris-nez", "--json");
  equal(taken.code, 0);
  equal(jsonOf(taken)["stored"], 2);
  const again = await vigie("log", "import", other, file, "--json");
  equal(again.code, 3, "it is the log of gris-nez, not of dover");
  const known = await vigie("log", "import", other, file, "--centre", "gris-nez", "--json");
  equal(jsonOf(known)["known"], 2);
});

test("an altered line is found, and says which", async (t) => {
  const folder = await logWith(t, "one", "two", "three");
  const file = join(folder, "out.jsonl");
  await vigie("log", "export", join(folder, "log.sqlite"), file);
  writeFileSync(file, readFileSync(file, "utf8").replace('"two"', '"new"'));
  const { code, err } = await vigie("log", "verify", file);
  equal(code, 1);
  match(err[0] ?? "", /^dover:2 was altered: expected /);
  const imported = await vigie(
    "log",
    "import",
    join(folderFor(t), "x.sqlite"),
    file,
    "--centre",
    "other",
  );
  equal(imported.code, 1);
  match(imported.err[0] ?? "", /dover:2/);
});

test("a cut tail is found with a head noted earlier, in the log and in the file", async (t) => {
  const folder = await logWith(t, "one", "two");
  const path = join(folder, "log.sqlite");
  const file = join(folder, "out.jsonl");
  const head = await vigie("log", "head", path, "--json");
  const [noted] = jsonOf(head)["heads"] as { seq: number; hash: string }[];
  const name = `dover:${noted?.seq}=${noted?.hash}`;
  await vigie("log", "export", path, file);
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  writeFileSync(file, `${lines.slice(0, -1).join("\n")}\n`);
  equal((await vigie("log", "verify", file)).code, 0, "alone it looks whole");
  const cut = await vigie("log", "verify", file, "--head", name);
  equal(cut.code, 1);
  match(cut.err[0] ?? "", /^The log was cut: /);
  equal((await vigie("log", "verify", path, "--head", name)).code, 0);
  const wrong = await vigie("log", "verify", path, "--head", `dover:1=${"0".repeat(64)}`);
  equal(wrong.code, 1);
  match(wrong.err[0] ?? "", /^dover:1 was replaced after its hash was published/);
  const gone = await vigie("log", "verify", path, "--head", `brest:9=${"0".repeat(64)}`);
  equal(gone.code, 1);
  equal((await vigie("log", "verify", path, "--head", "dover")).code, 2);
});

test("what is no log is exit code 3, in one sentence", async (t) => {
  const folder = folderFor(t);
  for (const name of ["verify", "head"]) {
    const { code, err } = await vigie("log", name, join(folder, "none.sqlite"));
    equal(code, 3);
    equal(err.length, 1);
  }
});
