declare const unitBrand: unique symbol;
type Quantity<Unit extends string> = number & { readonly [unitBrand]: Unit };

export type Metres = Quantity<"m">;
export type Seconds = Quantity<"s">;
export type MetresPerSecond = Quantity<"m/s">;

/**
 * One international nautical mile: 1852 m exactly (First International Hydrographic Conference,
 * 1929).
 */
const METRES_PER_NAUTICAL_MILE = 1852;

export const metres = (value: number): Metres => value as Metres;
export const nauticalMiles = (value: number): Metres =>
  (value * METRES_PER_NAUTICAL_MILE) as Metres;
export const toNauticalMiles = (length: Metres): number => length / METRES_PER_NAUTICAL_MILE;

export const seconds = (value: number): Seconds => value as Seconds;
export const minutes = (value: number): Seconds => (value * 60) as Seconds;
export const hours = (value: number): Seconds => (value * 3600) as Seconds;
export const toMinutes = (length: Seconds): number => length / 60;

export const metresPerSecond = (value: number): MetresPerSecond => value as MetresPerSecond;
export const knots = (value: number): MetresPerSecond =>
  ((value * METRES_PER_NAUTICAL_MILE) / 3600) as MetresPerSecond;
export const toKnots = (speed: MetresPerSecond): number =>
  (speed * 3600) / METRES_PER_NAUTICAL_MILE;
