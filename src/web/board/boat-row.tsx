import type { JSX } from "preact";
import type { BoatId } from "#log";
import { say } from "../state/language.ts";
import { PhaseBadge } from "./phase-badge.tsx";
import type { Row } from "./row.ts";

type Props = {
  readonly row: Row;
  readonly chosen: boolean;
  readonly onChoose: (boat: BoatId) => void;
};

/** One boat on the list: phase, who, how many, since when unheard, where and how old that is. */
export function BoatRow({ row, chosen, onChoose }: Props): JSX.Element {
  return (
    <li class={`row ${row.phase}`} data-boat={row.boat}>
      <button type="button" class="boat" aria-pressed={chosen} onClick={() => onChoose(row.boat)}>
        <PhaseBadge phase={row.phase} raisedBySilence={row.raisedBySilence} />
        <span class="who">
          <b class="name">{row.name}</b>
          <span class="owners">
            {say("row.owners")} {row.owners === "" ? say("row.nobody") : row.owners}
          </span>
          <span class="conditions">{row.conditions}</span>
        </span>
        <span class="people">
          <b>{row.unaccounted}</b>
          <small>
            {say("row.unaccounted")}
            <br />
            {say("row.claimed")} {row.claimed}
          </small>
        </span>
        <span class="word">
          <b>{row.lastWord}</b>
          <small>
            {say("row.lastword")} {row.lastWordAt}
          </small>
        </span>
        {row.said !== "" && <q class="said-last">{row.said}</q>}
        {row.silence !== null && <span class="late">⚠ {row.silence}</span>}
        <span class="fix">
          <span>{row.fix}</span>
          <small>{row.fixAge}</small>
        </span>
        {row.marks.length > 0 && (
          <span class="marks">
            {row.marks.map((mark) => (
              <span key={mark}>{mark}</span>
            ))}
          </span>
        )}
      </button>
    </li>
  );
}
