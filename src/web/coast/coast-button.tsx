import type { JSX } from "preact";
import { say } from "../state/language.ts";
import { opened } from "../state/opened.ts";

/** Opens the panel of both shores. */
export function CoastButton(): JSX.Element {
  return (
    <button type="button" onClick={() => (opened.value = { kind: "coast" })}>
      {say("coast")}
      <kbd>w</kbd>
    </button>
  );
}
