/**
 * Quantiles of the standard normal distribution for the two-sided confidence levels in use: 95 % for reports,
 * 99.8 % for control limits. To 16 digits (Phi^-1(0.975), Phi^-1(0.999)).
 */
const quantiles = { 0.95: 1.959963984540054, 0.998: 3.090232306167813 } as const;
export type ConfidenceLevel = keyof typeof quantiles;

export interface Limits {
  lower: number;
  upper: number;
}

/** Share x / n. `null` where there is none: n is not above 0, or one of both is not a finite number. */
export function proportion(x: number, n: number): number | null {
  return Number.isFinite(x) && Number.isFinite(n) && n > 0 ? x / n : null;
}

/**
 * Score interval of a proportion, without continuity correction, as shares between 0 and 1:
 *
 *     (2x + z² ± z·sqrt(z² + 4x(1 - x/n))) / (2(n + z²))
 *
 * Source: Wilson (1927), JASA 22, 209-212, in the form of Newcombe (1998), Statistics in Medicine 17, 857-872, method 3.
 * x: cases, n: persons, x need not be whole. `null` where no interval can be given: no proportion, x < 0 or x > n.
 */
export function wilsonLimits(
  x: number,
  n: number,
  { level = 0.95 }: { level?: ConfidenceLevel } = {},
): Limits | null {
  const p = proportion(x, n);
  if (p === null || x < 0 || x > n) return null;
  const z = quantiles[level];
  const centre = 2 * x + z * z;
  const spread = z * Math.sqrt(z * z + 4 * x * (1 - p));
  const scale = 2 * (n + z * z);
  return {
    lower: x === 0 ? 0 : (centre - spread) / scale,
    upper: x === n ? 1 : (centre + spread) / scale,
  };
}
