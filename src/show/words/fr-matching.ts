import type { MatchingKey } from "./en-matching.ts";

/** What is said of which report speaks of which boat, and of how many boats there are. */
export const matching: Readonly<Record<MatchingKey, string>> = {
  "piece.prior": "a priori",
  "piece.place": "lieu et heure",
  "piece.phone": "téléphone",
  "piece.people": "nombre de personnes",
  "piece.language": "langue",
  "piece.colour": "couleur",
  "piece.craft": "type d'embarcation",
  "piece.known": "paroles d'officiers",
  "piece.noboat": "peut ne concerner aucune embarcation",
  "piece.rivals": "autres signalements",

  "match.rival": "autres signalements (avec {reports} {p})",
  "match.count":
    "Embarcations en mer dont quelqu'un a parlé : {figure}, le plus probable environ {median}",
  "match.never":
    "Embarcations dont personne n'a parlé, selon l'habitude : {figure}, non comprises dans le compte",
  "match.further.one": "{number} signalement peut être d'une autre embarcation : {reports}",
  "match.further.other": "{number} signalements peuvent être d'autres embarcations : {reports}",
  "match.doubted.one":
    "{number} signalement ne concerne sans doute aucune embarcation, et reste au tableau : {reports}",
  "match.doubted.other":
    "{number} signalements ne concernent sans doute aucune embarcation, et restent au tableau : {reports}",
  "match.opened": "Ouvertes par un poste, sans signalement : {boats}",
  "match.accounted": "Sort de tous connu, plus comptées : {boats}",
  "match.disagreement": "Mal établi : deux calculs d'une probabilité diffèrent de jusqu'à {p}",
  "match.more": "{number} de plus",
  "match.link": "{one} et {other} peuvent être une même embarcation : {p}",
  "match.link.proposed": "{one} et {other} sont proposées comme une même embarcation : {p}",
  "match.part.one":
    "le signalement {reports}, lié à {boat}, peut être d'une autre embarcation : {p} que ce soit elle",
  "match.part.other":
    "les signalements {reports}, liés à {boat}, peuvent être d'une autre embarcation : {p} que ce soit elle",
  "match.standing": "{report}, à sa ligne {boat}, {state} : {chances}",
  "match.standing.boat": "{boat} {p}",
  "match.standing.new": "une embarcation à part {p}",
  "match.standing.nothing": "aucune embarcation {p}",
  "state.boat": "d'une embarcation",
  "state.may be a further boat": "peut être d'une autre embarcation",
  "state.likely about no boat": "ne concerne sans doute aucune embarcation",
  "match.order": "{order} : {about}",
  "match.sum": "ensemble {bits} bits, {p}",
};
