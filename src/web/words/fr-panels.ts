import type { PanelsKey } from "./en-panels.ts";
import { feeds } from "./fr-feeds.ts";
import { inbox } from "./fr-inbox.ts";
import { near } from "./fr-near.ts";

/** Les mots des panneaux qui s'ouvrent sur le tableau, chacun dans son fichier. */
export const panels: Readonly<Record<PanelsKey, string>> = { ...feeds, ...inbox, ...near };
