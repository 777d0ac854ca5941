import type { PositionKey } from "./en-positions.ts";

/** Ce qui se dit d'une position lue dans des mots, et des mots qui n'en sont pas une. */
export const positions: Record<PositionKey, string> = {
  "position.said": "{figures} : {where} ; à {radius} près",
  "position.how": "{method}, d'après « {words} »",
  "position.agrees": "s'accorde avec « {words} »",
  "position.sea": "{place}, {side}",
  "position.land": "à terre, {place}",
  "position.outside": "hors des eaux surveillées, {place}",
  "position.uncharted": "pas de carte pour dire où c'est",
  "position.at": "à {place}",
  "position.beside": "à {distance} {point} {of}",
  "position.kilometres": "{number} km",
  "position.of": "de {place}",
  "position.of.vowel": "d'{place}",
  "position.of.le": "du {place}",
  "position.of.les": "des {place}",
  "position.point.N": "dans le N",
  "position.point.NE": "dans le NE",
  "position.point.E": "dans l'E",
  "position.point.SE": "dans le SE",
  "position.point.S": "dans le S",
  "position.point.SW": "dans le SO",
  "position.point.W": "dans l'O",
  "position.point.NW": "dans le NO",

  "position.method.decimal degrees": "degrés décimaux",
  "position.method.degrees and minutes": "degrés et minutes",
  "position.method.degrees, minutes and seconds": "degrés, minutes et secondes",
  "position.method.map link": "lien de carte",
  "position.method.map view": "milieu d'une carte regardée, sans repère",
  "position.method.geo URI": "lien de position d'un téléphone",
  "position.method.ISO 6709": "ISO 6709",
  "position.method.Plus Code": "Plus Code",
  "position.method.MGRS": "quadrillage MGRS",
  "position.method.UTM": "quadrillage UTM",
  "position.method.from a place": "dite depuis un lieu",
  "position.method.near a place": "près d'un lieu",
  "position.method.between places": "entre deux lieux",

  "position.doubt.taken as east": "est ou ouest non dit : ici comme est",
  "position.doubt.taken as west": "est ou ouest non dit : ici comme ouest",
  "position.doubt.latitude and longitude exchanged": "latitude et longitude échangées",
  "position.doubt.figures left out": "une partie des chiffres laissée de côté",
  "position.doubt.bearing from the boat": "si le relèvement est pris de l'embarcation",
  "position.doubt.zone letter as a hemisphere": "si la lettre S est l'hémisphère sud",
  "position.doubt.distance not said": "distance non dite",

  "position.not.nothing": "Aucune position n'a pu être lue dans « {words} ». Les mots sont gardés.",
  "position.not.no such position":
    "« {words} » n'est pas une position sur terre : minutes et secondes vont jusqu'à 59, la latitude à 90, la longitude à 180.",
  "position.not.half a position":
    "« {words} » est une moitié de position : il faut une latitude et une longitude.",
  "position.not.what3words":
    "« {words} » ressemble à trois mots de what3words. Seule cette société peut dire où ils sont : demander latitude et longitude.",
  "position.not.short link":
    "« {words} » est un lien court : la position n'y est pas. L'ouvrir et coller l'adresse longue.",
  "position.not.link without a position": "Le lien « {words} » ne contient pas de position.",
  "position.not.short Plus Code":
    "« {words} » est la fin d'un Plus Code : il manque la ville qui va avec.",
  "position.not.unknown place": "Aucun lieu du répertoire n'est nommé dans « {words} ».",
  "position.not.too many": "Plus de positions qu'on ne peut en garder ; aussi : « {words} ».",
  "position.not.too long": "Seul le début a été examiné, pas « {words} ».",
};
