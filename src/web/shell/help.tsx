import type { JSX } from "preact";
import { say, type WordKey } from "../state/language.ts";
import { opened } from "../state/opened.ts";
import { isReplay } from "../state/page.ts";
import { singleKeys } from "../state/session.ts";
import { Dialog } from "./dialog.tsx";

const EVERYWHERE: readonly (readonly [string, WordKey])[] = [
  ["j ↓", "key.down"],
  ["k ↑", "key.up"],
  ["Enter", "key.open"],
  ["Esc", "key.close"],
  ["/", "key.find"],
  ["o", "key.orders"],
  ["a", "key.alarms"],
  ["i", "key.inbox"],
  ["w", "key.coast"],
  ["y", "key.yes"],
  ["x", "key.different"],
  ["u", "key.back"],
  ["n b", "key.doubt"],
  ["m", "key.table"],
  ["h", "key.home"],
  ["c", "key.reach"],
  ["l", "key.language"],
  ["p", "key.palette"],
  ["d", "key.desk"],
  ["?", "key.help"],
];
const IN_WATCH: readonly (readonly [string, WordKey])[] = [
  ["r", "key.report"],
  ["f", "feeds"],
  ["t", "key.near"],
  ["g", "key.plan"],
  ["s", "key.say"],
];
const IN_REPLAY: readonly (readonly [string, WordKey])[] = [
  ["␣", "key.play"],
  [".", "key.next"],
  [",", "key.before"],
  ["]", "key.faster"],
  ["[", "key.slower"],
];

/** Every key of the board, and the switch that turns single keys off. */
export function Help(): JSX.Element {
  const keys = [...(isReplay ? IN_REPLAY : IN_WATCH), ...EVERYWHERE];
  return (
    <Dialog title={say("help.title")} onClose={() => (opened.value = null)}>
      <table class="keys">
        <tbody>
          {keys.map(([key, words]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{say(words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label>
        <input
          type="checkbox"
          checked={singleKeys.value === "on"}
          onChange={(event) => (singleKeys.value = event.currentTarget.checked ? "on" : "off")}
        />{" "}
        {say("help.single")}
      </label>
      <h3>{say("help.law")}</h3>
      <p>{say("help.law.words")}</p>
      <h3>{say("help.shapes")}</h3>
      <p>{say("help.shapes.words")}</p>
    </Dialog>
  );
}
