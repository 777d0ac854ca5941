import { epochMs, instantFromMs, type Instant } from "./instant.ts";
import type { Position } from "./position.ts";

const RADIANS = Math.PI / 180;
const MINUTES_PER_DAY = 1440;
const DAY_MS = 86_400_000;

/** Sun's centre 0.833° below the horizon: refraction and half the disc (NOAA Solar Calculator). */
export const SUNRISE_ELEVATION = -0.833;
/** Civil twilight begins with the sun 6° below the horizon: a search by eye becomes possible. */
export const CIVIL_DAWN_ELEVATION = -6;

/**
 * The next moment at or after `after` at which the sun rises through `elevation` degrees, or null
 * where it does not within two days. Within about two minutes below 72° latitude. Source: NOAA
 * Solar Calculator, general equations (Spencer 1971 Fourier series).
 */
export function nextSunrise(place: Position, after: Instant, elevation: number): Instant | null {
  const start = Math.floor(epochMs(after) / DAY_MS) * DAY_MS;
  for (let day = -1; day <= 2; day += 1) {
    const ms = sunriseOn(start + day * DAY_MS, place, elevation);
    if (ms !== null && ms >= epochMs(after)) return instantFromMs(Math.round(ms));
  }
  return null;
}

/** The sun's declination, radians, and the equation of time, minutes, of the day at `dayMs`. */
function sunOn(dayMs: number): { readonly declination: number; readonly equationOfTime: number } {
  const year = new Date(dayMs).getUTCFullYear();
  const dayOfYear = (dayMs - Date.UTC(year, 0, 1)) / DAY_MS;
  // Fractional year at 06 UTC, near enough to sunrise in the longitudes we watch.
  const gamma = ((2 * Math.PI) / 365) * (dayOfYear - 0.25);
  const equationOfTime =
    229.18 *
    (0.000075 +
      0.001868 * Math.cos(gamma) -
      0.032077 * Math.sin(gamma) -
      0.014615 * Math.cos(2 * gamma) -
      0.040849 * Math.sin(2 * gamma));
  const declination =
    0.006918 -
    0.399912 * Math.cos(gamma) +
    0.070257 * Math.sin(gamma) -
    0.006758 * Math.cos(2 * gamma) +
    0.000907 * Math.sin(2 * gamma) -
    0.002697 * Math.cos(3 * gamma) +
    0.00148 * Math.sin(3 * gamma);
  return { declination, equationOfTime };
}

/**
 * Sunrise of the UTC day beginning at `dayMs`, in ms since 1970; null when the sun does not cross.
 */
function sunriseOn(dayMs: number, place: Position, elevation: number): number | null {
  const { declination, equationOfTime } = sunOn(dayMs);
  const lat = place.lat * RADIANS;
  const cosine =
    (Math.sin(elevation * RADIANS) - Math.sin(lat) * Math.sin(declination)) /
    (Math.cos(lat) * Math.cos(declination));
  if (!(Math.abs(cosine) <= 1)) return null;
  const hourAngle = Math.acos(cosine) / RADIANS;
  const minutes = MINUTES_PER_DAY / 2 - 4 * (place.lon + hourAngle) - equationOfTime;
  return dayMs + minutes * 60_000;
}

/**
 * How high the sun's centre stands, degrees above the horizon without refraction. Within about
 * 0.5°. Source: as `nextSunrise`.
 */
export function sunElevation(place: Position, at: Instant): number {
  const ms = epochMs(at);
  const dayMs = Math.floor(ms / DAY_MS) * DAY_MS;
  const { declination, equationOfTime } = sunOn(dayMs);
  const solarMinutes = (ms - dayMs) / 60_000 + equationOfTime + 4 * place.lon;
  const hourAngle = (solarMinutes / 4 - 180) * RADIANS;
  const lat = place.lat * RADIANS;
  const sine =
    Math.sin(lat) * Math.sin(declination) +
    Math.cos(lat) * Math.cos(declination) * Math.cos(hourAngle);
  return Math.asin(sine) / RADIANS;
}
