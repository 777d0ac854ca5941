import type { Picture } from "#picture";
import { sayRefusal } from "#show";
import type { Refused } from "../watch.ts";
import { Problem } from "./problem.ts";

/** Every reason as data, and in English in `detail`; the board says them in its own language. */
export function refused({ refusals, record }: Refused, picture: Picture): Problem {
  const telling = { language: "en", picture } as const;
  const reasons = refusals.map((refusal) => sayRefusal(refusal, telling));
  const detail = `Refused, and the attempt is on record. ${reasons.join(". ")}.`;
  return new Problem("order-refused", 409, detail, { refusals, record });
}
