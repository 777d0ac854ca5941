import type { OperationsKey } from "./en-operations.ts";

/** Ce que dit un décompte des opérations de sauvetage en mer. */
export const operations: Record<OperationsKey, string> = {
  "operations.title":
    "Opérations de {crosses}, {people}, du {from} au {to}, comme on le sait {when}.",
  "operations.never":
    "Une opération n'est ni une traversée ni un bateau ; une même personne peut compter dans plusieurs opérations. Jamais ajouté aux arrivées.",
  "operations.people.all": "de toute nature",
  "operations.people.crossing": "où la source classe des personnes qui traversent",
  "operations.none":
    "Aucune opération de cette période n'a été reprise. vigie secmar import les reprend.",
  "operations.column.period": "période",
  "operations.column.operations": "opérations",
  "operations.column.people": "personnes",
  "operations.column.rescued": "secourues",
  "operations.column.assisted": "assistées",
  "operations.column.found": "retrouvées",
  "operations.column.by themselves": "seules",
  "operations.column.dead": "décédées",
  "operations.column.missing": "disparues",
  "operations.column.false alarm": "fausse alerte",
  "operations.column.other": "autre",
  "operations.column.not known": "inconnu",
  "operations.column.wind": "vent, Beaufort",
  "operations.column.source": "source",
  "operations.total": "en tout",
  "operations.uncertain":
    "Opérations dont personne ne connaît l'issue : {uncertain}. La source tient leurs personnes pour arrivées ; ici leur sort reste inconnu.",
  "operations.silent": "Opérations sans un mot d'aucune personne : {silent}.",
};
