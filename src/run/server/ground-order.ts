import type { Author } from "#log";
import type { Order, OrderOf } from "#orders";
import { boatOf, unitOf } from "#picture";
import { heardOf, whereUnit } from "../feeds/unit-positions.ts";
import { nearForBroadcast } from "../near.ts";
import type { House } from "./house.ts";

/** Who writes down what a machine heard, when an order rests on it. */
const MACHINE: Author = { desk: "AIS at this server", role: "trainee" };

type Grounds = Pick<House, "watch" | "feeds" | "seaWay">;

/**
 * An order with what the server's ears know and the log does not. A broadcast without anybody named
 * is for who could be there within half an hour (F26). Before a promise is weighed, the place of
 * the unit by AIS goes on the log, so that it is computed from where she is (F27).
 */
export async function groundOrder(house: Grounds, order: Order): Promise<Order> {
  if (order.order === "promiseEta") await placeUnit(house, order);
  return order.order === "sendBroadcast" ? withNear(house, order) : order;
}

function withNear({ watch, feeds, seaWay }: Grounds, order: OrderOf<"sendBroadcast">): Order {
  const { picture, now } = watch;
  const boat = boatOf(picture, order.boat);
  if (order.near.length > 0 || boat === null) return order;
  const telemetry = feeds?.telemetry ?? null;
  return { ...order, near: nearForBroadcast({ picture, boat, now, telemetry, seaWay }) };
}

async function placeUnit({ watch, feeds }: Grounds, order: OrderOf<"promiseEta">): Promise<void> {
  const telemetry = feeds?.telemetry ?? null;
  const unit = order.unit === null ? null : unitOf(watch.picture, order.unit);
  if (unit === null || telemetry === null) return;
  const where = whereUnit(unit, telemetry);
  if (where?.how !== "heard") return;
  const { lon, lat } = where.position;
  const radius = Math.max(1, where.radius);
  const words = `${lat}, ${lon} ±${Math.round(radius)} m`;
  const method = heardOf(unit, telemetry)?.method ?? "ais";
  const place = { words, method, fixedAt: where.at, readings: [{ lon, lat, radius }] };
  const told = { unit: unit.id, place, words: null, happened: null };
  await watch.order(MACHINE, { order: "stateUnit", ...told });
}
