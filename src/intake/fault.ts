/**
 * What keeps a piece of foreign text from being read, in one sentence: what was expected and what
 * came.
 */
export class Fault extends Error {
  override readonly name = "Fault";
}

export type Members = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const SHOWN_LENGTH_MAX = 80;

/** A value as it came, short enough for a sentence. */
export function cameAs(value: unknown): string {
  if (value === undefined) return "nothing";
  const shown = JSON.stringify(value) ?? typeof value;
  return shown.length > SHOWN_LENGTH_MAX ? `${shown.slice(0, SHOWN_LENGTH_MAX)}…` : shown;
}

/**
 * Throws a Fault when a member is missing, or is one that nobody here would read: what it says
 * would be lost.
 */
export function membersAre(
  value: Members,
  needed: readonly string[],
  optional: readonly string[],
): void {
  const missing = needed.filter((member) => value[member] === undefined);
  if (missing.length > 0) throw new Fault(`expected ${missing.join(", ")}; came nothing`);
  const known = [...needed, ...optional];
  const strange = Object.keys(value).filter((member) => !known.includes(member));
  if (strange.length === 0) return;
  throw new Fault(`expected only ${known.join(", ")}; came ${strange.join(", ")} besides`);
}

/** A text that says something. Throws a Fault that names the member. */
export function readText(value: unknown, member: string): string {
  if (typeof value === "string" && value.trim() !== "") return value;
  throw new Fault(`${member}: expected words; came ${cameAs(value)}`);
}

export function readTextOrNull(value: unknown, member: string): string | null {
  return value === undefined || value === null ? null : readText(value, member);
}
