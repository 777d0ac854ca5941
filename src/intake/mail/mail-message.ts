import type { Place } from "#log";
import type { Instant } from "#units";
import type { PeopleSaid } from "../people/read-people-said.ts";
import type { TrackerReading } from "../trackers/tracker-message.ts";
import type { MessageReading, Telling } from "../telling.ts";

export type MailAttachment = {
  /** As the sender called it; null without a name. */
  readonly name: string | null;
  /** Its MIME type, in small letters. */
  readonly type: string;
  readonly bytes: number;
  /** In hexadecimal: the name under which the file is kept. */
  readonly sha256: string;
  readonly content: Uint8Array;
};

/** A mail taken apart (RFC 5322, MIME), nothing of it read yet. Null: not there. */
export type MailMessage = {
  /** The address of `From`, without the name. */
  readonly from: string | null;
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  /** The header as it came: a date without its zone is not completed by anybody. */
  readonly date: string | null;
  readonly subject: string | null;
  readonly text: string | null;
  /** Marked up, as it came. */
  readonly html: string | null;
  readonly attachments: readonly MailAttachment[];
  /** Mails that this one carries whole. */
  readonly forwarded: readonly MailMessage[];
  /**
   * SHA-256, in hexadecimal, of all that it says: two mails that one program gave the same
   * `Message-ID` are two mails.
   */
  readonly digest: string;
  /** All headers in their order, names in small letters. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
};

/** What a line "key: value" of a mail tells, whatever the key is called in it. */
export type MailKey =
  | "position"
  | "latitude"
  | "longitude"
  | "people"
  | "children"
  | "time"
  | "date"
  | "phone"
  | "condition"
  | "boat"
  | "colour"
  | "length"
  | "language";

/** One line that was understood; `value` as it came. `isUtc`: its key says so, "time (UTC)". */
export type MailLine = {
  readonly key: MailKey;
  readonly value: string;
  readonly isUtc: boolean;
};

/** Whose mails the watch knows; an address or, after an @, a whole domain. */
export type KnownSender = {
  readonly address: string;
  readonly who: Telling["who"];
  /** Of an agency, unit or vessel. Never of a person. */
  readonly name: string | null;
};

/**
 * One mail. Null: not told, or told badly, which `faults` says. Its sender is not here, nor is any
 * name.
 */
export type Mail = {
  readonly kind: "mail";
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  /** When it was sent, as its header says: never when anything happened. */
  readonly sentAt: Instant | null;
  readonly subject: string | null;
  readonly isReply: boolean;
  readonly isForward: boolean;
  /** What a mail program says of a mail sent before: not delivered, opened. It tells of no boat. */
  readonly notice: "delivery" | "opening" | null;
  /** Whether the watch knows who sent it. Anybody can write any sender on a mail. */
  readonly isSenderKnown: boolean;
  readonly lines: readonly MailLine[];
  /** Telephone numbers that lines give: for the vault only. */
  readonly phones: readonly string[];
  readonly place: Place | null;
  /** Each number of people said in lines or prose, of all or some of them; none is chosen. */
  readonly peopleSaid: readonly PeopleSaid[];
  /** Messages of trackers in it. */
  readonly tracker: readonly TrackerReading[];
  readonly attachments: readonly MailAttachment[];
  /** How many characters were kept but not read as new: quoted, or a signature. */
  readonly notNew: number;
  readonly faults: readonly string[];
};
export type MailReading = MessageReading<Mail>;
