import type { SayKey } from "./en-say.ts";

/** Ce qui se dit des messages que la veille rédige et envoie. */
export const sayWords: Readonly<Record<SayKey, string>> = {
  say: "Que dire",
  "key.say": "Rédiger un message à partir de la situation, et l'envoyer",
  "say.what": "Message",
  "say.boat": "De quelle embarcation",
  "say.kind": "À un",
  "say.to": "À qui",
  "say.make": "Rédiger le message",
  "say.waits": "Rédaction en cours …",
  "say.words": "Le message, tel qu'il part",
  "say.voice": "Tel qu'il se lit à la radio",
  "say.nodrift": "Sans sa position à cette heure : aucune dérive calculée à temps.",
  "say.log": "Je l'ai envoyé : au journal",
  "say.mail": "L'envoyer par courriel",
  "say.sure": "Appuyer encore :",
  "say.sent": "Au journal, mot pour mot, sous le n°",
  "say.failed": "Pas fait :",
  "say.list": "Envoyés par ce centre",
  "say.over": "par courriel",
};
