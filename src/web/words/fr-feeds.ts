import type { FeedKey } from "./en-feeds.ts";

/** What is said of the feeds that the watch listens to. */
export const feeds: Readonly<Record<FeedKey, string>> = {
  feeds: "Flux",
  "feeds.none":
    "Cette veille n'écoute aucun flux : les signalements viennent à la main et par l'API seules.",
  "feeds.silent": "Le serveur ne répond pas. D'après sa réponse de",
  "feeds.fault": "Pas écouté :",
  "feeds.waiting": "Signalements de flux pas encore enregistrés :",
  "feeds.failing":
    "Le disque ne prend pas les positions : les pistes sont perdues, pas les signalements.",
  "feeds.vessels": "Navires entendus :",
  "feeds.feed": "Flux",
  "feeds.state": "État",
  "feeds.heard": "Dernier message, et silence habituel",
  "feeds.never": "jamais",
  "feeds.messages": "Messages",
  "feeds.unread": "Pas lus",
  "feeds.reports": "Signalements",
  "feeds.state.lost": "perdu",
  "feeds.state.opening": "s'ouvre",
  "feeds.state.up": "entendu",
  "feeds.state.down": "coupé, rouvert",
  "feeds.state.closed": "fermé",
  "answers.waiting": "Courriels, messages et appels ASN sans responsable :",
  "answers.oldest": "le plus ancien depuis",
  "answers.answered": "pris en charge",
  "answers.median": "après",
  "answers.longest": "au plus",
};
