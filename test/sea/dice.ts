import { seededRandom } from "#units";

/** Everything that chance decides in one part of a night. */
export type Dice = {
  /** In [0, 1). */
  readonly share: () => number;
  readonly between: (least: number, most: number) => number;
  readonly normal: () => number;
  readonly chance: (probability: number) => boolean;
  readonly exponential: (mean: number) => number;
  readonly poisson: (mean: number) => number;
  /** Mean `shape`, by as many exponentials as fit and a share of one more. */
  readonly gamma: (shape: number) => number;
  readonly pick: <Thing>(list: readonly Thing[]) => Thing;
  /** By weights, which need not sum to 1. */
  readonly weighted: <Thing>(list: readonly (readonly [Thing, number])[]) => Thing;
};

/**
 * Dice of their own for every purpose: what one part of a night throws shifts no other part. The
 * same seed and purpose, the same throws on every machine.
 */
export function diceFor(seed: number, purpose: string): Dice {
  const random = seededRandom(mixed(seed, purpose));
  const share = (): number => random();
  const exponential = (mean: number): number => -mean * Math.log(1 - random());
  return {
    share,
    between: (least, most) => least + (most - least) * random(),
    normal: () => normalFrom(random),
    chance: (probability) => random() < probability,
    exponential,
    poisson: (mean) => poissonFrom(random, mean),
    gamma: (shape) => gammaFrom(random, shape),
    pick: (list) => list[Math.floor(random() * list.length)]!,
    weighted: (list) => {
      let left = random() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [thing, weight] of list) {
        left -= weight;
        if (left < 0) return thing;
      }
      return list.at(-1)![0];
    },
  };
}

function normalFrom(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Knuth's product of uniforms; means here are below 400. */
function poissonFrom(random: () => number, mean: number): number {
  let left = mean;
  let count = 0;
  for (;;) {
    left += Math.log(1 - random());
    if (left < 0) return count;
    count += 1;
  }
}

/** Marsaglia and Tsang 2000, for a shape of 1 or more. */
function gammaFrom(random: () => number, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalFrom(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** 32 bits of a seed and a purpose (FNV-1a, Fowler, Noll and Vo 1991). */
function mixed(seed: number, purpose: string): number {
  let hash = 0x811c9dc5;
  for (const code of `${seed} ${purpose}`) {
    hash = Math.imul(hash ^ code.charCodeAt(0), 0x01000193);
  }
  return hash >>> 0;
}
