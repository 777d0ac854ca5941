import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { Chart } from "#chart";
import type { Instant } from "#units";
import type { Vault } from "../vault.ts";
import { ImapConnection, type HeardMail } from "./connect-imap.ts";
import type { Line } from "./feed.ts";
import { keepMail, type MailDesk } from "./read-mail.ts";
import { ReceiptSender } from "./send-receipt.ts";

const address = z
  .string()
  .regex(/^[^\s<>@]+@[^\s<>@]+$/, 'expected a mail address, such as "watch@mail.example"');
const url = (...protocols: readonly string[]) =>
  z.url({ protocol: new RegExp(`^(?:${protocols.join("|")})$`) });

/** What a feed of kind "imap" needs besides its id and silence; docs/formats.md has it. */
export const imapFeed = z.strictObject({
  url: url("imaps", "imap"),
  user: z.string().min(1),
  /** A file with nothing but the password, beside the list of feeds or anywhere. */
  passwordFile: z.string().min(1),
  mailbox: z.string().min(1).default("INBOX"),
  /** Whose mails the watch knows: an address, or a domain after an @. */
  senders: z
    .array(
      z.strictObject({
        address: z.string().regex(/^[^\s<>@]*@[^\s<>@]+$/, 'expected an address or "@domain"'),
        who: z.enum(["relative", "volunteer", "agency", "unit", "vessel", "coast watch"]),
        name: z.string().min(1).max(120).nullable().default(null),
      }),
    )
    .default([]),
  /** How each mail is answered with its report's number; null for no answer. */
  receipt: z
    .strictObject({
      url: url("smtps", "smtp"),
      user: z.string().min(1).nullable().default(null),
      passwordFile: z.string().min(1).nullable().default(null),
      from: address,
    })
    .nullable()
    .default(null),
});
export type ImapFeed = z.infer<typeof imapFeed>;

/** What the watch gives its mailbox. */
export type MailHouse = {
  readonly id: string;
  /** The folder of the data, and the one that names of password files are told from. */
  readonly data: string;
  readonly beside: string;
  readonly chart: Chart | null;
  readonly vault: Pick<Vault, "tokenFor" | "numberOf" | "withoutNumbers">;
  readonly now: () => Instant;
  readonly take: MailDesk["take"];
  /** Told in one sentence what goes wrong with a mail or a receipt, without words of either. */
  readonly trouble: (why: string) => void;
};

/**
 * Opens a mailbox as a feed: each mail becomes a report, then its sender gets a receipt. It may be
 * opened again after it was closed. Throws an Error in one sentence when the password of the
 * mailbox cannot be read; without receipts it goes on, and says so.
 */
export function openMailFeed(feed: ImapFeed, house: MailHouse): Line {
  const { data, id, trouble } = house;
  let receipts: ReceiptSender | null = null;
  const imap = new ImapConnection({
    url: feed.url,
    user: feed.user,
    password: passwordIn(feed.passwordFile, house),
    mailbox: feed.mailbox,
    path: join(data, `imap-${id}.json`),
  });
  const { chart, vault, take } = house;
  const setting = { chart, known: feed.senders, files: join(data, "files"), vault, take };
  const heard = async (mail: HeardMail): Promise<boolean> => {
    try {
      return await keepMail(mail, { ...setting, receipts });
    } catch (error) {
      trouble(`Mail ${mail.uid} of ${id} is not kept yet: ${(error as Error).message}.`);
      throw error;
    }
  };
  return {
    open: ({ up, down }) => {
      receipts ??= receiptsOf(feed, house);
      imap.open({ up, down, heard });
    },
    close: async () => {
      await imap.close();
      await receipts?.close();
      receipts = null;
    },
  };
}

function receiptsOf({ receipt }: ImapFeed, house: MailHouse): ReceiptSender | null {
  if (receipt === null) return null;
  const { url, user, passwordFile, from } = receipt;
  const { vault, now, trouble, data, id } = house;
  const path = join(data, `receipts-${id}.db`);
  try {
    const login =
      user === null || passwordFile === null
        ? null
        : { user, password: passwordIn(passwordFile, house) };
    return new ReceiptSender({ url, login, from }, { path, vault, now, trouble });
  } catch (error) {
    trouble(`No receipts for the mails of ${id}: ${(error as Error).message}`);
    return null;
  }
}

function passwordIn(file: string, { beside }: MailHouse): string {
  const path = resolve(beside, file);
  try {
    return readFileSync(path, "utf8").replace(/\r?\n$/, "");
  } catch (error) {
    throw new Error(`The password file ${path} cannot be read.`, { cause: error });
  }
}
