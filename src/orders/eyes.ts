import type { Picture } from "#picture";
import { unlessRefused, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";

export function decideLoseFeed(picture: Picture, order: OrderOf<"loseFeed">): Decision {
  const { order: _, ...told } = order;
  const lost = picture.feeds.get(order.feed)?.entry.event.kind === "FeedLost";
  return unlessRefused(lost ? [{ reason: "already so" }] : [], () => [
    { kind: "FeedLost", ...told },
  ]);
}

export function decideRegainFeed(picture: Picture, order: OrderOf<"regainFeed">): Decision {
  const { order: _, ...told } = order;
  const last = picture.feeds.get(order.feed)?.entry.event.kind;
  const refusals: Refusal[] = last === "FeedRegained" ? [{ reason: "already so" }] : [];
  if (last === undefined) refusals.push({ reason: "no such feed", feed: order.feed });
  return unlessRefused(refusals, () => [{ kind: "FeedRegained", ...told }]);
}

/**
 * "No eyes" is a state with its area and its reason: an aircraft that does not fly, a channel
 * nobody hears (F25).
 */
export function decideLoseObservation(
  picture: Picture,
  order: OrderOf<"loseObservation">,
): Decision {
  const { order: _, ...told } = order;
  const lost = picture.watches.get(order.watch)?.entry.event.kind === "ObservationLost";
  return unlessRefused(lost ? [{ reason: "already so" }] : [], () => [
    { kind: "ObservationLost", ...told },
  ]);
}

export function decideRegainObservation(
  picture: Picture,
  order: OrderOf<"regainObservation">,
): Decision {
  const { order: _, ...told } = order;
  const last = picture.watches.get(order.watch)?.entry.event.kind;
  const refusals: Refusal[] = last === "ObservationRegained" ? [{ reason: "already so" }] : [];
  if (last === undefined) refusals.push({ reason: "no such watch", watch: order.watch });
  return unlessRefused(refusals, () => [{ kind: "ObservationRegained", ...told }]);
}
