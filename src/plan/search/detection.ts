/**
 * How the probability of detection grows with coverage: exponential, of a search at random (Koopman
 * 1946), which a real one in bad conditions comes to; inverse cube, of parallel tracks kept
 * exactly by an ideal lookout (Koopman 1946; IAMSAR volume II, figure N-10). Vigie plans by the
 * exponential: it promises less.
 */
export const DETECTION_CURVES = ["exponential", "inverse cube"] as const;
export type DetectionCurve = (typeof DETECTION_CURVES)[number];

/**
 * The probability of detection, 0 to 1, of one who is within the area, by coverage C = W L / A:
 * 1 − e^−C, or erf(√π C / 2).
 */
export function detectionOf(coverage: number, curve: DetectionCurve): number {
  if (coverage <= 0) return 0;
  if (curve === "exponential") return -Math.expm1(-coverage);
  return errorFunction((Math.sqrt(Math.PI) / 2) * coverage);
}

/** Within 1.5e-7 for x ≥ 0 (Abramowitz & Stegun 7.1.26). */
function errorFunction(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  const terms = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
  const sum = terms.reduceRight((rest, term) => t * (term + rest), 0);
  return 1 - sum * Math.exp(-x * x);
}
