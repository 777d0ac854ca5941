import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { test } from "node:test";
import { hardNight, people, placeTerm, reported } from "../../test/reported.ts";
import { ledgerOf, type Ledger } from "./ledger.ts";
import { weighReports } from "./matching.ts";
import { DEFAULT_MODEL } from "./model.ts";
import type { KnownPair, Observation } from "./observation.ts";
import { matchMemory, type MatchOptions } from "./weigh.ts";

const QUICK: MatchOptions = { effort: { restarts: 2, forgotten: 5, sweeps: 20 } };

const oddsOf = (p: number): number => Math.log2(p / (1 - p));
const sumOf = ({ pieces }: Ledger): number => pieces.reduce((sum, { bits }) => sum + bits, 0);
const bitsOf = ({ pieces }: Ledger, name: string): number =>
  pieces.find(({ piece }) => piece === name)!.bits;
const close = (one: number, other: number, what: string): void =>
  ok(Math.abs(one - other) < 1e-9, `${what}: ${one}, expected ${other}`);

function chance(night: readonly Observation[], one: string, other: string, options = {}): number {
  const { pairs } = weighReports(night, options);
  return pairs.find(({ a, b }) => [a, b].includes(one) && [a, b].includes(other))?.p ?? 0;
}

/** Ten minutes and some kilometres apart: as likely one boat as not. */
const near = (id: string, told: Partial<Observation> = {}): Observation =>
  reported(id, id === "a" ? 0 : 10, { places: [placeTerm(id === "a" ? 0 : 2.2, 0)], ...told });

test("of two reports alone the pieces sum to the log-odds of the exact answer, to 1e-9", () => {
  let pairs = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const night = hardNight(seed, 8);
    for (const [at, one] of night.entries()) {
      const other = night[(at + 1) % night.length]!;
      const p = chance([one, other], one.id, other.id);
      if (p < 0.001 || p > 1 - 1e-6) continue;
      pairs += 1;
      const ledger = ledgerOf([one, other], [one.id], [other.id]);
      close(sumOf(ledger), ledger.alone, "pieces");
      close(ledger.alone + ledger.noBoat, oddsOf(p), `seed ${seed}, ${one.id} ${other.id}`);
      close(ledger.rivals, 0, "no rivals");
      ok(ledger.noBoat <= 0);
    }
  }
  ok(pairs > 100, `${pairs} pairs were compared`);
});

test("in any company pieces, doubt and rivals sum to the log-odds of the matching, to 1e-9", () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const night = hardNight(seed, seed % 2 === 0 ? 8 : 20);
    const memory = matchMemory();
    const matching = weighReports(night, QUICK, memory);
    for (const { a, b, p } of matching.pairs.slice(0, 20)) {
      const ledger = ledgerOf(night, [a], [b], QUICK, memory);
      equal(ledger.p, p);
      close(sumOf(ledger), ledger.alone, "pieces");
      close(ledger.alone + ledger.noBoat + ledger.rivals, ledger.total, "total");
      if (p < 0.999) close(ledger.total, oddsOf(p), "log-odds");
    }
  }
});

test("groups: their P is the mean of their pairs, and single pieces stay the model's", () => {
  const night = [near("a"), near("b"), near("c", { caller: "x" }), near("d", { caller: "x" })];
  const ledger = ledgerOf(night, ["a", "b"], ["d", "c"]);
  const mean = (["a", "b"] as const)
    .flatMap((one) => ["c", "d"].map((other) => chance(night, one, other)))
    .reduce((sum, p) => sum + p / 4, 0);
  close(ledger.p, mean, "mean");
  // Two groups of two are about boats: nobody doubts that.
  equal(ledger.noBoat, 0);
  equal(bitsOf(ledger, "phone"), 0);
});

test("what only one side told weighs nothing; agreement weighs for, contradiction against", () => {
  const bits = (one: Partial<Observation>, other: Partial<Observation>, piece: string): number =>
    bitsOf(ledgerOf([near("a", one), near("b", other)], ["a"], ["b"]), piece);
  const told: readonly [string, Partial<Observation>, Partial<Observation>][] = [
    ["colour", { colour: "grey" }, { colour: "black" }],
    ["language", { language: "one" }, { language: "two" }],
    ["craft", { craft: "inflatable" }, { craft: "kayak" }],
    ["people", { people: people(20) }, { people: people(55) }],
    ["phone", { caller: "x" }, { caller: "y" }],
    ["known", { pass: "p" }, { pass: "p" }],
  ];
  for (const [piece, one, other] of told) {
    ok(Math.abs(bits(one, {}, piece)) < 1e-9, `${piece}: said by one alone`);
    ok(bits(one, other, piece) < 0, `${piece}: contradicted`);
    if (piece !== "known") ok(bits(one, one, piece) > 0, `${piece}: agreed`);
  }
});

test("adding a contradiction never raises P(same), and the ledger says what it cost", () => {
  const plain = [near("a", { colour: "grey" }), near("b")];
  const before = ledgerOf(plain, ["a"], ["b"]);
  const after = ledgerOf([plain[0]!, near("b", { colour: "black" })], ["a"], ["b"]);
  ok(after.p < before.p && after.total < before.total);
  close(after.total - before.total, bitsOf(after, "colour"), "the cost of it");
});

test("P without a piece is what it would be had the report not said it", () => {
  const whole = near("b", {
    caller: "x",
    people: people(40),
    language: "one",
    colour: "grey",
    craft: "inflatable",
  });
  const facing = near("a", { ...whole, id: "a", people: people(52), places: [placeTerm(0, 0)] });
  const { pieces } = ledgerOf([facing, whole], ["a"], ["b"]);
  const unsaid: Readonly<Record<string, Partial<Observation>>> = {
    phone: { caller: null },
    people: { people: null },
    language: { language: null },
    colour: { colour: null },
    craft: { craft: null },
  };
  for (const { piece, without } of pieces) {
    if (piece === "prior") equal(without, null);
    const told = unsaid[piece];
    if (told === undefined) continue;
    close(without!, chance([facing, { ...whole, ...told }], "a", "b"), piece);
  }
});

test("with all withdrawn the prior is left; an officer's word taken back leaves no trace", () => {
  const mute = [reported("a", 0), reported("b", 10)];
  const { pieces } = ledgerOf(mute, ["a"], ["b"]);
  for (const { piece, bits } of pieces) if (piece !== "prior") equal(bits, 0, piece);
  const memory = matchMemory();
  const night = [near("a"), near("b")];
  const before = JSON.stringify(ledgerOf(night, ["a"], ["b"], {}, memory));
  for (const kind of ["same", "distinct"] as const) {
    const known: readonly KnownPair[] = [{ kind, first: "a", second: "b" }];
    const said = ledgerOf(night, ["a"], ["b"], { known }, memory);
    ok(kind === "same" ? bitsOf(said, "known") > 15 : bitsOf(said, "known") < -30);
    equal(JSON.stringify(ledgerOf(night, ["a"], ["b"], {}, memory)), before);
  }
});

test("a rival takes its share: the other boat that the report may be of is named", () => {
  const rival = reported("c", 12, { places: [placeTerm(2.4, 0.3)], caller: "x" });
  const night = [near("a"), near("b", { caller: "x" }), rival];
  const ledger = ledgerOf(night, ["b"], ["a"]);
  deepEqual(ledger.rival?.reports, ["c"]);
  close(ledger.rival.p, chance(night, "b", "c"), "its share");
  // The board's rows name it as the board has it.
  const named = ledgerOf(night, ["b"], ["a"], {}, undefined, [["a"], ["b", "c"]]);
  deepEqual(named.rival?.reports, ["c"]);
  // Of several the likeliest, in whatever order the rows come.
  const weak = reported("d", 14, { places: [placeTerm(6, 0)] });
  for (const rows of [
    [["c"], ["d"]],
    [["d"], ["c"]],
  ]) {
    const { rival: likeliest } = ledgerOf([...night, weak], ["b"], ["a"], {}, undefined, rows);
    deepEqual(likeliest?.reports, ["c"]);
  }
  ok(chance([...night, weak], "b", "d") > 0.01, "the other is a rival too");
  equal(ledgerOf([near("a"), near("b")], ["b"], ["a"]).rival, null);
});

test("what does not hang together is left out, and says so; nothing is ever not a number", () => {
  const far = reported("far", 0, { places: [placeTerm(900, 0)] });
  const ledger = ledgerOf([near("a"), far], ["a"], ["far"]);
  deepEqual([ledger.p, ledger.method], [0, "left out"]);
  ok(ledger.total < -9 && ledger.rivals === 0);
  // A boat that is at sea for days is none, on either side.
  const late = reported("late", 60 * 100, { places: [placeTerm(0, 0)] });
  const long = ledgerOf([near("a"), near("b"), late], ["a", "late"], ["b"]);
  for (const value of [
    long.alone,
    long.noBoat,
    long.rivals,
    long.total,
    ...long.pieces.map((each) => each.bits),
  ])
    ok(Number.isFinite(value), JSON.stringify(long));
});

test("where the answer is surer than it can count, the pieces stand for themselves", () => {
  const certain = { caller: "x", people: people(37), colour: "pink", language: "rare" };
  const [a, b] = [near("a", certain), near("b", certain)];
  const known: readonly KnownPair[] = [{ kind: "same", first: "a", second: "b" }];
  const model = { ...DEFAULT_MODEL, phones: { ...DEFAULT_MODEL.phones, world: 1e6 } };
  const ledger = ledgerOf([a, b], ["a"], ["b"], {
    known,
    model,
  });
  ok(ledger.total > 40, `${ledger.total} bits`);
  equal(ledger.rivals, 0);
});

test("a report that is not weighed, on both sides or missing is an Error that says which", () => {
  const night = [near("a"), near("b")];
  throws(() => ledgerOf(night, ["a"], ["z"]), /expected a report that is weighed; came z/);
  throws(() => ledgerOf(night, ["a"], ["a", "b"]), /without a common report; both have a/);
  throws(() => ledgerOf(night, [], ["a"]), /at least one report; came an empty one/);
});
