import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";

const shape = z.object({
  validity: z.string(),
  last: z.int().nonnegative(),
  left: z.array(z.int().positive()),
  newest: z.iso.datetime().nullable(),
});

/**
 * How far a mailbox was read: UIDs up to `last` in the numbering `validity` are known, those in
 * `left` are not stored yet; `newest` is when the server got the newest that was stored.
 */
export type MailPlace = z.infer<typeof shape>;

/** What is kept at `path`; null when nothing is, or nothing that can be read. */
export function mailPlaceAt(path: string): MailPlace | null {
  try {
    return shape.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    // Without it mails are read again, and their keys show that they are known.
    return null;
  }
}

/** Keeps a place whole or not at all, on the disk before it returns. */
export function keepMailPlace(path: string, place: MailPlace): void {
  const written = `${path}.new`;
  writeFileSync(written, JSON.stringify(place), { mode: 0o600 });
  const file = openSync(written, "r+");
  fsyncSync(file);
  closeSync(file);
  renameSync(written, path);
}
