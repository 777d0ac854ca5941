import type { ShellKey } from "./en-shell.ts";

/** La barre du haut, l'heure, le poste. */
export const shell: Record<ShellKey, string> = {
  close: "Fermer",
  live: "Veille en direct",
  replay: "Relecture d'une nuit",
  "hour.known": "Tel que connu à",
  "hour.now": "Maintenant",
  local: "locale",

  reach: "Journal affiché",
  "reach.all": "Les deux journaux",
  "reach.only": "Seulement",

  "palette.day": "Jour",
  "palette.night": "Nuit",
  help: "Touches",

  "desk.title": "Qui est assis ici ?",
  "desk.why":
    "Le poste est un siège dans la salle, pas le nom d'une personne. Poste et rôle sont inscrits dans chaque entrée faite d'ici.",
  "desk.desk": "Poste",
  "desk.role": "Rôle",
  "desk.sit": "Prendre le poste",
  "desk.nobody": "Personne à ce poste : choisir poste et rôle",
};
