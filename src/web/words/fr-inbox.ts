import type { InboxKey } from "./en-inbox.ts";

/** What is said of everything that arrived, in French. */
export const inbox: Readonly<Record<InboxKey, string>> = {
  inbox: "Boîte d'arrivée",
  "key.inbox": "Boîte d'arrivée : tout ce qui est venu, qui attend, qui a eu réponse",
  "inbox.waiting": "En attente d'un poste :",
  "inbox.of": "sur",
  "inbox.nothing": "Rien n'est encore arrivé.",
  "inbox.all": "Tout montrer",
  "inbox.own": "Prendre en compte",
  "inbox.owned": "pris en compte",
  "inbox.unread": "non lu :",
  "inbox.unanswered": "a sonné, personne n'a pris l'appel",
  "inbox.nobody": "Un téléphone dont on ne connaît pas l'embarcation",
  "inbox.heard": "Reçus :",
  "inbox.since": "depuis la réponse de",
  "inbox.neveranswered": "jamais de réponse",
  "inbox.before": "Avant cela :",
  "inbox.calledback": "Rappelé :",
  "inbox.back.voice": "rappelé, on leur a parlé",
  "inbox.back.ringing": "rappelé, ça sonne sans réponse",
  "inbox.back.voicemail": "rappelé, messagerie vocale",
  "inbox.back.switched off": "rappelé, téléphone éteint",
  "field.returns": "Rappelle l'appel",
};
