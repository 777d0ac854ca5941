/**
 * Random numbers that are a function of (seed, stream, item, count) and of nothing else: whoever
 * asks for the third number of particle 7 gets the same one, in whatever order and on whatever
 * thread. Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers:
 * as easy as 1, 2, 3", SC11).
 */
export type CounterRandom = {
  /** In (0, 1), never an end. */
  uniform(stream: number, item: number, count: number): number;
  /** Two independent standard normals into out[0] and out[1]. */
  normals(stream: number, item: number, count: number, out: Float64Array): void;
  /**
   * Four independent normals out of 16 bits each, so none beyond 4.2 deviations, into out[0] to
   * out[3]: for noise that is drawn over and over.
   */
  fourNormals(stream: number, item: number, count: number, out: Float64Array): void;
};

const PARITY = 0x1bd11bda;
const TO_UNIT = 1 / 4_294_967_296;

/** One block of Threefry-2x32-20: key and counter of two words give two words, into `out`. */
export function threefry(
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
  out: Uint32Array,
): void {
  const key2 = PARITY ^ key0 ^ key1;
  let a = (counter0 + key0) | 0;
  let b = (counter1 + key1) | 0;
  // Twenty rounds; the key goes in again after every four.
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + key1) | 0;
  b = (b + key2 + 1) | 0;
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + key2) | 0;
  b = (b + key0 + 2) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + key0) | 0;
  b = (b + key1 + 3) | 0;
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + key1) | 0;
  b = (b + key2 + 4) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  out[0] = (a + key2) | 0;
  out[1] = (b + key0 + 5) | 0;
}

/** Random numbers of a run. The seed is any whole number; its lowest 32 bits count. */
export function counterRandom(seed: number): CounterRandom {
  const words = new Uint32Array(2);
  const quantiles = quantilesOf16Bits();
  return {
    uniform(stream, item, count) {
      threefry(seed, stream, item, count, words);
      return (words[0]! + 0.5) * TO_UNIT;
    },
    normals(stream, item, count, out) {
      threefry(seed, stream, item, count, words);
      out[0] = normalQuantile((words[0]! + 0.5) * TO_UNIT);
      out[1] = normalQuantile((words[1]! + 0.5) * TO_UNIT);
    },
    fourNormals(stream, item, count, out) {
      threefry(seed, stream, item, count, words);
      const first = words[0]!;
      const second = words[1]!;
      out[0] = quantiles[first & 0xffff]!;
      out[1] = quantiles[first >>> 16]!;
      out[2] = quantiles[second & 0xffff]!;
      out[3] = quantiles[second >>> 16]!;
    },
  };
}

let table: Float32Array | null = null;

/** The normal quantiles of the middles of 65,536 equal shares, made once. */
function quantilesOf16Bits(): Float32Array {
  table ??= Float32Array.from({ length: 65_536 }, (_, at) => normalQuantile((at + 0.5) / 65_536));
  return table;
}

/**
 * The standard normal deviate below which lies the share `p`, 0 < p < 1, to about 1 part in 10^7
 * (Wichura 1988, Applied Statistics 37, 477, algorithm AS 241, PPND7).
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    const top = ((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179;
    return (q * top) / (((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1);
  }
  const tail = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const size = tail <= 5 ? nearTail(tail - 1.6) : farTail(tail - 5);
  return q < 0 ? -size : size;
}

function nearTail(r: number): number {
  const top = ((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777;
  return top / ((0.12021132975 * r + 0.7370016425) * r + 1);
}

function farTail(r: number): number {
  const top = ((0.017337203997 * r + 0.42868294337) * r + 3.081226386) * r + 6.657905115;
  return top / ((0.012258202635 * r + 0.24197894225) * r + 1);
}
