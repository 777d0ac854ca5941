import type { Instant } from "#units";
import type { Evidence, Ledger, Matching } from "#match";

/** What the worker is asked; `number` comes back with the answer. */
export type MatchTask =
  | {
      readonly kind: "weigh";
      readonly number: number;
      readonly evidence: Evidence;
      readonly threshold: number;
      /** The hour of the board: what has not come by then says nothing yet. */
      readonly now: Instant;
    }
  | {
      /** Of the evidence weighed last. */
      readonly kind: "ledger";
      readonly number: number;
      readonly one: readonly string[];
      readonly other: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export type MatchAnswer =
  | {
      readonly number: number;
      readonly kind: "matching";
      readonly matching: Matching;
      /** The version of the model. */
      readonly model: string;
    }
  | { readonly number: number; readonly kind: "ledger"; readonly ledger: Ledger }
  | { readonly number: number; readonly kind: "failed"; readonly why: string };
