import { deepEqual, equal, match, notEqual, ok, throws } from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test, type TestContext } from "node:test";
import { instant } from "#units";
import { SOUND } from "../../test/fuzz/position.ts";
import { TEST_KEY } from "../../test/vault-key.ts";
import { keyFileOf, openVault } from "./open-vault.ts";
import { newKeyText, readVaultKey } from "./vault-key.ts";
import { Vault } from "./vault.ts";

const NOW = instant("2021-11-24T02:41Z");
const PHONE = "+33 6 12 34 56 78";

function folderOf(t: TestContext): string {
  const outer = mkdtempSync(join(tmpdir(), "vigie-vault-"));
  t.after(() => rmSync(outer, { recursive: true }));
  const folder = join(outer, "data");
  mkdirSync(folder);
  writeFileSync(join(outer, "here"), "");
  return folder;
}

/** Opens the vault of a folder; every sentence that was said of it. */
function open(folder: string, keyFile: string | null = null) {
  const said: string[] = [];
  const vault = openVault({ folder, keyFile, now: () => NOW, say: (line) => said.push(line) });
  return { vault, said: said.join("\n") };
}

test("one phone has one token, however it is written; an account has its own", () => {
  const vault = new Vault(":memory:", TEST_KEY);
  const token = vault.tokenFor(PHONE);
  for (const written of ["0033612345678", "+33612345678", "+33 (0)6.12.34.56.78"])
    equal(vault.tokenFor(written), token, written);
  notEqual(vault.tokenFor("+33612345679"), token);
  equal(vault.numberOf(token), PHONE);
  equal(vault.tokenFor("Hama"), vault.tokenFor("hama"));
  vault.close();
});

test("the file tells no number, nor whether one is in it; the key opens it again", (t) => {
  const folder = folderOf(t);
  const first = open(folder);
  match(first.said, /Made the vault's key at .*Keep a copy of it apart/);
  equal(statSync(keyFileOf(folder)).mode & 0o777, 0o600);
  const token = first.vault.tokenFor(PHONE);
  first.vault.close();
  const [name = ""] = filesOf(folder);
  const bytes = readFileSync(join(folder, name)).toString("latin1");
  ok(!/12.?34.?56.?78/.test(bytes));
  const second = open(folder);
  equal(second.said, "");
  equal(second.vault.tokenFor("+33612345678"), token);
  deepEqual(second.vault.held(), [{ token, since: NOW }]);
  second.vault.close();
});

const filesOf = (folder: string): string[] => {
  const name = readVaultKey(readFileSync(keyFileOf(folder), "utf8"))!.name;
  return [`vault-${name}.db`].filter((file) => existsSync(join(folder, file)));
};

test("under another key nothing is read and nothing is lost, and it is said", (t) => {
  const folder = folderOf(t);
  const first = open(folder);
  const token = first.vault.tokenFor(PHONE);
  first.vault.close();
  const other = join(folder, "..", "other.key");
  writeFileSync(other, newKeyText(), { mode: 0o600 });
  const wrong = open(folder, other);
  match(wrong.said, /vault-[0-9a-f]{8}\.db: sealed with another key than .*cannot be called back/);
  equal(wrong.vault.numberOf(token), null);
  wrong.vault.tokenFor("+447700900123");
  wrong.vault.close();
  const right = open(folder);
  equal(right.vault.numberOf(token), PHONE);
  right.vault.close();
});

test("a key that is none, or cannot be read, holds up no report", (t) => {
  const folder = folderOf(t);
  const bad = join(folder, "..", "bad.key");
  writeFileSync(bad, "no key");
  const { vault, said } = open(folder, bad);
  match(said, /expected 32 bytes in base64; came something else[^]*kept in memory/);
  ok(vault.tokenFor(PHONE).startsWith("caller-"));
  equal(readFileSync(bad, "utf8"), "no key", "it is left as it is");
  vault.close();
  const nowhere = open(folder, join(folder, "..", "here", "no.key"));
  match(nowhere.said, /cannot be used/);
  nowhere.vault.close();
});

test("a vault that is damaged, and a plain one that is none, hold up no report", (t) => {
  const folder = folderOf(t);
  open(folder).vault.close();
  writeFileSync(join(folder, filesOf(folder)[0]!), "no database".repeat(1000));
  const damaged = open(folder);
  match(damaged.said, /no SQLite database[^]*kept in memory/);
  ok(damaged.vault.tokenFor(PHONE).startsWith("caller-"));
  damaged.vault.close();
  const other = folderOf(t);
  writeFileSync(join(other, "vault.db"), "no database".repeat(1000));
  const { vault, said } = open(other);
  match(said, /vault\.db may hold numbers in plain, and could not be sealed and removed/);
  ok(existsSync(join(other, "vault.db")), "nothing is lost");
  vault.close();
});

test("a key that others may read is told", (t) => {
  const folder = folderOf(t);
  const loose = join(folder, "..", "loose.key");
  writeFileSync(loose, newKeyText(), { mode: 0o644 });
  const { vault, said } = open(folder, loose);
  match(said, /Others on this machine can read the vault's key: chmod 600/);
  vault.close();
});

test("what is erased leads nowhere, and the same phone gets another token", (t) => {
  const folder = folderOf(t);
  const { vault } = open(folder);
  const token = vault.tokenFor(PHONE);
  deepEqual([vault.erase(token), vault.erase(token), vault.numberOf(token)], [true, false, null]);
  notEqual(vault.tokenFor(PHONE), token);
  vault.close();
});

test("a row that was altered, or given another's number, is not shown", (t) => {
  const folder = folderOf(t);
  const { vault } = open(folder);
  const [one, other] = [vault.tokenFor(PHONE), vault.tokenFor("+447700900123")];
  const db = new DatabaseSync(join(folder, filesOf(folder)[0]!));
  const theirs = "SELECT sealed FROM sealed_caller WHERE token = ?";
  db.prepare(`UPDATE sealed_caller SET sealed = (${theirs}) WHERE token = ?`).run(other, one);
  db.close();
  throws(() => vault.numberOf(one), /The number of caller-[0-9a-f]+ in .* was altered/);
  equal(vault.numberOf(other), "+447700900123");
  vault.close();
});

test("a vault from before numbers were sealed is taken over with its tokens, and goes", (t) => {
  const folder = folderOf(t);
  const plain = new DatabaseSync(join(folder, "vault.db"));
  plain.exec("CREATE TABLE caller (token TEXT PRIMARY KEY, number TEXT, written TEXT) STRICT");
  plain.prepare("INSERT INTO caller VALUES (?, ?, ?)").run("caller-1", "+33612345678", PHONE);
  plain.close();
  const { vault, said } = open(folder);
  match(said, /are sealed now, and the plain file is gone/);
  equal(existsSync(join(folder, "vault.db")), false);
  equal(vault.tokenFor("0033612345678"), "caller-1");
  equal(vault.numberOf("caller-1"), PHONE);
  vault.close();
});

test("numbers leave the words in every spelling", () => {
  const vault = new Vault(":memory:", TEST_KEY);
  for (const [words, phone, left] of [
    ["call me on 06.12.34.56.78", PHONE, "call me on [*]"],
    ["my number is +44 7700 900123", null, "my number is [*]"],
    ["rappelez le 06 12 34 56 78 vite", null, "rappelez le [*] vite"],
    ["or 0612345678, or 07700 900123", null, "or [*], or [*]"],
    ["07700900123", null, "[*]"],
    ["Dover 01304 210008", null, "Dover [*]"],
    ["020 7946 0958", null, "[*]"],
    ["0033 6 12 34 56 78", null, "[*]"],
    ["+212 6 12 34 56 78", null, "[*]"],
  ] as const) {
    const without = vault.withoutNumbers(words, phone);
    equal(without.replaceAll(/\[caller-[0-9a-f]+\]/g, "[*]"), left);
  }
  vault.close();
});

test("positions, times and counts stay to the letter", () => {
  const vault = new Vault(":memory:", TEST_KEY);
  const others = [
    "33 people at 02:41 on 24/11/2021, course 045, 12.5 kn",
    "2021-11-24T02:41:00.000Z",
    "report-9f86d081884c7d65 and caller-0612345678aa",
    "MMSI 235012345",
    "https://example.org/0612345678/x",
  ];
  for (const words of [...SOUND, ...others]) equal(vault.withoutNumbers(words, null), words);
  deepEqual(vault.held(), []);
  vault.close();
});
