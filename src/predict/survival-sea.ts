import { epochMs, type Instant } from "#units";

/** Temperature of the sea at the surface: degrees Celsius, least and most, as one knows it. */
export type SeaTemperature = { readonly least: number; readonly most: number };

/**
 * The sea of the Dover Strait by month, January first. Ours, made of two public sources. The range
 * over the years of the whole English Channel by month: seatemperature.net, "English Channel",
 * printed in whole degrees Fahrenheit (November 50 to 63), turned to Celsius and rounded outwards
 * to tenths. The strait is shallower and colder in winter than the western Channel, so the least
 * was lowered where the Sandettie light vessel has been colder: about 5 °C on 9 April 2013 (Met
 * Office observation, quoted in public). Wide on purpose; a stated temperature is always better.
 */
const BY_MONTH: readonly SeaTemperature[] = [
  { least: 3.8, most: 12.3 },
  { least: 3.8, most: 12.3 },
  { least: 5, most: 12.3 },
  { least: 5, most: 12.8 },
  { least: 7.7, most: 16.2 },
  { least: 11.1, most: 18.9 },
  { least: 12.7, most: 21.2 },
  { least: 13.8, most: 22.3 },
  { least: 12.7, most: 21.2 },
  { least: 12.2, most: 20 },
  { least: 10, most: 17.3 },
  { least: 6.1, most: 15 },
];

/** What the sea of the strait may be in the month (UTC) of `at`, where nobody has measured it. */
export function seaOfSeason(at: Instant): SeaTemperature {
  const sea = BY_MONTH[new Date(epochMs(at)).getUTCMonth()];
  if (sea === undefined) throw new RangeError(`expected a month of the year; came that of ${at}`);
  return sea;
}
