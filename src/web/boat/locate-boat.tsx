import type { JSX } from "preact";
import { useSignal } from "@preact/signals";
import type { CallerToken } from "#log";
import type { Boat } from "#picture";
import { LocateLink, type LinkFor } from "../form/locate-link.tsx";
import { say } from "../state/language.ts";
import { author } from "../state/session.ts";

/**
 * A position link for a boat: for its only phone, or for the one of several that the officer picks.
 * A desk that has not said who it is makes none.
 */
export function LocateBoat({ boat }: { readonly boat: Boat }): JSX.Element | null {
  const { callers, reports } = boat;
  const picked = useSignal<CallerToken | null>(null);
  if (author.value === null) return null;
  const caller = callers.find((token) => token === picked.value) ?? callers.at(-1);
  const whom = (): LinkFor => ({ boat: boat.id, ...(caller !== undefined && { caller }) });
  const spoken = reports.findLast(({ event }) => event.language !== null)?.event.language ?? null;
  return (
    <>
      <LocateLink key={boat.id} whom={whom} spoken={spoken} />
      {callers.length > 1 && (
        <label class="locate-phones">
          {say("locate.phones")}{" "}
          <select
            value={caller}
            onChange={(event) => (picked.value = event.currentTarget.value as CallerToken)}
          >
            {callers.map((token) => (
              <option key={token} value={token}>
                {token}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}
