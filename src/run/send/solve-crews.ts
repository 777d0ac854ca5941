import { createRequire } from "node:module";
import { chosenBy, modelOf, type Crew } from "#plan";

// Its types are those of its CommonJS side.
const { default: openHighs } = createRequire(import.meta.url)("highs") as typeof import("highs");
let highs: ReturnType<typeof openHighs> | null = null;

/**
 * The crews of most worth, by HiGHS (in WebAssembly), to the last one: no gap is left. Throws an
 * Error when the solver finds no optimum, which a set packing always has.
 */
export async function solveCrews(crews: readonly Crew[]): Promise<readonly Crew[]> {
  if (crews.length === 0) return [];
  highs ??= openHighs();
  const solver = await highs;
  const { Status: status, Columns: columns } = solver.solve(modelOf(crews), {
    mip_rel_gap: 0,
    mip_abs_gap: 0,
  });
  if (status !== "Optimal") throw new Error(`expected an optimal choice of units; came ${status}`);
  return chosenBy(crews, (name) => {
    const column = columns[name];
    return column !== undefined && "Primal" in column ? column.Primal : 0;
  });
}
