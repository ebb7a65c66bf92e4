import { twoSidedP } from '../methods/normal.js';
import { z95 } from './limits.js';
import { double } from './numbers.js';

/**
 * Between which bounds the z of a difference of two shares lies, from its 95 % limits alone. Wilson's lower limit π of the higher
 * share and upper limit of the lower one are z √(π (1 - π) / n) away from it; the z of the p-value is the one at which the square-and-add distance
 * of both reaches the difference d (methods/difference.ts). On the way from 95 % to there, the limits move towards each other, by not more than
 * what d leaves the one when the other stays where it is. π (1 - π) is concave: over such a stretch it is
 * nowhere below the lesser of both ends and nowhere above its tangent. Put in, these give the bounds of (z / 1.96)².
 *
 * Bounds are kept as classes of a 32nd, up to 255, both in one number.
 */
const perUnit = 32;
export const mostClass = 255;
/** Both classes of a finding of which nothing is known. */
const unknown = mostClass;
/** More than the error of the last digits. */
const tolerance = 1e-9;

export const lowClass = (code: string): string => `(${code} // 256)`;
export const highClass = (code: string): string => `(${code} % 256)`;

/** Rows of class and the p-value that belongs to its lower end. */
export const chancesSql = (): string =>
  Array.from({ length: mostClass - perUnit + 1 }, (_, i) => perUnit + i)
    .map((k) => `(${k}, ${double(chanceAt(k))}, ${double(k === mostClass ? 0 : chanceAt(k + 1))})`)
    .join(', ');

const chanceAt = (k: number): number => twoSidedP(z95 * Math.sqrt(k / perUnit));

/**
 * Layers of SELECT that end with `code`: 0 for what is not distinguishable, NULL without an interval. Needs value, lower and upper, other_value,
 * other_lower and other_upper, difference, down and up (how far its interval reaches either way) and `scale`, the unit of shares, NULL where the
 * two are not shares.
 */
export const classLayers: readonly string[] = [
  `CASE WHEN difference > down THEN 1 WHEN -difference > up THEN -1 WHEN down IS NOT NULL THEN 0 END AS verdict`,
  `CASE verdict WHEN 1 THEN lower WHEN -1 THEN other_lower END AS near_high,
    CASE verdict WHEN 1 THEN other_upper WHEN -1 THEN upper END AS near_low,
    CASE verdict WHEN 1 THEN value WHEN -1 THEN other_value END AS high, CASE verdict WHEN 1 THEN other_value WHEN -1 THEN value END AS low,
    difference * difference AS square`,
  `(high - near_high) * (high - near_high) AS above, (near_low - low) * (near_low - low) AS below,
    greatest(1e-200, near_high * (scale - near_high)) AS spread_high, greatest(1e-200, near_low * (scale - near_low)) AS spread_low`,
  'high - sqrt(square - below) AS far_high, low + sqrt(square - above) AS far_low, above / spread_high AS u, below / spread_low AS v',
  `square / (u * (spread_high + greatest(0, 2 * near_high - scale) * (near_high - far_high))
      + v * (spread_low + greatest(0, scale - 2 * near_low) * (far_low - near_low))) AS least_square,
    square / greatest(1e-200, u * least(spread_high, far_high * (scale - far_high)) + v * least(spread_low, far_low * (scale - far_low)))
      AS most_square`,
  `CASE WHEN verdict = 0 THEN 0 WHEN verdict IS NULL THEN NULL WHEN scale IS NULL THEN ${unknown} ELSE
    ${classOf('least_square', 1 - tolerance)} * 256 + ${classOf('most_square', 1 + tolerance)} END::USMALLINT AS code`,
];

function classOf(square: string, safety: number): string {
  return `greatest(${perUnit}, least(${mostClass}, floor(${square} * ${double(perUnit * safety)})))::INTEGER`;
}
