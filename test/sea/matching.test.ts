import { ok } from "node:assert/strict";
import { test } from "node:test";
import type { MatchScore } from "#match";
import { STRESSES, type Stress } from "./presets.ts";
import { scoreSeaNights } from "./score-nights.ts";

/**
 * Nets for what breaks, well below what was measured; docs/models/matching.md has the figures, and
 * what the matching cannot do: twins.
 */
const BOUNDS: Readonly<Record<Stress, { readonly bCubed: number; readonly lost: number }>> = {
  modelled: { bCubed: 0.65, lost: 0.05 },
  misspecified: { bCubed: 0.55, lost: 0.07 },
  twins: { bCubed: 0.5, lost: 0.4 },
};

const say = (score: MatchScore): string =>
  (["f1", "bCubedF", "logLoss", "ece", "countCover", "lost", "unresolved", "phantom"] as const)
    .map((name) => `${name} ${score[name].toFixed(3)}`)
    .join(", ");

for (const stress of Object.keys(STRESSES) as Stress[]) {
  test(`quiet nights of the real sea, ${stress}: matched, and few boats lost`, (t) => {
    const score = scoreSeaNights({ size: "quiet", stress, seeds: "test" }, 4);
    t.diagnostic(say(score));
    const { bCubed, lost } = BOUNDS[stress];
    ok(score.bCubedF > bCubed, `B-cubed F ${score.bCubedF}`);
    ok(score.lost <= lost, `lost ${score.lost}`);
  });
}

test("a busy night of the real sea: reports are matched and no boat is lost", (t) => {
  const kind = { size: "busy", stress: "modelled", seeds: "test" } as const;
  const score = scoreSeaNights(kind, 1);
  t.diagnostic(say(score));
  ok(score.bCubedF > BOUNDS.modelled.bCubed, `B-cubed F ${score.bCubedF}`);
  ok(score.lost <= BOUNDS.modelled.lost, `lost ${score.lost}`);
});
