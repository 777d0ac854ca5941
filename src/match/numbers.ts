const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** Natural logarithm of the gamma function for value >= 0.5 (Lanczos 1964, g = 7, 9 terms). */
export function logGamma(value: number): number {
  const shifted = value - 1;
  let sum = 0.9999999999998099;
  for (let term = 0; term < LANCZOS.length; term += 1) {
    sum += LANCZOS[term]! / (shifted + term + 1);
  }
  const base = shifted + LANCZOS.length - 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}

/** log(e^first + e^second) without overflow; either may be -Infinity. */
export function logAdd(first: number, second: number): number {
  if (first === -Infinity) return second;
  if (second === -Infinity) return first;
  const top = Math.max(first, second);
  return top + Math.log1p(Math.exp(Math.min(first, second) - top));
}

/** 32 bits of a text (FNV-1a, Fowler, Noll and Vo 1991) with a salt. */
export function hashText(text: string, salt: number): number {
  let hash = 0x811c9dc5 ^ salt;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
