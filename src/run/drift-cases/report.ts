/** Distances below this agree, metres. */
export const METRES_MAX = 0.1;
/** Means within so many standard errors agree. */
export const Z_MAX = 4;
/** Variances within this share of each other agree. */
export const VARIANCE_SHARE_MAX = 0.1;

/** One run of a case against its reference. */
export type RunReport = {
  /** Its keys in the file; empty for the only one. */
  readonly run: string;
  readonly passed: boolean;
  /** Greatest distance, for runs without chance. */
  readonly metres: number | null;
  /** Worst standard errors of a mean or a share, for ensembles. */
  readonly z: number | null;
  /** The ratio of variances furthest from 1. */
  readonly varianceRatio: number | null;
  /** What else disagrees, or could not be run; a sentence each. */
  readonly wrong: readonly string[];
  /** What was assumed. */
  readonly notes: readonly string[];
};

/** A file of the folder. */
export type CaseReport = {
  readonly case: string;
  readonly file: string;
  readonly passed: boolean;
  readonly metres: number | null;
  readonly z: number | null;
  readonly varianceRatio: number | null;
  /** Keys of the file that nothing made sense of. */
  readonly notUnderstood: readonly string[];
  readonly runs: readonly RunReport[];
};

/** What a run measured; it passes when all that it measured is within the limits. */
export type Measured = Partial<Omit<RunReport, "run" | "passed">>;

export function runReport(run: string, measured: Measured): RunReport {
  const { metres = null, z = null, varianceRatio = null, wrong = [], notes = [] } = measured;
  const within = [
    metres === null || metres <= METRES_MAX,
    z === null || Math.abs(z) < Z_MAX,
    varianceRatio === null || Math.abs(varianceRatio - 1) <= VARIANCE_SHARE_MAX,
  ];
  const compared = [metres, z, varianceRatio].some((value) => value !== null);
  const passed = compared && within.every(Boolean) && wrong.length === 0;
  return { run, passed, metres, z, varianceRatio, wrong, notes };
}

/** A run that could not be made: it fails and says why. */
export function failedRun(run: string, error: unknown): RunReport {
  return runReport(run, { wrong: [error instanceof Error ? error.message : String(error)] });
}

export function caseReport(
  name: string,
  file: string,
  runs: readonly RunReport[],
  notUnderstood: readonly string[],
): CaseReport {
  return {
    case: name,
    file,
    passed: runs.length > 0 && runs.every(({ passed }) => passed),
    metres: furthest(
      runs.map(({ metres }) => metres),
      0,
    ),
    z: furthest(
      runs.map(({ z }) => z),
      0,
    ),
    varianceRatio: furthest(
      runs.map(({ varianceRatio }) => varianceRatio),
      1,
    ),
    notUnderstood,
    runs,
  };
}

/** The number furthest from where it should be; NaN counts as furthest of all. */
export function furthest(values: readonly (number | null)[], from: number): number | null {
  let worst: number | null = null;
  for (const value of values) {
    if (value === null) continue;
    const nearer = worst !== null && Math.abs(value - from) <= Math.abs(worst - from);
    if (!nearer && !Number.isNaN(worst ?? 0)) worst = value;
  }
  return worst;
}
