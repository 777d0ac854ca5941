import type { JSX } from "preact";
import type { LaunchView } from "#show";
import { say } from "../state/language.ts";
import { chosen, opened } from "../state/opened.ts";

/** What became of a launch: seen, told, acknowledged, acted. */
export function LaunchSteps({ launch }: { readonly launch: LaunchView }): JSX.Element {
  const { boat, seen, place, steps, arrival } = launch;
  const open = (): void => {
    chosen.value = boat;
    opened.value = null;
  };
  return (
    <section class="coast-launch">
      <p>
        <b>{seen}</b>
        {place !== null && <>, {place}</>}
      </p>
      <ol>
        {steps.map(({ at, words }) => (
          <li key={words} data-done={at === null ? "no" : "yes"}>
            {at === null ? "○" : "●"} {words}
          </li>
        ))}
      </ol>
      {arrival !== null && <p>{arrival}</p>}
      <button type="button" onClick={open}>
        {say("coast.open")}
      </button>
    </section>
  );
}
