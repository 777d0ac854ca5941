import type { EventOf } from "#log";
import type { Refusal } from "./decision.ts";
import type { Order } from "./order.ts";

/** As long as words in the log may be. */
const WORDS_LENGTH_MAX = 20_000;

/**
 * The attempt as a fact, for the shell to put on record: what was ordered, word for word unless
 * other words are given, with every reason and contradiction against it.
 */
export function refusedEvent(
  order: Order,
  refusals: readonly Refusal[],
  words: string = JSON.stringify(order),
): EventOf<"OrderRefused"> {
  const boat = "boat" in order ? order.boat : "one" in order ? order.one : null;
  const contradictions = refusals.flatMap((refusal) =>
    refusal.reason === "contradictions" ? refusal.contradictions : [],
  );
  return {
    kind: "OrderRefused",
    boat,
    order: order.order,
    words: words.slice(0, WORDS_LENGTH_MAX).toWellFormed(),
    reasons: [...new Set(refusals.map(({ reason }) => reason))],
    contradictions: contradictions.map(({ kind, reported, found }) => ({ kind, reported, found })),
  };
}
