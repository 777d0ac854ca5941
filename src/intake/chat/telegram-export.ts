import { isRecord } from "../fault.ts";
import { readWhen } from "../read-when.ts";
import type { Moment } from "#log";
import { instantFromMs } from "#units";
import type { RawMessage } from "./chat-message.ts";

const MESSAGES_MOST = 50_000;
const SECONDS_MOST = 32_503_680_000;

/**
 * The messages of Telegram's own export (result.json): of one chat, or of all. A member that is no
 * message is given with its text. Null when the document has no messages.
 */
export function telegramMessages(
  document: unknown,
): readonly (RawMessage | { readonly unread: string })[] | null {
  if (!isRecord(document)) return null;
  const chats = isRecord(document["chats"]) ? document["chats"]["list"] : null;
  const all = Array.isArray(chats) ? chats.filter(isRecord) : [document];
  const lists = all.map((chat) => chat["messages"]).filter(Array.isArray);
  if (lists.length === 0) return null;
  const members: unknown[] = lists.flat().slice(0, MESSAGES_MOST);
  return members.map((member) =>
    isRecord(member) && (member["id"] !== undefined || member["date"] !== undefined)
      ? messageOf(member)
      : { unread: JSON.stringify(member) ?? "" },
  );
}

type Member = Readonly<Record<string, unknown>>;

function messageOf(member: Member): RawMessage {
  const text = textOf(member["text"]);
  const sender = stringOf(member["from_id"]) ?? stringOf(member["from"]);
  const isService = member["type"] === "service";
  const isCall = isService && member["action"] === "phone_call";
  const location = locationOf(member["location_information"]);
  const isLive = member["live_location_period_seconds"] !== undefined;
  const file = stringOf(member["media_type"]) ?? (member["photo"] === undefined ? null : "photo");
  return {
    app: "Telegram",
    line: null,
    sender: sender ?? stringOf(member["actor_id"]) ?? stringOf(member["actor"]),
    sent: sentOf(member),
    text: text === "" ? wordsFor({ isCall, location, file, member }) : text,
    isForwarded: member["forwarded_from"] !== undefined,
    isEdited: member["edited"] !== undefined,
    key: keyOf(member),
    content: contentOf({ isService, isCall, isLive, location, file, text }),
    location,
  };
}

type Found = {
  readonly isService: boolean;
  readonly isCall: boolean;
  readonly isLive: boolean;
  readonly location: RawMessage["location"];
  readonly file: string | null;
  readonly text: string;
};

function contentOf(found: Found): RawMessage["content"] {
  const { isService, isCall, isLive, location, file, text } = found;
  if (isCall) return "call";
  if (isService) return "notice";
  if (location !== null) return isLive ? "live location" : "location";
  return file !== null && text === "" ? "file" : null;
}

type Wordless = Pick<Found, "isCall" | "location" | "file"> & { readonly member: Member };

/** What stands for a message without words, so that it is not lost. */
function wordsFor({ isCall, location, file, member }: Wordless): string {
  if (isCall) return `call ${stringOf(member["discard_reason"]) ?? ""}`.trim();
  if (location !== null) return `${location.lat}, ${location.lon}`;
  if (file !== null) return `<${file}>`;
  return stringOf(member["action"]) ?? "<no words>";
}

/** A text, or its parts: strings, and links and mentions that are objects with their text. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return "";
  return value
    .map((part: unknown) => {
      if (typeof part === "string") return part;
      if (!isRecord(part)) return "";
      const [text, href] = [stringOf(part["text"]) ?? "", stringOf(part["href"])];
      return href === null || text.includes(href) ? text : `${text} ${href}`;
    })
    .join("");
}

/** Unix seconds are of UTC; the date beside them is of the exporting computer, without a zone. */
function sentOf(member: Member): Moment | null {
  const seconds = Number(stringOf(member["date_unixtime"]) ?? Number.NaN);
  if (seconds > 0 && seconds < SECONDS_MOST) {
    return { kind: "told", at: instantFromMs(seconds * 1000), earliest: null, latest: null };
  }
  const date = stringOf(member["date"]);
  return date === null ? null : readWhen(date);
}

function locationOf(value: unknown): RawMessage["location"] {
  if (!isRecord(value)) return null;
  const [lat, lon] = [value["latitude"], value["longitude"]];
  if (typeof lat !== "number" || typeof lon !== "number") return null;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat: lat + 0, lon: lon + 0 } : null;
}

function keyOf(member: Member): string | null {
  const id = member["id"];
  const date = stringOf(member["date"]) ?? "";
  return typeof id === "number" || typeof id === "string" ? `Telegram:${id}:${date}` : null;
}

const stringOf = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;
