import { deepEqual, equal, match, ok } from "node:assert/strict";
import { test } from "node:test";
import {
  boatsAtSea,
  evidenceOf,
  ledgerOf,
  proposalsOf,
  weighReports,
  type BoatsAtSea,
  type Ledger,
  type Proposals,
} from "#match";
import type { BoatId, ReportId } from "#log";
import { told } from "../../test/told.ts";
import { LANGUAGES } from "./language.ts";
import {
  sayBits,
  sayLedger,
  sayPiece,
  sayProposal,
  sayProposedOrder,
  sayStanding,
  viewBoatCount,
} from "./matching.ts";
import type { Telling } from "./names.ts";
import { sayChance } from "./quantities.ts";

const EN: Telling = { language: "en", picture: null };
const FR: Telling = { language: "fr", picture: null };
const boats = (...ids: string[]): BoatId[] => ids as BoatId[];
const reports = (...ids: string[]): ReportId[] => ids as ReportId[];

const bits: readonly [number, string, string][] = [
  [5.12, "+5.1", "+5,1"],
  [-0.34, "−0.3", "−0,3"],
  [21.3, "+21.3", "+21,3"],
  [0.04, "0", "0"],
  [-0.04, "0", "0"],
];
for (const [value, english, french] of bits) {
  test(`${value} bits are ${english}`, () => {
    deepEqual([sayBits(value, "en"), sayBits(value, "fr")], [english, french]);
  });
}

const chances: readonly [number, string][] = [
  [0, "< 1 %"],
  [0.0099, "< 1 %"],
  [0.01, "1 %"],
  [0.834, "83 %"],
  [0.99, "99 %"],
  [0.9901, "> 99 %"],
  [1, "> 99 %"],
];
for (const [value, english] of chances) {
  test(`a chance of ${value} is never said to be surer than it is: ${english}`, () => {
    equal(sayChance(value, "en"), english);
  });
}

const LINK: Proposals["queue"][number] = {
  kind: "link",
  boats: ["r1" as BoatId, "r2" as BoatId],
  one: reports("r2"),
  other: reports("r1"),
  p: 0.83,
  weakest: { report: "r1" as ReportId, p: 0.83 },
  loss: 0.83,
  orders: [{ order: "linkReport", report: "r2" as ReportId, boat: "r1" as BoatId }],
  proposed: true,
};
const PART: Proposals["queue"][number] = {
  kind: "part",
  boat: "r1" as BoatId,
  one: reports("r1", "r3", "r4"),
  other: reports("r5"),
  p: 0.4,
  weakest: { report: "r5" as ReportId, p: 0.4 },
  loss: 2.4,
  orders: [],
};

test("what is proposed is said with its chance; of two sides the smaller is in doubt", () => {
  equal(sayProposal(LINK, EN), "Boat r1 and boat r2 are proposed as one boat: 83 %");
  equal(
    sayProposal({ ...LINK, proposed: false }, FR),
    "Embarcation r1 et embarcation r2 peuvent être une même embarcation : 83 %",
  );
  equal(sayProposal(PART, EN), "Report r5 may not be of boat r1: 40 % that it is");
  const several = { ...PART, other: reports("r5", "r6") };
  match(sayProposal(several, EN), /^Reports r5 and r6 may not be of boat r1/);
  match(
    sayProposal(several, FR),
    /^Les signalements r5 et r6, liés à embarcation r1, peuvent être d'une autre .* : 40 %/,
  );
});

test("a proposed order is said by its name and what it is about", () => {
  equal(sayProposedOrder(LINK.orders[0]!, EN), "link a report: r2, boat r1");
  const two = { order: "declareSame", one: boats("a")[0]!, other: boats("b")[0]! } as const;
  equal(sayProposedOrder(two, FR), "déclarer la même embarcation : embarcation a, embarcation b");
});

test("a report is said with its row, its state and its boats, likeliest first", () => {
  const standing = {
    id: "r2" as ReportId,
    boat: "r2" as BoatId,
    state: "may be a further boat",
    boats: [
      { boat: "r1" as BoatId, p: 0.6 },
      { boat: "r3" as BoatId, p: 0.1 },
    ],
    newBoat: 0.2,
    noBoat: 0.1,
  } as const;
  equal(
    sayStanding(standing, EN),
    "r2, on the row of boat r2, may be of a further boat: boat r1 60 %, boat r3 10 %, " +
      "a boat of its own 20 %, no boat 10 %",
  );
  match(sayStanding(standing, FR), /^r2, à sa ligne embarcation r2, peut être d'une autre/);
});

const SEA: BoatsAtSea = {
  count: { p05: 2, p50: 3, p95: 4 },
  neverReported: { p05: 0, p50: 2, p95: 5 },
  accounted: boats("z"),
  unreported: boats("tip"),
  further: reports("r3", "r5", "r6", "r7", "r8", "r9", "r10"),
  doubted: reports("r4"),
};
const NONE: Proposals = { threshold: 0.8, standings: [], queue: [], unreported: [] };

test("how many boats are out there is a range with its reasons, in both languages", () => {
  const view = viewBoatCount(SEA, { ...NONE, queue: [PART, LINK] }, 0.2, EN);
  deepEqual([view.least, view.median, view.most, view.figure], [2, 3, 4, "2 to 4"]);
  equal(view.words, "Boats out there that somebody spoke of: 2 to 4, most likely about 3");
  match(view.neverReported, /nobody has spoken of, by what is usual: 0 to 5, not counted in$/);
  deepEqual(view.reasons, [
    "7 reports may be of further boats: r3, r5, r6, r7, r8 and 2 more",
    "Boat r1 and boat r2 are proposed as one boat: 83 %",
    "Report r5 may not be of boat r1: 40 % that it is",
    "1 report is likely about no boat, and stays on the board: r4",
    "Opened by a desk, without a report: boat tip",
    "Everybody accounted for, no longer counted: boat z",
    "Not well settled: two reckonings of a chance differ by up to 20 %",
  ]);
  const french = viewBoatCount(SEA, { ...NONE, queue: [PART, LINK] }, 0.2, FR);
  equal(french.figure, "2 à 4");
  equal(french.reasons.length, view.reasons.length);
  for (const reason of french.reasons) ok(!view.reasons.includes(reason), reason);
});

test("a sure number is one figure, none is said to be none; nothing in doubt, no reason", () => {
  const sure = { p05: 2, p50: 2, p95: 2 };
  const nothing = { accounted: [], unreported: [], further: [], doubted: [] };
  const view = viewBoatCount({ ...SEA, ...nothing, count: sure }, NONE, 0, EN);
  deepEqual([view.figure, view.reasons], ["2", []]);
  const none = { p05: 0, p50: 0, p95: 0 };
  equal(viewBoatCount({ ...SEA, ...nothing, count: none }, NONE, 0, EN).figure, "0");
});

const LEDGER: Ledger = {
  one: ["r2"],
  other: ["r1"],
  pieces: [
    { piece: "prior", bits: -6.2, without: null },
    { piece: "place", bits: 5.1, without: 0.5 },
    { piece: "phone", bits: 21.3, without: 0.1 },
    { piece: "people", bits: 0.4, without: 0.9 },
    { piece: "language", bits: -0.3, without: 0.9 },
    { piece: "colour", bits: 0, without: 0.9 },
    { piece: "craft", bits: 0, without: 0.9 },
    { piece: "known", bits: 0, without: 0.9 },
  ],
  alone: 20.3,
  noBoat: -1.2,
  rivals: -2.5,
  total: 16.6,
  p: 0.9999,
  method: "exact",
  rival: { reports: ["r7"], p: 0.18 },
};

test("a ledger is a sentence of its pieces, the doubt, the rival and the sum", () => {
  equal(
    sayLedger(LEDGER, "en"),
    "Beforehand −6.2; place and time +5.1; phone +21.3; number of people +0.4; language −0.3; " +
      "may be about no boat −1.2; other reports (with r7 18 %) −2.5; together +16.6 bits, > 99 %",
  );
  match(
    sayLedger({ ...LEDGER, rival: null }, "fr"),
    /^A priori −6,2 ; .*autres signalements −2,5 ;/,
  );
});

test("every piece has its words in both languages", () => {
  for (const language of LANGUAGES)
    for (const { piece } of LEDGER.pieces) ok(sayPiece(piece, language) !== "", piece);
});

test("a night from the log to the words: proposal, ledger and count", () => {
  const night = told(`
    02:00Z dover r1 phone c1 "about thirty" place pin 51.1000,1.6000 200 people 25..35
    02:01Z dover order nameBoat r1 "Charlie" agency HMCG night 2021-11-23
    02:10Z dover r2 phone c2 "water coming in" place pin 51.1010,1.6010 200 people 30`);
  const picture = night.at("02:30Z");
  const { observations, known } = evidenceOf(picture, night.when("02:30Z"));
  const matching = weighReports(observations, { known });
  const proposals = proposalsOf(picture, matching);
  const telling = { language: "en", picture } as const;
  const [link] = proposals.queue;
  match(sayProposal(link!, telling), /^Charlie and boat r2 are proposed as one boat: /);
  const ledger = ledgerOf(observations, link!.one, link!.other, { known });
  match(sayLedger(ledger, "en"), /place and time \+\d.*; together \+\d+\.\d bits, > 9\d %$/);
  const view = viewBoatCount(boatsAtSea(picture, matching, proposals), proposals, 0, telling);
  match(view.words, /^Boats out there that somebody spoke of: /);
});
