import { signal } from "@preact/signals";
import { z } from "zod";
import { instantFromMs, type Instant } from "#units";

/** How often the feeds are asked for while somebody looks at them. */
const ASK_MS = 2_000;
const ANSWER_WITHIN_MS = 5_000;

const count = z.number();
const toldShape = z.object({
  feeds: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      state: z.enum(["opening", "up", "down", "closed"]),
      lost: z.boolean(),
      lastHeard: z.string().nullable(),
      silenceAllowed: z.number().nullable(),
      counts: z.object({ messages: count, unread: count, reports: count, repeats: count }),
    }),
  ),
  faults: z.array(z.string()),
  waiting: count,
  telemetry: z.object({ vessels: count, failing: z.boolean() }),
});

/** What the server says of its feeds, and when; null before its first word. */
export type FeedsTold = z.infer<typeof toldShape> & { readonly at: Instant };

export const feedsTold = signal<FeedsTold | null>(null);
/** Whether the last question was answered: an old answer is not shown as a new one. */
export const feedsAnswered = signal(true);

/** Asks for the feeds until the answer is called. */
export function askForFeeds(): () => void {
  const stop = new AbortController();
  void ask(stop.signal);
  const timer = setInterval(() => void ask(stop.signal), ASK_MS);
  return () => {
    stop.abort();
    clearInterval(timer);
  };
}

async function ask(stop: AbortSignal): Promise<void> {
  try {
    const signals = AbortSignal.any([stop, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    const response = await fetch("/api/feeds", { signal: signals });
    const told = toldShape.parse(await response.json());
    feedsTold.value = { ...told, at: instantFromMs(Date.now()) };
    feedsAnswered.value = true;
  } catch {
    if (!stop.aborted) feedsAnswered.value = false;
  }
}
