/** What is said of a position that was read from words, and of words that are none. */
export const positions = {
  "position.said": "{figures}: {where}; within {radius}",
  "position.how": "{method}, from “{words}”",
  "position.agrees": "agrees with “{words}”",
  "position.sea": "{place}, {side}",
  "position.land": "on land, {place}",
  "position.outside": "outside the watched waters, {place}",
  "position.uncharted": "no chart to say where that is",
  "position.at": "at {place}",
  "position.beside": "{distance} {point} {of}",
  "position.kilometres": "{number} km",
  "position.of": "of {place}",
  "position.of.vowel": "of {place}",
  "position.of.le": "of Le {place}",
  "position.of.les": "of Les {place}",
  "position.point.N": "N",
  "position.point.NE": "NE",
  "position.point.E": "E",
  "position.point.SE": "SE",
  "position.point.S": "S",
  "position.point.SW": "SW",
  "position.point.W": "W",
  "position.point.NW": "NW",

  "position.method.decimal degrees": "degrees with decimals",
  "position.method.degrees and minutes": "degrees and minutes",
  "position.method.degrees, minutes and seconds": "degrees, minutes and seconds",
  "position.method.map link": "map link",
  "position.method.map view": "middle of a map somebody looked at, no pin",
  "position.method.geo URI": "location link of a phone",
  "position.method.ISO 6709": "ISO 6709",
  "position.method.Plus Code": "Plus Code",
  "position.method.MGRS": "MGRS grid",
  "position.method.UTM": "UTM grid",
  "position.method.from a place": "told from a place",
  "position.method.near a place": "near a place",
  "position.method.between places": "between two places",

  "position.doubt.taken as east": "east or west was not said: here as east",
  "position.doubt.taken as west": "east or west was not said: here as west",
  "position.doubt.latitude and longitude exchanged": "latitude and longitude exchanged",
  "position.doubt.figures left out": "some of the figures left out",
  "position.doubt.bearing from the boat": "if the bearing was taken from the boat",
  "position.doubt.zone letter as a hemisphere": "if the letter S is the southern half of the earth",
  "position.doubt.distance not said": "how far was not said",

  "position.not.nothing": "No position could be read from “{words}”. The words are kept.",
  "position.not.no such position":
    "“{words}” is no position on the earth: minutes and seconds end at 59, latitude at 90, longitude at 180.",
  "position.not.half a position":
    "“{words}” is half a position: a latitude and a longitude are needed.",
  "position.not.what3words":
    "“{words}” looks like three words of what3words. Only that company can say where they are: ask for latitude and longitude.",
  "position.not.short link":
    "“{words}” is a short link: the position is not in it. Open it and paste the long address.",
  "position.not.link without a position": "There is no position in the link “{words}”.",
  "position.not.short Plus Code":
    "“{words}” is the end of a Plus Code: the town that stands with it is needed.",
  "position.not.unknown place": "No place of the gazetteer is named in “{words}”.",
  "position.not.too many": "More positions than can be kept; also: “{words}”.",
  "position.not.too long": "Only the beginning was searched for a position, not “{words}”.",
} as const;

export type PositionKey = keyof typeof positions;
