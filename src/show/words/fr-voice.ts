import type { VoiceKey } from "./en-voice.ts";

/** Les mots des chiffres tels qu'on les dit à la radio. */
export const voice: Readonly<Record<VoiceKey, string>> = {
  "voice.angle": "{degrees} degrés {minutes} décimale {tenth} minutes {side}",
  "voice.N": "Nord",
  "voice.S": "Sud",
  "voice.E": "Est",
  "voice.W": "Ouest",
  "voice.within": "plus ou moins",
  "voice.percent": "pour cent",
  "voice.miles": "milles nautiques",
  "voice.knots": "nœuds",
  "voice.degrees": "degrés",
  "voice.to": "à",
  "voice.decimal": "décimale",
};
