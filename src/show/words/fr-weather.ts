import type { WeatherKey } from "./en-weather.ts";

/** Ce que dit le temps mesuré. */
export const weather: Record<WeatherKey, string> = {
  "weather.column": "vent à {name}, m/s",
  "weather.wind": "{mean}, jusqu'à {most}",
  "weather.title": "Vent mesuré, du {from} au {to}, comme on le sait {when}.",
  "weather.what":
    "Moyennes des jours en m/s à 10 m, la plus basse et la plus haute ; puis la plus forte moyenne de dix minutes. Chaque station à part : à terre, non sur l'eau.",
  "weather.none": "Rien n'a été repris de cette période. vigie weather import le reprend.",
  "weather.column.period": "période",
  "weather.column.station": "station",
  "weather.column.days": "jours",
  "weather.column.wind": "vent, m/s",
  "weather.column.source": "source",
};
