import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import { say, sayProposal, sayRefusal } from "../state/language.ts";
import { chosen } from "../state/opened.ts";
import { board, pictureNow } from "../state/picture.ts";
import { doAsProposed, doubtLookedAt, lastAct, lookedAt, sayDifferent } from "./acts.ts";
import { LedgerTable } from "./ledger-table.tsx";
import {
  keyOfDoubt,
  ledgers,
  matched,
  matchedLast,
  matchFault,
  wantLedger,
  type Doubt,
} from "./matching.ts";

/** As many as stand there without a click. */
const SHOWN = 2;

/**
 * Links and partings most worth a human look, by what it is expected to cost to leave them. The
 * machine only proposes: nothing here happens without an officer.
 */
export function Doubts(): JSX.Element | null {
  const all = useSignal(false);
  const queue = (matched.value ?? matchedLast.value)?.proposals.queue ?? [];
  if (matchFault.value !== null) return <Failed why={matchFault.value} />;
  if (queue.length === 0 || (board.value?.open.length ?? 0) === 0) return null;
  const shown = all.value ? queue : queue.slice(0, SHOWN);
  return (
    <section class="doubts" aria-label={say("match.doubts")} aria-busy={matched.value === null}>
      <div class="alarms-head">
        <h2>
          {say("match.doubts")} <span class="count">{queue.length}</span>
        </h2>
        {queue.length > SHOWN && (
          <button type="button" aria-expanded={all.value} onClick={() => (all.value = !all.value)}>
            {say(all.value ? "alarms.fewer" : "alarms.more")}
          </button>
        )}
        <Outcome />
      </div>
      <ol>
        {shown.map((doubt) => (
          <DoubtItem key={keyOfDoubt(doubt)} doubt={doubt} />
        ))}
      </ol>
    </section>
  );
}

function Failed({ why }: { readonly why: string }): JSX.Element {
  return (
    <p class="notice" role="status">
      ⚠ {say("match.failed")} {why}
    </p>
  );
}

function DoubtItem({ doubt }: { readonly doubt: Doubt }): JSX.Element {
  const key = keyOfDoubt(doubt);
  const current = keyOfDoubt(doubtLookedAt() ?? doubt) === key;
  const opened = lookedAt.value === key;
  const ledger = ledgers.value.get(key);
  const at = pictureNow.value;
  const look = (): void => {
    lookedAt.value = opened ? null : key;
    if (!opened) wantLedger(doubt);
    if (!opened) chosen.value = doubt.kind === "link" ? doubt.boats[0] : doubt.boat;
  };
  return (
    <li
      class={doubt.kind === "link" && doubt.proposed ? "doubt proposed" : "doubt"}
      aria-current={current ? "true" : undefined}
      data-doubt={key}
    >
      <button type="button" class="doubt-name" aria-expanded={opened} onClick={look}>
        {at.ok && sayProposal(at.picture, doubt)}{" "}
        <span aria-hidden="true">{opened ? "▾" : "▸"}</span>
      </button>
      <Acts doubt={doubt} keys={current} />
      {opened &&
        (ledger === undefined ? (
          <p class="dim">{say("match.weighing")}</p>
        ) : (
          <LedgerTable ledger={ledger} />
        ))}
    </li>
  );
}

/** What an officer can make of it, with the keys that do the same for the one looked at. */
function Acts({ doubt, keys }: { readonly doubt: Doubt; readonly keys: boolean }): JSX.Element {
  return (
    <span class="doubt-acts">
      <button type="button" onClick={() => void doAsProposed(doubt)}>
        {say(doubt.kind === "link" ? "match.link" : "match.part")}
        {keys && <kbd>y</kbd>}
      </button>
      {doubt.kind === "link" && (
        <button type="button" onClick={() => void sayDifferent(doubt)}>
          {say("match.different")}
          {keys && <kbd>x</kbd>}
        </button>
      )}
    </span>
  );
}

/** What came of the last key: done, or why not. */
function Outcome(): JSX.Element | null {
  const at = pictureNow.value;
  const came = lastAct.value?.result;
  if (came === undefined || !at.ok) return null;
  if (came.kind === "done")
    return (
      <span class="dim" role="status">
        ✓ {say("order.done")}
      </span>
    );
  const refusals =
    came.kind === "refused" ? came.refusals.flatMap((each) => sayRefusal(at.picture, each)) : [];
  const why =
    came.kind === "not stored"
      ? `${say("order.notstored")} ${came.why}`
      : `${say("order.refused")} ${refusals.join("; ")}`;
  return (
    <span class="missing" role="alert">
      ✕ {why}
    </span>
  );
}
