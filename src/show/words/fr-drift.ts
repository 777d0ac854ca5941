import type { DriftKey } from "./en-drift.ts";

/** Ce qui se dit d'une dérive : où, sur quoi elle repose, et de quoi douter. */
export const drift: Readonly<Record<DriftKey, string>> = {
  "drift.head":
    "Dérive depuis {start} (95 % dans un rayon de {radius}), du {from} au {until} ; {particles} particules, graine {seed}.",
  "drift.head.back":
    "D'où elle venait, dérive remontée depuis {start} (95 % dans un rayon de {radius}), du {from} au {until} ; {particles} particules, graine {seed}.",
  "drift.datum": "Le {time}, le point estimé est {place}.",
  "drift.gone": "Dérive de {miles} vers le {bearing}, {knots} nd en moyenne.",
  "drift.area": "{share} se trouvent dans {miles} milles² ({kilometres} km²).",
  "drift.radius": "95 % se trouvent dans un rayon de {miles} autour du point estimé.",
  "drift.afloat": "Rien n'est échoué.",
  "drift.ashore": "Échoué : {share} ({places}).",
  "drift.rest.one": "le reste en {number} autre lieu",
  "drift.rest.other": "le reste en {number} autres lieux",
  "drift.at": "à {place}",
  "drift.miles.one": "{number} mille",
  "drift.miles.other": "{number} milles",
  "drift.little": "moins de 1 %",
  "drift.column.time": "heure",
  "drift.column.datum": "point estimé",
  "drift.column.area": "{share} milles²",
  "drift.column.ashore": "échoué",
  "drift.stage": "État « {stage} » ({when}) : {types}.",
  "drift.stage.later": "plus tard",
  "drift.stage.first": "{share} au départ",
  "drift.stage.under way": "fait route",
  "drift.stage.adrift": "à la dérive",
  "drift.stage.swamped": "envahie par l'eau",
  "drift.stage.in the water": "personnes à l'eau",
  "drift.field": "Champ : {source} : {share} des nœuds du calcul, terre comprise.",
  "drift.carried": "repris de la valeur connue la plus proche",
  "drift.assumed": "Supposé : {sentence}",
  "drift.beware": "Attention : {sentence}",
  "drift.written": "Écrit : {path}",

  "drift.error.wind": "Le vent est supposé faux de {parts} (un écart type).",
  "drift.error.current": "Le courant est supposé faux de {parts} (un écart type).",
  "drift.error.exact.wind": "Le vent est supposé exact, ce qu'il n'est pas.",
  "drift.error.exact.current": "Le courant est supposé exact, ce qu'il n'est pas.",
  "drift.error.speed": "{number} % de sa vitesse",
  "drift.error.direction": "{number}° de direction",
  "drift.error.minutes": "{number} min",
  "drift.error.residual": "{number} nd sur chaque axe",
  "drift.shore": "Ce qui touche la côte y reste.",
  "drift.shore.none":
    "Ce calcul est sans côte : rien ne s'échoue, et des particules traversent la terre.",
  "drift.engine.none":
    "Personne ne rame, ne nage ni ne répare le moteur : dérive pendant tout le calcul.",
  "drift.engine.runs": "Le moteur marche pendant tout le calcul, au cap indiqué à 10° près.",
  "drift.engine.stops":
    "Le moteur s'arrête après {hours} h en moyenne ; jusque-là, le cap indiqué est tenu à 10° près.",
  "drift.wind.row":
    "Le vent du {from} au {until} : valeur {method} ({source}), là où aucun fichier ne le connaît.",
  "drift.wind.nobody": "personne ne l'a indiqué",
  "drift.current.row": "Un courant a été indiqué du {from} au {until} ({source}, {entry}).",
  "drift.leftout":
    "La position de {report} se lit de plusieurs façons : aucune n'a pu être retenue.",
  "drift.file.wind": "Le fichier de vent {entry} n'a pas pu être utilisé : {why}",
  "drift.file.current": "Le fichier de courant {entry} n'a pas pu être utilisé : {why}",
  "drift.none.boat": "Aucune embarcation ne s'appelle {boat}.",
  "drift.none.people": "Le sort de tous ceux de {boat} est connu : personne ne dérive.",
  "drift.none.position":
    "Aucun signalement de {boat} ne donne une position d'où une dérive puisse partir.",

  "drift.beware.type":
    "Personne n'a publié de coefficients de dérive pour un pneumatique surchargé : un seul type en tient lieu ({types}).",
  "drift.beware.mixture":
    "Personne n'a publié de coefficients de dérive pour un pneumatique surchargé : un mélange de types en tient lieu ({types}).",
  "drift.beware.proof":
    "Rien ne prouve ici qu'il n'y a personne hors des zones : ce n'est pas un motif pour cesser les recherches.",
  "drift.beware.drifters":
    "Dans une autre mer à marée, la moitié de 248 flotteurs réels étaient à 6 à 9 km d'un tel calcul après 6 h.",
  "drift.beware.navigation": "Ne pas utiliser pour la navigation.",
};
