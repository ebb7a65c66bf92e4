import { byarLimitsAt, exactLimitsAt, fewestForByar } from './byar.js';
import { type Limits, twoSidedP } from './normal.js';
import { zeroBetween } from './root.js';
import { wilsonLimitsAt } from './wilson.js';

/** An estimate whose limits are known at any distance z, in standard errors of the normal distribution. */
export interface Estimator {
  value: number;
  limitsAt(z: number): Limits;
}

/** Beyond this distance the chance is under 3e-12 and given as 0. */
const furthest = 7;

/** Share x / n with Wilson limits. x between 0 and n, n above 0. */
export const shareEstimator = (x: number, n: number): Estimator => ({
  value: x / n,
  limitsAt: (z) => wilsonLimitsAt(x, n, z),
});

/** Rate x / n with Byar's limits, exact ones under ten events. x at least 0, n above 0. */
export const rateEstimator = (x: number, n: number): Estimator => ({
  value: x / n,
  limitsAt: (z) => {
    const { lower, upper } = x < fewestForByar ? exactLimitsAt(x, twoSidedP(z) / 2) : byarLimitsAt(x, z);
    return { lower: Math.max(0, lower) / n, upper: upper / n };
  },
});

/**
 * Two-sided p-value of the difference of two independent estimates: the chance level at which the square-and-add interval
 * of the difference (Newcombe for shares) just touches zero. With d = a - b > 0 it solves
 *
 *     d² = (a - la(z))² + (ub(z) - b)²,   p = 2 Φ(-z)
 *
 * so that p < 0.05 exactly where the 95 % interval excludes zero. For shares it is a score test: the limits are Wilson's.
 * Source: duality of test and interval (Cox and Hinkley 1974, section 7.2) for the intervals of Newcombe (1998), Statistics in
 * Medicine 17, 873-890, method 10, and Zou and Donner (2008), Statistics in Medicine 27, 1693-1702 (any estimate with limits).
 * Accurate to about 1e-10; no difference gives 1, a p under 3e-12 is given as 0.
 */
export function differencePValue(a: Estimator, b: Estimator): number {
  const d = a.value - b.value;
  if (d === 0) return 1;
  const [high, low] = d > 0 ? [a, b] : [b, a];
  // Distance of the interval from zero at z: above 0 while it excludes zero, falling, and nearly a straight line.
  const distance = (z: number): number => {
    const [down, up] = [high.value - high.limitsAt(z).lower, low.limitsAt(z).upper - low.value];
    return Math.abs(d) - Math.sqrt(down * down + up * up);
  };
  const atFurthest = distance(furthest);
  if (atFurthest > 0) return 0;
  const touching = zeroBetween(
    distance,
    { x: 0, y: Math.abs(d) },
    { x: furthest, y: atFurthest },
    1e-12 * Math.abs(d),
  );
  return twoSidedP(touching);
}
