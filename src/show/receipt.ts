import type { Instant } from "#units";
import { sayUtc } from "./instants.ts";
import { LANGUAGES, say } from "./language.ts";

/** What the sender of a mail is told, in each language: its report's number and since when. */
export function sayReceipt(
  report: string,
  at: Instant,
): { readonly subject: string; readonly text: string } {
  const subjects = LANGUAGES.map((language) => say(language, "receipt.subject", { report }));
  const texts = LANGUAGES.map((language) =>
    [
      say(language, "receipt.stored", { report, at: sayUtc(at, language) }),
      say(language, "receipt.by hand"),
      say(language, "receipt.more"),
      say(language, "receipt.danger"),
    ].join("\n"),
  );
  return { subject: subjects.join(" / "), text: `${texts.join("\n\n")}\n` };
}
