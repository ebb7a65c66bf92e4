import studentQuantile from '@stdlib/stats-base-dists-t-quantile';
import { type LevelOption, type Limits, tailOfLevel } from './normal.js';

export interface SlopePoint {
  x: number;
  y: number;
  /** Inverse variance of y up to a common factor, above 0. */
  weight: number;
}

export interface Slope extends Limits {
  slope: number;
  /** Two-sided p-value of a slope of 0. */
  pValue: number;
}

/**
 * Slope of the weighted least-squares line through n points, with Student's t interval on n - 2 degrees of freedom:
 *
 *     b = sum(w (x - mx)(y - my)) / sum(w (x - mx)²),   se² = sum(w (y - my - b (x - mx))²) / (n - 2) / sum(w (x - mx)²)
 *
 * mx and my are weighted means. Source: Draper and Smith (1998), Applied Regression Analysis, section 9.2. The weights count
 * only in proportion; what the points scatter beyond their own variance widens the interval. `null` under three points, or
 * where all x are equal.
 */
export function weightedSlope(
  points: readonly SlopePoint[],
  { level = 0.95 }: LevelOption = {},
): Slope | null {
  const n = points.length;
  const sum = (of: (p: SlopePoint) => number): number =>
    points.reduce((total, p) => total + p.weight * of(p), 0);
  const total = sum(() => 1);
  const [mx, my] = [sum((p) => p.x) / total, sum((p) => p.y) / total];
  const spread = sum((p) => (p.x - mx) ** 2);
  if (n < 3 || !(spread > 0)) return null;
  const slope = sum((p) => (p.x - mx) * (p.y - my)) / spread;
  const residual = sum((p) => (p.y - my - slope * (p.x - mx)) ** 2);
  const error = Math.sqrt(residual / (n - 2) / spread);
  const half = -studentQuantile(tailOfLevel(level), n - 2) * error;
  return { slope, lower: slope - half, upper: slope + half, pValue: studentP(slope, error, n - 2) };
}

/** Two-sided chance beyond slope / error, by bisection of the quantile to 1e-12. */
function studentP(slope: number, error: number, freedom: number): number {
  if (slope === 0) return 1;
  const t = Math.abs(slope) / error;
  let [low, high] = [0, 1];
  while (high - low > 1e-12) {
    const p = (low + high) / 2;
    if (studentQuantile(1 - p / 2, freedom) > t) low = p;
    else high = p;
  }
  return high <= 1e-12 ? 0 : (low + high) / 2;
}
