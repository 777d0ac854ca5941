import { computed, signal } from "@preact/signals";
import type { BoatId } from "#log";
import type { Order } from "#orders";
import { inboxOf, inboxWaiting, type Thread } from "#picture";
import { giveOrder, type OrderResult } from "../state/give-order.ts";
import { say } from "../state/language.ts";
import { opened } from "../state/opened.ts";
import { pictureNow } from "../state/picture.ts";
import { author } from "../state/session.ts";

/** Everything that arrived, at the hour shown; those that wait first. */
export const inbox = computed<readonly Thread[]>(() => {
  const at = pictureNow.value;
  return at.ok ? inboxOf(at.picture) : [];
});

export const waiting = computed(() => inboxWaiting(inbox.value));

/** The name of a thread for as long as it stands: its boat, else its oldest entry. */
export function keyOf({ boat, heard }: Thread): string {
  const oldest = heard.at(-1)!.entry;
  return boat ?? `${oldest.centre}:${oldest.seq}`;
}

/** What came of the last order given from the inbox; null before the first. */
export const lastGiven = signal<OrderResult | null>(null);

/** What the line did when somebody called back, and the digit that says so. */
export const CALLED_BACK = [
  { key: "1", sign: "voice" },
  { key: "2", sign: "ringing" },
  { key: "3", sign: "voicemail" },
  { key: "4", sign: "switched off" },
] as const;
export type CalledBack = (typeof CALLED_BACK)[number]["sign"];

/** The reports of a thread that somebody must own, and the calls that somebody must return. */
export function owedIn({ heard }: Thread): {
  readonly reports: Thread["heard"];
  readonly calls: Thread["heard"];
} {
  const owed = heard.filter(({ waits }) => waits).toReversed();
  return {
    reports: owed.filter(({ report }) => report !== null),
    calls: owed.filter(({ contact }) => contact !== null),
  };
}

/** Owns everything of a thread that waits for a desk. */
export function ownAll(thread: Thread): Promise<void> {
  const orders = owedIn(thread).reports.flatMap(({ report }): Order[] =>
    report === null ? [] : [{ order: "acknowledgeReport", report: report.id }],
  );
  return give(orders);
}

/** Logs that the calls of a thread nobody took were returned, and what the line did. */
export function calledBack(thread: Thread, sign: CalledBack): Promise<void> {
  const orders = owedIn(thread).calls.flatMap(({ contact }): Order[] => {
    if (contact === null) return [];
    return [
      {
        order: "recordContact",
        contact: null,
        direction: "outbound",
        channel: contact.channel,
        caller: contact.caller,
        boat: thread.boat as BoatId | null,
        answered: sign === "voice",
        sign,
        words: say(`inbox.back.${sign}`),
        happened: null,
        returns: contact.contact,
      },
    ];
  });
  return give(orders);
}

async function give(orders: readonly Order[]): Promise<void> {
  if (author.value === null) {
    opened.value = { kind: "desk" };
    return;
  }
  for (const order of orders) {
    const result = await giveOrder(order);
    lastGiven.value = result;
    if (result.kind !== "done") return;
  }
}
