import type { JSX } from "preact";
import { hours, minutes, type Seconds } from "#units";
import { say, sayAge, sayHour } from "../state/language.ts";
import { ahead, aheadAt, AHEAD_MOST, fresh, questionsAsked } from "./forecasts.ts";

const STEP = minutes(30);

/** How far ahead the map and the panels look: a slider, with the hour it stands for in words. */
export function DriftBar(): JSX.Element {
  const at = ahead.value;
  return (
    <div
      class="drift-bar"
      role="group"
      aria-label={say("drift")}
      data-fresh={fresh.value}
      data-asked={questionsAsked.value}
    >
      <label for="drift-ahead">{say("drift.ahead")}</label>
      <input
        id="drift-ahead"
        type="range"
        min={0}
        max={AHEAD_MOST}
        step={STEP}
        value={at}
        aria-valuetext={wordsOf(at)}
        onInput={(event) => (ahead.value = event.currentTarget.valueAsNumber as Seconds)}
      />
      <output for="drift-ahead">{wordsOf(at)}</output>
      <button type="button" disabled={at === 0} onClick={() => (ahead.value = hours(0))}>
        {say("hour.now")}
      </button>
    </div>
  );
}

function wordsOf(at: Seconds): string {
  const hour = sayHour(aheadAt.value);
  return at === 0 ? `${hour} · ${say("drift.now")}` : `${hour} · ${say("drift.in")} ${sayAge(at)}`;
}
