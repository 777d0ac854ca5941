import { addSeconds, epochMs, hours, instant, isInstant, type Instant } from "#units";

const HALF_A_DAY_MS = 12 * 3_600_000;

/**
 * "08:30Z" as the instant nearest to `near` with that clock, or a whole instant with its zone; null
 * for anything else. A clock without its zone is refused, never guessed.
 */
export function instantNear(text: string, near: Instant): Instant | null {
  const clock = /^([01]?\d|2[0-3]):?([0-5]\d)\s*(?:Z|UTC)$/i.exec(text);
  if (clock === null) return readWhole(text);
  const [, hour = "", minute = ""] = clock;
  const same = `${near.slice(0, 10)}T${hour.padStart(2, "0")}:${minute}:00.000Z`;
  if (!isInstant(same)) return null;
  const apart = epochMs(same) - epochMs(near);
  if (apart > HALF_A_DAY_MS) return addSeconds(same, hours(-24));
  return apart < -HALF_A_DAY_MS ? addSeconds(same, hours(24)) : same;
}

function readWhole(text: string): Instant | null {
  try {
    return instant(text);
  } catch {
    return null;
  }
}
