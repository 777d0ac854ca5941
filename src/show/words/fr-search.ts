import type { SearchKey } from "./en-search.ts";

/** Les mots de la recherche : une proposition, ses chiffres, et pourquoi un moyen n'y est pas. */
export const search: Readonly<Record<SearchKey, string>> = {
  "search.head":
    "Recherche proposée, du {from} au {until}. Détection : {curve}. Proposition : l'officier ordonne.",
  "search.curve.exponential": "courbe exponentielle (recherche au hasard)",
  "search.curve.inverse cube": "courbe en cube inverse (routes tenues, veille idéale)",
  "search.boat": "{boat} : {people} non retrouvés. Probabilité que ce plan la trouve : {success}.",
  "search.datum": "Datum du {time} : {place} ; 95 % dans {radius}.",
  "search.before": "Déjà recherchée sans la trouver : {share} de la probabilité.",
  "search.shore":
    "{share} de la probabilité est sur {shore}, km {from} à {to} : pour les patrouilles à terre, aucun navire ne la trouve.",
  "search.clock": "horloge de survie : chercher au moins jusqu'au {time}",
  "search.clock.none": "horloge de survie : arrêtée, personne n'est connu à l'eau",
  "search.light": "prochain jour {time}",
  "search.slack": "prochaine étale {time} ({knots} nd)",
  "search.part": "{unit} : {area}",
  "search.area": "{pattern}, {length} sur {width}, grand côté {bearing}, centre {place}",
  "search.legs":
    "du {from} au {until}, début en {start} ; routes espacées de {spacing}, {track} en tout à {knots} nd, avec le mouvement de l'eau",
  "search.chances": "POC {poc}, POD dedans {pod}, POS {pos}",
  "search.widths":
    "largeur de balayage {light} : pneumatique {inflatable}, submergé {swamped}, personne {person} ({source})",
  "search.light.day": "de jour",
  "search.light.night": "de nuit",
  "search.width.own": "chiffre propre : {source}",
  "search.width.table": "table IAMSAR, {row}",
  "search.width.weather": "{factor} % pour le vent",
  "search.width.night": "{factor} % de nuit sans feu",
  "search.width.visibility": "visibilité non dite, prise à 5 NM",
  "search.row.eye at 8 ft": "embarcation, œil à 8 ft",
  "search.row.eye at 14 ft": "embarcation, œil à 14 ft",
  "search.row.merchant ship": "navire de commerce",
  "search.row.helicopter at 300 ft": "hélicoptère à 300 ft",
  "search.row.helicopter at 500 ft": "hélicoptère à 500 ft",
  "search.row.aircraft at 1,000 ft": "avion à 1 000 ft",
  "search.endurance": "dure {takes} avec l'aller et le retour ; autonomie {has}",
  "search.endurance.unknown": "dure {takes} avec l'aller et le retour ; autonomie non dite",
  "search.shore.part":
    "{unit} : {pattern}, {shore} km {from} à {to}, depuis {start} : {takes} de parcours à {speed} km/h ; à {off} km à vol d'oiseau, le chemin par la route n'est pas connu ici",
  "search.pattern.parallel track": "recherche par routes parallèles (PS)",
  "search.pattern.creeping line": "recherche en échelle (CS)",
  "search.pattern.expanding square": "recherche en carré croissant (SS)",
  "search.pattern.sector": "recherche par secteurs (VS)",
  "search.pattern.track line": "recherche le long d'une route (TS)",
  "search.pattern.shoreline": "recherche le long du rivage",
  "search.without": "{boat} : aucune recherche ne peut être proposée. {why}",
  "search.idle": "{unit} n'est dans aucune part : {why}.",
  "search.idle.held back": "retenu",
  "search.idle.not ready": "pas prêt",
  "search.idle.searches no water": "ne cherche pas en mer",
  "search.idle.no sweep width":
    "ni table ni chiffre propre ne dit sur quelle largeur il cherche ; en enregistrer un avec sa source",
  "search.idle.where unknown": "personne ne sait où il est",
  "search.idle.speed unknown": "personne n'a dit sa vitesse",
  "search.idle.no way": "aucun chemin par l'eau vers une embarcation, ou elle n'est pas située",
  "search.idle.too far": "pas sur place à temps pour chercher",
  "search.idle.beyond endurance": "l'aller et le retour dépassent son autonomie",
  "search.idle.at work": "déjà envoyé à une embarcation",
  "search.idle.no boat": "aucune embarcation n'a de position",
  "search.idle.no use": "il ne trouverait rien que d'autres ne trouvent",
  "search.never":
    "Une recherche qui ne trouve personne réduit une probabilité et n'y met jamais fin.",
  "search.counted":
    "Recherches sans résultat : {number} ; elles ont enlevé {share} de la probabilité.",
  "search.uncounted":
    "Recherches qui ne comptent pas : {number} ; pas finies, ou d'avant une position plus récente.",
};
