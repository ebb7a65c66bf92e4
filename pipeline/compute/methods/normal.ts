import erfcinv from '@stdlib/math-base-special-erfcinv';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';

/** What every interval takes: the two-sided confidence level, above 0 and at most 1, or in percent from 90 to 100. */
export interface LevelOption {
  level?: number;
}

/**
 * The chance left on either side of an interval of a level: 0.95 and 95 -> 0.025. Percentages from 90 on are taken as
 * PHEindicatormethods takes them; any other level throws a RangeError, since no limit would mean anything.
 */
export function tailOfLevel(level: number): number {
  const share = level >= 90 ? level / 100 : level;
  if (!(share > 0 && share <= 1)) {
    throw new RangeError(`confidence level ${level} is neither above 0 and at most 1 nor from 90 to 100`);
  }
  return (1 - share) / 2;
}

export interface Limits {
  lower: number;
  upper: number;
}

/** Value and limits in one unit; all `null` where there is no value, the limits alone where there is no interval. */
export interface Interval {
  value: number | null;
  lower: number | null;
  upper: number | null;
}

export const noInterval: Readonly<Interval> = { value: null, lower: null, upper: null };

/** Quantile of the standard normal distribution; 0 gives -Infinity, 1 Infinity. Relative error about 1e-15. */
export const normalAt = (p: number): number =>
  p < 0.5 ? -Math.SQRT2 * erfcinv(2 * p) : Math.SQRT2 * erfcinv(2 * (1 - p));

/** Two-sided quantile of a level: 0.95 -> 1.959964. */
export const zOfLevel = (level: number): number => -normalAt(tailOfLevel(level));

/** Chance that a standard normal variable lies further from 0 than z, on either side. */
export const twoSidedP = (z: number): number => 2 * normalCdf(-Math.abs(z), 0, 1);

/** Whether a number is there at all. */
export const isNumber = (value: number | null | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value);
