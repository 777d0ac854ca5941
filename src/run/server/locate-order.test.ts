import assert from "node:assert/strict";
import { test } from "node:test";
import { readLocate } from "#intake";
import { eventSchemas, type CallerToken } from "#log";
import { instant } from "#units";
import { FUZZ_RUNS, mutated } from "../../../test/fuzz/mutated.ts";
import type { LocateLink } from "../locate-links.ts";
import { Vault } from "../vault.ts";
import { TEST_KEY } from "../../../test/vault-key.ts";
import { locateOrder } from "./locate-order.ts";

const link: LocateLink = {
  hash: "a".repeat(64),
  caller: "caller-1" as CallerToken,
  boat: null,
  language: "ar",
  deskLanguage: "fr",
  opensForMs: 1,
  state: "open",
};
const now = instant("2026-11-23T22:00Z");
const SENT = {
  kind: "report",
  key: "00112233445566778899",
  device: "aabbccddeeff00112233",
  age: 3,
  position: { lat: 51.05, lon: -1.5, accuracy: 12, age: 8 },
  words: "call +33612345678",
  people: "40",
  aboard: true,
  water: true,
  engine: false,
  battery: 0.5,
  language: "fr",
};

/** What the log would take of a message; null when it is none. */
function told(sent: unknown, vault: Vault) {
  const reading = readLocate(sent);
  if (!reading.ok) return null;
  const order = locateOrder({ message: reading.thing, link, otherPhone: false, now }, vault);
  const { order: _, ...rest } = order;
  return eventSchemas.ReportReceived.safeParse({ kind: "ReportReceived", ...rest });
}

test("whatever a phone sends, the log takes the report that is made of it", () => {
  const vault = new Vault(":memory:", TEST_KEY);
  const seeds = [JSON.stringify(SENT), JSON.stringify({ ...SENT, words: "" })];
  let taken = 0;
  for (const text of mutated(seeds, FUZZ_RUNS, 11)) {
    let sent: unknown;
    try {
      sent = JSON.parse(text) as unknown;
    } catch {
      continue;
    }
    const result = told(sent, vault);
    if (result === null) continue;
    assert(result.success, `${text}: ${result.error?.message ?? ""}`);
    taken += 1;
  }
  assert(taken > FUZZ_RUNS / 20, `${taken} were messages`);
  vault.close();
});

test("the longest words with nothing but phone numbers still fit, and none is left in them", () => {
  const vault = new Vault(":memory:", TEST_KEY);
  const numbers = Array.from({ length: 900 }, (_, index) => `+${1_234_560_000 + index}`).join(" ");
  const result = told({ ...SENT, words: numbers }, vault);
  assert(result?.success, result?.error?.message ?? "");
  assert.doesNotMatch(result.data.words, /\+\d{10}/);
  vault.close();
});

test("an empty message is a report too: somebody pressed", () => {
  const vault = new Vault(":memory:", TEST_KEY);
  const { key, device, kind } = SENT;
  const result = told({ kind, key, device, noFix: "not asked" }, vault);
  assert(result?.success);
  assert.equal(
    result.data.words,
    "[lien de position] pas de position : l'expéditeur dit ne pas pouvoir la donner",
  );
  assert.equal(result.data.people, null);
  vault.close();
});
