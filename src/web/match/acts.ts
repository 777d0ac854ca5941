import { signal } from "@preact/signals";
import type { Order, Refusal } from "#orders";
import { giveOrder, type OrderResult } from "../state/give-order.ts";
import { say, sayChance } from "../state/language.ts";
import { opened } from "../state/opened.ts";
import { author } from "../state/session.ts";
import { groupOf } from "#picture";
import { chosenBoat, pictureNow } from "../state/picture.ts";
import { estimateOf, keyOfDoubt, matched, type Doubt } from "./matching.ts";

type Wanted = Doubt["orders"][number];

/** The doubt that keys act on; null for the first of the queue. */
export const lookedAt = signal<string | null>(null);

/** What came of the last order given by one key; null when none was, or another stands open. */
export const lastAct = signal<{ readonly doubt: string; readonly result: OrderResult } | null>(
  null,
);

/** The doubt that is looked at: the one chosen while it stands, else the first. */
export function doubtLookedAt(): Doubt | null {
  const queue = matched.value?.proposals.queue ?? [];
  return queue.find((doubt) => keyOfDoubt(doubt) === lookedAt.value) ?? queue[0] ?? null;
}

/** Moves along the queue; it ends where it ends. */
export function lookFurther(steps: 1 | -1): void {
  const queue = matched.value?.proposals.queue ?? [];
  const present = doubtLookedAt();
  if (present === null) return;
  const next = queue[queue.indexOf(present) + steps] ?? present;
  lookedAt.value = keyOfDoubt(next);
  document.querySelector<HTMLElement>(".doubts [aria-current] .doubt-name")?.focus();
}

/** Does what is proposed, in the name of this desk: links, or takes apart what was joined. */
export function doAsProposed(doubt: Doubt): Promise<void> {
  return give(
    doubt,
    doubt.orders,
    say(doubt.kind === "link" ? "match.why.link" : "match.why.part"),
  );
}

/** Says that the two are different boats. Only of two that are not joined. */
export function sayDifferent(doubt: Doubt): Promise<void> {
  if (doubt.kind !== "link") return Promise.resolve();
  const [one, other] = doubt.boats;
  return give(doubt, [{ order: "declareDistinct", one, other }], say("match.why.different"));
}

async function give(doubt: Doubt, orders: readonly Wanted[], why: string): Promise<void> {
  if (author.value === null) {
    opened.value = { kind: "desk" };
    return;
  }
  const grounds = `${why} (${say("match.chance")} ${sayChance(doubt.p)})`;
  for (const wanted of orders) {
    const result = await giveOrder(orderOf(wanted, grounds));
    lastAct.value = { doubt: keyOfDoubt(doubt), result };
    if (result.kind === "done") continue;
    if (result.kind === "refused") openForm(wanted, grounds, result.refusals);
    return;
  }
}

function orderOf(wanted: Wanted, why: string): Order {
  if (wanted.order === "unlinkReport" || wanted.order === "declareDistinct")
    return { ...wanted, why };
  const sides =
    wanted.order === "linkReport" ? [wanted.report, wanted.boat] : [wanted.one, wanted.other];
  const estimate = estimateOf(sides[0]!, sides[1]!);
  return { ...wanted, why, contradictions: [], second: null, estimate };
}

/** What one key may not do, its form may: contradictions are answered there, and a second signs. */
function openForm(wanted: Wanted, why: string, refusals: readonly Refusal[]): void {
  const order = wanted.order;
  if (wanted.order === "linkReport" || wanted.order === "unlinkReport") {
    const { report, boat } = wanted;
    opened.value = { kind: "order", order, boat, filled: { report, why }, refusals };
  } else {
    const { one, other } = wanted;
    opened.value = { kind: "order", order, boat: one, filled: { other, why }, refusals };
  }
}

/** Takes the newest link of the boat that is open back: only adds people to what is owed. */
export async function takeLinkBack(): Promise<void> {
  const at = pictureNow.value;
  const boat = chosenBoat.value;
  if (!at.ok || boat === null) return;
  const edges = groupOf(at.picture, boat.id)?.edges ?? [];
  const newest = edges.toSorted((one, other) =>
    one.entry.loggedAt < other.entry.loggedAt ? 1 : -1,
  )[0];
  if (newest === undefined) return;
  if (author.value === null) {
    opened.value = { kind: "desk" };
    return;
  }
  const { one, other, entry } = newest;
  const why = say("match.why.back");
  const { event } = entry;
  const result = await giveOrder(
    event.kind === "ReportLinked"
      ? { order: "unlinkReport", report: event.report, boat: event.boat, why }
      : { order: "declareDistinct", one, other, why },
  );
  lastAct.value = { doubt: "", result };
}
