import { signal } from "@preact/signals";
import type { SearchAnswer, SendAnswer } from "#show";
import { language } from "../state/language.ts";

/** A board of twenty boats is drifted and planned within it. */
const ANSWER_WITHIN_MS = 60_000;

/** What was proposed, as the server last told; or why there is nothing. */
export type Proposed<Answer> =
  | { readonly kind: "asked" }
  | { readonly kind: "told"; readonly answer: Answer }
  | { readonly kind: "failed"; readonly why: string };

export const sendProposed = signal<Proposed<SendAnswer>>({ kind: "asked" });
export const searchProposed = signal<Proposed<SearchAnswer>>({ kind: "asked" });

/** Asks whom to send and where to search, as of now. */
export async function askForProposals(): Promise<void> {
  sendProposed.value = { kind: "asked" };
  searchProposed.value = { kind: "asked" };
  sendProposed.value = await ask<SendAnswer>("/api/proposals");
  searchProposed.value = await ask<SearchAnswer>("/api/search");
}

/** The server is of the same code as this page: its answers have our types. */
async function ask<Answer>(path: string): Promise<Proposed<Answer>> {
  try {
    const address = `${path}?lang=${language.value}`;
    const response = await fetch(address, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const answer: unknown = await response.json();
    if (response.ok) return { kind: "told", answer: answer as Answer };
    return { kind: "failed", why: String((answer as { detail?: unknown }).detail) };
  } catch (error) {
    return { kind: "failed", why: error instanceof Error ? error.message : String(error) };
  }
}
