import { boatOf, effectivePhase, isHigher, type Picture } from "#picture";
import { boatFaults, isInPeril, signatureFaults } from "./checks.ts";
import { unlessRefused, type Context, type Decision, type Refusal } from "./decision.ts";
import type { OrderOf } from "./order.ts";

/**
 * Sets the emergency phase. Raising needs a reason; lowering needs evidence about this boat and a
 * second qualified person at another desk (law 5; New Zealand practice). Silence that has raised
 * the phase counts as raised. Of a boat in peril the second is somebody outside the watch.
 */
export function decidePhase(
  picture: Picture,
  order: OrderOf<"setPhase">,
  context: Context,
): Decision {
  const { order: _, ...told } = order;
  const refusals: Refusal[] = boatFaults(picture, order.boat);
  const boat = boatOf(picture, order.boat);
  const now = boat === null ? null : effectivePhase(boat, context.now).phase;
  const lowers = now !== null && isHigher(now, order.phase);
  // To set what stands already would start the clock of silence anew.
  if (!lowers && boat?.phase.phase === order.phase) refusals.push({ reason: "already so" });
  if (lowers && order.evidence === null) refusals.push({ reason: "evidence needed" });
  const outside = isInPeril(boat, context);
  refusals.push(...signatureFaults(order.second, context, { needed: lowers, outside }));
  return unlessRefused(refusals, () => [{ kind: "PhaseSet", ...told }]);
}
