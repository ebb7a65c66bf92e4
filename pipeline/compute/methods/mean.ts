import studentQuantile from '@stdlib/stats-base-dists-t-quantile';
import { type Interval, isNumber, type LevelOption, tailOfLevel } from './normal.js';

/**
 * Arithmetic mean with Student's t interval: mean ± t(1 - alpha/2; n - 1) · s / sqrt(n), s the sample standard deviation.
 * Missing values are left out and `n` says how many stood. No value: all `null`; one value: no limits.
 */
export function mean(
  values: readonly (number | null)[],
  { level = 0.95 }: LevelOption = {},
): Interval & { n: number } {
  const known = values.filter(isNumber);
  const n = known.length;
  if (n === 0) return { value: null, lower: null, upper: null, n };
  const value = known.reduce((sum, v) => sum + v, 0) / n;
  if (n === 1) return { value, lower: null, upper: null, n };
  const variance = known.reduce((sum, v) => sum + (v - value) ** 2, 0) / (n - 1);
  const half = -studentQuantile(tailOfLevel(level), n - 1) * Math.sqrt(variance / n);
  return { value, lower: value - half, upper: value + half, n };
}
