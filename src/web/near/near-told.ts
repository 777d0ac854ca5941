import { signal } from "@preact/signals";
import { z } from "zod";
import type { BoatId, UnitId } from "#log";
import { instantFromMs, type Instant } from "#units";

/** How often it is asked while a boat stands open: a ship makes a cable or two meanwhile. */
const ASK_MS = 20_000;
const ANSWER_WITHIN_MS = 8_000;

const nearShape = z.object({
  unit: z.string().transform((text) => text as UnitId),
  name: z.string(),
  type: z.string().nullable(),
  isRegistered: z.boolean(),
  where: z.object({ age: z.number(), how: z.enum(["heard", "told"]) }).nullable(),
  fromStation: z.string().nullable(),
  speedFrom: z.enum(["registered", "for the sea state", "over ground", "assumed"]).nullable(),
  minutes: z.number().nullable(),
  noTime: z
    .enum([
      "boat where unknown",
      "where unknown",
      "speed unknown",
      "no speed in this sea",
      "land in the way",
      "beyond the chart",
      "goes by land",
    ])
    .nullable(),
  isBeyondFuel: z.boolean().nullable(),
  towards: z.enum(["drifted", "last position"]).nullable(),
  heldBack: z.object({ why: z.string(), until: z.string() }).nullable(),
  status: z.string().nullable(),
  places: z.number().nullable(),
  aboard: z.number(),
});
export type NearTold = z.infer<typeof nearShape>;

/** Who could be with a boat, as the server last told; null before its first word. */
export const nearTold = signal<{
  readonly boat: BoatId;
  readonly at: Instant;
  readonly near: readonly NearTold[];
} | null>(null);
/** Whether the last question was answered: an old answer is not shown as a new one. */
export const nearAnswered = signal(true);

/** Asks for those near a boat until the answer is called. */
export function askForNear(boat: BoatId): () => void {
  const stop = new AbortController();
  void ask(boat, stop.signal);
  const timer = setInterval(() => void ask(boat, stop.signal), ASK_MS);
  return () => {
    stop.abort();
    clearInterval(timer);
  };
}

async function ask(boat: BoatId, stop: AbortSignal): Promise<void> {
  try {
    const signals = AbortSignal.any([stop, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    const address = `/api/boats/${encodeURIComponent(boat)}/near`;
    const response = await fetch(address, { signal: signals });
    const near = z.array(nearShape).parse(await response.json());
    nearTold.value = { boat, at: instantFromMs(Date.now()), near };
    nearAnswered.value = true;
  } catch {
    if (!stop.aborted) nearAnswered.value = false;
  }
}
