/** What is believed of one component's reports; members by index in order of happening. */
export type Posterior = {
  readonly method: "exact" | "sampled";
  /** P(same boat), row by row; the diagonal is 1. */
  readonly same: Float64Array;
  /** P(no other report is of its boat), of which `nothing` is P(about no boat at all). */
  readonly alone: Float64Array;
  readonly nothing: Float64Array;
  /** P(this many boats) from 0. */
  readonly counts: Float64Array;
  /** Greatest difference of P(same) between one restart and the mean of all; 0 when exact. */
  readonly disagreement: number;
};
