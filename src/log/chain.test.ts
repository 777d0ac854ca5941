import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { test } from "node:test";
import * as fc from "fast-check";
import { instantFromMs, type Instant } from "#units";
import { bodyText, firstFault, seal } from "./chain.ts";
import { GENESIS, type Centre, type Draft, type Entry, type Hash } from "./entry.ts";

const sha256 = (text: string): string => hash("sha256", text);
const dover = "dover" as Centre;

function chainOf(drafts: readonly (Draft & { readonly afterMs: number })[]): Entry[] {
  let loggedAtMs = Date.UTC(2021, 10, 24, 2, 41);
  const chain: Entry[] = [];
  for (const { by, event, afterMs } of drafts) {
    loggedAtMs += afterMs;
    const previous = chain.at(-1)?.hash ?? GENESIS;
    const link = {
      centre: dover,
      seq: chain.length + 1,
      loggedAt: instantFromMs(loggedAtMs),
      previous,
    };
    chain.push(seal({ by, event }, link, sha256));
  }
  return chain;
}

const draft = fc.record({
  by: fc.record({
    desk: fc.string({ minLength: 1, maxLength: 8, unit: "grapheme" }),
    role: fc.constantFrom("officer" as const, "coordinator" as const),
  }),
  event: fc
    .tuple(fc.string({ unit: "grapheme" }), fc.jsonValue({ maxDepth: 2 }))
    .map(([words, more]) => ({ kind: "unknown:test" as const, words, more })),
  afterMs: fc.nat(5_000),
});
const chains = fc.array(draft, { minLength: 1, maxLength: 12 }).map(chainOf);
const placeIn = (chain: readonly Entry[]) => fc.nat(chain.length - 1);

/** A chain and a place in it. */
const chainAndPlace = chains.chain((chain) => fc.tuple(fc.constant(chain), placeIn(chain)));
const longChainAndPlace = chainAndPlace.filter(([chain]) => chain.length >= 2);

function headOf(chain: readonly Entry[]): { seq: number; hash: Hash } {
  const head = chain.at(-1);
  assert.ok(head !== undefined);
  return head;
}

test("law: a sealed chain has no fault, and its head holds", () => {
  fc.assert(
    fc.property(chains, (chain) => {
      assert.equal(firstFault(chain, sha256), null);
      assert.equal(firstFault(chain, sha256, headOf(chain)), null);
      assert.equal(firstFault(JSON.parse(JSON.stringify(chain)) as Entry[], sha256), null);
    }),
  );
});

test("an empty log has no fault", () => assert.equal(firstFault([], sha256), null));

const otherInstant = (at: Instant): Instant => instantFromMs(Date.parse(at) + 1);
const alterations: Record<string, (entry: Entry) => Entry> = {
  centre: (entry) => ({ ...entry, centre: `${entry.centre}x` as Centre }),
  "seq up": (entry) => ({ ...entry, seq: entry.seq + 100 }),
  "seq down": (entry) => ({ ...entry, seq: entry.seq - 1 }),
  "seq a fraction": (entry) => ({ ...entry, seq: entry.seq + 0.5 }),
  loggedAt: (entry) => ({ ...entry, loggedAt: otherInstant(entry.loggedAt) }),
  desk: (entry) => ({ ...entry, by: { ...entry.by, desk: `${entry.by.desk}x` } }),
  role: (entry) => ({ ...entry, by: { ...entry.by, role: "observer" } }),
  event: (entry) => ({ ...entry, event: { ...entry.event, more: "and never 33" } }),
  "event to no JSON": (entry) => ({ ...entry, event: { ...entry.event, more: "\ud800" } }),
  kind: (entry) => ({ ...entry, event: { ...entry.event, kind: "unknown:other" } }),
  previous: (entry) => ({ ...entry, previous: turnedHash(entry.previous) }),
  hash: (entry) => ({ ...entry, hash: turnedHash(entry.hash) }),
  "a member more": (entry) => ({ ...entry, note: "was here" }) as Entry,
};

function turnedHash(text: Hash): Hash {
  return `${text.startsWith("0") ? "1" : "0"}${text.slice(1)}` as Hash;
}

for (const [name, alter] of Object.entries(alterations)) {
  test(`law: ${name} altered in one entry is found at that entry`, () => {
    fc.assert(
      fc.property(chainAndPlace, ([chain, place]) => {
        const altered = chain.map((entry, index) => (index === place ? alter(entry) : entry));
        const fault = firstFault(altered, sha256);
        assert.equal(fault?.seq, place + 1);
        if (!name.startsWith("seq")) assert.equal(fault?.kind, "altered");
      }),
    );
  });
}

test("law: an entry altered and sealed anew is found at the next one, or by the head", () => {
  fc.assert(
    fc.property(chainAndPlace, ([chain, place]) => {
      const forged = chain.map((entry, index) => {
        if (index !== place) return entry;
        return seal({ by: entry.by, event: { kind: "unknown:forged" } }, entry, sha256);
      });
      const isLast = place === chain.length - 1;
      const fault = firstFault(forged, sha256, headOf(chain));
      assert.equal(fault?.kind, isLast ? "rewritten" : "unlinked");
      assert.equal(fault?.seq, isLast ? place + 1 : place + 2);
    }),
  );
});

test("law: a dropped entry is found as missing; dropped at the end, by the head", () => {
  fc.assert(
    fc.property(chainAndPlace, ([chain, place]) => {
      const dropped = chain.filter((_, index) => index !== place);
      const isLast = place === chain.length - 1;
      const fault = firstFault(dropped, sha256, headOf(chain));
      assert.equal(fault?.seq, place + 1);
      assert.equal(fault.kind, isLast ? "cut tail" : "missing");
      if (isLast) assert.equal(firstFault(dropped, sha256), null);
    }),
  );
});

test("law: a cut tail is found by any head published after the cut", () => {
  fc.assert(
    fc.property(longChainAndPlace, ([chain, place]) => {
      const published = headOf(chain);
      const cut = chain.slice(0, place);
      const fault = firstFault(cut, sha256, published);
      assert.deepEqual([fault?.kind, fault?.seq], ["cut tail", place + 1]);
    }),
  );
});

test("law: two entries that changed places are found at the first of them", () => {
  const twoPlaces = longChainAndPlace.chain(([chain, one]) =>
    fc.tuple(fc.constant(chain), fc.constant(one), placeIn(chain)),
  );
  fc.assert(
    fc.property(twoPlaces, ([chain, one, other]) => {
      fc.pre(one !== other);
      const swapped = [...chain];
      [swapped[one], swapped[other]] = [chain[other]!, chain[one]!];
      const fault = firstFault(swapped, sha256);
      assert.deepEqual([fault?.kind, fault?.seq], ["reordered", Math.min(one, other) + 1]);
    }),
  );
});

test("law: an entry that comes twice is found where it comes again", () => {
  const twoPlaces = chainAndPlace.chain(([chain, one]) =>
    fc.tuple(fc.constant(chain), fc.constant(one), fc.integer({ min: one + 1, max: chain.length })),
  );
  fc.assert(
    fc.property(twoPlaces, ([chain, one, again]) => {
      const repeated = [...chain.slice(0, again), chain[one]!, ...chain.slice(again)];
      const fault = firstFault(repeated, sha256);
      assert.deepEqual([fault?.kind, fault?.seq], ["repeated", again + 1]);
    }),
  );
});

test("an entry of another centre, rightly sealed, is no part of this chain", () => {
  const [first] = chainOf([
    { by: { desk: "a", role: "officer" }, event: { kind: "unknown:x" }, afterMs: 0 },
  ]);
  assert.ok(first !== undefined);
  const link = { ...first, centre: "gris-nez" as Centre, seq: 2, previous: first.hash };
  const fault = firstFault([first, seal(first, link, sha256)], sha256);
  assert.deepEqual([fault?.kind, fault?.seq], ["wrong centre", 2]);
});

test("an entry sealed with an earlier time than the one before it is found", () => {
  const [first] = chainOf([
    { by: { desk: "a", role: "officer" }, event: { kind: "unknown:x" }, afterMs: 0 },
  ]);
  assert.ok(first !== undefined);
  const loggedAt = instantFromMs(Date.parse(first.loggedAt) - 1);
  const link = { centre: dover, seq: 2, previous: first.hash, loggedAt };
  const fault = firstFault([first, seal(first, link, sha256)], sha256);
  assert.deepEqual([fault?.kind, fault?.seq], ["clock fell", 2]);
});

test("the text under the hash is the RFC 8785 text of all other members", () => {
  const [first] = chainOf([
    { by: { desk: "sar-1", role: "officer" }, event: { kind: "unknown:x" }, afterMs: 0 },
  ]);
  assert.ok(first !== undefined);
  assert.equal(
    bodyText(first),
    `{"by":{"desk":"sar-1","role":"officer"},"centre":"dover","event":{"kind":"unknown:x"},` +
      `"loggedAt":"2021-11-24T02:41:00.000Z","previous":"${GENESIS}","seq":1}`,
  );
  assert.equal(first.hash, sha256(bodyText(first)));
  assert.equal(bodyText({ ...first, unread: "only in memory" }), bodyText(first));
});
