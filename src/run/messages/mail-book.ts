import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { RECIPIENTS } from "#log";
import type { MessageTo } from "#show";
import { transportOf, type MailServer } from "../mail/transport.ts";
import { renderMessagePdf, type PdfTold } from "./message-pdf.ts";

const address = z.string().regex(/^[^\s<>@]+@[^\s<>@]+$/, "expected a mail address");
const bookShape = z.strictObject({
  from: address,
  url: z.url({ protocol: /^smtps?$/ }),
  user: z.string().min(1).nullable().default(null),
  /** A file with nothing but the password, told from the book's folder. */
  passwordFile: z.string().min(1).nullable().default(null),
  to: z
    .array(z.strictObject({ name: z.string().min(1).max(120), kind: z.enum(RECIPIENTS), address }))
    .min(1)
    .max(200),
});

/** A message ready to go, and for whom. */
export type MessageMail = PdfTold & { readonly to: MessageTo; readonly number: number };

/** Who gets messages by mail, by the name that stands on the log. */
export class MailBook {
  readonly #from: string;
  readonly #server: MailServer;
  readonly #to: readonly (MessageTo & { readonly address: string })[];

  /**
   * Reads the book; `docs/messages.md` has its form. Throws an Error in one sentence where it says
   * it otherwise: an officer must not believe that a message can go out which cannot.
   */
  constructor(path: string) {
    const book = bookShape.safeParse(readBook(path));
    if (!book.success) {
      const [issue] = book.error.issues;
      throw new Error(`${path}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}.`);
    }
    const { from, url, user, passwordFile, to } = book.data;
    const password =
      passwordFile === null
        ? null
        : readFileSync(resolve(dirname(resolve(path)), passwordFile), "utf8").trim();
    this.#from = from;
    this.#to = to;
    this.#server = { url, login: user === null || password === null ? null : { user, password } };
  }

  /** By name and kind; addresses stay here. */
  get recipients(): readonly MessageTo[] {
    return this.#to.map(({ kind, name }) => ({ kind, name }));
  }

  /**
   * Sends the text with the same as PDF. Resolves when the mail server has taken it, rejects with
   * an Error when it has not, or the book does not hold the recipient.
   */
  async send({ to, number, text, language, at }: MessageMail): Promise<void> {
    const known = this.#to.find(({ name, kind }) => name === to.name && kind === to.kind);
    if (known === undefined) throw new Error(`the mail book holds no ${to.kind} ${to.name}`);
    const [subject = ""] = text.split("\n");
    const pdf = await renderMessagePdf({ text, language, at });
    const transport = transportOf(this.#server);
    try {
      await transport.sendMail({
        from: this.#from,
        to: known.address,
        subject,
        text,
        priority: "high",
        headers: { Importance: "high" },
        attachments: [
          { filename: `message-${number}.pdf`, content: pdf, contentType: "application/pdf" },
        ],
      });
    } finally {
      transport.close();
    }
  }
}

function readBook(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${path}: expected a JSON file of who gets messages by mail; ${why}.`, {
      cause: error,
    });
  }
}
