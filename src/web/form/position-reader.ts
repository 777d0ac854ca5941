import { openChart, type Chart } from "#chart";
import { readPosition } from "#intake";
import { viewPositions, type Language, type PositionsView } from "#show";

/** Reads what was typed as a position; the chart tells what places are meant and where it lies. */
export type OpenReader = {
  readonly read: (words: string, language: Language) => PositionsView;
  readonly hasChart: boolean;
};

/** The chart that the map shows too; without it only figures are read, and no place is named. */
async function fetchChart(): Promise<Chart | null> {
  try {
    const [land, places, boundaries, banks, lanes] = await Promise.all(
      ["land", "places", "boundaries", "sandbanks", "lanes"].map(fetchJson),
    );
    return openChart({ land, places, boundaries, banks, lanes });
  } catch {
    return null;
  }
}

async function fetchJson(name: string): Promise<unknown> {
  const response = await fetch(`/chart/${name}.json`);
  if (!response.ok) throw new Error(`expected the chart's file ${name}; came ${response.status}`);
  return response.json();
}

/** Opens the reader, with the chart if its files come. */
export async function openPositionReader(): Promise<OpenReader> {
  const chart = await fetchChart();
  return {
    read: (words, language) => viewPositions(readPosition(words, chart), chart, language),
    hasChart: chart !== null,
  };
}
