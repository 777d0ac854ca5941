import { z } from "zod";
import { ROLES, type Author } from "#log";
import type { IncomingMessage } from "node:http";

/**
 * Who speaks, as chosen at the prompt of this browser or shell: a seat and a role, no person's
 * name.
 */
export const authorSchema = z.strictObject({
  desk: z.string().trim().min(1).max(60),
  role: z.enum(ROLES),
});

/**
 * The one door through which the server learns who speaks. Until signing in comes (a later issue),
 * it believes what the request says; then it will take the author from the session in `request` and
 * refuse a claim that differs.
 */
export function identify(_request: IncomingMessage, claimed: Author): Author {
  return claimed;
}
