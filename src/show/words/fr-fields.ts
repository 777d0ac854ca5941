import type { FieldKey } from "./en-fields.ts";

/** Ce qui se dit des fichiers de vent et de courant d'une dérive. */
export const fields: Record<FieldKey, string> = {
  "fields.name": "Le fichier de {quantity} {entry} ({source})",
  "fields.unused": "{name} n'est pas utilisé : {gap}.",
  "fields.partly": "{name} laisse des heures à d'autres : {gap}.",
  "fields.place": "il couvre {south} à {north}° N, {west} à {east}° E, et non {place}",
  "fields.hours": "il couvre {begins} à {ends}, et non tout de {first} à {last}",
  "fields.ever": "toujours",
};
