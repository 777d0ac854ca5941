import type { Axis, Figure, Hemisphere, Sign } from "./angle-tokens.ts";

/** Degrees without their sign, and what was said of the sign. */
export type Angle = {
  readonly degrees: number;
  /** How many digits the degrees were written with. */
  readonly digits: number;
  /** One of its last digit, in degrees. */
  readonly precision: number;
  /** 1 degrees; 2 degrees and minutes; 3 seconds too. */
  readonly parts: 1 | 2 | 3;
  /** How many figures were written: 1 for "5102.30". */
  readonly figures: number;
  readonly axis: Axis | null;
  readonly hemisphere: Hemisphere | null;
  readonly sign: Sign;
  readonly decimals: number;
  /** Whether a letter, a minus, a mark or a name says that it is an angle. */
  readonly marked: boolean;
};

/** Minutes and seconds have sixty; with "any" a slip is read too, to be told from no angle. */
export type Limits = "sixty" | "any";

const ROLES = ["degrees", "minutes", "seconds"] as const;

/**
 * One to three figures as an angle: degrees, minutes and seconds in a row, or in one figure
 * ("5102.30", "510230") when a letter or name says of which kind. Null when they are none.
 */
export function angleOf(figures: readonly Figure[], limits: Limits): Angle | null {
  const [first] = figures;
  const last = figures.at(-1);
  if (first === undefined || last === undefined) return null;
  const told = axisTold(first, last);
  if (told === null || !figures.every((_, index) => isInPlace(figures, index))) return null;
  const isCompact = figures.length === 1 && first.digits > 3;
  const values = isCompact ? compactParts(first, told.axis) : figures;
  const degrees = degreesOf(values, limits);
  if (degrees === null) return null;
  const parts = values.length as 1 | 2 | 3;
  return {
    degrees,
    digits: Math.min(first.digits, 3),
    precision: 10 ** -last.decimals / 60 ** (parts - 1),
    parts,
    figures: figures.length,
    ...told,
    sign: first.sign,
    decimals: last.decimals,
    marked: told.axis !== null || figures.some(isMarked),
  };
}

function isMarked({ sign, mark }: Figure): boolean {
  return sign === "-" || mark !== null;
}

function isSigned({ sign }: Figure): boolean {
  return sign === "+" || sign === "-";
}

/** What letters and names say of an angle; null when they contradict each other. */
function axisTold(first: Figure, last: Figure): Pick<Angle, "axis" | "hemisphere"> | null {
  const hemisphere = first.before ?? last.after;
  if (last.after !== null && last.after !== hemisphere) return null;
  const axis = hemisphere === null ? first.axis : axisOf(hemisphere);
  return first.axis === null || first.axis === axis ? { axis, hemisphere } : null;
}

/** The degrees of one to three parts; null for minutes or seconds of sixty or more. */
function degreesOf([degrees, minutes, seconds]: readonly Part[], limits: Limits): number | null {
  if (degrees === undefined || (degrees.digits > 3 && limits === "sixty")) return null;
  const [lower, least] = [minutes?.value ?? 0, seconds?.value ?? 0];
  if (limits === "sixty" && Math.max(lower, least) >= 60) return null;
  return degrees.value + lower / 60 + least / 3600;
}

function axisOf(hemisphere: Hemisphere): Axis {
  return hemisphere === "N" || hemisphere === "S" ? "lat" : "lon";
}

/** Whether a figure stands in its role among the parts of one angle. */
function isInPlace(figures: readonly Figure[], index: number): boolean {
  const figure = figures[index];
  if (figure === undefined || (figure.mark !== null && figure.mark !== ROLES[index])) return false;
  const isLast = index === figures.length - 1;
  if (!isLast && (figure.after !== null || figure.decimals > 0)) return false;
  return index === 0 || (isLower(figure) && isJoined(figures, index));
}

/** Whether a figure is joined to the one before, in one manner: "21 51-09" is not. */
function isJoined(figures: readonly Figure[], index: number): boolean {
  const [first, before, figure] = [figures[0], figures[index - 1], figures[index]];
  if (figure?.gap === "stop") return before?.mark !== null;
  return index < 2 || first?.mark !== null || before?.gap === figure?.gap;
}

/** Whether a figure can be minutes or seconds: it begins nothing of its own. */
function isLower(figure: Figure): boolean {
  const { axis, before, digits } = figure;
  return axis === null && before === null && !isSigned(figure) && digits < 3;
}

type Part = Pick<Figure, "value" | "digits">;

/**
 * "5102.30" and "00122.10" as degrees and minutes, "510230" and "0012210" with seconds; none
 * without a letter or name, since a telephone number has as many digits.
 */
function compactParts({ value, digits }: Figure, axis: Axis | null): readonly Part[] {
  if (axis === null) return [];
  const withSeconds = digits > 5;
  const fits = axis === "lat" ? digits === 4 || digits === 6 : digits < 8;
  if (!fits) return [];
  const scale = withSeconds ? 10_000 : 100;
  const degrees = { value: Math.trunc(value / scale), digits: 3 };
  const rest = value - degrees.value * scale;
  if (!withSeconds) return [degrees, { value: rest, digits: 2 }];
  const minutes = Math.trunc(rest / 100);
  return [degrees, { value: minutes, digits: 2 }, { value: rest - minutes * 100, digits: 2 }];
}
