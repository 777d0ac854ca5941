import type { JSX } from "preact";
import { Dialog } from "../shell/dialog.tsx";
import { say } from "../state/language.ts";
import { night } from "../state/night.ts";
import { opened } from "../state/opened.ts";

/**
 * What was found out after the night: apart from the board, because nobody on watch could know it.
 */
export function Hindsight(): JSX.Element {
  return (
    <Dialog title={say("replay.hindsight")} onClose={() => (opened.value = null)}>
      <p class="dim">{say("replay.hindsight.why")}</p>
      <ul class="reasons">
        {night.value.hindsight.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Dialog>
  );
}
