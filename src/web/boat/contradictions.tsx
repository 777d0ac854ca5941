import type { JSX } from "preact";
import type { Contradiction } from "#picture";
import { say, sayContradiction } from "../state/language.ts";

/**
 * Each contradiction with the place for what explains it. An empty place is an answer too: we do
 * not know.
 */
export function Contradictions({
  onTable,
}: {
  readonly onTable: readonly Contradiction[];
}): JSX.Element | null {
  if (onTable.length === 0) return null;
  return (
    <fieldset class="wide answers">
      <legend>{say("order.explain")}</legend>
      {onTable.map((each) => (
        <label key={`${each.kind} ${each.reported} ${each.found}`} class="contradiction wide">
          <span>≠ {sayContradiction(each)}</span>
          <input type="hidden" name="answer.kind" value={each.kind} />
          <input type="hidden" name="answer.reported" value={each.reported} />
          <input type="hidden" name="answer.found" value={each.found} />
          <input name="answer.explanation" autocomplete="off" />
        </label>
      ))}
    </fieldset>
  );
}
