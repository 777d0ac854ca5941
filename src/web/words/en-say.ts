/** What is said of the messages that the watch makes and sends. */
export const sayWords = {
  say: "What to say",
  "key.say": "Make a message of the picture, and send it",
  "say.what": "Message",
  "say.boat": "Of which boat",
  "say.kind": "To a",
  "say.to": "To whom",
  "say.make": "Make the message",
  "say.waits": "It is being made …",
  "say.words": "The message, as it goes",
  "say.voice": "As it is read out on the radio",
  "say.nodrift": "Without where she is by now: no drift could be worked out in time.",
  "say.log": "I have sent it: put it on the log",
  "say.mail": "Send it by mail",
  "say.sure": "Press again:",
  "say.sent": "On the log, word for word, as No",
  "say.failed": "Not done:",
  "say.list": "Sent by this centre",
  "say.over": "by mail",
} as const;

export type SayKey = keyof typeof sayWords;
