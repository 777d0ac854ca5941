import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import type { BoatId, ReportId } from "#log";
import { boatOf, lostBoatCostOf, reportOf, type Boat, type Picture } from "#picture";
import { told } from "../../test/told.ts";

const boat = (picture: Picture, id: string): Boat => boatOf(picture, id as BoatId)!;

/** A boat met where it was said to be, counted as told, its phone asked for: nothing against it. */
const MET = `
  02:00Z dover a phone c1 "thirty of us, engine running" people 30
         place pin 51.0500,1.5000 200 conditions under-way
  02:20Z dover m encounter valiant "alongside a boat" people 30 conditions under-way
         place sighted 51.0520,1.5010 200
  02:21Z dover order recordContact outbound phone "the phone is aboard" boat m caller c1 answered`;

test("an encounter is linked to a boat by one desk only where the model is as good as sure", () => {
  const night = told(`${MET}
    02:30Z dover order linkReport m a "the only boat there"
           → refused: not surely the same boat; second signature needed
    02:31Z dover order linkReport m a "the only boat there" estimate 0.949
           → refused: not surely the same boat; second signature needed
    02:32Z dover order linkReport m a "the only boat there" estimate 0.95`);
  deepEqual(night.refusals("02:31Z")[0], {
    reason: "not surely the same boat",
    p: 0.949,
    least: 0.95,
  });
  deepEqual(boat(night.at("02:32Z"), "a").members, ["a", "m"]);
  const { event } = night.entries.at(-1)!;
  ok(event.kind === "ReportLinked");
  deepEqual("estimate" in event && event.estimate, { p: 0.95, model: "1" });
});

test("two desks may link it whatever the model says, if the second may sign", () => {
  const night = told(`${MET}
    02:30Z dover order linkReport m a "the only boat there" second sar-1/officer "sure"
           → refused: not surely the same boat; second signature of the same desk
    02:31Z dover order linkReport m a "the only boat there" estimate 0.2
           second sar-2/officer "heard them on the radio"`);
  deepEqual(boat(night.at("02:31Z"), "a").members, ["a", "m"]);
});

test("no chance does away with a contradiction: it needs its answer and two signatures", () => {
  told(`${MET.replace("people 30 conditions under-way\n         place sighted", "place sighted")}
    02:30Z dover order linkReport m a "the only boat there" estimate 0.999
           → refused: contradictions; second signature needed`);
});

test("whoever was rescued is joined with nobody by one desk, nor declared the same", () => {
  told(`
    02:00Z dover a phone c1 "thirty of us" people 30
    02:10Z dover order accountPeople a landed 12 "gendarmes at the beach"
           second sar-2/officer "spoke to them"
    02:20Z dover b phone c2 "thirty of us" people 30
    02:30Z dover order linkReport b a "same beach"
           → refused: not surely the same boat; second signature needed
    02:31Z dover order declareSame a b "same beach"
           → refused: not surely the same boat; second signature needed
    02:32Z dover order declareSame a b "same beach" estimate 0.96`);
});

test("once the encounter is shown false, one desk may link to that boat again", () => {
  const night = told(`${MET}
    02:30Z dover order linkReport m a "the only boat there" estimate 0.97
    02:31Z dover b phone c2 "thirty of us" people 30
    02:32Z dover order linkReport b a "same voice"
           → refused: contradictions; not surely the same boat; second signature needed
    02:40Z dover order showReportFalse m "logged on the wrong night" by smc/coordinator
           second sar-2/officer "checked with the cutter"
    02:50Z dover order linkReport b a "same voice"`);
  deepEqual(boat(night.at("02:50Z"), "b").members, ["a", "m", "b"]);
});

const JOINS: ReadonlySet<string> = new Set(["ReportLinked", "ReportUnlinked"]);

/** All that is believed of both boats but the entries that joined and parted them. */
function beliefs(picture: Picture): string {
  const boats = ["a", "b"].map((id) => {
    const { history, ...rest } = boat(picture, id);
    return { ...rest, history: history.filter(({ event }) => !JOINS.has(event.kind)) };
  });
  return JSON.stringify([boats, reportOf(picture, "b" as ReportId)]);
}

const TWO = `
  02:00Z dover a phone c1 "thirty of us" people 25..35 place pin 51.0500,1.5000 200
  02:01Z dover order nameBoat a "Bravo" agency HMCG night 2021-11-23
  02:05Z dover b phone c2 "water coming in" people 40 conditions taking-water
         craft grey place pin 51.0510,1.5010 200
  02:06Z dover order registerUnit valiant "Valiant" type cutter agency "Border Force"
  02:07Z dover order taskUnit valiant b "respond"`;

test("linked and un-linked, both histories are back byte for byte; each is one order", () => {
  const night = told(`${TWO}
    02:10Z dover order linkReport b a "same voice"
    02:20Z dover order unlinkReport b a "another voice after all"`);
  const [before, linked, after] = ["02:09Z", "02:10Z", "02:20Z"].map((time) => night.at(time));
  equal(boat(linked!, "a").id, boat(linked!, "b").id);
  equal(beliefs(after!), beliefs(before!));
  const at = (time: string) =>
    night.entries.filter(({ loggedAt }) => loggedAt === night.when(time));
  deepEqual([at("02:10Z").length, at("02:20Z").length], [1, 1]);
});

test("different is one order: it parts what was linked, and both are what they were", () => {
  const night = told(`${TWO}
    02:10Z dover order linkReport b a "same voice"
    02:20Z dover order declareDistinct a b "both on the line at once"`);
  const after = night.at("02:20Z");
  deepEqual([boat(after, "a").members, boat(after, "b").members], [["a"], ["b"]]);
  deepEqual(boat(after, "a").unaccounted, boat(night.at("02:09Z"), "a").unaccounted);
  deepEqual(boat(after, "b").unaccounted, boat(night.at("02:09Z"), "b").unaccounted);
  // What joined them stays, held, and is shown as a conflict until somebody settles it.
  equal(boat(after, "a").conflicts[0]?.kind, "same and distinct");
});

test("a lost boat costs four looks until the coordinator says otherwise, in the log", () => {
  const night = told(`${TWO}
    02:10Z dover order setLostBoatCost 9 "two convoys are out" by sar-1/officer
           → refused: role may not
    02:11Z dover order setLostBoatCost 4 "as ever" by smc/coordinator → refused: already so
    02:12Z dover order setLostBoatCost 9 "two convoys are out" by smc/coordinator
    02:30Z dover order setLostBoatCost 4 "they are in" by smc/coordinator`);
  const costs = ["02:09Z", "02:12Z", "02:30Z"].map((time) => lostBoatCostOf(night.at(time)));
  deepEqual(
    costs.map(({ looks, threshold, entry }) => [looks, threshold, entry?.loggedAt ?? null]),
    [
      [4, 0.8, null],
      [9, 0.9, night.when("02:12Z")],
      [4, 0.8, night.when("02:30Z")],
    ],
  );
});
