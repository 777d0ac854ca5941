import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Boat } from "#picture";
import { say, sayHour } from "../state/language.ts";
import { opened } from "../state/opened.ts";
import { sayNearTime } from "./near-words.ts";
import { askForNear, nearAnswered, nearTold } from "./near-told.ts";

/** As many as stand there without a key. */
const SHOWN = 4;

/** Who could be with the boat first, and in what time. */
export function NearFact({ boat }: { readonly boat: Boat }): JSX.Element {
  useEffect(() => askForNear(boat.id), [boat.id]);
  const told = nearTold.value?.boat === boat.id ? nearTold.value : null;
  const near = told?.near ?? [];
  const unknown = near.filter(({ minutes }) => minutes === null).length;
  const timed = near.filter(({ minutes }) => minutes !== null).slice(0, SHOWN);
  return (
    <>
      {!nearAnswered.value && (
        <div role="alert">
          ⚠ {say("near.silent")} {told !== null && sayHour(told.at)}
        </div>
      )}
      {told !== null && near.length === 0 && say("near.none")}
      {timed.map((each) => (
        <div key={each.unit}>
          <b>{each.name}</b> {sayNearTime(each)}
        </div>
      ))}
      {unknown > 0 && (
        <div class="dim">
          {say("near.untimed")} {unknown}
        </div>
      )}
      <button type="button" onClick={() => (opened.value = { kind: "near" })}>
        {say("near.all")} <kbd>t</kbd>
      </button>{" "}
      <button type="button" onClick={() => (opened.value = { kind: "plan" })}>
        {say("plan")} <kbd>g</kbd>
      </button>
    </>
  );
}
