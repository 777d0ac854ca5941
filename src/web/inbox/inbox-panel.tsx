import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Thread } from "#picture";
import { say, sayRefusal } from "../state/language.ts";
import { opened } from "../state/opened.ts";
import { pictureNow } from "../state/picture.ts";
import { singleKeys } from "../state/session.ts";
import { Dialog } from "../shell/dialog.tsx";
import { CALLED_BACK, calledBack, inbox, keyOf, lastGiven, ownAll, waiting } from "./inbox.ts";
import { InboxRow } from "./inbox-row.tsx";

/** So many lines at first; the others are one step further, never gone. */
const LINES = 60;

/**
 * Everything that arrived, one line for each boat or phone: who waits and for how long on top, one
 * key to own it, one to log that a call was returned.
 */
export function InboxPanel(): JSX.Element {
  const whole = useSignal(false);
  const threads = inbox.value;
  useEffect(goToLongestWait, [lastGiven.value]);
  const shown = whole.value ? threads : threads.slice(0, LINES);
  return (
    <Dialog title={say("inbox")} onClose={() => (opened.value = null)}>
      <div class="inbox" tabIndex={-1} onKeyDown={actOnKey}>
        <p class={waiting.value.threads > 0 ? "inbox-waits" : "dim"} role="status">
          {waiting.value.threads > 0 && "⚠ "}
          {say("inbox.waiting")} <b>{waiting.value.threads}</b> {say("inbox.of")} {threads.length}
        </p>
        <Outcome />
        {threads.length === 0 && <p class="dim">{say("inbox.nothing")}</p>}
        <ol>
          {shown.map((thread) => (
            <InboxRow key={keyOf(thread)} thread={thread} />
          ))}
        </ol>
        {shown.length < threads.length && (
          <button type="button" onClick={() => (whole.value = true)}>
            {say("inbox.all")} {threads.length}
          </button>
        )}
      </div>
    </Dialog>
  );
}

/** Why the last order from here was not carried out; nothing when it was. */
function Outcome(): JSX.Element | null {
  const came = lastGiven.value;
  const at = pictureNow.value;
  if (came === null || came.kind === "done" || !at.ok) return null;
  const reasons =
    came.kind === "refused"
      ? came.refusals.flatMap((each) => sayRefusal(at.picture, each))
      : [`${say("order.notstored")} ${came.why}`];
  return (
    <ul class="refusals" role="alert">
      {reasons.map((reason) => (
        <li key={reason}>✕ {reason}</li>
      ))}
    </ul>
  );
}

function actOnKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || singleKeys.value === "off") return;
  const act = actOf(event.key);
  if (act === null) return;
  event.preventDefault();
  act();
}

function actOf(key: string): (() => void) | null {
  if (key === "j" || key === "ArrowDown") return () => moveFocus(1);
  if (key === "k" || key === "ArrowUp") return () => moveFocus(-1);
  if (key === "y") return () => onFocused((thread) => void ownAll(thread));
  const back = CALLED_BACK.find((each) => each.key === key);
  return back === undefined
    ? null
    : () => onFocused((thread) => void calledBack(thread, back.sign));
}

const rowsShown = (): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(".inbox [data-thread]"),
];

/** Does it to the line that has the focus, else to the first: the one that waits longest. */
function onFocused(act: (thread: Thread) => void): void {
  const rows = rowsShown();
  const row = rows.find((each) => each.contains(document.activeElement)) ?? rows[0];
  const thread = inbox.value.find((each) => keyOf(each) === row?.dataset["thread"]);
  if (thread !== undefined) act(thread);
}

/** What was done goes down the list; the keys then go on at the longest wait. */
function goToLongestWait(): void {
  const panel = document.querySelector<HTMLElement>(".inbox");
  (panel?.querySelector<HTMLElement>(".waits button") ?? panel)?.focus();
}

function moveFocus(steps: 1 | -1): void {
  const rows = rowsShown();
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = at === -1 ? rows[0] : rows[at + steps];
  next?.querySelector<HTMLElement>("button")?.focus();
}
