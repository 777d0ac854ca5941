import { flowOfGrid, unpackGrids, usualFileError, type Flow, type Hours } from "#chart";
import type { ChosenField } from "#show";

/** Files that stay in memory; a day of a fine model is some 10 MB here. Ours. */
const KEPT_MOST = 8;
/** A file that could not be had is asked for again no sooner than this. */
const AGAIN_MS = 15_000;
const ANSWER_WITHIN_MS = 20_000;

/** A file that a run had to do without. */
export type LeftField = Pick<ChosenField, "entry" | "quantity" | "source"> & {
  /** Whether the server said that it has lost the file; else it could not be asked. */
  readonly lost: boolean;
};

/** The flows of a run, and the files it has to do without. */
export type HadFields = { readonly flows: readonly Flow[]; readonly left: readonly LeftField[] };

type Had = { readonly flows: readonly Flow[] } | { readonly lost: boolean; readonly at: number };

const held = new Map<string, Promise<Had>>();

/** Fetches what is not yet here of the files chosen, one after the other. */
export async function fieldFlows(chosen: readonly ChosenField[], hours: Hours): Promise<HadFields> {
  const flows: Flow[] = [];
  const left: LeftField[] = [];
  for (const { entry, quantity, source, sha256 } of chosen) {
    const had = await once(sha256, hours);
    if ("flows" in had) {
      const wanted = had.flows.filter((flow) => flow.quantity === quantity);
      flows.push(...wanted.map((flow) => ({ ...flow, source })));
    } else left.push({ entry, quantity, source, lost: had.lost });
  }
  return { flows, left };
}

async function once(sha256: string, hours: Hours): Promise<Had> {
  const address = `/api/fields/${sha256}/grids?from=${hours.from}&until=${hours.until}`;
  const before = held.get(address);
  if (before !== undefined) {
    const had = await before;
    if ("flows" in had || performance.now() - had.at < AGAIN_MS) return had;
    held.delete(address);
  }
  // Whoever comes while it is fetched waits for the same.
  const fetched = held.get(address) ?? fetchFlows(address);
  const [oldest] = held.keys();
  if (held.size >= KEPT_MOST && oldest !== undefined) held.delete(oldest);
  held.set(address, fetched);
  return fetched;
}

async function fetchFlows(address: string): Promise<Had> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    if (!response.ok) return { lost: response.status < 500, at: performance.now() };
    const grids = unpackGrids(new Uint8Array(await response.arrayBuffer()));
    return { flows: grids.map((grid) => flowOfGrid(grid, usualFileError(grid))) };
  } catch {
    return { lost: false, at: performance.now() };
  }
}
