import type { LoadKey } from "./en-load.ts";

/** La charge de la veille, et ce qui est dit hors de la salle. */
export const load: Record<LoadKey, string> = {
  "load.open.one": "{number} embarcation ouverte",
  "load.open.other": "{number} embarcations ouvertes",
  "load.coordinators.one": "{number} coordonnateur",
  "load.coordinators.other": "{number} coordonnateurs",
  "load.nobody": "aucun coordonnateur n'a écrit depuis {age}",
  "load.never": "aucun coordonnateur connu",
  "load.oldest": "la plus longtemps sans regard neuf : {boat}, {age}",
  "load.toomuch": "plus d'embarcations ouvertes que ses coordonnateurs n'en peuvent suivre",
  "load.overdue": "{number} en retard",
  "page.subject": "VIGIE {centre} : {alarm}",
  "page.since": "{alarm} : {about}, depuis {at}",
  "page.since.plain": "{alarm}, depuis {at}",
  "page.unaccounted": "Sort inconnu : {people}, dans {boats}",
  "page.do":
    "Rejoignez la veille. Ce message revient toutes les {minutes} min jusqu'à ce que ce soit réglé.",
  "page.told": "{who} prévenu hors de la salle : {alarm}",
  "page.untold": "{who} n'a pu être prévenu hors de la salle : {alarm}. {why}",
};
