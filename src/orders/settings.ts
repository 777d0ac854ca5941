import { lostBoatCostOf, type Picture } from "#picture";
import { unlessRefused, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";

/** Sets what a lost boat costs, from when on and why in the log. It changes proposals alone. */
export function decideLostBoatCost(
  picture: Picture,
  { looks, why }: OrderOf<"setLostBoatCost">,
): Decision {
  const isSo = lostBoatCostOf(picture).looks === looks;
  const refusals: Refusal[] = isSo ? [{ reason: "already so" }] : [];
  return unlessRefused(refusals, () => [{ kind: "LostBoatCostSet", looks, why }]);
}
