import type { JSX } from "preact";
import { centres, reach } from "../state/entries.ts";
import { say, sayCentre } from "../state/language.ts";

/** Everything that is known, or only what one centre had written down: what it could know. */
export function ReachSwitch(): JSX.Element | null {
  if (centres.value.length < 2) return null;
  const choices = ["all" as const, ...centres.value];
  return (
    <div role="group" aria-label={say("reach")} class="tools">
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={reach.value === choice}
          onClick={() => (reach.value = choice)}
        >
          {choice === "all" ? say("reach.all") : `${say("reach.only")} ${sayCentre(choice)}`}
        </button>
      ))}
    </div>
  );
}
