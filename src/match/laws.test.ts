import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { test } from "node:test";
import { position } from "#units";
import { hardNight, people, placeTerm, reported, shuffled } from "../../test/reported.ts";
import { weighReports, type Matching } from "./matching.ts";
import { DEFAULT_MODEL } from "./model.ts";
import type { KnownPair, Observation } from "./observation.ts";
import { SIMULATED_SEA } from "./simulated-sea.ts";
import { matchMemory, type MatchOptions } from "./weigh.ts";

/** Less effort than in service: what is tested holds for any. */
const QUICK = { effort: { restarts: 2, forgotten: 5, sweeps: 20 } };

function chance({ pairs }: Matching, one: string, other: string): number {
  const found = pairs.find(({ a, b }) => (a === one && b === other) || (a === other && b === one));
  return found?.p ?? 0;
}

/** P(same) of two reports and nothing else. */
function together(one: Observation, other: Observation, options: MatchOptions = {}): number {
  return chance(weighReports([one, other], options), one.id, other.id);
}

const bytes = (matching: Matching): string => JSON.stringify(matching);

test("the order of arrival changes nothing, to the byte", () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const night = hardNight(seed, seed % 2 === 0 ? 8 : 24);
    const once = bytes(weighReports(night, QUICK));
    for (let order = 1; order <= 5; order += 1)
      ok(bytes(weighReports(shuffled(night, order), QUICK)) === once, `seed ${seed}, ${order}`);
  }
});

test("report by report with a memory is what it is from scratch, to the byte", () => {
  for (let seed = 21; seed <= 24; seed += 1) {
    const night = hardNight(seed, 16);
    const memory = matchMemory();
    for (let heard = 1; heard <= night.length; heard += 1) {
      const reports = night.slice(0, heard);
      const remembered = bytes(weighReports(reports, QUICK, memory));
      ok(remembered === bytes(weighReports(reports, QUICK)), `seed ${seed}, ${heard} reports`);
    }
  }
});

test("what came and was withdrawn leaves no trace: reports, and an officer's words", () => {
  for (let seed = 31; seed <= 36; seed += 1) {
    const night = hardNight(seed, 12);
    const known: readonly KnownPair[] = [
      { kind: "same", first: "r0", second: "r1" },
      { kind: "distinct", first: "r2", second: "r3" },
    ];
    const before = bytes(weighReports(night, QUICK));
    const memory = matchMemory();
    weighReports(night, { ...QUICK, known }, memory);
    weighReports([...night, reported("late", 70, { places: [placeTerm(0, 5)] })], QUICK, memory);
    weighReports(night.slice(4), QUICK, memory);
    ok(bytes(weighReports(night, QUICK, memory)) === before, `seed ${seed}`);
  }
});

test("a memory made for another sea, water or origin changes nothing", () => {
  const night = hardNight(37, 12);
  const memory = matchMemory();
  const settings: readonly MatchOptions[] = [
    QUICK,
    { ...QUICK, model: SIMULATED_SEA },
    { ...QUICK, drift: (from) => position(from.lon + 0.01, from.lat) },
    { ...QUICK, origin: position(-19, 46) },
    // Boats that hardly move, and hardly two of them: other reports are near.
    { ...QUICK, model: { ...DEFAULT_MODEL, motion: { ...DEFAULT_MODEL.motion, spread: 0.1 } } },
    { ...QUICK, model: { ...DEFAULT_MODEL, areaKm2: 2 } },
    { ...QUICK, threshold: 0.5 },
    QUICK,
  ];
  for (const [at, options] of settings.entries())
    ok(
      bytes(weighReports(night, options, memory)) === bytes(weighReports(night, options)),
      `${at}`,
    );
});

test("with everything withdrawn only what was believed beforehand is left", () => {
  const memory = matchMemory();
  weighReports(hardNight(41, 12), QUICK, memory);
  const { neverReported, ...rest } = weighReports([], QUICK, memory);
  deepEqual(rest, {
    pairs: [],
    boats: [],
    unassigned: [],
    reports: [],
    count: { p05: 0, p50: 0, p95: 0 },
    disagreement: 0,
  });
  ok(neverReported.p50 > 0 && neverReported.p95 < DEFAULT_MODEL.boats);
});

test("a report far from all others changes nothing about them", () => {
  for (let seed = 51; seed <= 54; seed += 1) {
    // One without a place might be of the far boat.
    const night = hardNight(seed, 12).filter(({ places }) => places.length > 0);
    const far = reported("z-far", 60, { places: [placeTerm(2000, 1000)] });
    const before = weighReports(night, QUICK);
    const after = weighReports([...night, far], QUICK);
    deepEqual(after.pairs, before.pairs);
    deepEqual(
      after.reports.filter(({ id }) => id !== far.id),
      before.reports,
    );
  }
});

test("two calls without a place may be of one boat when they are near in time, and only then", () => {
  const chance = (minutes: number): number => {
    const calls = [reported("a", 0), reported("b", minutes)];
    return weighReports(calls, QUICK).pairs[0]?.p ?? 0;
  };
  ok(chance(4) > 0.001 && chance(4) < 0.9, `${chance(4)}`);
  ok(chance(4) > chance(120));
  equal(chance(600), 0);
});

test("the chances of every report, and proposals, cover all reports once", () => {
  for (let seed = 61; seed <= 66; seed += 1) {
    const night = hardNight(seed, 18);
    const { reports, boats, unassigned } = weighReports(night, QUICK);
    const ids = night.map(({ id }) => id).sort();
    deepEqual(reports.map(({ id }) => id).sort(), ids);
    deepEqual([...boats.flat(), ...unassigned].sort(), ids);
    for (const { id, newBoat, noBoat } of reports)
      ok(newBoat >= 0 && noBoat >= 0 && newBoat + noBoat <= 1 + 1e-9, id);
  }
});

/** Ten minutes and some kilometres apart: as likely one boat as not. */
const near = (id: string, told: Partial<Observation> = {}): Observation =>
  id === "a"
    ? reported(id, 0, { places: [placeTerm(0, 0)], ...told })
    : reported(id, 10, { places: [placeTerm(2.2, 0)], ...told });

test("a contradiction between two reports never makes one boat likelier than saying nothing", () => {
  const silent = together(near("a"), near("b"));
  ok(silent > 0.05 && silent < 0.95, `undecided to begin with: ${silent}`);
  const contradictions: readonly [string, Partial<Observation>, Partial<Observation>][] = [
    ["colour", { colour: "grey" }, { colour: "black" }],
    ["language", { language: "one" }, { language: "two" }],
    ["craft", { craft: "inflatable" }, { craft: "kayak" }],
    ["people", { people: people(20) }, { people: people(55) }],
    [
      "people, about",
      { people: { ...people(20), isAbout: true } },
      { people: { ...people(60), isAbout: true } },
    ],
    ["bounds", { people: { least: 40, most: null, isAbout: false } }, { people: people(12) }],
    ["pass", { pass: "p" }, { pass: "p" }],
  ];
  for (const [what, one, other] of contradictions) {
    const p = together(near("a", one), near("b", other));
    ok(p < silent, `${what}: ${p} against ${silent}`);
  }
});

test("two of one pass are two boats, also when a third report fits both", () => {
  const [a, b] = [near("a", { pass: "p" }), near("b", { pass: "p" })];
  const between = reported("c", 5, { places: [placeTerm(1.1, 0)] });
  const free = chance(weighReports([near("a"), near("b"), between]), "a", "b");
  const passed = weighReports([a, b, between]);
  ok(free > 0.3 && chance(passed, "a", "b") < 1e-6, `${free}, ${chance(passed, "a", "b")}`);
  ok(chance(passed, "a", "c") > 0.2 && chance(passed, "b", "c") > 0.2);
  ok(passed.count.p05 >= 1 && passed.count.p95 >= 2);
});

test("the weighed pairs are no fewer for a gate: what it leaves out is unlikely anyhow", () => {
  for (let km = 0; km <= 14; km += 0.25) {
    const [a, b] = [near("a"), near("b", { places: [placeTerm(km, 0)] })];
    const p = together(a, b);
    // Of one caller pairs are always weighed; the caller's weight is the same at any distance.
    const called = together({ ...a, caller: "x" }, { ...b, caller: "x" });
    if (p === 0) ok(called < 0.7, `${km} km: left out, though with one phone ${called}`);
    else ok(p > 0.001 && p < called);
  }
});

test("a report surely of a boat of its own is proposed as one; what may be nothing is not", () => {
  const alone = near("a");
  const trusted = { ...DEFAULT_MODEL, falseReports: 0.001 };
  deepEqual(weighReports([alone], { model: trusted }).boats, [["a"]]);
  const doubted = weighReports([alone], { model: { ...DEFAULT_MODEL, falseReports: 1000 } });
  deepEqual([doubted.boats, doubted.unassigned], [[], ["a"]]);
});

test("agreement makes one boat likelier; agreement on what is rare more so", () => {
  const silent = together(near("a"), near("b"));
  const model = {
    ...DEFAULT_MODEL,
    terms: { ...DEFAULT_MODEL.terms, colour: { grey: 0.8, pink: 0.05 } },
  };
  const both = (told: Partial<Observation>): number =>
    together(near("a", told), near("b", told), { model });
  for (const told of [{ caller: "phone" }, { people: people(37) }, { colour: "pink" }])
    ok(both(told) > silent, JSON.stringify(told));
  ok(both({ colour: "pink" }) > both({ colour: "grey" }));
  ok(both({ caller: "phone" }) > both({ colour: "pink" }));
});

test("the further apart at one moment, the less likely one boat", () => {
  for (const source of ["pin", "text", "cell", "aircraft"] as const) {
    let before = 1;
    for (let km = 0; km <= 12; km += 0.5) {
      const at = (id: string, east: number): Observation =>
        reported(id, 0, { source, places: [placeTerm(east, 0, 400)] });
      const p = together(at("a", 0), at("b", km));
      ok(p <= before + 1e-9, `${source} at ${km} km: ${p} after ${before}`);
      before = p;
    }
    ok(before < 0.02, `${source}: ${before} at 12 km`);
  }
});

test("a phone that passes on for others says nothing of identity, whenever that is learnt", () => {
  const called = (id: string, told: Partial<Observation> = {}): Observation =>
    near(id, { caller: "phone", ...told });
  const relay = reported("far", 0, {
    places: [placeTerm(2000, 1000)],
    caller: "phone",
    relayed: true,
  });
  const own = together(called("a"), called("b"));
  const memory = matchMemory();
  const before = weighReports([called("a"), called("b")], {}, memory);
  equal(chance(before, "a", "b"), own);
  const learnt = weighReports([called("a"), called("b"), relay], {}, memory);
  const silent = together(near("a"), near("b"));
  ok(own > silent);
  ok(Math.abs(chance(learnt, "a", "b") - silent) < 1e-9);
});

test("an officer's word decides, alone and against strong evidence, and joins what is far", () => {
  const same = { caller: "phone", people: people(37), colour: "pink" };
  const distinct: KnownPair = { kind: "distinct", first: "a", second: "b" };
  ok(together(near("a", same), near("b", same)) > 0.9);
  ok(together(near("a", same), near("b", same), { known: [distinct] }) < 1e-4);
  const away = near("b", { places: [placeTerm(9, 0)] });
  const known: readonly KnownPair[] = [{ kind: "same", first: "b", second: "a" }];
  ok(together(near("a"), away) < 0.5);
  ok(together(near("a"), away, { known }) > 0.95);
});

test("an officer's word that two are distinct never makes them likelier one, in any company", () => {
  for (let seed = 71; seed <= 80; seed += 1) {
    const night = hardNight(seed, 8);
    const before = weighReports(night);
    for (const { a, b, p } of before.pairs.slice(0, 6)) {
      const known: readonly KnownPair[] = [{ kind: "distinct", first: a, second: b }];
      const after = chance(weighReports(night, { known }), a, b);
      ok(after <= p, `seed ${seed}: ${a} and ${b} ${p}, then ${after}`);
      ok(after < 0.01, `seed ${seed}: ${a} and ${b} are still ${after}`);
    }
  }
});

test("nothing that is told makes a report likelier about no boat (law 5)", () => {
  const noBoat = (told: Partial<Observation>): number =>
    weighReports([near("a", told)]).reports[0]!.noBoat;
  const silent = noBoat({});
  for (const told of [
    ...[1, 8, 33, 120, 240, 900].map((number) => ({ people: people(number) })),
    { places: [] },
    { people: { least: 100, most: null, isAbout: true } },
    { language: "unheard" },
    { colour: "pink" },
    { craft: "raft" },
    { caller: "phone" },
  ])
    ok(Math.abs(noBoat(told) - silent) < 1e-9, JSON.stringify(told));
});

test("a phone that calls again after more than a day leaves every chance a number", () => {
  // A chain of reports, so that all hang together, and one phone at both of its ends.
  const chain = [0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30].map((hour) =>
    reported(`at-${hour}`, 60 * hour, {
      places: [placeTerm(3, 9)],
      caller: hour % 30 === 0 ? "phone" : null,
    }),
  );
  const model = { ...DEFAULT_MODEL, boats: 1, areaKm2: 100_000 };
  const { reports, pairs, count } = weighReports(chain, { ...QUICK, model });
  ok(pairs.length > 20, `${pairs.length} pairs`);
  for (const { id, newBoat, noBoat } of reports)
    ok(newBoat >= 0 && noBoat >= 0, `${id} ${newBoat} ${noBoat}`);
  for (const { a, b, p } of pairs) ok(p > 0 && p <= 1 + 1e-9, `${a} ${b} ${p}`);
  ok(count.p05 > 0 && count.p95 >= count.p05);
});

test("what cannot be weighed is an Error that names the report", () => {
  const place = placeTerm(0, 0);
  const faulty: readonly [Partial<Observation>, RegExp][] = [
    [{ places: [{ ...place, share: 0.4 }] }, /^report a: expected shares .* sum to 1; came 0.4$/],
    [{ places: [{ ...place, share: 2 }] }, /^report a: expected a share of 0 to 1; came 2$/],
    [{ places: Array.from({ length: 9 }, () => placeTerm(0, 0, 500, 1 / 9)) }, /at most 8 .* 9$/],
    [{ places: [{ ...place, sigmaMinorMetres: 0 }] }, /^report a: expected an ellipse above 0 m/],
    [{ places: [{ ...place, majorBearingDegrees: Number.NaN }] }, /bearing in degrees; came NaN/],
    [{ places: [{ ...place, at: { lon: 0, lat: Number.NaN } }] }, /latitude -90..90; came 0, NaN/],
    [{ people: { least: 9, most: 3, isAbout: false } }, /people 0 <= least <= most; came/],
  ];
  for (const [told, message] of faulty) throws(() => weighReports([near("a", told)]), { message });
  throws(() => weighReports([near("a"), near("a")]), /report a came twice/);
  throws(() => weighReports([near("a"), near("a", { colour: "pink" })]), /report a came twice/);
});

test("a report without a place is weighed by its phone and its words, and is never lost", () => {
  const mute = reported("mute", 5, { caller: "phone" });
  const caller = near("a", { caller: "phone" });
  ok(together(caller, mute) > 0.5);
  const alone = weighReports([mute, near("b")]);
  ok([...alone.boats.flat(), ...alone.unassigned].includes("mute"));
});
