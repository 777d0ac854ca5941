import type { ArticleKey } from "./en-article.ts";

/** Ce que l'on dit d'un article qui a été lu. */
export const article: Record<ArticleKey, string> = {
  "article.counts":
    "Phrases : {sentences}. Affirmations chiffrées : {claims}. Paires qui disent la même chose : {pairs}.",
  "article.claim": "phrase {sentence} : {words}",
  "article.period": "quand : {period}",
  "article.place": "où : {place}",
  "article.says": "selon : {says}",
  "article.copied": "phrases {a} et {b} : copiées",
  "article.paraphrased": "phrases {a} et {b} : reformulées",
  "article.altered": "{kind} : {a} → {b}",
  "article.nothing": "rien",
  "article.number": "nombre",
  "article.name": "nom",
  "article.place altered": "lieu",
  "article.unit": "unité",
  "article.time": "moment",
  "article.negation": "négation",
  "article.word": "mot",
  "article.word loose": "peut-être seulement reformulé",
  "article.contradiction": "les phrases {a} et {b} s'excluent : « {words} » et « {otherWords} »",
  "article.conversion": "phrase {sentence} : « {a} » ne fait pas « {b} » mais environ {expected}",
  "article.change":
    "phrase {sentence} : {a} n'est pas une variation de « {b} » mais de {expected} %",
  "article.sum": "phrase {sentence} : {a} ne fait pas « {b} » mais {expected}",
  "article.separator":
    "phrase {sentence} : « {a} » sépare les milliers par un point ; lu {expected}",
  "article.itself": "phrase {sentence} : {a} {b} n'est pas un trajet",
};
