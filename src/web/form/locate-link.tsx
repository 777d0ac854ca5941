import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import type { BoatId, CallerToken } from "#log";
import { LOCATE_LANGUAGES, LOCATE_WORDS, type LocateLanguage } from "#show";
import { isInstant, type Instant } from "#units";
import { now } from "../state/clock.ts";
import { language, say, sayHourSeen } from "../state/language.ts";
import { isReplay } from "../state/page.ts";
import { author } from "../state/session.ts";

const ANSWER_WITHIN_MS = 8_000;

/** Whom a link is for: a phone as typed, a phone by its token, or whoever speaks of a boat. */
export type LinkFor = {
  readonly phone?: string;
  readonly caller?: CallerToken;
  readonly boat?: BoatId;
};

type Made = {
  readonly message: string;
  readonly direction: "ltr" | "rtl";
  readonly until: Instant;
  readonly reach: "anywhere" | "this network" | "this machine";
};

/** A link as made, in the language of its message, and whether anybody's phone is known for it. */
type Shown = Made & { readonly tag: LocateLanguage; readonly known: boolean };

type State =
  | { readonly kind: "none" | "asking" }
  | { readonly kind: "failed"; readonly why: string };

type Props = {
  /** Asked when the button is pressed. */
  readonly whom: () => LinkFor;
  /** What the caller was last heard to speak, as a report's `language`; null when not told. */
  readonly spoken: string | null;
};

/**
 * Makes a link that asks a phone for its position, and the message to send with it in the caller's
 * language. The officer copies it; nothing is sent from here.
 */
export function LocateLink({ whom, spoken }: Props): JSX.Element | null {
  const chosen = useSignal<LocateLanguage>(LOCATE_LANGUAGES.find((tag) => tag === spoken) ?? "en");
  const made = useSignal<Shown | null>(null);
  const state = useSignal<State>({ kind: "none" });
  if (isReplay) return null;
  const make = async (): Promise<void> => {
    made.value = null;
    state.value = { kind: "asking" };
    const [linkFor, tag] = [whom(), chosen.value];
    const answer = await askForLink(linkFor, tag);
    if (typeof answer === "string") {
      state.value = { kind: "failed", why: answer };
      return;
    }
    const known = linkFor.phone !== undefined || linkFor.caller !== undefined;
    made.value = { ...answer, tag, known };
    state.value = { kind: "none" };
  };
  return (
    <details class="locate">
      <summary>{say("locate.title")}</summary>
      <p class="dim">{say("locate.what")}</p>
      <p class="locate-row">
        <label>
          {say("locate.language")}{" "}
          <select
            value={chosen.value}
            onChange={(event) => {
              const picked = event.currentTarget.value;
              chosen.value = LOCATE_LANGUAGES.find((tag) => tag === picked) ?? chosen.value;
            }}
          >
            {LOCATE_LANGUAGES.map((tag) => (
              <option key={tag} value={tag} lang={tag}>
                {LOCATE_WORDS[tag].name}
              </option>
            ))}
          </select>
        </label>{" "}
        <button type="button" disabled={state.value.kind === "asking"} onClick={() => void make()}>
          {say("locate.make")}
        </button>
      </p>
      {state.value.kind === "failed" && (
        <p class="fault" role="alert">
          ✕ {say("locate.failed")} {state.value.why}
        </p>
      )}
      {made.value !== null && <Message made={made.value} />}
    </details>
  );
}

function Message({ made }: { readonly made: Shown }): JSX.Element {
  const { tag } = made;
  const copied = useSignal(false);
  const copy = async (field: HTMLTextAreaElement | null): Promise<void> => {
    field?.select();
    try {
      await navigator.clipboard.writeText(made.message);
      copied.value = true;
    } catch {
      // Where the browser forbids it the words stand selected, to be copied by hand.
      copied.value = false;
    }
  };
  return (
    <div role="status">
      <textarea
        readOnly
        rows={4}
        lang={tag}
        dir={made.direction}
        aria-label={say("locate.message")}
        value={made.message}
      />
      <button
        type="button"
        onClick={(event) =>
          void copy(event.currentTarget.parentElement?.querySelector("textarea") ?? null)
        }
      >
        {copied.value ? `✓ ${say("locate.copied")}` : say("locate.copy")}
      </button>{" "}
      <span class="dim">
        {say("locate.until")} {sayHourSeen(made.until, now.value)}
      </span>
      {LOCATE_WORDS[tag].machine !== "" && <p class="dim">{say("locate.machine")}</p>}
      {!made.known && <p class="fault">⚠ {say("locate.unknown")}</p>}
      {made.reach !== "anywhere" && <p class="fault">⚠ {say("locate.reach")}</p>}
    </div>
  );
}

/** The link and its message, or in one sentence why there is none. */
async function askForLink(whom: LinkFor, tag: LocateLanguage): Promise<Made | string> {
  try {
    const response = await fetch("/api/locate", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        by: author.value,
        language: tag,
        deskLanguage: language.value,
        ...whom,
      }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const answer: unknown = await response.json();
    if (response.ok && isMade(answer)) return answer;
    if (typeof answer === "object" && answer !== null && "detail" in answer)
      return String(answer.detail);
    return String(response.status);
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return say("locate.noserver");
    throw error;
  }
}

function isMade(answer: unknown): answer is Made {
  if (typeof answer !== "object" || answer === null) return false;
  const { message, until } = answer as Partial<Record<string, unknown>>;
  return typeof message === "string" && typeof until === "string" && isInstant(until);
}
