import { spawnSync } from "node:child_process";

/** The words of a PDF as another program reads them: Poppler's pdftotext, a Debian package. */
export function wordsOfPdf(pdf: Uint8Array): string {
  const done = spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf });
  if (done.status === 0) return done.stdout.toString("utf8");
  throw new Error(`pdftotext: ${done.error?.message ?? done.stderr.toString()}`);
}
