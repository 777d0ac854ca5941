import { flowOfToldCurrent, flowOfToldWind, type Flow, type Shore } from "#chart";
import type { Ask, WindRow } from "#picture";
import type { DriftQuestion } from "#predict";

/** What lies around a boat when it drifts, opened by the shell. */
export type Surroundings = {
  /** Currents and winds out of files, the most recent first. */
  readonly fields: readonly Flow[];
  /** The tidal streams that Vigie has with it. */
  readonly streams: Flow;
  /** Null for open sea without land. */
  readonly shore: Shore | null;
};

/**
 * The whole question that a boat asks of the drift: files first, then wind and current as they were
 * stated, the wind otherwise as assumed, and under everything the embedded streams.
 */
export function driftQuestionOf(
  ask: Ask,
  rows: readonly WindRow[],
  { fields, streams, shore }: Surroundings,
): DriftQuestion {
  const told =
    ask.stated.length === 0 ? [] : [flowOfToldCurrent(ask.stated, sourcesOf(ask.stated), streams)];
  const { from, until, every, step, particles, seed, starts, life, underWay, fixes } = ask;
  return {
    from,
    until,
    every,
    step,
    particles,
    seed,
    starts,
    life,
    underWay,
    fixes,
    currents: [...fields.filter(({ quantity }) => quantity === "current"), ...told, streams],
    winds: [
      ...fields.filter(({ quantity }) => quantity === "wind"),
      flowOfToldWind(rows, sourcesOf(rows)),
    ],
    shore,
  };
}

const sourcesOf = (rows: readonly { readonly source: string }[]): string =>
  [...new Set(rows.map(({ source }) => source))].join(", ");
