import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { test } from "node:test";
import { told, type Night } from "../../test/told.ts";
import { weighReports, type Matching } from "./matching.ts";
import { evidenceOf } from "./of-picture.ts";
import { proposalsOf, type Proposals } from "./proposals.ts";

/** A matching with these chances and no others; what is not told is half new, half nothing. */
function believed(
  ids: readonly string[],
  pairs: readonly (readonly [string, string, number])[],
  alone: Readonly<Record<string, readonly [newBoat: number, noBoat: number]>> = {},
): Matching {
  const count = { p05: 0, p50: 0, p95: 0 };
  return {
    pairs: pairs.map(([a, b, p]) => ({ a, b, p })),
    boats: [],
    unassigned: [],
    reports: ids.map((id) => {
      const [newBoat, noBoat] = alone[id] ?? [0.5, 0.5];
      return { id, newBoat, noBoat };
    }),
    count,
    neverReported: count,
    disagreement: 0,
  };
}

function weighed(night: Night, time: string): Proposals {
  const picture = night.at(time);
  const { observations, known } = evidenceOf(picture, night.when(time));
  return proposalsOf(picture, weighReports(observations, { known }));
}

const TWO_CALLERS = `
02:00Z dover r1 phone c1 "about thirty" place pin 51.1000,1.6000 200 people 25..35
02:10Z dover r2 phone c2 "water coming in" place pin 51.1010,1.6010 200 people 30
02:15Z dover r3 phone c3 "forty of us" place pin 51.3000,1.9000 300 people 40
02:20Z dover r4 phone c1 "still here" place pin 51.1020,1.6020 200`;

test("two callers in one place are proposed as one boat; who is far is not", () => {
  const { queue, standings } = weighed(told(TWO_CALLERS), "02:30Z");
  equal(queue.length, 1);
  const [link] = queue;
  deepEqual(link?.orders, [{ order: "linkReport", report: "r2", boat: "r1" }]);
  deepEqual([link?.one, link?.other], [["r2"], ["r1", "r4"]]);
  ok(link?.kind === "link" && link.proposed && link.p > 0.95);
  const third = standings.find(({ id }) => id === "r3");
  deepEqual([third?.boat, third?.state, third?.boats], ["r3", "may be a further boat", []]);
});

test("what is proposed changes nothing until an officer orders it; then it is proposed no more", () => {
  const night = told(TWO_CALLERS);
  const before = JSON.stringify([...night.at("02:30Z").links]);
  weighed(night, "02:30Z");
  equal(JSON.stringify([...night.at("02:30Z").links]), before);
  const linked = told(`${TWO_CALLERS}
02:40Z dover order linkReport r2 r1 "the same place" by sar-1/officer`);
  deepEqual(weighed(linked, "02:50Z").queue, []);
});

test("linked, then taken back: the same is proposed as before, word for word", () => {
  const night = told(`${TWO_CALLERS}
02:40Z dover order linkReport r2 r1 "the same place" by sar-1/officer
02:45Z dover order unlinkReport r2 r1 "another engine" by sar-1/officer`);
  deepEqual(weighed(night, "02:50Z"), weighed(night, "02:30Z"));
});

test("what was declared distinct is not proposed again, however much speaks for it", () => {
  const night = told(`${TWO_CALLERS}
02:40Z dover order declareDistinct r2 r1 "seen side by side" by sar-1/officer`);
  const { queue, standings } = weighed(night, "02:50Z");
  deepEqual(queue, []);
  deepEqual(standings.find(({ id }) => id === "r2")?.boats, []);
});

test("one phone far apart: the link that the phone made is worth a look, with its un-linking", () => {
  const night = told(`
02:00Z dover r1 phone c1 "about thirty" place pin 51.0000,1.4000 200 people 30
02:10Z dover r2 phone c1 "sixty of us" place pin 51.6000,2.4000 200 people 60`);
  const [part, ...others] = weighed(night, "02:30Z").queue;
  deepEqual(others, []);
  equal(part?.kind, "part");
  deepEqual(part?.orders, [{ order: "unlinkReport", report: "r2", boat: "r1" }]);
  ok(part !== undefined && part.p < 0.5 && part.loss > 2);
});

const CHAIN = `
02:00Z dover r1 phone c1 "a"
02:01Z dover r2 phone c2 "b"
02:02Z dover r3 phone c3 "c"
02:03Z dover r4 phone c4 "d"
02:10Z dover order linkReport r2 r1 "voice" by sar-1/officer
02:11Z dover order linkReport r3 r1 "voice" by sar-1/officer
02:12Z dover order linkReport r4 r1 "voice" by sar-1/officer`;
const IDS = ["r1", "r2", "r3", "r4"];

test("a report that others hang on is worth a look too, with every link that holds it", () => {
  const picture = told(CHAIN).at("02:30Z");
  const doubted = [
    ["r2", "r3", 1],
    ["r2", "r4", 1],
    ["r3", "r4", 1],
    ["r1", "r2", 0.5],
    ["r1", "r3", 0.5],
    ["r1", "r4", 0.5],
  ] as const;
  const { queue } = proposalsOf(picture, believed(IDS, doubted));
  const [first] = queue;
  deepEqual([first?.one, first?.other], [["r1"], ["r2", "r3", "r4"]]);
  deepEqual(first?.orders, [
    { order: "unlinkReport", report: "r2", boat: "r1" },
    { order: "unlinkReport", report: "r3", boat: "r1" },
    { order: "unlinkReport", report: "r4", boat: "r1" },
  ]);
  ok(Math.abs(first!.loss - 2) < 1e-9, "half a lost boat at four looks each");
  // Each link is a mean of 0.5 and twice 1, above the threshold.
  equal(queue.length, 1);
});

test("a link in the middle parts the row in two sides", () => {
  const night = told(CHAIN.replace("r4 r1", "r4 r3"));
  const pairs = [
    ["r1", "r2", 0.99],
    ["r3", "r4", 0.99],
    ["r1", "r3", 0.1],
    ["r2", "r3", 0.1],
    ["r1", "r4", 0.1],
    ["r2", "r4", 0.1],
  ] as const;
  const { queue } = proposalsOf(night.at("02:30Z"), believed(IDS, pairs));
  const [first] = queue;
  deepEqual(first?.orders, [{ order: "unlinkReport", report: "r3", boat: "r1" }]);
  deepEqual([first?.one, first?.other].map((side) => side?.join(" ")).sort(), ["r1 r2", "r3 r4"]);
});

test("the queue is by expected loss: a doubtful join costs more than a doubtful split", () => {
  const night = told(`
02:00Z dover r1 phone c1 "a"
02:01Z dover r2 phone c1 "b"
02:02Z dover r3 phone c3 "c"
02:03Z dover r4 phone c4 "d"
02:04Z dover r5 phone c5 "e"`);
  const picture = night.at("02:30Z");
  const pairs = [
    ["r1", "r2", 0.7],
    ["r3", "r4", 0.7],
    ["r3", "r5", 0.95],
    ["r4", "r5", 0.19],
  ] as const;
  const { queue } = proposalsOf(picture, believed([...IDS, "r5"], pairs));
  deepEqual(
    queue.map(({ kind, one, loss }) => [kind, one.join(), Math.round(loss * 100) / 100]),
    [
      ["part", "r2", 1.2],
      ["link", "r5", 0.95],
      ["link", "r4", 0.7],
    ],
  );
  deepEqual(
    queue.flatMap((each) => (each.kind === "link" ? [each.proposed] : [])),
    [true, false],
  );
});

test("the threshold is the cost of a lost boat: at nine looks a link needs 0.9", () => {
  const picture = told(CHAIN.split("02:10Z")[0]!).at("02:30Z");
  const matching = believed(IDS, [["r1", "r2", 0.85]]);
  const proposed = (threshold?: number): boolean[] =>
    proposalsOf(picture, matching, threshold).queue.flatMap((each) =>
      each.kind === "link" ? [each.proposed] : [],
    );
  deepEqual([proposed(), proposed(0.9)], [[true], [false]]);
  throws(() => proposalsOf(picture, matching, 1), /expected a threshold of 0.5 to 0.999; came 1/);
  throws(() => proposalsOf(picture, matching, Number.NaN), /came NaN/);
});

test("no link is proposed while one report of a row is likelier of another boat", () => {
  const night = told(CHAIN.replace(/02:1[12]Z.*/g, ""));
  const pairs = [
    ["r1", "r2", 1],
    ["r1", "r3", 1],
    ["r1", "r4", 1],
    ["r2", "r3", 0.49],
    ["r2", "r4", 0.9],
  ] as const;
  const { queue } = proposalsOf(night.at("02:30Z"), believed(IDS, pairs), 0.7);
  const links = queue.flatMap((each) => (each.kind === "link" ? [each] : []));
  deepEqual(
    links.map(({ one, proposed, p }) => [one.join(), proposed, Math.round(p * 1000) / 1000]),
    [
      ["r4", true, 0.95],
      ["r3", false, 0.745],
    ],
  );
  // The weakest is the report of the row that fits least, and it decides.
  deepEqual(links[1]?.weakest, { report: "r2", p: 0.49 });
});

test("a row whose every report was linked is joined by a declaration, never by a second link", () => {
  const night = told(`
02:00Z dover order openBoat b "named by the other side" by sar-1/officer
02:01Z dover r1 phone c1 "a"
02:02Z dover order linkReport r1 b "their name" by sar-1/officer
02:03Z dover order openBoat c "named by the other side" by sar-1/officer
02:04Z dover r2 phone c2 "b"
02:05Z dover order linkReport r2 c "their name" by sar-1/officer`);
  const { queue, standings } = proposalsOf(
    night.at("02:30Z"),
    believed(["r1", "r2"], [["r1", "r2", 0.9]]),
  );
  deepEqual(queue[0]?.orders, [{ order: "declareSame", one: "b", other: "c" }]);
  // Somebody opened a boat for it: it is of a boat, whatever is believed of it alone.
  deepEqual(
    standings.map(({ state }) => state),
    ["boat", "boat"],
  );
});

test("three states: a boat, may be a further boat, likely about no boat; all on the board", () => {
  const night = told(`
02:00Z dover r1 sighting "a craft" who coast-watch
02:01Z dover r2 sighting "a craft" who coast-watch
02:02Z dover r3 sighting "a light" who coast-watch
02:03Z dover r4 sighting "a light" who coast-watch`);
  const picture = night.at("02:30Z");
  const alone = { r1: [0.9, 0.1], r2: [0.5, 0.5], r3: [0.1, 0.9], r4: [0.21, 0.79] } as const;
  const { standings } = proposalsOf(picture, believed(IDS, [], alone));
  deepEqual(
    standings.map(({ id, boat, state }) => [id, boat, state]),
    [
      ["r1", "r1", "boat"],
      ["r2", "r2", "may be a further boat"],
      ["r3", "r3", "likely about no boat"],
      ["r4", "r4", "may be a further boat"],
    ],
  );
});

test("a call, or a word of people or of a peril, is never put aside by the machine", () => {
  const night = told(`
02:00Z dover r1 email "see the attached" who agency
02:01Z dover r2 sighting "a boat with some people" people 1..? who coast-watch
02:02Z dover r3 sighting "a craft, awash" conditions swamped who vessel
02:03Z dover r4 sighting "a craft" conditions under-way who vessel
02:04Z dover r5 sighting "nobody in it" people 0 conditions empty-craft who vessel
02:05Z dover r6 sighting "our lamp seen from the beach" who person-aboard
02:06Z dover r7 sighting "¿?" unread "no language that we have" who coast-watch`);
  const ids = [...IDS, "r5", "r6", "r7"];
  const alone = Object.fromEntries(ids.map((id) => [id, [0.001, 0.999] as const]));
  const { standings } = proposalsOf(night.at("02:30Z"), believed(ids, [], alone));
  deepEqual(
    standings.map(({ state }) => state),
    [
      "may be a further boat",
      "may be a further boat",
      "may be a further boat",
      "likely about no boat",
      "likely about no boat",
      "may be a further boat",
      "may be a further boat",
    ],
  );
});

test("boats are ranked for each report, its own row's others among them", () => {
  const night = told(CHAIN.replace(/02:1[12]Z.*/g, ""));
  const pairs = [
    ["r1", "r2", 0.8],
    ["r1", "r3", 0.3],
    ["r2", "r3", 0.5],
    ["r3", "r4", 0.45],
  ] as const;
  const { standings } = proposalsOf(night.at("02:30Z"), believed(IDS, pairs));
  const of = (id: string) => standings.find((each) => each.id === id)?.boats;
  deepEqual(of("r1"), [
    { boat: "r1", p: 0.8 },
    { boat: "r3", p: 0.3 },
  ]);
  deepEqual(of("r3"), [
    { boat: "r4", p: 0.45 },
    { boat: "r1", p: 0.4 },
  ]);
});

test("a report of several boats is not weighed and stops nothing; unreported boats are told", () => {
  const night = told(`
02:00Z dover r1 phone c1 "a"
02:01Z dover r2 phone c2 "b"
02:02Z dover order openBoat b "seen by the aircraft" by sar-1/officer
02:03Z dover r3 phone c3 "two boats and a third"
02:10Z dover order linkReport r3 r1 "they see it" by sar-1/officer
02:11Z dover order linkReport r3 r2 "they see it" by sar-1/officer
02:12Z dover order linkReport r3 b "they see it" by sar-1/officer`);
  const { standings, unreported } = weighed(night, "02:30Z");
  deepEqual(standings.map(({ id }) => id).sort(), ["r1", "r2"]);
  deepEqual(unreported, ["b"]);
});

test("a matching of another picture is an Error that names the report", () => {
  const picture = told(CHAIN).at("02:30Z");
  throws(() => proposalsOf(picture, believed(["r9"], [])), /a report of this picture; came r9/);
});
