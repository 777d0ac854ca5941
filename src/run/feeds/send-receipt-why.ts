import type { MailMessage } from "#intake";

/**
 * Addresses of machines and lists (RFC 3834, 2), and those that say themselves that nobody reads
 * them.
 */
const PROGRAMS = "mailer-daemon|postmaster|listserv|listproc|majordomo|bounces?";
const UNREAD = "(?:no|do-?not)[._-]?reply|owner-.*|.*-(?:request|bounces?|owner)";
const MACHINES = new RegExp(String.raw`^(?:${PROGRAMS}|${UNREAD})(?:[._+-].*)?@`, "i");
const BULK = /^(?:bulk|list|junk|auto_reply)\b/i;

/** What a header says, and why that means no receipt. */
type Rule = {
  readonly name: RegExp;
  readonly value: RegExp;
  readonly why: string;
};
const RULES: readonly Rule[] = [
  { name: /^auto-submitted$/, value: /^(?!no\b)/i, why: "it was sent by a machine" },
  { name: /^precedence$/, value: BULK, why: "it was sent to many" },
  { name: /^return-path$/, value: /^<\s*>$/, why: "its return path is empty" },
  { name: /^list-(?:id|post|help|subscribe)$/, value: /^/, why: "it came over a mailing list" },
  {
    name: /^x-auto-response-suppress$/,
    value: /\b(?:all|autoreply)\b/i,
    why: "its sender wants no automatic answer",
  },
  { name: /^x-auto(?:reply|respond)/, value: /^/, why: "it is an automatic answer" },
  { name: /^content-type$/, value: /^multipart\/report\b/i, why: "a mail program sent it" },
];

/**
 * Why a mail gets no receipt; null when it gets one. An answer to a mailing list reaches many, and
 * one to an automatic answer never ends (RFC 3834, 2; RFC 2369 and 2919 for lists). `own` are
 * the addresses that receipts and the mailbox have.
 */
export function whyNoReceipt(mail: MailMessage, own: readonly string[]): string | null {
  const from = mail.from?.toLowerCase() ?? "";
  if (!/^[^\s<>@]+@[^\s<>@]+$/.test(from)) return "it has no sender";
  if (own.some((address) => address.toLowerCase() === from)) return "it is our own";
  if (MACHINES.test(from)) return "its sender is a machine or a list";
  const isMet = ({ name, value }: Rule): boolean =>
    mail.headers.some((header) => name.test(header.name) && value.test(header.value.trim()));
  return RULES.find(isMet)?.why ?? null;
}
