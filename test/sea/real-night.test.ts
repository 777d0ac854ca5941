import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { carriedBy, evidenceOf, ledgerOf, straitModelOf, weighReports } from "#match";
import { addEntries, openTimeline, pictureAt } from "#picture";
import { instant, type Instant } from "#units";

import { openNight } from "../../src/run/night.ts";
import { streams } from "./boats.ts";

const FILE = new URL("../../data/nights/2021-11-23.night", import.meta.url).pathname;
const timeline = openTimeline();
addEntries(timeline, openNight(FILE).entries);
const tides = carriedBy(streams);

const at = (hour: string): Instant => instant(`2021-11-24T${hour}Z`);
/** What officers put together that night about these is what the matching is to find by itself. */
const ASKED = new Set(["n10", "n12", "n33"]);

/** What is known by an hour, officers' words on the reports asked about left out. */
function knownBy(hour: string) {
  const { observations, known } = evidenceOf(pictureAt(timeline, at(hour)), at(hour));
  const said = known.filter(({ first, second }) => !ASKED.has(first) && !ASKED.has(second));
  const model = straitModelOf(observations);
  return { observations, options: { model, known: said, drift: tides, now: at(hour) } };
}

/** P(same) of any two reports. */
function chancesAt(hour: string): (one: string, other: string) => number {
  const { observations, options } = knownBy(hour);
  const { pairs } = weighReports(observations, options);
  const chances = new Map(
    pairs.flatMap(({ a, b, p }) => [
      [`${a} ${b}`, p],
      [`${b} ${a}`, p],
    ]),
  );
  return (one, other) => chances.get(`${one} ${other}`) ?? 0;
}

/** The ledger in one line: bits by piece, and what other boats do to it. */
function bitsAt(hour: string, one: readonly string[], other: readonly string[]): string {
  const { observations, options } = knownBy(hour);
  const { pieces, noBoat, rivals, total } = ledgerOf(observations, one, other, options);
  const told = pieces.filter(({ bits }) => Math.abs(bits) >= 0.05);
  const bits = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
  return [
    ...told.map(({ piece, bits: each }) => `${piece} ${bits(each)}`),
    `may be about no boat ${bits(noBoat)}`,
    `other reports ${bits(rivals)}`,
    `in all ${bits(total)} bits`,
  ].join(", ");
}

test("the two calls to Dover of 01:26Z and 01:30Z come to be proposed as one boat", (t) => {
  const chances = ["01:36", "02:05", "03:00", "06:00"].map((hour) => {
    const p = chancesAt(hour)("n10", "n12");
    t.diagnostic(`known by ${hour}Z: P(n10 and n12 the same boat) = ${p.toFixed(3)}`);
    t.diagnostic(`  ${bitsAt(hour, ["n10"], ["n12"])}`);
    return p;
  });
  // Likely at once; proposed when it is seen that few other boats are heard of.
  ok(chances[0]! > 0.4, `at once ${chances[0]}`);
  ok(Math.max(...chances) >= 0.8, `at most ${Math.max(...chances)}`);
});

test("the first boat that the cutter met is not taken for Charlie", (t) => {
  const chance = chancesAt("06:00");
  const charlie = ["n05", "n06", "n10", "n12", "n18", "n25", "n26", "n28"];
  const most = Math.max(...charlie.map((report) => chance("n33", report)));
  t.diagnostic(`P(n33 is Charlie) is at most ${most.toFixed(3)}`);
  t.diagnostic(`  ${bitsAt("06:00", ["n33"], charlie)}`);
  ok(most < 0.5, `P = ${most}`);
});

test("what the officers put together that night is known, and can be taken back", () => {
  const { observations, known } = evidenceOf(pictureAt(timeline, at("06:00")), at("06:00"));
  const { pairs } = weighReports(observations, { known, drift: tides });
  const linked = pairs.find(({ a, b }) => [a, b].includes("n10") && [a, b].includes("n12"));
  ok((linked?.p ?? 0) > 0.99, `n10 and n12 were both linked to Charlie: ${linked?.p}`);
  equal(known.filter(({ first }) => ASKED.has(first)).length > 0, true);
});
