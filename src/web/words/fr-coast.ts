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
  "coast.launches": "Mises à l'eau observées",
  "coast.open": "Ouvrir l'embarcation",
};
