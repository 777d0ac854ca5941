import { signal } from "@preact/signals";
import type { BoatId } from "#log";
import type { Refusal } from "#orders";
import type { FormedOrder } from "../boat/order-fields.ts";

/** What stands open over the board: one thing at a time. */
export type Opened =
  | { readonly kind: "desk" }
  | { readonly kind: "help" }
  | { readonly kind: "find" }
  | { readonly kind: "hindsight" }
  | { readonly kind: "feeds" }
  | { readonly kind: "inbox" }
  | { readonly kind: "near" }
  | { readonly kind: "coast" }
  | { readonly kind: "plan" }
  | { readonly kind: "say" }
  | { readonly kind: "report" }
  | {
      readonly kind: "order";
      readonly order: FormedOrder;
      readonly boat: BoatId;
      /** What the form holds when it opens, by field. */
      readonly filled?: Readonly<Record<string, string>>;
      /** Why it was refused when it was given without the form. */
      readonly refusals?: readonly Refusal[];
    };

export const opened = signal<Opened | null>(null);

/** The boat whose panel is open. Any member's name will do. */
export const chosen = signal<BoatId | null>(null);

/** The map, or the table that says the same. */
export const mapView = signal<"map" | "table">("map");
