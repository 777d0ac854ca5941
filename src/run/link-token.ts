import { createHash, randomInt } from "node:crypto";

/** Crockford's base 32: no i, l, o or u, so that a link can be read out over a bad line. */
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
/** 17 letters of 5 bits: 85 bits from the operating system. */
const TOKEN_LETTERS = 17;

/** A token that nobody can guess, for the address of a link. */
export function drawToken(): string {
  return Array.from({ length: TOKEN_LETTERS }, () => LETTERS[randomInt(32)]).join("");
}

/** What is kept of a token: however it was typed after being read out, by Crockford's rule. */
export function hashOfToken(token: string): string {
  const spelt = token.toLowerCase().replaceAll("o", "0").replaceAll(/[il]/g, "1");
  return sha256(spelt.replaceAll("-", ""));
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
