import type { JSX } from "preact";
import { signal } from "@preact/signals";
import type { CallerToken } from "#log";
import { ageOf, callerHistory } from "#picture";
import { secondsBetween } from "#units";
import { now } from "../state/clock.ts";
import { say, sayAge, sayBoatName, sayPosition } from "../state/language.ts";
import { isReplay } from "../state/page.ts";
import { pictureNow } from "../state/picture.ts";
import { author } from "../state/session.ts";

const ASK_WITHIN_MS = 3_000;

/** The token of the phone typed into the form; null while none is known. */
const held = signal<CallerToken | null>(null);

/**
 * Asks the vault for the token of a phone, so that the board can say what it holds of that caller
 * before anybody asks again (F11). A server that does not answer leaves the field as it is.
 */
export async function askVault(phone: string): Promise<void> {
  held.value = null;
  if (phone.length < 3 || author.value === null || isReplay) return;
  try {
    const response = await fetch("/api/callers", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ by: author.value, phone }),
      signal: AbortSignal.timeout(ASK_WITHIN_MS),
    });
    if (!response.ok) return;
    const answer: unknown = await response.json();
    if (typeof answer !== "object" || answer === null || !("caller" in answer)) return;
    held.value = String(answer.caller) as CallerToken;
  } catch (error) {
    // Not knowing a caller must never stop the report; any other fault is ours.
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
  }
}

/** What is held of the caller already: boat, contacts, last word, last position with its age. */
export function CallerHeld(): JSX.Element | null {
  const at = pictureNow.value;
  if (held.value === null || !at.ok) return null;
  const known = callerHistory(at.picture, held.value, now.value);
  if (known.contacts === 0) return <p class="wide dim">{say("report.callernew")}</p>;
  const { boat, lastAt, lastFix } = known;
  const parts = [
    boat === null ? null : sayBoatName(boat),
    `${say("report.callercontacts")} ${known.contacts}`,
    lastAt === null
      ? null
      : `${say("report.callerlast")} ${sayAge(secondsBetween(lastAt, now.value))}`,
    lastFix === null
      ? say("report.callernoposition")
      : `${sayPosition(lastFix.position)}, ${sayAge(ageOf(lastFix, now.value))}`,
  ];
  return (
    <p class="wide known" role="status">
      <b>{say("report.callerknown")}</b> {parts.filter((part) => part !== null).join(" · ")}
    </p>
  );
}
