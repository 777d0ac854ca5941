import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import { effectivePhase, type Boat } from "#picture";
import type { Instant } from "#units";
import { states } from "../match/matching.ts";
import { now } from "../state/clock.ts";
import { say } from "../state/language.ts";
import { Doubts } from "../match/doubts.tsx";
import { board } from "../state/picture.ts";
import { AlarmStrip } from "./alarm-strip.tsx";
import { BigFigure } from "./big-figure.tsx";
import { BoatList } from "./boat-list.tsx";

/**
 * The home of the watch: the figure, the alarms, everybody unaccounted for, and apart those
 * accounted for.
 */
export function ListSide(): JSX.Element {
  const shown = board.value;
  const open = shown?.open ?? [];
  const accounted = shown?.accounted ?? [];
  const unfolded = useSignal(false);
  const doubtful = open.filter((boat) => isDoubtful(boat, now.value));
  const likely = open.filter((boat) => !doubtful.includes(boat));
  return (
    <main class="list-side">
      <BigFigure />
      <AlarmStrip />
      <Doubts />
      <section class="scroller" tabIndex={-1} id="list" aria-label={say("list.all")}>
        <h2 class="list-head">
          {say("list.open")} <span class="count">{open.length}</span>
        </h2>
        {open.length === 0 && <p class="empty dim">{say("list.none")}</p>}
        <BoatList boats={likely} label={say("list.open")} />
        {doubtful.length > 0 && (
          <>
            <h2 class="list-head">
              {say("match.likely")} <span class="count">{doubtful.length}</span>
            </h2>
            <BoatList boats={doubtful} label={say("match.likely")} />
          </>
        )}
        <details
          class="accounted"
          open={unfolded.value}
          onToggle={(event) => (unfolded.value = event.currentTarget.open)}
        >
          <summary>
            <h2>
              {say("list.accounted")} <span class="count">{accounted.length}</span>
            </h2>
          </summary>
          {unfolded.value && <BoatList boats={accounted} label={say("list.accounted")} />}
        </details>
      </section>
    </main>
  );
}

/**
 * Whether a boat stands apart, below the others: all its reports are likely about no boat. One in
 * distress never does: the machine's doubt is no reason to look at it later.
 */
const isDoubtful = (boat: Boat, at: Instant): boolean =>
  states.value.get(boat.id) === "likely about no boat" &&
  effectivePhase(boat, at).phase !== "distress";
