/** The draws of numpy's legacy generator, bit by bit. */
export type NumpyRandom = {
  /** Uniform in [0, 1) with 53 bits, as `random`. */
  readonly uniform: () => number;
  /** Standard normal, as `randn`: in pairs by Marsaglia's polar method, the second one kept. */
  readonly normal: () => number;
};

const N = 624;
const M = 397;

/**
 * `numpy.random.seed(seed)`: Mersenne Twister MT19937 begun with one 32-bit integer. Sources:
 * Matsumoto & Nishimura 1998, ACM TOMACS 8, 3-30; Marsaglia & Bray 1964, SIAM Review 6, 260-264.
 */
export function numpyRandom(seed: number): NumpyRandom {
  const state = begun(seed);
  let next = N;
  let kept: number | null = null;
  const word = (): number => {
    if (next >= N) {
      twist(state);
      next = 0;
    }
    let y = state[next]!;
    next += 1;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c_5680;
    y ^= (y << 15) & 0xefc6_0000;
    return (y ^ (y >>> 18)) >>> 0;
  };
  const uniform = (): number => {
    const high = word() >>> 5;
    return (high * 67_108_864 + (word() >>> 6)) / 9_007_199_254_740_992;
  };
  const normal = (): number => {
    if (kept !== null) {
      const second = kept;
      kept = null;
      return second;
    }
    let x: number, y: number, square: number;
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const scale = Math.sqrt((-2 * Math.log(square)) / square);
    kept = scale * x;
    return scale * y;
  };
  return { uniform, normal };
}

function begun(seed: number): Uint32Array {
  const state = new Uint32Array(N);
  state[0] = seed;
  for (let i = 1; i < N; i += 1) {
    const last = state[i - 1]!;
    state[i] = Math.imul(1_812_433_253, last ^ (last >>> 30)) + i;
  }
  return state;
}

function twist(state: Uint32Array): void {
  for (let i = 0; i < N; i += 1) {
    const y = (state[i]! & 0x8000_0000) | (state[(i + 1) % N]! & 0x7fff_ffff);
    const odd = (y & 1) === 0 ? 0 : 0x9908_b0df;
    state[i] = state[(i + M) % N]! ^ (y >>> 1) ^ odd;
  }
}
