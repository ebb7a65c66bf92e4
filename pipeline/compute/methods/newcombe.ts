import type { Limits } from './normal.js';

/** A proportion with its Wilson limits, all three in one unit (shares, or shares times the same factor). */
export interface Estimate extends Limits {
  value: number;
}

/**
 * Difference a - b of two independent proportions with its interval, hybrid score method:
 *
 *     d - sqrt((a - la)² + (ub - b)²)  to  d + sqrt((ua - a)² + (b - lb)²)
 *
 * Source: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10. The level is that of the limits given.
 * The formula is homogeneous, so percentages give percentage points. Inputs must be finite; missing values are the
 * caller's. An area compared with a whole that contains it is not independent of it: their difference then varies
 * less than assumed, so the interval is too wide rather than too narrow (conservative).
 */
export function newcombeDifference(a: Estimate, b: Estimate): Estimate {
  const value = a.value - b.value;
  return {
    value,
    lower: value - length(a.value - a.lower, b.upper - b.value),
    upper: value + length(a.upper - a.value, b.value - b.lower),
  };
}

/** Not `Math.hypot`, whose last digit may differ between engines. */
const length = (x: number, y: number) => Math.sqrt(x * x + y * y);
