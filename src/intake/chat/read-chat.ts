import type { Chart } from "#chart";
import type { Place } from "#log";
import { readConditionsSaid } from "../people/read-conditions-said.ts";
import { peopleAboard, readPeopleSaid } from "../people/read-people-said.ts";
import { readPosition } from "../position/read-position.ts";
import type { Telling } from "../telling.ts";
import type { ChatMessage, ChatReading, RawMessage } from "./chat-message.ts";
import { pastedMessages } from "./pasted-chat.ts";
import { telegramMessages } from "./telegram-export.ts";

/** What WhatsApp writes in place of what it does not export, in English and French. */
const FILE = beginning(
  "<[^<>\\n]{1,30}(?:omitted|omis|omise)>",
  "(?:image|video|vidéo|audio|sticker|gif|document|photo|contact card) (?:omitted|absente?)",
  "<(?:attached|pièce jointe) ?: [^>\\n]+>",
  "[^\\n]{1,100}\\((?:file attached|fichier joint)\\)",
);
const DELETED = beginning(
  "(?:this message was deleted|you deleted this message)\\.?$",
  "(?:ce message a été supprimé|vous avez supprimé ce message)\\.?$",
);
const CALL = beginning(
  "missed (?:voice|video|group voice|group video) call",
  "(?:voice|video) call[.,]",
  "appel (?:vocal|vidéo)(?: de groupe)? manqué",
  "appel (?:vocal|vidéo)[.,]",
);
const LOCATION = beginning(
  "(?:location|localisation|position|emplacement) ?: *(?:https?:|geo:|-?\\d)",
  "https?://(?:maps\\.|www\\.google\\.[a-z.]+/maps|goo\\.gl/maps|maps\\.app\\.goo\\.gl)\\S*$",
);
const LIVE = /(?:live location|localisation en direct|position en direct)/i;

/** A pin holds within so much, metres, when nothing else is told: ours. */
const PIN_RADIUS = 100;
const WORDS_MOST = 4000;

/**
 * The messages of a chat as it was exported or pasted: WhatsApp's export of iPhones and Android,
 * lines copied from WhatsApp or Telegram, Telegram's result.json; anything else is one message of
 * words, from nobody known. Exports tell no zone and not always whether the day or the month comes
 * first: all readings are kept, fewer where other lines of the same export leave fewer. Who wrote
 * is in `telling.sender` alone, for the vault. Never throws; no figure is NaN.
 */
export function readChat(text: string, chart: Chart | null): readonly ChatReading[] {
  if (text.trim() === "") return [{ ok: false, words: text, why: "expected words; came none" }];
  const document = documentIn(text);
  if (document === undefined) {
    const pasted = ofConversation(pastedMessages(text));
    const letters = lettersOf(pasted);
    return pasted.map((raw) => readingOf(raw, letters, chart));
  }
  const messages = document === null ? null : telegramMessages(document);
  if (messages === null) {
    const why = "expected Telegram's result.json with messages, or pasted lines; came other JSON";
    return [{ ok: false, words: text, why }];
  }
  const letters = lettersOf(messages.filter((message) => "app" in message));
  return messages.map((message): ChatReading => {
    if ("app" in message) return readingOf(message, letters, chart);
    const why = "expected a message with its number or date; came none";
    return { ok: false, words: message.unread, why };
  });
}

const NUMBER = /^\+?[\d\s().\u00a0-]{7,}$/;

/**
 * A name that is no number is one person's in one conversation only: two men may be called Ali. A
 * conversation is known by how it begins, so that the same export, grown, has the same people.
 */
function ofConversation(messages: readonly RawMessage[]): readonly RawMessage[] {
  const begins = messages.find(({ key }) => key !== null)?.key?.slice(0, 80) ?? "";
  return messages.map((raw) => {
    const { sender } = raw;
    if (sender === null || NUMBER.test(sender)) return raw;
    return { ...raw, sender: `${sender}, in the chat that begins ${begins}` };
  });
}

function beginning(...forms: readonly string[]): RegExp {
  return new RegExp(`^(?:${forms.join("|")})`, "i");
}

/** The JSON document that a text is; null when it looks like one and is none, undefined if not. */
function documentIn(text: string): unknown {
  if (!/^\s*\{\s*"/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** "A" for who wrote first, then "B"; after "Z" comes "A2". */
function lettersOf(messages: readonly RawMessage[]): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const { sender } of messages) {
    if (sender === null || letters.has(sender)) continue;
    const [round, at] = [Math.floor(letters.size / 26), letters.size % 26];
    letters.set(sender, String.fromCharCode(65 + at) + (round === 0 ? "" : String(round + 1)));
  }
  return letters;
}

function readingOf(
  raw: RawMessage,
  letters: ReadonlyMap<string, string>,
  chart: Chart | null,
): ChatReading {
  const { app, line, sender, sent, text, isEdited, isForwarded } = raw;
  const content = raw.content ?? contentOf(text);
  const isSaid = content !== "notice" && content !== "deleted" && content !== "call";
  const thing: ChatMessage = {
    kind: "chat",
    app,
    line,
    from: sender === null ? null : (letters.get(sender) ?? null),
    sent,
    content,
    isEdited,
    isForwarded,
    text,
    place: isSaid ? placeOf(raw, content, chart) : null,
    peopleSaid: isSaid ? readPeopleSaid(text) : [],
    conditionsSaid: isSaid ? readConditionsSaid(text) : [],
  };
  return { ok: true, thing, telling: tellingOf(thing, raw) };
}

function contentOf(text: string): ChatMessage["content"] {
  const [first = ""] = text.split("\n");
  if (DELETED.test(first)) return "deleted";
  if (CALL.test(first)) return "call";
  if (LOCATION.test(first)) return LIVE.test(text) ? "live location" : "location";
  if (LIVE.test(first)) return "live location";
  return FILE.test(first) ? "file" : "words";
}

function placeOf(
  { text, sent, location }: RawMessage,
  content: ChatMessage["content"],
  chart: Chart | null,
): Place | null {
  const isPin = content === "location" || content === "live location";
  // The pin shows where the phone was when it was sent, where that is told.
  const fixedAt = isPin && sent?.kind === "told" ? sent.at : null;
  if (location !== null) {
    const words = `${location.lat}, ${location.lon}`;
    return { words, method: "pin", fixedAt, readings: [{ ...location, radius: PIN_RADIUS }] };
  }
  const { readings, notRead } = readPosition(text, chart);
  const tried = notRead.filter(({ why }) => why !== "nothing").map(({ words }) => words);
  const words = [...readings.map((reading) => reading.words), ...tried].join("\n");
  if (words === "") return null;
  const isLinked = readings.every(({ method }) => method === "map link" || method === "geo URI");
  return {
    words: words.slice(0, WORDS_MOST),
    method: readings.length > 0 && (isPin || isLinked) ? "pin" : "spoken",
    fixedAt,
    readings: readings.slice(0, 20).map(({ lon, lat, radius }) => ({ lon, lat, radius })),
  };
}

/** Null for what tells of no boat: who joined a group, a message taken back. */
function tellingOf(thing: ChatMessage, { sender, key }: RawMessage): Telling | null {
  const { content, text, place, peopleSaid, conditionsSaid, isForwarded, sent } = thing;
  if (content === "notice" || content === "deleted" || text.trim() === "") return null;
  return {
    channel: "message",
    words: text,
    sender,
    who: "unknown",
    name: null,
    relays: isForwarded,
    happened: sent,
    place,
    people: peopleAboard(peopleSaid),
    conditions: conditionsSaid.map(({ condition }) => condition),
    craft: null,
    language: null,
    alert: null,
    exercise: false,
    key,
  };
}
