import type { Picture } from "#picture";
import { unitFaults } from "./checks.ts";
import { unlessRefused, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";

/** Sets a unit, a camera or a post to watch a part of a shore. It must be known what it is. */
export function decidePost(picture: Picture, order: OrderOf<"postCoastWatch">): Decision {
  const { order: _, ...told } = order;
  const { starts, ends } = order;
  const refusals: Refusal[] = [...unitFaults(picture, order.unit)];
  if (ends !== null && ends <= starts)
    refusals.push({ reason: "ends before it begins", begins: starts, until: ends });
  return unlessRefused(refusals, () => [{ kind: "CoastWatchPosted", ...told }]);
}
