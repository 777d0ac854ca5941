import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import { say } from "../state/language.ts";
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
  return (
    <main class="list-side">
      <BigFigure />
      <AlarmStrip />
      <section class="scroller" tabIndex={-1} id="list" aria-label={say("list.all")}>
        <h2 class="list-head">
          {say("list.open")} <span class="count">{open.length}</span>
        </h2>
        {open.length === 0 && <p class="empty dim">{say("list.none")}</p>}
        <BoatList boats={open} label={say("list.open")} />
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
