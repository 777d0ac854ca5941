import { z } from "zod";
import { boatId, words } from "./terms.ts";

/** Kinds of message that the watch makes out of its picture. */
export const MESSAGES = [
  "sitrep",
  "short sitrep",
  "mayday relay",
  "tasking",
  "search action",
  "handover",
  "shift handover",
  "information plan",
  "press statement",
] as const;

/** Who a message may go to; what it may reveal hangs on it (release rules of #orders). */
export const RECIPIENTS = ["centre", "unit", "all ships", "watch", "press"] as const;

/** A message went out, word for word. Its number is its place among its centre's messages. */
const MessageSent = z.object({
  kind: z.literal("MessageSent"),
  message: z.enum(MESSAGES),
  boat: boatId.nullable().default(null),
  to: z.object({ kind: z.enum(RECIPIENTS), name: z.string().trim().min(1).max(120) }),
  language: z.enum(["en", "fr"]),
  text: words,
  /** The mail server that took it; left out when somebody sent it in another way. */
  over: z.enum(["mail"]).optional(),
});

export const messageEvents = { MessageSent } as const;
