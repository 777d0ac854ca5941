import type { JSX } from "preact";
import { say, sayTerm } from "../state/language.ts";
import { CRAFTS, ENGINES, JACKETS } from "./craft-reading.ts";

/**
 * What was seen of a craft and of a launch from the beach, folded away until it is told: the boat
 * that leaves is on the sea board with the same report.
 */
export function CraftFields(): JSX.Element {
  return (
    <details class="wide">
      <summary>{say("report.craft")}</summary>
      <div class="fields">
        <Choice name="craft" group="craft" choices={CRAFTS} label={say("report.crafttype")} />
        <label>
          {say("report.colour")}
          <input name="colour" maxLength={40} autocomplete="off" />
        </label>
        <Choice name="jackets" group="flotation" choices={JACKETS} label={say("report.jackets")} />
        <label>
          {say("report.ashore")}
          <input name="ashore" autocomplete="off" placeholder="10-15 · 5+ · ?" />
        </label>
        <label>
          {say("report.children")}
          <input name="children" autocomplete="off" placeholder="4 · 3+ · ?" />
        </label>
        <Choice name="engine" group="engine" choices={ENGINES} label={say("report.engine")} />
      </div>
    </details>
  );
}

type ChoiceProps = {
  readonly name: string;
  readonly group: string;
  readonly choices: readonly string[];
  readonly label: string;
};

/** One of several, or nothing told. */
function Choice({ name, group, choices, label }: ChoiceProps): JSX.Element {
  return (
    <label>
      {label}
      <select name={name}>
        <option value="">–</option>
        {choices.map((each) => (
          <option key={each} value={each}>
            {sayTerm(group, each)}
          </option>
        ))}
      </select>
    </label>
  );
}
