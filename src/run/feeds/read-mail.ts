import type { Chart } from "#chart";
import { readMail, type KnownSender, type MailReading } from "#intake";
import { entryName } from "#log";
import type { Vault } from "../vault.ts";
import type { HeardMail } from "./connect-imap.ts";
import { keepAttachments } from "./read-mail-files.ts";
import type { ReceiptSender } from "./send-receipt.ts";
import type { Taken } from "./take-telling.ts";

/** Where mails go that a mailbox hears. */
export type MailDesk = {
  readonly chart: Chart | null;
  readonly known: readonly KnownSender[];
  /** The folder for files that mails carry. */
  readonly files: string;
  readonly vault: Pick<Vault, "tokenFor" | "withoutNumbers">;
  /** Puts a reading into the log as a report, on the disk when it resolves (`takeTelling`). */
  readonly take: (reading: MailReading) => Promise<Pick<Taken, "entry"> | null>;
  readonly receipts: Pick<ReceiptSender, "answer"> | null;
};

/**
 * Keeps a mail that a mailbox heard: its report, the receipt that is owed for it, and its files.
 * Whether a report stands for it. Rejects when not all of it could be kept; then it is heard again.
 */
export async function keepMail({ mime }: HeardMail, desk: MailDesk): Promise<boolean> {
  const { chart, known, files, take, receipts } = desk;
  if (!mime.ok) {
    const words = withoutAddresses(mime.words, desk);
    return (await take({ ...mime, words })) !== null;
  }
  const { mail } = mime;
  const reading = readMail(mail, { chart, known });
  const taken = await take(withoutAccounts(reading, desk));
  if (taken !== null) {
    receipts?.answer(mail, mail.digest, entryName(taken.entry), taken.entry.loggedAt);
  }
  // Last: a file that cannot be kept holds up no report.
  if (reading.ok) keepAttachments(files, reading.thing.attachments);
  return taken !== null;
}

/** Its end is in letters: "GPS@51.05,1.35" is a position. */
const ADDRESS = /[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}\b/gi;

/** Mail addresses in words, where quoted mails have them, are in the vault like numbers. */
function withoutAddresses(words: string, { vault }: MailDesk): string {
  return words.replaceAll(ADDRESS, (address) => `[${vault.tokenFor(address)}]`);
}

/** A reading without accounts in its words; a line's value may hold a number too. */
function withoutAccounts(reading: MailReading, desk: MailDesk): MailReading {
  if (!reading.ok) return { ...reading, words: withoutAddresses(reading.words, desk) };
  const { telling } = reading;
  if (telling === null) return reading;
  const { words, sender, place, happened } = telling;
  const kept = <Said extends { readonly words: string }>(said: Said): Said => {
    const bare = desk.vault.withoutNumbers(said.words, telling.relays ? null : sender);
    return { ...said, words: withoutAddresses(bare, desk) };
  };
  const when = happened?.kind === "ambiguous" ? kept(happened) : happened;
  const where = place === null ? null : kept(place);
  const said = { words: withoutAddresses(words, desk), place: where, happened: when };
  return { ...reading, telling: { ...telling, ...said } };
}
