import { signal } from "@preact/signals";
import { openStrip, type Strip } from "#chart";

/** The watched shores; null until they came, or the sentence why they did not. */
export const strip = signal<Strip | string | null>(null);

/** Fetches the shores once; tried again when the panel is opened after a failure. */
export async function fetchStrip(): Promise<void> {
  if (strip.value !== null && typeof strip.value !== "string") return;
  try {
    const response = await fetch("/chart/strip.json");
    if (!response.ok) throw new Error(`expected the shores; came ${response.status}`);
    strip.value = openStrip(await response.json());
  } catch (error) {
    strip.value = error instanceof Error ? error.message : String(error);
  }
}
