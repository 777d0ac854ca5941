import { feeds } from "./en-feeds.ts";
import { inbox } from "./en-inbox.ts";
import { near } from "./en-near.ts";

/** The words of the panels that open over the board, each in a file of its own. */
export const panels = { ...feeds, ...inbox, ...near } as const;

export type PanelsKey = keyof typeof panels;
