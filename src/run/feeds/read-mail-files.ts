import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import type { MailAttachment } from "#intake";

/**
 * Keeps files of mails in a folder, each under the SHA-256 of its bytes, for the eyes of this
 * account only. On the disk before it returns; one that is there already stays as it is.
 */
export function keepAttachments(folder: string, attachments: readonly MailAttachment[]): void {
  if (attachments.length > 0) mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const { sha256, content } of attachments) {
    const path = join(folder, sha256);
    if (existsSync(path)) continue;
    const written = `${path}.new`;
    const file = openSync(written, "w", 0o600);
    try {
      for (let at = 0; at < content.length;) at += writeSync(file, content, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(written, path);
  }
}
