import {
  doAsProposed,
  doubtLookedAt,
  lookFurther,
  sayDifferent,
  takeLinkBack,
} from "../match/acts.ts";
import type { Doubt } from "../match/matching.ts";
import { centres, reach } from "../state/entries.ts";
import { listenToKeys, onKey } from "../state/keys.ts";
import { language } from "../state/language.ts";
import { chosen, mapView, opened } from "../state/opened.ts";
import { isReplay } from "../state/page.ts";
import { palette } from "../state/session.ts";
import { playOrPause, speed, SPEEDS } from "../state/clock.ts";
import { stepEntry } from "../state/steps.ts";

/** Gives every action of the board its key; the help dialog lists them. */
export function giveKeys(): void {
  onKey("?", () => (opened.value = { kind: "help" }));
  onKey("d", () => (opened.value = { kind: "desk" }));
  onKey("/", () => (opened.value = { kind: "find" }));
  onKey("l", () => (language.value = language.value === "en" ? "fr" : "en"));
  onKey("p", () => (palette.value = palette.value === "night" ? "day" : "night"));
  onKey("m", () => (mapView.value = mapView.value === "map" ? "table" : "map"));
  onKey("w", () => (opened.value = { kind: "coast" }));
  onKey("i", () => (opened.value = { kind: "inbox" }));
  onKey("c", nextReach);
  onKey("a", () => focusOn(".alarms button"));
  onKey("o", () => focusOn(".orders button"));
  onKey("Escape", () => (chosen.value = null));
  for (const key of ["j", "ArrowDown"]) onKey(key, () => moveFocus(1));
  for (const key of ["k", "ArrowUp"]) onKey(key, () => moveFocus(-1));
  onKey("y", () => withDoubt(doAsProposed));
  onKey("x", () => withDoubt(sayDifferent));
  onKey("u", () => void takeLinkBack());
  onKey("n", () => lookFurther(1));
  onKey("b", () => lookFurther(-1));
  if (isReplay) giveReplayKeys();
  else giveWatchKeys();
  listenToKeys();
}

function withDoubt(act: (doubt: Doubt) => Promise<void>): void {
  const doubt = doubtLookedAt();
  if (doubt !== null) void act(doubt);
}

function giveWatchKeys(): void {
  onKey("r", () => (opened.value = { kind: "report" }));
  onKey("f", () => (opened.value = { kind: "feeds" }));
  onKey("g", () => (opened.value = { kind: "plan" }));
  onKey("s", () => (opened.value = { kind: "say" }));
  onKey("t", () => {
    if (chosen.value !== null) opened.value = { kind: "near" };
  });
}

function giveReplayKeys(): void {
  onKey(" ", playOrPause);
  onKey(".", () => stepEntry(1));
  onKey(",", () => stepEntry(-1));
  onKey("]", () => changeSpeed(1));
  onKey("[", () => changeSpeed(-1));
}

function changeSpeed(steps: number): void {
  speed.value = SPEEDS[SPEEDS.indexOf(speed.value) + steps] ?? speed.value;
}

function nextReach(): void {
  const choices = ["all" as const, ...centres.value];
  reach.value = choices[(choices.indexOf(reach.value) + 1) % choices.length] ?? "all";
}

function focusOn(selector: string): void {
  const found = document.querySelector(selector);
  if (found instanceof HTMLElement) found.focus();
}

/** Moves along the rows of the list, from wherever the focus is. */
function moveFocus(steps: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(".row .boat")];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = at === -1 ? (steps === 1 ? rows[0] : rows.at(-1)) : rows[at + steps];
  next?.focus();
}
