import type { SendKey } from "./en-send.ts";

/** Les mots de l'envoi des moyens : une proposition, ses raisons et la suivante. */
export const send: Readonly<Record<SendKey, string>> = {
  "send.head":
    "Qui envoyer, {at}. Vies : décès évités en {hours} h, en espérance. Un ordre donné ne change que pour plus de {keep}. Proposition : l'officier ordonne.",
  "send.crew":
    "Tant d'embarcations et de moyens à la fois : pas plus de {number} par embarcation n'ont été comparés.",
  "send.boat": "{boat} : {details}",
  "send.people": "{people} non retrouvés",
  "send.radius": "95 % dans {miles} NM",
  "send.alive": "sans secours {share} en vie d'ici là",
  "send.exists": "une embarcation à part avec {chance}",
  "send.part": "{unit} : sur place {time}, dans {length} ; ajoute {lives} vies",
  "send.range": "{likely} ({least} à {most})",
  "send.places.unknown": "places pour rescapés non dites : de aucune à beaucoup",
  "send.kept": "déjà envoyé vers elle",
  "send.on scene": "sur zone : rien ne l'en retire",
  "send.changed": "un changement : il est envoyé vers {boat}",
  "send.elsewhere": "meilleur autre emploi : {boat}, {lives} vies",
  "send.elsewhere.none": "il n'est utile à aucune autre embarcation",
  "send.instead": "suivant pour elle : {unit}, {lives} vies",
  "send.instead.none": "aucun autre moyen n'est libre pour elle",
  "send.order":
    "Allez vers {boat}. Rendez compte de l'appareillage, de l'arrivée sur zone et de qui vous embarquez.",
  "send.nobody": "Personne ne peut être proposé pour elle.",
  "send.without": "{boat} : personne ne peut être proposé. {why}",
  "send.free": "{unit} reste libre : il n'ajouterait rien.",
  "send.stays": "{unit} garde ce vers quoi il est envoyé : {boat}.",
  "send.idle": "{unit} ne peut être proposé : {why}.",
  "send.idle.worth": "{unit} ne peut être proposé : {why}. Avec lui {lives} vies de plus.",
  "send.idle.sped":
    "{unit} ne peut être proposé : {why}. À {knots} nd supposés, et à une demi-heure de toutes si sa position est inconnue, il vaudrait {lives} vies de plus : demandez.",
  "send.idle.placed":
    "{unit} ne peut être proposé : {why}. À une demi-heure de toutes, il vaudrait {lives} vies de plus.",
};
