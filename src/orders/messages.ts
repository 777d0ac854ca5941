import type { Picture } from "#picture";
import { boatFaults } from "./checks.ts";
import { unlessRefused, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";

type Message = OrderOf<"sendMessage">["message"];
type Recipient = OrderOf<"sendMessage">["to"]["kind"];

/** What a message holds that somebody may not be told. */
export const REVEALS: Readonly<Record<Message, readonly ("positions" | "counts" | "questions")[]>> =
  {
    sitrep: ["positions", "counts", "questions"],
    "short sitrep": ["positions", "counts"],
    "mayday relay": ["positions", "counts"],
    tasking: ["positions", "counts"],
    "search action": ["positions", "counts"],
    handover: ["positions", "counts", "questions"],
    "shift handover": ["positions", "counts", "questions"],
    "information plan": ["counts", "questions"],
    "press statement": ["counts"],
  };

/**
 * To whom each message may go: whoever rescues gets positions, the press never; open questions stay
 * between centres. No message holds a telephone number: the shell takes them out of every text.
 */
export const RELEASE: Readonly<Record<Message, readonly Recipient[]>> = {
  sitrep: ["centre", "watch"],
  "short sitrep": ["centre", "unit", "watch"],
  "mayday relay": ["all ships", "unit", "centre"],
  tasking: ["unit"],
  "search action": ["unit", "centre", "watch"],
  handover: ["centre"],
  "shift handover": ["watch"],
  "information plan": ["centre", "watch"],
  "press statement": ["press"],
};

/** Puts a message on record as sent, unless its recipient may not be told what is in it. */
export function decideSendMessage(picture: Picture, order: OrderOf<"sendMessage">): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = [...boatFaults(picture, order.boat)];
  if (!RELEASE[order.message].includes(order.to.kind)) {
    const { message, to } = order;
    refusals.push({ reason: "may not be released", message, to: to.kind });
  }
  return unlessRefused(refusals, () => [{ kind: "MessageSent", ...told }]);
}
