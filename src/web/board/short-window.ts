import { signal } from "@preact/signals";

const asked = matchMedia("(max-width: 1100px), (max-height: 690px)");

/** Whether this window is too small for a line per kind of alarm beside the first boats. */
export const shortWindow = signal(asked.matches);
asked.addEventListener("change", ({ matches }) => (shortWindow.value = matches));
