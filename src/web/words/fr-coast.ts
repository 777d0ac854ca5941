import type { CoastKey } from "./en-coast.ts";

/** Ce qui est dit du littoral. */
export const coast: Record<CoastKey, string> = {
  coast: "Surveillance du littoral",
  "key.coast": "Littoral : qui surveille quel secteur, où il n'y a personne, mises à l'eau",
  "coast.opening": "Chargement du littoral.",
  "coast.missing": "Le littoral n'a pu être chargé :",
  "coast.why":
    "Pour la veille seule, jamais publié. Surveillé : aucune mise à l'eau de 15 minutes n'échappe à qui le garde. Parcouru : quelqu'un y passe au moins une fois par heure.",
  "coast.state.watched": "surveillé",
  "coast.state.passed": "parcouru",
  "coast.state.unwatched": "sans surveillance",
  "report.craft": "Embarcation, et mise à l'eau vue de la plage",
  "report.crafttype": "Embarcation",
  "report.colour": "Couleur",
  "report.jackets": "Gilets de sauvetage, selon le dire",
  "report.ashore": "Personnes encore à terre",
  "report.children": "Enfants, à terre et à l'eau",
  "report.engine": "Moteur",
  "fault.launch":
    "À terre ou enfants : un nombre, un intervalle comme 10-15, 5+, ou ? était attendu.",
  "coast.launches": "Mises à l'eau observées",
  "coast.open": "Ouvrir l'embarcation",
};
