import type { Moment, Place } from "#log";
import type { ConditionSaid } from "../people/read-conditions-said.ts";
import type { PeopleSaid } from "../people/read-people-said.ts";
import type { MessageReading } from "../telling.ts";

/** One message of a chat. Null: not told. No name, account or number of anybody is in it. */
export type ChatMessage = {
  readonly kind: "chat";
  /** Whose form the message has; "words" when it has none. */
  readonly app: "WhatsApp" | "Telegram" | "words";
  /** Line of the export where it begins, from 1; null for a member of a JSON document. */
  readonly line: number | null;
  /** "A" for whoever wrote first in this export, "B" for the next. */
  readonly from: string | null;
  /** When it was sent: told only where the export says the zone. */
  readonly sent: Moment | null;
  readonly content: "words" | "location" | "live location" | "file" | "call" | "deleted" | "notice";
  readonly isEdited: boolean;
  readonly isForwarded: boolean;
  /** As written, without the line's date and sender. */
  readonly text: string;
  readonly place: Place | null;
  /** Each number of people said, of all or some; none is chosen. */
  readonly peopleSaid: readonly PeopleSaid[];
  readonly conditionsSaid: readonly ConditionSaid[];
};
export type ChatReading = MessageReading<ChatMessage>;

/** A message taken out of its export, not yet read. */
export type RawMessage = {
  readonly app: ChatMessage["app"];
  readonly line: number | null;
  /** As the export names the sender: for the vault. */
  readonly sender: string | null;
  readonly sent: Moment | null;
  readonly text: string;
  readonly isForwarded: boolean;
  readonly isEdited: boolean;
  /** By which it is known when the export comes again. */
  readonly key: string | null;
  readonly content: ChatMessage["content"] | null;
  /** Of a location message; degrees. */
  readonly location: { readonly lat: number; readonly lon: number } | null;
};
