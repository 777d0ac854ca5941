import type { JSX } from "preact";
import type { Phase } from "#log";
import { say, sayPhase, sayPhaseCode } from "../state/language.ts";

const SHAPES: Readonly<Record<Phase, string>> = {
  distress: "M8 1 15.5 15H.5z",
  alert: "M8 .5 15.5 8 8 15.5.5 8z",
  uncertainty: "M8 2.2 13 5v6l-5 2.8L3 11V5z",
};

type Props = { readonly phase: Phase; readonly raisedBySilence?: boolean };

/** The phase by shape, by word and by code; colour only repeats it. */
export function PhaseBadge({ phase, raisedBySilence = false }: Props): JSX.Element {
  return (
    <span class={`phase ${phase}`}>
      <svg viewBox="0 0 16 16" width="22" height="22" aria-hidden="true">
        <path d={SHAPES[phase]} />
      </svg>
      <b>{sayPhase(phase)}</b>
      <small>{sayPhaseCode(phase)}</small>
      {raisedBySilence && <small>{say("phase.raised")}</small>}
    </span>
  );
}
