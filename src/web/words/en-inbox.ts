/** What is said of everything that arrived. */
export const inbox = {
  inbox: "Inbox",
  "key.inbox": "Inbox: everything that came, who waits, who was answered",
  "inbox.waiting": "Waiting for a desk:",
  "inbox.of": "of",
  "inbox.nothing": "Nothing has come yet.",
  "inbox.all": "Show all",
  "inbox.own": "Own it",
  "inbox.owned": "owned",
  "inbox.unread": "not read:",
  "inbox.unanswered": "rang, nobody took the call",
  "inbox.nobody": "A phone no boat is known of",
  "inbox.heard": "Came:",
  "inbox.since": "since the answer of",
  "inbox.neveranswered": "never answered",
  "inbox.before": "Before that:",
  "inbox.calledback": "Called back:",
  "inbox.back.voice": "called back, spoke to them",
  "inbox.back.ringing": "called back, it rang and nobody answered",
  "inbox.back.voicemail": "called back, voicemail",
  "inbox.back.switched off": "called back, the phone is switched off",
  "field.returns": "Returns the call",
} as const;

export type InboxKey = keyof typeof inbox;
