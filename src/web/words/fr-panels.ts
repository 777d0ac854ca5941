import type { PanelsKey } from "./en-panels.ts";
import { coast } from "./fr-coast.ts";
import { feeds } from "./fr-feeds.ts";
import { inbox } from "./fr-inbox.ts";
import { near } from "./fr-near.ts";
import { plan } from "./fr-plan.ts";
import { sayWords } from "./fr-say.ts";
import { shell } from "./fr-shell.ts";

/** Les mots des panneaux qui s'ouvrent sur le tableau, chacun dans son fichier. */
export const panels: Readonly<Record<PanelsKey, string>> = {
  ...coast,
  ...feeds,
  ...inbox,
  ...near,
  ...plan,
  ...sayWords,
  ...shell,
};
