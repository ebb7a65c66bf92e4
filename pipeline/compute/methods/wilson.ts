import { type Interval, isNumber, type LevelOption, type Limits, noInterval, zOfLevel } from './normal.js';

/**
 * Proportion x / n with its Wilson limits, all times `multiplier` (100 for percent). All `null` where there is none:
 * n is not above 0, or one of both is missing. Value without limits where x < 0 or x > n.
 */
export function proportion(
  x: number | null,
  n: number | null,
  { level = 0.95, multiplier = 1 }: LevelOption & { multiplier?: number } = {},
): Interval {
  if (!isNumber(x) || !isNumber(n) || n <= 0) return noInterval;
  const limits = wilsonLimits(x, n, { level });
  return {
    value: (x / n) * multiplier,
    lower: limits && limits.lower * multiplier,
    upper: limits && limits.upper * multiplier,
  };
}

/**
 * Score interval of a proportion, without continuity correction, as shares between 0 and 1:
 *
 *     (2x + z² ± z·sqrt(z² + 4x(1 - x/n))) / (2(n + z²))
 *
 * Source: Wilson (1927), JASA 22, 209-212, in the form of Newcombe (1998), Statistics in Medicine 17, 857-872, method 3.
 * x: cases, n: persons, x need not be whole. `null` where no interval can be given: n is not above 0, x < 0 or x > n,
 * or one is no finite number. Level 1 gives 0 to 1.
 */
export function wilsonLimits(x: number, n: number, { level = 0.95 }: LevelOption = {}): Limits | null {
  if (!isNumber(x) || !isNumber(n) || n <= 0 || x < 0 || x > n) return null;
  const z = zOfLevel(level);
  return z === Number.POSITIVE_INFINITY ? { lower: 0, upper: 1 } : wilsonLimitsAt(x, n, z);
}

/** The same at a distance of z standard errors; 0 <= x <= n, n above 0, z finite. */
export function wilsonLimitsAt(x: number, n: number, z: number): Limits {
  const centre = 2 * x + z * z;
  const spread = z * Math.sqrt(z * z + 4 * x * (1 - x / n));
  const scale = 2 * (n + z * z);
  return {
    lower: x === 0 ? 0 : (centre - spread) / scale,
    upper: x === n ? 1 : (centre + spread) / scale,
  };
}
