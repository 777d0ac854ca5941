/** A unit as it is written, what it measures, and its size in the measure's base unit. */
export type UnitWord = {
  readonly unit: string;
  readonly measure: string;
  readonly size: number;
};

const TABLE: readonly (readonly [string, string, string, number])[] = [
  // Lengths in metres: the international yard and mile (1959) and the nautical mile (BIPM).
  ["m", "m metre meter metres meters", "length", 1],
  ["km", "km kms kilometre kilometer kilometres kilometers", "length", 1000],
  ["cm", "cm centimetre centimeter centimetres centimeters", "length", 0.01],
  ["mm", "mm millimetre millimeter millimetres millimeters", "length", 0.001],
  ["mile", "mile miles", "length", 1609.344],
  ["nautical mile", "nmi", "length", 1852],
  ["yard", "yard yards", "length", 0.9144],
  ["foot", "foot feet ft", "length", 0.3048],
  ["inch", "inch inches", "length", 0.0254],
  ["kg", "kg kilo kilos kilogram kilograms kilogramme kilogrammes", "mass", 1],
  ["g", "gram grams gramme grammes", "mass", 0.001],
  ["t", "tonne tonnes", "mass", 1000],
  ["ton", "ton tons", "mass", 1016.0469],
  ["lb", "lb lbs", "mass", 0.45359237],
  ["second", "second seconds", "time", 1],
  ["minute", "minute minutes", "time", 60],
  ["hour", "hour hours", "time", 3600],
  ["day", "day days", "time", 86400],
  ["week", "week weeks", "time", 604800],
  ["month", "month months", "time", 2629746],
  ["year", "year years", "time", 31556952],
  ["mph", "mph", "speed", 0.44704],
  ["kmh", "kph kmh", "speed", 1 / 3.6],
  ["knot", "knot knots kt kts", "speed", 1852 / 3600],
  ["hectare", "hectare hectares", "area", 10000],
  ["acre", "acre acres", "area", 4046.8564224],
  ["litre", "litre litres liter liters", "volume", 1],
  ["gallon", "gallon gallons", "volume", 4.54609],
  ["GBP", "£ pound pounds sterling gbp", "GBP", 1],
  ["EUR", "€ euro euros eur", "EUR", 1],
  ["USD", "$ dollar dollars usd", "USD", 1],
  ["%", "% percent pc", "share", 0.01],
  ["degree", "degree degrees", "temperature", 1],
];

const BY_WORD = new Map<string, UnitWord>(
  TABLE.flatMap(([unit, words, measure, size]) =>
    words.split(" ").map((word) => [word, { unit, measure, size }] as const),
  ),
);
const BY_UNIT = new Map<string, UnitWord>(
  TABLE.map(([unit, , measure, size]) => [unit, { unit, measure, size }]),
);

/** The unit that a lower-case word names, or null. */
export const unitOfWord = (word: string): UnitWord | null => BY_WORD.get(word) ?? null;

/** The unit by its own sign, such as km, or null for things counted. */
export const unitOfSign = (sign: string): UnitWord | null => BY_UNIT.get(sign) ?? null;
