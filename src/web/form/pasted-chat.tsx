import type { JSX } from "preact";
import { signal, useSignal } from "@preact/signals";
import { readChat } from "#intake";
import { language, say } from "../state/language.ts";
import { author } from "../state/session.ts";

/** A night's messages are stored one after the other, each on the disk. */
const ANSWER_WITHIN_MS = 120_000;

/** The words of the report as they stand in the form. */
export const wordsTyped = signal("");

type Answer = {
  readonly taken: readonly { readonly repeated: boolean }[];
  readonly passed: number;
};

/** How many messages of a chat words are; 0 for what somebody says. */
function messagesIn(words: string): number {
  if (!/\n|^\s*\{/.test(words)) return 0;
  const told = readChat(words, null).filter((reading) => reading.ok && reading.thing.sent !== null);
  return told.length < 2 ? 0 : told.length;
}

/**
 * Where the words are a chat that was pasted, offers to take each message as a report of its own,
 * at its own time and from its own sender; `done` empties the form.
 */
export function PastedChat({ done }: { readonly done: () => void }): JSX.Element | null {
  const said = useSignal<string | null>(null);
  const isSending = useSignal(false);
  const messages = messagesIn(wordsTyped.value);
  if (messages === 0) return said.value === null ? null : <p class="wide sent">{said.value}</p>;
  const take = async (relays: boolean): Promise<void> => {
    isSending.value = true;
    const answer = await give(wordsTyped.value, relays);
    isSending.value = false;
    if (typeof answer === "string") {
      said.value = `✕ ${say("pasted.failed")} ${answer}`;
      return;
    }
    const repeated = answer.taken.filter((each) => each.repeated).length;
    const stored = answer.taken.length - repeated;
    said.value =
      `✓ ${stored} ${say("pasted.stored")}, ${repeated} ${say("pasted.repeated")}, ` +
      `${answer.passed} ${say("pasted.passed")}`;
    wordsTyped.value = "";
    done();
  };
  return (
    <p class="wide pasted" role="status">
      {messages} {say("pasted.found")}{" "}
      <button type="button" disabled={isSending.value} onClick={() => void take(false)}>
        {say("pasted.take")}
      </button>{" "}
      <button type="button" disabled={isSending.value} onClick={() => void take(true)}>
        {say("pasted.relay")}
      </button>
      {said.value !== null && <span class="fault"> {said.value}</span>}
    </p>
  );
}

/** What was stored, or in one sentence why nothing is known to be. */
async function give(text: string, relays: boolean): Promise<Answer | string> {
  try {
    const response = await fetch("/api/intake", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ by: author.value, kind: "chat", text, relays, lang: language.value }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const answer: unknown = await response.json();
    if (response.ok) return answer as Answer;
    const isProblem = typeof answer === "object" && answer !== null && "detail" in answer;
    return isProblem ? String(answer.detail) : String(response.status);
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return say("pasted.again");
    throw error;
  }
}
