import type { Day } from "#record";
import { say, type Language } from "./language.ts";

/** As known when: "now", or "at the end of 2021-11-24". */
export const sayWhen = (asOf: Day | null, language: Language): string =>
  asOf === null ? say(language, "tally.when.now") : say(language, "tally.when.then", { day: asOf });
