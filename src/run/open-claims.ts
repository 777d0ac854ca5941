import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { ClaimBook } from "#record";
import { Cannot } from "./arguments.ts";

const FILE = "data/claims/book.json";
const text = z.string().min(1);
const claim = z.strictObject({
  id: text,
  claim: text,
  by: text,
  kind: text,
  when: text.nullable(),
  place: text.nullable(),
  quantities: z.array(
    z.strictObject({ value: z.union([z.number(), text]), unit: text, sign: text }),
  ),
  sameAs: z.array(text),
  against: z.array(text),
  found: text.nullable(),
  handVerdict: text,
  sources: z.array(text),
  note: text.nullable(),
});
const source = z.strictObject({ title: text, url: z.string(), date: z.string().nullable() });
const book = z.strictObject({
  said: z.iso.date(),
  collected: text,
  claims: z.array(claim),
  sources: z.record(z.string(), source),
});

/** The claims that come with Vigie (data/claims/ORIGIN.md). Throws a Cannot that says why not. */
export function openClaims(root: string): ClaimBook {
  const read = book.safeParse(JSON.parse(readFileSync(join(root, FILE), "utf8")));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Cannot(`${FILE}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}.`);
}
