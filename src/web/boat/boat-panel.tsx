import type { JSX } from "preact";
import { effectivePhase, type Boat } from "#picture";
import { now } from "../state/clock.ts";
import { say, sayBoatName } from "../state/language.ts";
import { chosen } from "../state/opened.ts";
import { pictureNow } from "../state/picture.ts";
import { PhaseBadge } from "../board/phase-badge.tsx";
import { LocateBoat } from "./locate-boat.tsx";
import { BoatFacts } from "./boat-facts.tsx";
import { OrderButtons } from "./order-buttons.tsx";
import { Timeline } from "./timeline.tsx";

/**
 * One boat in full: what is believed of it and on what grounds, what can be ordered, and all that
 * was ever said.
 */
export function BoatPanel({ boat }: { readonly boat: Boat }): JSX.Element | null {
  const at = pictureNow.value;
  if (!at.ok) return null;
  const phase = effectivePhase(boat, now.value);
  return (
    <section class="panel" aria-label={`${say("panel")} ${sayBoatName(boat)}`}>
      <header>
        <PhaseBadge phase={phase.phase} raisedBySilence={phase.raisedBySilence} />
        <h2 id="panel-name">{sayBoatName(boat)}</h2>
        <span class="dim">{boat.id}</span>
        <span class="grow" />
        <button type="button" onClick={() => (chosen.value = null)}>
          {say("close")}
          <kbd>Esc</kbd>
        </button>
      </header>
      <OrderButtons boat={boat} />
      <LocateBoat boat={boat} />
      <div class="panel-body">
        <BoatFacts boat={boat} picture={at.picture} />
        <Timeline boat={boat} picture={at.picture} />
      </div>
    </section>
  );
}
