import type { TallyKey } from "./en-tally.ts";

/** Ce que dit un décompte des traversées. */
export const tally: Record<TallyKey, string> = {
  "tally.title": "{series}, du {from} au {to}, comme on le sait {when}.",
  "tally.series": "Arrivées au Royaume-Uni en petit bateau",
  "tally.when.now": "aujourd'hui",
  "tally.when.then": "à la fin du {day}",
  "tally.column.period": "période",
  "tally.column.people": "personnes",
  "tally.column.boats": "bateaux",
  "tally.column.mean": "par bateau",
  "tally.column.with": "jours avec",
  "tally.column.without": "sans",
  "tally.column.running": "jusqu'alors",
  "tally.column.source": "source",
  "tally.column.wind": "vent noté par les CROSS, Beaufort",
  "tally.total": "en tout",
  "tally.sum": "{what} : {all}",
  "tally.unknown": "jours inconnus : {days}",
  "tally.revised":
    "Jours modifiés après publication : {days} ; {first} personnes à la première publication, {now} aujourd'hui.",
  "tally.assumed":
    "Jours dont personne n'a gardé la première publication, pris tels qu'ils sont aujourd'hui : {days}.",
  "tally.told.title": "Dit par d'autres de la même période, jamais ajouté :",
  "tally.told": "{period} : {people} personnes, {publisher}, {when} ({cell})",
  "tally.told.boats":
    "{period} : {people} personnes dans {boats} bateaux, {publisher}, {when} ({cell})",
  "tally.told.by": "au plus tard le {day}",
  "tally.told.never": "jour inconnu",
  "tally.records": "Records du {first} au {until} :",
  "tally.record.most people in a day": "plus de personnes en un jour",
  "tally.record.most boats in a day": "plus de bateaux en un jour",
  "tally.record.most people in a week": "plus de personnes en une semaine, du lundi au dimanche",
  "tally.record.most people in a month": "plus de personnes en un mois",
  "tally.record.most people in a year": "plus de personnes en une année",
  "tally.record.most people in a boat":
    "plus de personnes par bateau, moyenne d'un jour de cinq bateaux ou plus",
  "tally.record.longest without crossings": "le plus longtemps sans traversée, en jours",
  "tally.record.stands": "{rule} : {value}, {period}",
  "tally.record.changed":
    "{rule} : {value}, {period} ; comme on le sait aujourd'hui {now}, {nowPeriod}",
  "tally.record.none": "aucun",
  "tally.record.assumed": "{record} (dont {days} jours pris tels qu'ils sont aujourd'hui)",
  "tally.revisions":
    "Modifié après publication, du {from} au {to}, comme on le sait {when} : {days} des {kept} jours dont plus d'une version a été gardée ; personnes en hausse sur {up}, en baisse sur {down}, bateaux seuls sur {boats}. {first} personnes à la première publication, {last} à la fin.",
  "tally.revision": "{day} : {versions}",
  "tally.version":
    "depuis le {since} {people} personnes dans {boats} bateaux, {publisher} ({cell})",
  "tally.own.title":
    "Notre propre journal, du {from} au {to}. Une autre série que celle qui est publiée : signalements, rencontres, événements, bateaux et personnes sont comptés à part et ne s'additionnent jamais, ni entre eux ni aux arrivées.",
  "tally.own.none": "Notre propre journal ne contient aucun bateau de ces jours.",
  "tally.own.period": "premier signalement",
  "tally.own.reports": "signalements",
  "tally.own.encounters": "rencontres",
  "tally.own.incidents": "événements",
  "tally.own.boats": "bateaux",
  "tally.own.claimed": "annoncées à bord",
  "tally.own.landed": "débarquées",
  "tally.own.handed over": "remises",
  "tally.own.recovered dead": "retrouvées mortes",
  "tally.own.never existed": "n'ont jamais existé",
  "tally.own.unaccounted": "sans nouvelles",
  "tally.own.published": "Publié pour ces jours, quel que soit le lieu d'arrivée :",
  "tally.own.weather": "La météo telle qu'elle a été indiquée :",
  "tally.own.no weather": "Personne n'a indiqué la météo de ces jours.",
};
