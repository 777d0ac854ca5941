import type { BroadcastId, EventOf, UnderstoodEntry, UnitId } from "#log";
import { addSeconds, minutes, type Instant } from "#units";
import type { Picture } from "./picture.ts";
import { isWithdrawn } from "./reports.ts";
import { entriesOf } from "./trail.ts";

/** A ship near a Mayday Relay that has not answered is named after three minutes (F26). */
export const ANSWER_BROADCAST_WITHIN = minutes(3);

/** A broadcast with everybody whom it was for, and whoever answered besides. */
export type BroadcastNow = {
  readonly id: BroadcastId;
  readonly entry: UnderstoodEntry;
  readonly event: EventOf<"BroadcastSent">;
  /** From when who is near and has not answered is silent. */
  readonly silentSince: Instant;
  readonly asked: readonly {
    readonly unit: UnitId;
    /** When it was sent, in how many minutes it could be there; null: not known. */
    readonly minutes: number | null;
    readonly answer: UnderstoodEntry | null;
    readonly isSilent: boolean;
  }[];
};

/** Every broadcast sent and not taken back, in the order of the log. */
export function broadcastsAt(picture: Picture, now: Instant): readonly BroadcastNow[] {
  return [...picture.broadcasts].flatMap(([id, trail]) => {
    const { first: entry } = trail;
    const { event } = entry;
    if (event.kind !== "BroadcastSent" || isWithdrawn(picture, entry)) return [];
    const silentSince = addSeconds(entry.loggedAt, ANSWER_BROADCAST_WITHIN);
    const answers = new Map<UnitId, UnderstoodEntry>();
    for (const later of entriesOf([trail])) {
      if (later.event.kind !== "BroadcastAnswered" || isWithdrawn(picture, later)) continue;
      answers.set(later.event.unit, later);
    }
    const near = new Set(event.near.map((each) => each.unit));
    const others = [...answers.keys()].filter((unit) => !near.has(unit));
    const all = [...event.near, ...others.map((unit) => ({ unit, minutes: null }))];
    const asked = all.map((each) => {
      const answer = answers.get(each.unit) ?? null;
      return { ...each, answer, isSilent: answer === null && now >= silentSince };
    });
    return [{ id, entry, event, silentSince, asked }];
  });
}
