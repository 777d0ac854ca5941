import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { MAY_ORDER, orderSchema, readOrder, REASONS } from "#orders";

test("an order is read with what may be left out filled in", () => {
  const reading = readOrder({ order: "linkReport", report: "r2", boat: "r1", why: "same phone" });
  ok(reading.ok);
  deepEqual(reading.order, {
    order: "linkReport",
    report: "r2",
    boat: "r1",
    why: "same phone",
    contradictions: [],
    estimate: null,
    second: null,
  });
});

test("all faults of an order are listed, each with its field", () => {
  const reading = readOrder({ order: "accountPeople", boat: "R 1", how: "gone", people: -3 });
  ok(!reading.ok);
  deepEqual(reading.faults.map(({ path }) => path).toSorted(), [
    "boat",
    "evidence",
    "how",
    "people",
  ]);
});

test("what nobody reads is refused, not lost", () => {
  const reading = readOrder({ order: "reviewBoat", boat: "r1", words: "looked", secnd: "sar-2" });
  ok(!reading.ok);
  ok(reading.faults.some(({ why }) => why.includes("secnd")));
  ok(!readOrder({ order: "sinkBoat", boat: "r1" }).ok);
  ok(!readOrder(null).ok);
});

test("every order has its roles, and every reason is listed once", () => {
  const kinds = orderSchema.options.map((option) => option.shape.order.value);
  deepEqual(kinds.toSorted(), Object.keys(MAY_ORDER).toSorted());
  equal(new Set(REASONS).size, REASONS.length);
  // OrderRefused keeps a reason in at most 80 characters.
  ok(REASONS.every((reason) => reason.length <= 80));
});
