import { createHash } from "node:crypto";
import PostalMime, { type Attachment, type Email } from "postal-mime";
import type { MailAttachment, MailMessage } from "#intake";

/** The mail that bytes hold; or its words and why they are no mail. */
export type MimeReading =
  | { readonly ok: true; readonly mail: MailMessage }
  | { readonly ok: false; readonly words: string; readonly why: string };

/** Mails within mails; what lies deeper is kept as a file. */
const CARRIED_DEPTH_MOST = 3;
const WORDS_MOST = 1_000_000;

/**
 * Takes a mail apart (RFC 5322 and MIME, by `postal-mime`): headers, text, files, and the mails it
 * carries. Bytes that are no mail are kept as words, with why. Never rejects.
 */
export async function readMime(bytes: Uint8Array): Promise<MimeReading> {
  try {
    return await readAt(bytes, CARRIED_DEPTH_MOST);
  } catch (error) {
    return notRead(bytes, (error as Error).message);
  }
}

async function readAt(bytes: Uint8Array, depth: number): Promise<MimeReading> {
  if (bytes.length === 0) return notRead(bytes, "nothing");
  const options = { forceRfc822Attachments: true, attachmentEncoding: "arraybuffer" } as const;
  const email = await PostalMime.parse(bytes, options);
  if (!email.headers.some(({ key }) => /^[!-~]+$/.test(key))) return notRead(bytes, "no header");
  const mail = await messageOf(email, depth);
  const hasWords = [mail.text, mail.html, mail.subject].some((words) => words?.trim());
  const isEmpty = !hasWords && mail.attachments.length === 0 && mail.forwarded.length === 0;
  if (isEmpty && hasBody(bytes)) return notRead(bytes, "parts of which none could be taken out");
  return { ok: true, mail };
}

async function messageOf(email: Email, depth: number): Promise<MailMessage> {
  const attachments: MailAttachment[] = [];
  const forwarded: MailMessage[] = [];
  for (const attachment of email.attachments) {
    const file = fileOf(attachment);
    const isMail = file.type === "message/rfc822" && depth > 0;
    // A mail that this one is a notice of is evidence, and nothing that it says.
    const carried = isMail ? await readAt(file.content, depth - 1) : null;
    if (carried?.ok === true) forwarded.push(carried.mail);
    else attachments.push(file);
  }
  const [subject, text, html] = [email.subject, email.text, email.html].map(wordsIn);
  const mail = {
    from: addressOf(email),
    messageId: wordsIn(email.messageId),
    inReplyTo: wordsIn(email.inReplyTo),
    references: email.references?.match(/<[^<>\s]{1,998}>/g) ?? [],
    date: wordsIn(email.headers.find(({ key }) => key === "date")?.value),
    subject: subject ?? null,
    text: text ?? null,
    html: html ?? null,
    attachments,
    forwarded,
    headers: email.headers.map(({ key, value }) => ({ name: key, value })),
  };
  return { ...mail, digest: digestOf(mail) };
}

/** Who wrote it, without the name; of a group the first. */
function addressOf({ from, sender }: Email): string | null {
  const given = from ?? sender;
  const address = given?.group === undefined ? given?.address : given.group[0]?.address;
  return wordsIn(address);
}

function fileOf({ filename, mimeType, content }: Attachment): MailAttachment {
  const bytes =
    typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  return {
    name: wordsIn(filename),
    type: mimeType.toLowerCase(),
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    content: bytes,
  };
}

function wordsIn(text: string | null | undefined): string | null {
  const words = text?.trim() ?? "";
  return words === "" ? null : words;
}

/** Of all that a mail says: who wrote it when, its words, and what it carries. */
function digestOf(mail: Omit<MailMessage, "digest">): string {
  const { from, date, subject, text, html, attachments, forwarded } = mail;
  const mails = forwarded.map(({ digest }) => digest);
  const files = attachments.map(({ sha256 }) => sha256);
  return createHash("sha256")
    .update(JSON.stringify([from, date, subject, text, html, mails, files]))
    .digest("hex");
}

/** Whether anything stands behind the headers. */
function hasBody(bytes: Uint8Array): boolean {
  const text = new TextDecoder("latin1").decode(bytes.subarray(0, WORDS_MOST));
  const [, ...body] = text.split(/\r?\n\r?\n/);
  return body.some((part) => part.trim() !== "");
}

/** Headers that hold addresses, with names of people, and where they go on. */
const HEADERS = String.raw`(?:resent-)?(?:from|to|cc|bcc|sender|reply-to)`;
const ADDRESSES = new RegExp(
  String.raw`^(${HEADERS}|return-path|delivered-to)([ \t]*:).*(?:\r?\n[ \t].*)*`,
  "gim",
);

/** A mail that could not be taken apart, with its words. */
export function notRead(bytes: Uint8Array, came: string): MimeReading {
  const words = new TextDecoder().decode(bytes.subarray(0, WORDS_MOST)).trim();
  const why = `expected a mail (RFC 5322) with headers and text; came ${came}`;
  if (words === "") return { ok: false, words: "(empty mail)", why };
  const end = words.search(/\r?\n\r?\n/);
  const head = end === -1 ? words : words.slice(0, end);
  return {
    ok: false,
    words: head.replace(ADDRESSES, "$1$2 withheld") + words.slice(head.length),
    why,
  };
}
