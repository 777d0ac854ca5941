import { Fault } from "../fault.ts";
import { axesOf, levelFor, scalarHeight, type Axis, type AxisKind } from "./cf-axes.ts";
import { readUnpacked, textOf, type DataFile, type DataVariable, type Range } from "./data-file.ts";

/** One component of a field, its axes found and its level chosen. */
export type Component = {
  readonly variable: DataVariable;
  readonly time: Axis;
  readonly y: Axis;
  readonly x: Axis;
  readonly ranges: readonly Range[];
  readonly notes: readonly string[];
};

const ROWS: ReadonlySet<AxisKind> = new Set(["latitude", "y"]);
const COLUMNS: ReadonlySet<AxisKind> = new Set(["longitude", "x"]);

/** Throws a Fault when an axis is missing or cannot be told, or no level will do. */
export function componentOf(
  file: DataFile,
  variable: DataVariable,
  quantity: "current" | "wind",
): Component {
  const axes = axesOf(file, variable);
  const time = axes.find(({ kind }) => kind === "time");
  if (time === undefined) {
    throw new Fault(
      `${variable.name}: expected a dimension of time; came ${variable.dimensions.join(", ")}`,
    );
  }
  const [y, x] = planeOf(variable, axes);
  const notes: string[] = [];
  const ranges = axes.map((axis): Range => {
    if (axis === time || axis === y || axis === x) return [0, axis.size];
    const [index, note] = chosenOn(axis, variable, quantity);
    if (note !== null) notes.push(`${variable.name}: ${note}`);
    return [index, index + 1];
  });
  const height = quantity === "wind" ? scalarHeight(file, variable) : null;
  if (height !== null && Math.abs(height - 10) > 0.5) {
    throw new Fault(`${variable.name}: expected a wind at 10 m; came one at ${height} m`);
  }
  return { variable, time, y, x, ranges, notes };
}

function planeOf(variable: DataVariable, axes: readonly Axis[]): [Axis, Axis] {
  const y = axes.find(({ kind }) => ROWS.has(kind));
  const x = axes.find(({ kind }) => COLUMNS.has(kind));
  if (y !== undefined && x !== undefined) return [y, x];
  // A grid whose nodes have each their place: its dimensions are the last two, without coordinates.
  const [row, column] = axes.slice(-2);
  if (row?.kind === "unknown" && column?.kind === "unknown" && axes.length >= 3) {
    return [row, column];
  }
  throw new Fault(
    `${variable.name}: expected latitude and longitude or x and y among its dimensions, told by ` +
      `axis, standard_name or units; came ${variable.dimensions.join(", ")}`,
  );
}

function chosenOn(
  axis: Axis,
  variable: DataVariable,
  quantity: "current" | "wind",
): [index: number, note: string | null] {
  if (axis.kind === "level") {
    const level = levelFor(quantity, axis);
    return [level.index, level.note];
  }
  if (axis.kind === "member") {
    return [0, `the first of ${axis.size} members of the ensemble is read, the others are not`];
  }
  if (axis.size === 1) return [0, null];
  throw new Fault(
    `${variable.name}: expected time, level, member, latitude and longitude; came a dimension ` +
      `"${axis.dimension}" of ${axis.size} that says not what it is`,
  );
}

const SPEED_UNITS: readonly (readonly [RegExp, number])[] = [
  [
    /^(m s-1|m\/s|ms-1|m\.s-1|m s\^-1|m s\*\*-1|met(re|er)s?[ -]?(second-1|s-1|\/s|per second))$/,
    1,
  ],
  [/^(cm s-1|cm\/s|cm\.s-1|cm s\*\*-1|centimet(re|er)s? (second-1|s-1))$/, 0.01],
  [/^(km h-1|km\/h|km\.h-1|kph)$/, 1 / 3.6],
  [/^(knots?|kts?|kn)$/, 1852 / 3600],
];

/** Metres per second to one of the unit; null when it is no speed. An empty text is not known. */
export function speedFactor(units: string): number | null {
  const plain = units.trim().toLowerCase().replaceAll(/\s+/g, " ");
  return SPEED_UNITS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** No wind or current on earth is faster, m/s: a value beyond is an undeclared "missing". */
export const FASTEST_MS = 150;

/**
 * Values in m/s at [(time * rows + row) * columns + column], NaN where the file has none. Throws a
 * Fault for units that are no speed and for speeds that no wind has.
 */
export function readSpeeds(component: Component): Float32Array {
  const { variable, time, y, x, ranges } = component;
  const units = textOf(variable, "units");
  const factor = units === "" ? 1 : speedFactor(units);
  if (factor === null) throw new Fault(`${variable.name}: expected m s-1; came "${units}"`);
  const stored = readUnpacked(variable, ranges);
  const strides = stridesOf(ranges);
  const out = new Float32Array(stored.length);
  let node = 0;
  for (let t = 0; t < time.size; t += 1) {
    for (let row = 0; row < y.size; row += 1) {
      const base = t * (strides[time.index] ?? 0) + row * (strides[y.index] ?? 0);
      for (let column = 0; column < x.size; column += 1) {
        const value = (stored[base + column * (strides[x.index] ?? 0)] ?? Number.NaN) * factor;
        if (Math.abs(value) > FASTEST_MS) throw tooFast(variable.name, value);
        out[node++] = value;
      }
    }
  }
  return out;
}

const tooFast = (name: string, value: number): Fault =>
  new Fault(
    `${name}: expected speeds below ${FASTEST_MS} m/s; came ${value}: missing values must be ` +
      "declared by _FillValue or missing_value",
  );

function stridesOf(ranges: readonly Range[]): number[] {
  const strides = ranges.map(() => 1);
  for (let i = ranges.length - 2; i >= 0; i -= 1) {
    const [from, until] = ranges[i + 1] ?? [0, 1];
    strides[i] = (strides[i + 1] ?? 1) * (until - from);
  }
  return strides;
}
