import assert from "node:assert/strict";
import { test } from "node:test";
import { ownBoat, type CallerToken, type ReportId } from "#log";
import { orderSchema, type OrderOf } from "#orders";
import { boatOf } from "#picture";
import { officer, withServer } from "./setting.ts";

/** A report as an order, with everything that may be left out. */
function call(words: string, more: Record<string, unknown> = {}): OrderOf<"receiveReport"> {
  const given = { order: "receiveReport", channel: "phone", from: { who: "unknown" }, words };
  const order = orderSchema.parse({ ...given, ...more });
  assert(order.order === "receiveReport");
  return order;
}

const caller = "caller-1" as CallerToken;
const from = { who: "person aboard", caller };

test("of orders given in one moment, each is decided on what the one before did", () =>
  withServer(async ({ watch, log }) => {
    await watch.report(officer, call("thirty of us", { report: "report-1" }));
    const order = orderSchema.parse({ order: "acknowledgeReport", report: "report-1" });
    const answers = await Promise.all([1, 2, 3].map(() => watch.order(officer, order)));
    assert.deepEqual(
      answers.map((answer) => (answer.ok ? "done" : answer.refusals.map(({ reason }) => reason))),
      ["done", ["already so"], ["already so"]],
    );
    assert.equal(log.length, 4, "the report, the acknowledgement, and two refusals");
  }));

test("calls of one phone in one moment make one boat", () =>
  withServer(async ({ watch }) => {
    const ids = Array.from({ length: 15 }, (_, index) => `report-${index}` as ReportId);
    await Promise.all(
      ids.map((report) => watch.report(officer, call("it is me again", { report, from }))),
    );
    const boats = ids.map((report) => boatOf(watch.picture, ownBoat(report)));
    assert.equal(new Set(boats.map((boat) => boat?.id)).size, 1);
    assert.equal(boats[0]?.reports.length, 15);
  }));

test("a report sent twice in one moment is stored once", () =>
  withServer(async ({ watch, log }) => {
    const order = call("taking water", { report: "report-1" });
    const answers = await Promise.all([1, 2, 3].map(() => watch.report(officer, order)));
    assert.deepEqual(
      answers.map((answer) => answer.ok && answer.repeated),
      [false, true, true],
    );
    assert.equal(log.length, 1);
  }));

test("an order that could not be stored does not hold up the next", () =>
  withServer(async ({ watch, log }) => {
    const note = (words: string) =>
      orderSchema.parse({ order: "makeNote", words, boat: null, happened: null });
    const [broken, whole] = await Promise.allSettled([
      watch.order(officer, note("half a character \ud83d")),
      watch.order(officer, note("whole")),
    ]);
    assert.equal(broken.status, "rejected");
    assert.equal(whole.status, "fulfilled");
    assert.equal(log.length, 1);
  }));
