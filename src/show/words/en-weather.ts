/** What measured weather says. */
export const weather = {
  "weather.column": "wind at {name}, m/s",
  "weather.wind": "{mean}, up to {most}",
  "weather.title": "Wind measured, {from} to {to}, as known {when}.",
  "weather.what":
    "Means of the days in m/s at 10 m, lowest and highest; then the highest mean of ten minutes. Each station by itself: on land, not on the water.",
  "weather.none": "None was taken in of that time. vigie weather import takes it in.",
  "weather.column.period": "period",
  "weather.column.station": "station",
  "weather.column.days": "days",
  "weather.column.wind": "wind, m/s",
  "weather.column.source": "source",
} as const;

export type WeatherKey = keyof typeof weather;
