/** A rectangle in a frame: metres along and across. */
export type Sides = {
  readonly u0: number;
  readonly u1: number;
  readonly v0: number;
  readonly v1: number;
};

/** Points with a mass, in a frame. */
export type Masses = {
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly mass: Float64Array;
};

/** How much mass lies within a rectangle. */
export type MassTable = (sides: Sides) => number;

/** Cells each way. An eighth of a standard deviation of a cloud of four to each side. */
const CELLS = 64;

/**
 * Masses over a rectangle of `cells` each way, summed from its corner, so that any rectangle's mass
 * is read off at four corners (Crow 1984); even within a cell. What is outside `over` is left out.
 */
export function massTable(given: readonly Masses[], over: Sides): MassTable {
  const [stepU, stepV] = [(over.u1 - over.u0) / CELLS, (over.v1 - over.v0) / CELLS];
  const row = CELLS + 1;
  const sums = new Float64Array(row * row);
  for (const { u, v, mass } of given) {
    for (let i = 0; i < mass.length; i += 1) {
      const [column, line] = [(u[i]! - over.u0) / stepU, (v[i]! - over.v0) / stepV];
      if (!(column >= 0 && column < CELLS && line >= 0 && line < CELLS)) continue;
      const at = (Math.floor(line) + 1) * row + Math.floor(column) + 1;
      sums[at] = sums[at]! + mass[i]!;
    }
  }
  for (let line = 1; line < row; line += 1) {
    let along = 0;
    for (let column = 1; column < row; column += 1) {
      const at = line * row + column;
      along += sums[at]!;
      sums[at] = along + sums[at - row]!;
    }
  }
  const below = (u: number, v: number): number => {
    const column = Math.min(CELLS, Math.max(0, (u - over.u0) / stepU));
    const line = Math.min(CELLS, Math.max(0, (v - over.v0) / stepV));
    const [c, l] = [Math.min(CELLS - 1, Math.floor(column)), Math.min(CELLS - 1, Math.floor(line))];
    const [a, b] = [column - c, line - l];
    const at = l * row + c;
    return (
      (1 - b) * ((1 - a) * sums[at]! + a * sums[at + 1]!) +
      b * ((1 - a) * sums[at + row]! + a * sums[at + row + 1]!)
    );
  };
  return ({ u0, u1, v0, v1 }) => below(u1, v1) - below(u0, v1) - below(u1, v0) + below(u0, v0);
}
