import type { PlanKey } from "./en-plan.ts";

/** Ce qui se dit des propositions : qui envoyer, où chercher. */
export const plan: Readonly<Record<PlanKey, string>> = {
  plan: "Qui envoyer, où chercher",
  "key.plan": "Qui envoyer et où chercher, tel que proposé",
  "plan.why": "Proposé par la machine à cette heure ; rien n'est ordonné avant votre ordre.",
  "plan.send": "Qui envoyer",
  "plan.search": "Où chercher",
  "plan.asked": "Calcul en cours …",
  "plan.failed": "Pas fait :",
  "plan.task": "Engager …",
  "plan.plan": "Prévoir cette recherche",
  "plan.sure": "Appuyer encore pour l'ordonner",
  "plan.planned": "prévue",
  "plan.open": "Prévues, pas encore rapportées",
  "plan.over": "devrait être finie",
  "plan.searched": "Cherché, personne",
  "plan.noted": "au journal",
  "plan.as": "cherché comme prévu",
};
