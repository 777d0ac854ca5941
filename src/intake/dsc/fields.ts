/** Where a call says it is. */
export type DscPosition = {
  readonly lon: number | null;
  readonly lat: number | null;
  /** Minutes of arc: the position may be that far beyond what is written, away from 0°. */
  readonly resolution: number | null;
};

const NOWHERE: DscPosition = { lon: null, lat: null, resolution: null };

/**
 * A symbol without the first of three digits, which some receivers write: "112" and "12" are the
 * same.
 */
export function readSymbol(field: string | undefined): string {
  const written = field?.trim() ?? "";
  return /^1\d\d$/.test(written) ? written.slice(1) : written;
}

/** Nine digits, behind which DSC has a zero. Null when it is no MMSI. */
export function readMmsi(field: string | undefined): string | null {
  const written = field?.trim() ?? "";
  if (!/^\d{9}0?$/.test(written)) return null;
  const mmsi = written.slice(0, 9);
  return mmsi === "000000000" ? null : mmsi;
}

/** "1805" as "18:05"; null for 8888, which says that nobody knows, and for what is no time. */
export function readTimeOfDay(field: string | undefined): string | null {
  const parts = /^([01]\d|2[0-3])([0-5]\d)$/.exec(field?.trim() ?? "");
  return parts === null ? null : `${parts[1]}:${parts[2]}`;
}

/**
 * A position in ten digits: quadrant (0 north-east, 1 north-west, 2 south-east, 3 south-west),
 * latitude and longitude in degrees and whole minutes (ITU-R M.493-15, 8.1.2). Ten nines are
 * "unknown".
 */
export function readCoarsePosition(field: string | undefined): DscPosition {
  const parts = /^([0-3])(\d\d)([0-5]\d)(\d{3})([0-5]\d)$/.exec(field?.trim() ?? "");
  if (parts === null) return NOWHERE;
  const [, quadrant, latDegrees, latMinutes, lonDegrees, lonMinutes] = parts;
  const lat = Number(latDegrees) * 60 + Number(latMinutes);
  const lon = Number(lonDegrees) * 60 + Number(lonMinutes);
  if (lat > 90 * 60 || lon > 180 * 60) return NOWHERE;
  const [south, west] = [Number(quadrant) >= 2, Number(quadrant) % 2 === 1];
  return { lon: degrees(lon, west), lat: degrees(lat, south), resolution: 1 };
}

/**
 * The position to 1/10 000 minute: eight digits, the decimals of the minutes of latitude and
 * longitude. `coarse` is the field of the call, which has the quadrant: at Greenwich a sign would
 * not. What is no refinement leaves the coarse position.
 */
export function readFinePosition(field: string, coarse: string): DscPosition {
  const decimals = /^(\d{4})(\d{4})$/.exec(field);
  const base = readCoarsePosition(coarse);
  if (decimals === null || base.lon === null || base.lat === null) return base;
  const quadrant = Number(coarse.trim().charAt(0));
  const lat = Math.abs(base.lat) * 60 + Number(decimals[1]) / 10_000;
  const lon = Math.abs(base.lon) * 60 + Number(decimals[2]) / 10_000;
  if (lat > 90 * 60 || lon > 180 * 60) return base;
  return {
    lon: degrees(lon, quadrant % 2 === 1),
    lat: degrees(lat, quadrant >= 2),
    resolution: 0.0001,
  };
}

/** Degrees to 7 decimals; zero has no sign. */
function degrees(minutes: number, negative: boolean): number {
  const value = Math.round((minutes / 60) * 1e7) / 1e7;
  return negative && value !== 0 ? -value : value;
}
