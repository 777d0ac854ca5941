import type { JSX } from "preact";
import { useComputed } from "@preact/signals";
import { epochMs, instantFromMs } from "#units";
import { say, sayHour, sayEntryLine } from "../state/language.ts";
import {
  endsMs,
  goTo,
  momentMs,
  playing,
  playOrPause,
  speed,
  SPEEDS,
  startsMs,
} from "../state/clock.ts";
import { clearExercise, exercise } from "../state/entries.ts";
import { keepHash, night } from "../state/night.ts";
import { opened } from "../state/opened.ts";
import { pictureNow } from "../state/picture.ts";
import { lastEntry, stepEntry, ticks } from "../state/steps.ts";

/**
 * Play, pause, scrub, speed and single steps through a night; the hour itself stands large in the
 * top bar.
 */
export function ReplayBar(): JSX.Element {
  return (
    <section class="replay" aria-label={say("replay")}>
      <button type="button" onClick={() => stepEntry(-1)}>
        ◀ <span class="long">{say("replay.before")}</span>
        <kbd>,</kbd>
      </button>
      <button type="button" class="play" onClick={playOrPause}>
        {playing.value ? `❚❚ ${say("replay.pause")}` : `▶ ${say("replay.play")}`}
        <kbd>␣</kbd>
      </button>
      <button type="button" onClick={() => stepEntry(1)}>
        ▶ <span class="long">{say("replay.next")}</span>
        <kbd>.</kbd>
      </button>
      <Speeds />
      <Scrub />
      <Exercise />
      <ToHindsight />
      <LatestEntry />
    </section>
  );
}

function Speeds(): JSX.Element {
  return (
    <span role="group" aria-label={say("replay.speed")}>
      {SPEEDS.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={speed.value === each}
          onClick={() => (speed.value = each)}
        >
          {each}×
        </button>
      ))}
    </span>
  );
}

function Scrub(): JSX.Element {
  const step = 60_000;
  return (
    <div class="scrub">
      <Ticks />
      <input
        type="range"
        aria-label={say("replay.scrub")}
        aria-valuetext={sayHour(instantFromMs(momentMs.value))}
        min={startsMs.value}
        max={endsMs.value}
        step={1_000}
        value={momentMs.value}
        onKeyDown={(event) => {
          const steps = { ArrowRight: 1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[event.key];
          if (steps === undefined) return;
          event.preventDefault();
          goTo(momentMs.value + steps * step);
        }}
        onChange={keepHash}
        onInput={(event) => goTo(Number(event.currentTarget.value))}
      />
    </div>
  );
}

function Ticks(): JSX.Element {
  const span = useComputed(() => Math.max(1, endsMs.value - startsMs.value));
  return (
    <div class="ticks" aria-hidden="true">
      {ticks.value.map(({ at, distress, name }) => (
        <i
          key={name}
          class={distress ? "distress" : ""}
          style={{ left: `${((epochMs(at) - startsMs.value) / span.value) * 100}%` }}
        />
      ))}
    </div>
  );
}

function Exercise(): JSX.Element | null {
  const count = exercise.value.length;
  if (count === 0) return null;
  return (
    <button type="button" onClick={clearExercise}>
      {say("exercise.clear")} ({count})
    </button>
  );
}

function ToHindsight(): JSX.Element | null {
  if (night.value.hindsight.length === 0) return null;
  return (
    <button type="button" onClick={() => (opened.value = { kind: "hindsight" })}>
      {say("replay.hindsight")}
    </button>
  );
}

function LatestEntry(): JSX.Element {
  const entry = lastEntry.value;
  const at = pictureNow.value;
  return (
    <p class="latest">
      <b>{say("replay.last")}</b>{" "}
      {entry === null || !at.ok ? say("replay.nothing") : sayEntryLine(at.picture, entry)}
    </p>
  );
}
