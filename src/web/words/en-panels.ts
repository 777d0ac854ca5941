import { coast } from "./en-coast.ts";
import { feeds } from "./en-feeds.ts";
import { inbox } from "./en-inbox.ts";
import { near } from "./en-near.ts";
import { plan } from "./en-plan.ts";
import { sayWords } from "./en-say.ts";
import { shell } from "./en-shell.ts";

/** The words of the panels that open over the board, each in a file of its own. */
export const panels = {
  ...coast,
  ...feeds,
  ...inbox,
  ...near,
  ...plan,
  ...sayWords,
  ...shell,
} as const;

export type PanelsKey = keyof typeof panels;
