import type { JSX } from "preact";
import { say } from "../state/language.ts";
import { opened } from "../state/opened.ts";
import { waiting } from "./inbox.ts";

/** Opens the inbox; says how many boats and phones wait for a desk. */
export function InboxButton(): JSX.Element {
  const { threads } = waiting.value;
  return (
    <button type="button" class="inbox-open" onClick={() => (opened.value = { kind: "inbox" })}>
      {threads > 0 && "⚠ "}
      {say("inbox")} {threads > 0 && <b>{threads}</b>}
      <kbd>i</kbd>
    </button>
  );
}
