import { assert, epochMs, type Instant } from "#units";
import type { Coverage, Flow, FlowError } from "./flow.ts";

const EVERYWHERE = { west: -180, south: -90, east: 180, north: 90 };

/** A current or wind that is the same everywhere and always; m/s towards east and north. */
export function uniformFlow(given: {
  readonly quantity: Flow["quantity"];
  readonly east: number;
  readonly north: number;
  readonly error: FlowError;
  readonly source: string;
}): Flow {
  const { east, north } = given;
  assert(
    Number.isFinite(east) && Number.isFinite(north),
    `expected a ${given.quantity} in m/s east and north; came ${east}, ${north}`,
  );
  return sameEverywhere(given, { ...EVERYWHERE, from: null, until: null }, () => ({ east, north }));
}

/** What a table says from its time on; m/s towards. */
export type FlowRow = { readonly at: Instant; readonly east: number; readonly north: number };

/**
 * A current or wind by a table of times: the same everywhere, linear in both components between two
 * rows. Before the first row and after the last it is NaN, or with `held` as in that row. Throws
 * when there is no row, a component is no number, or the times do not ascend.
 */
export function tableFlow(given: {
  readonly quantity: Flow["quantity"];
  readonly rows: readonly FlowRow[];
  readonly error: FlowError;
  readonly source: string;
  readonly held: { readonly before: boolean; readonly after: boolean };
}): Flow {
  const { rows, held } = given;
  checkRows(given.quantity, rows);
  const times = rows.map(({ at }) => epochMs(at));
  const coverage: Coverage = {
    ...EVERYWHERE,
    from: held.before ? null : (rows[0]?.at ?? null),
    until: held.after ? null : (rows.at(-1)?.at ?? null),
  };
  const nothing = { east: Number.NaN, north: Number.NaN };
  return sameEverywhere(given, coverage, (atMs) => {
    const next = times.findIndex((time) => time >= atMs);
    const after = rows[next === -1 ? rows.length - 1 : next] ?? nothing;
    if (next === -1) return held.after ? after : nothing;
    if (times[next] === atMs) return after;
    if (next === 0) return held.before ? after : nothing;
    const before = rows[next - 1] ?? nothing;
    const from = times[next - 1] ?? 0;
    const share = (atMs - from) / ((times[next] ?? 0) - from);
    return {
      east: before.east + share * (after.east - before.east),
      north: before.north + share * (after.north - before.north),
    };
  });
}

function checkRows(quantity: string, rows: readonly FlowRow[]): void {
  assert(rows.length > 0, `expected a table of the ${quantity} with a row; came none`);
  for (const [index, { at, east, north }] of rows.entries()) {
    assert(
      Number.isFinite(east) && Number.isFinite(north),
      `expected the ${quantity} at ${at} in m/s east and north; came ${east}, ${north}`,
    );
    const before = rows[index - 1]?.at ?? "";
    assert(before < at, `expected the times of the ${quantity} to ascend; came ${before}, ${at}`);
  }
}

function sameEverywhere(
  given: Pick<Flow, "quantity" | "source"> & { readonly error: FlowError },
  coverage: Coverage,
  at: (atMs: number) => { readonly east: number; readonly north: number },
): Flow {
  const { quantity, source, error } = given;
  return {
    quantity,
    source,
    coverage,
    spacing: null,
    lattice: null,
    steady: true,
    errorAt: () => error,
    sampleInto({ columns, rows }, atMs, out, lane) {
      const { east, north } = at(atMs);
      for (let node = 0; node < columns * rows; node += 1) {
        out[4 * node + lane] = east;
        out[4 * node + lane + 1] = north;
      }
    },
  };
}
