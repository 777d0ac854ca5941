import { signal } from "@preact/signals";
import type { BoatId } from "#log";
import type { FormedOrder } from "../boat/order-fields.ts";

/** What stands open over the board: one thing at a time. */
export type Opened =
  | { readonly kind: "desk" }
  | { readonly kind: "help" }
  | { readonly kind: "find" }
  | { readonly kind: "hindsight" }
  | { readonly kind: "report" }
  | { readonly kind: "order"; readonly order: FormedOrder; readonly boat: BoatId };

export const opened = signal<Opened | null>(null);

/** The boat whose panel is open. Any member's name will do. */
export const chosen = signal<BoatId | null>(null);

/** The map, or the table that says the same. */
export const mapView = signal<"map" | "table">("map");
