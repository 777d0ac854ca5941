import {
  addScores,
  carriedBy,
  evidenceOf,
  scoreNight,
  straitModelOf,
  weighReports,
  type MatchOptions,
  type MatchScore,
} from "#match";
import { fold } from "#picture";
import { streams } from "./boats.ts";
import { nightAtSea, type SeaNight } from "./night.ts";
import { SEEDS, type Size, type Stress } from "./presets.ts";

/** One for all nights: it remembers the streams of each hour. */
const tides = carriedBy(streams);

/** What the matching makes of a night when its last entry is in, beside the truth. */
export function scoreSea(night: SeaNight, options: MatchOptions = {}) {
  const { observations, known } = evidenceOf(fold(night.entries), night.until);
  const truth = Object.fromEntries(observations.map(({ id }) => [id, night.truth[id]!]));
  const model = straitModelOf(observations);
  const matching = weighReports(observations, { drift: tides, known, model, ...options });
  return scoreNight(matching, truth);
}

/** Nights of one size and stress together. */
export function scoreSeaNights(
  kind: { readonly size: Size; readonly stress: Stress; readonly seeds: "train" | "test" },
  most = Infinity,
  options: MatchOptions = {},
): MatchScore {
  const seeds: readonly number[] = SEEDS[kind.seeds][kind.size];
  return addScores(
    seeds.slice(0, most).map((seed) => scoreSea(nightAtSea(kind.size, kind.stress, seed), options)),
  );
}
