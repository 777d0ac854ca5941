import { signal, type Signal } from "@preact/signals";

/**
 * Reads what this browser kept under `key`; null when there is nothing, or storage is forbidden
 * here.
 */
export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * Keeps `text` under `key`, or removes it with null. False when the browser refuses: then it lives
 * in memory only.
 */
export function keep(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/**
 * One choice out of several, kept in this browser. An unknown kept value falls back to the first
 * choice.
 */
export function keptChoice<Choice extends string>(
  key: string,
  choices: readonly Choice[],
  fallback: Choice,
): Signal<Choice> {
  const kept = readKept(key);
  const chosen = signal<Choice>(choices.find((choice) => choice === kept) ?? fallback);
  chosen.subscribe((choice) => keep(key, choice));
  return chosen;
}
