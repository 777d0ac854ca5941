import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import { z } from "zod";
import type { UnitId } from "#log";
import { language, say } from "../state/language.ts";
import { author } from "../state/session.ts";

const ANSWER_WITHIN_MS = 8_000;

const linkShape = z.object({ link: z.string(), reach: z.string() });
type Made =
  | { readonly kind: "link"; readonly link: string; readonly reach: string }
  | { readonly kind: "revoked" }
  | { readonly kind: "failed"; readonly why: string };

/**
 * Makes the link to a unit's page, or takes all its links back. The officer gives it to the crew;
 * nothing is sent from here.
 */
export function PageLink({ unit }: { readonly unit: UnitId }): JSX.Element | null {
  const made = useSignal<Made | null>(null);
  if (author.value === null) return null;
  const act = async (path: string): Promise<void> => {
    made.value = await post(path, unit);
  };
  return (
    <>
      <button type="button" onClick={() => void act("/api/unit-links")}>
        {say("near.page")}
      </button>{" "}
      <button type="button" onClick={() => void act("/api/unit-links/revoke")}>
        {say("near.revoke")}
      </button>
      <Told made={made.value} />
    </>
  );
}

function Told({ made }: { readonly made: Made | null }): JSX.Element | null {
  if (made === null) return null;
  if (made.kind === "failed") {
    return (
      <p class="fault" role="alert">
        ✕ {say("near.failed")} {made.why}
      </p>
    );
  }
  if (made.kind === "revoked") return <p role="status">✓ {say("near.revoked")}</p>;
  return (
    <p role="status">
      <input
        readOnly
        aria-label={say("near.page")}
        value={made.link}
        onFocus={(event) => event.currentTarget.select()}
      />
      {made.reach !== "anywhere" && <span class="fault">⚠ {say("locate.reach")}</span>}
    </p>
  );
}

async function post(path: string, unit: UnitId): Promise<Made> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ by: author.value, unit, language: language.value }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const answer: unknown = await response.json();
    const read = linkShape.safeParse(answer);
    if (read.success) return { kind: "link", ...read.data };
    if (response.ok) return { kind: "revoked" };
    const detail = z.object({ detail: z.string() }).safeParse(answer);
    return { kind: "failed", why: detail.success ? detail.data.detail : String(response.status) };
  } catch (error) {
    if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error;
    return { kind: "failed", why: say("locate.noserver") };
  }
}
