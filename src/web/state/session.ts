import { signal } from "@preact/signals";
import { ROLES, type Author, type Role } from "#log";
import { keep, keptChoice, readKept } from "./kept.ts";

const DESK_KEY = "vigie.desk";

export const PALETTES = ["night", "day"] as const;
/** Dim red and amber on black keeps the eyes adapted to the dark; day is dark on light. */
export const palette = keptChoice("vigie.palette", PALETTES, "night");

/** Whether single letters act as keys. They can be turned off (WCAG 2.1.4). */
export const singleKeys = keptChoice("vigie.keys", ["on", "off"], "on");

/** Who sits here. Null until somebody has said so; nothing can be ordered before. */
export const author = signal<Author | null>(readAuthor());

/**
 * The one door of identity: the desk and role that everything written from this browser carries.
 * Chosen at a local prompt for now; a later issue signs in properly behind this function.
 */
export function sitDown(desk: string, role: Role): void {
  author.value = { desk, role };
  keep(DESK_KEY, JSON.stringify(author.value));
}

function readAuthor(): Author | null {
  const kept = readKept(DESK_KEY);
  if (kept === null) return null;
  try {
    const given: unknown = JSON.parse(kept);
    if (typeof given !== "object" || given === null) return null;
    const desk = "desk" in given && typeof given.desk === "string" ? given.desk.trim() : "";
    const role = ROLES.find((known) => "role" in given && known === given.role);
    return desk === "" || role === undefined ? null : { desk, role };
  } catch {
    return null;
  }
}
