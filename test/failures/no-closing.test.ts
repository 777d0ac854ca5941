import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readEvent } from "#log";
import { MAY_ORDER, mayOrder } from "#orders";
import { boatOf, boatsOf, isHigher, onBoard, sumOf, unaccountedInAll } from "#picture";
import { effortKinds, follow, orderKinds, orders } from "./random-orders.ts";

const MANY = { numRuns: 400 };

test("F6 random orders are of every kind there is", () => {
  deepEqual([...orderKinds].toSorted(), Object.keys(MAY_ORDER).toSorted());
});

test("F6 no order of effort, however signed, ever takes a boat off the board", () => {
  fc.assert(
    fc.property(orders, (given) => {
      for (const { order, before, after } of follow(given)) {
        if (!effortKinds.has(order.order)) continue;
        for (const was of onBoard(before)) {
          // Parted again, a boat may be nothing but a report that two have shown false; not all
          // are.
          const still = was.members.some((member) => boatOf(after, member)?.onBoard);
          ok(still, `${order.order} ${was.id}`);
        }
      }
    }),
    MANY,
  );
});

test("F6 off the board is only who is accounted for; what rests on one word has been signed by two", () => {
  fc.assert(
    fc.property(orders, (given) => {
      for (const { decision, after } of follow(given)) {
        for (const boat of boatsOf(after)) {
          if (!boat.onBoard) equal(boat.claimed.most, sumOf(boat.accounts));
        }
        for (const event of decision.ok ? decision.events : []) {
          if (event.kind === "ReportShownFalse") ok(event.second !== null);
          if (event.kind === "PeopleAccounted") {
            ok(event.how !== "never existed" || event.second !== null);
            ok(event.how !== "handed over" || event.acceptedBy !== null);
          }
        }
      }
    }),
    MANY,
  );
});

test("F6 no boat is ever closed, whoever orders it and whatever came before", () => {
  fc.assert(
    fc.property(orders, (given) => {
      for (const { order, decision } of follow(given)) {
        if (order.order === "closeBoat") ok(!decision.ok);
      }
    }),
    MANY,
  );
});

test("F6 no order of effort lowers the number that stands", () => {
  fc.assert(
    fc.property(orders, (given) => {
      for (const { order, before, after } of follow(given)) {
        const [was, is] = [unaccountedInAll(before).most, unaccountedInAll(after).most];
        if (effortKinds.has(order.order) && was !== null) ok(is === null || is >= was, order.order);
      }
    }),
    MANY,
  );
});

const LOWERS: ReadonlySet<string> = new Set([
  "setPhase",
  "showReportFalse",
  // These part two boats: what was distress in one stays so where its report goes.
  "unlinkReport",
  "declareDistinct",
]);

test("F5 no order but a signed lowering makes any boat less urgent", () => {
  fc.assert(
    fc.property(orders, (given) => {
      for (const { order, before, after } of follow(given)) {
        if (LOWERS.has(order.order)) continue;
        for (const was of boatsOf(before)) {
          const left = was.members.flatMap((member) => boatOf(after, member) ?? []);
          // Where everybody is accounted for, silence is no alarm any more.
          const isHome = left.some((boat) => !boat.onBoard);
          const stillSo = left.some((boat) => !isHigher(was.phase.phase, boat.phase.phase));
          ok(isHome || stillSo, `${order.order} lowered ${was.id}`);
        }
      }
    }),
    MANY,
  );
});

test("F23 nothing is ever done for a role that may not; every event fits the log", () => {
  fc.assert(
    fc.property(orders, (given) => {
      let index = 0;
      for (const { order, decision } of follow(given)) {
        const role = given[index]?.role ?? "observer";
        index += 1;
        if (!mayOrder(role, order.order)) ok(!decision.ok);
        if (decision.ok) for (const event of decision.events) ok(readEvent(event).ok, event.kind);
        else ok(decision.refusals.length > 0);
      }
    }),
    MANY,
  );
});
