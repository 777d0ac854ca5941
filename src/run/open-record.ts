import type { PublicRecord } from "#record";
import { openCrossings } from "./crossings/open-crossings.ts";
import { openDeaths } from "./deaths/open-deaths.ts";
import { openMoney } from "./money/open-money.ts";

/** What claims are held against, as it comes with Vigie. Throws a Cannot that says why not. */
export const openRecord = (root: string): PublicRecord => ({
  crossings: openCrossings(root),
  deaths: openDeaths(root, root),
  money: openMoney(root),
});
