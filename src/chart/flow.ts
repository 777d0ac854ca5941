import type { Instant, MetresPerSecond, Position } from "#units";

/**
 * Nodes on which a run lays out its fields: degrees, columns from west to east within rows from
 * south to north. Node `row * columns + column` lies at (west + column * stepLon, south + row *
 * stepLat).
 */
export type SampleGrid = {
  readonly west: number;
  readonly south: number;
  readonly stepLon: number;
  readonly stepLat: number;
  readonly columns: number;
  readonly rows: number;
};

/** Nodes at equal steps of longitude and latitude, without an end. Degrees; steps above 0. */
export type Lattice = {
  readonly lon: number;
  readonly lat: number;
  readonly stepLon: number;
  readonly stepLat: number;
};

/** Where and when a flow is known; a null end of time is open. Degrees. */
export type Coverage = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly from: Instant | null;
  readonly until: Instant | null;
};

/**
 * How wrong a flow is, as one standard deviation each. Share, turn and delay are drawn once for a
 * particle, since a model that is late is late for hours; the residual is a process with a memory.
 */
export type FlowError = {
  /** Of the speed: 0.2 is 20 %. */
  readonly speedShare: number;
  readonly directionDegrees: number;
  readonly minutes: number;
  /** Added to each component, m/s. */
  readonly residual: MetresPerSecond;
  /** The time after which the residual has forgotten 1 - 1/e of itself, hours. */
  readonly residualHours: number;
};

/**
 * A current or a wind over place and time. The current is that of the water in which a boat lies;
 * the wind that at 10 m. Both are towards, in m/s east and north.
 */
export type Flow = {
  readonly quantity: "current" | "wind";
  /** Where it comes from, for the line of assumptions. */
  readonly source: string;
  readonly coverage: Coverage;
  /** Degrees of latitude between its own nodes; null when it is the same everywhere. */
  readonly spacing: number | null;
  /**
   * One of its own nodes and the steps between them, degrees, so that a run can sample it where it
   * is known; null when it is the same everywhere or its nodes lie on a projection.
   */
  readonly lattice: Lattice | null;
  /** Whether it knows the same nodes at all the times that it covers. */
  readonly steady: boolean;
  errorAt(place: Position): FlowError;
  /**
   * Writes the flow at `atMs` (milliseconds since 1970) at every node into out[4 * node + lane] and
   * out[4 * node + lane + 1]; lane 0 for a current, 2 for a wind. NaN where it knows nothing.
   */
  sampleInto(grid: SampleGrid, atMs: number, out: Float32Array, lane: 0 | 2): void;
};
