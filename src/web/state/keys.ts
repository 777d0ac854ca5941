import { singleKeys } from "./session.ts";

const acts = new Map<string, () => void>();

/** Gives a single key its meaning on the board; gives back what takes it away again. */
export function onKey(key: string, act: () => void): () => void {
  acts.set(key, act);
  return () => {
    if (acts.get(key) === act) acts.delete(key);
  };
}

/**
 * Listens for keys for as long as the page lives. Keys typed into a field or an open dialog are
 * left alone.
 */
export function listenToKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (singleKeys.value === "off" && event.key !== "?") return;
    const on = event.target;
    if (!(on instanceof HTMLElement) || isTyping(on)) return;
    if (event.key === " " && on.closest("button, summary, a") !== null) return;
    const act = acts.get(event.key);
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}

function isTyping(on: HTMLElement): boolean {
  if (document.querySelector("dialog[open]") !== null) return true;
  if (on instanceof HTMLInputElement) return on.type !== "range";
  return on instanceof HTMLTextAreaElement || on instanceof HTMLSelectElement;
}
