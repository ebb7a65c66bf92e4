import { twoSidedP } from '../methods/normal.js';
import { z95 } from './limits.js';
import { double } from './numbers.js';

/**
 * Between which bounds the z of a difference of two shares lies, from its 95 % limits alone. Wilson's lower limit π of the higher
 * share a, and the upper one of the lower share b, are z √(π (1 - π) / n) away; the z of the p-value is the one at which the square-and-add
 * distance of both reaches the difference d (methods/difference.ts). With u and v these distances at 95 % (z0) and u*, v* at that z,
 *
 *     s = (z0 / z)² = (u² π*(1 - π*) / π(1 - π) + v² ρ*(1 - ρ*) / ρ(1 - ρ)) / d²
 *
 * On the way there the limits π and ρ move towards each other, π not below b + v² / 2d, for u*² = d² - v*² <= d² - v², and ρ not above a - u² / 2d.
 * Each factor π and 1 - π taken at the end of its stretch where it is greatest, or least, bounds s.
 *
 * Both bounds are kept as classes of a hundredth of s in one number, `code`: the greatest s rounded up, times 256, and the least one rounded down.
 */
const perUnit = 100;
/** More than the error of the last digits. */
const tolerance = 1e-9;
/** Greatest class of a finding of which nothing is known. */
const unknown = perUnit + 1;

/** s is at most this class. */
export const greatestClass = (code: string): string => `(${code} // 256)`;
/** s is at least this class. */
export const leastClass = (code: string): string => `(${code} % 256)`;
export const noClass = -1;

/** SQL: rows of each class and the p-value where s is just that, so that a greater s has a greater p. */
export const chancesSql = Array.from(
  { length: perUnit + 1 },
  (_, k) => `(${k}, ${double(twoSidedP(z95 / Math.sqrt(k / perUnit)))})`,
).join(', ');

/**
 * Layers of SELECT that end with `code`: 0 for what is not distinguishable, NULL without an interval. Needs value, lower and upper, other_value,
 * other_lower and other_upper, difference, down and up (how far its interval reaches either way) and `scale`, the unit of shares, NULL where the
 * two are not shares.
 */
export const classLayers: readonly string[] = [
  `CASE WHEN difference > down THEN 1 WHEN -difference > up THEN -1 WHEN down IS NOT NULL THEN 0 END AS verdict, difference > 0 AS up_here`,
  `CASE WHEN up_here THEN value ELSE other_value END AS a, CASE WHEN up_here THEN other_value ELSE value END AS b,
    CASE WHEN up_here THEN lower ELSE other_lower END AS pi, CASE WHEN up_here THEN other_upper ELSE upper END AS rho`,
  '(a - pi) * (a - pi) AS uu, (rho - b) * (rho - b) AS vv, a - b AS d, 0.5::DOUBLE / (a - b) AS half',
  'b + vv * half AS pi_end, a - uu * half AS rho_end, d * d AS dd',
  `(uu * (scale - pi_end) / (scale - pi) + vv * rho_end / rho) / dd AS greatest_s,
    (uu * pi_end / pi + vv * (scale - rho_end) / (scale - rho)) / dd AS least_s`,
  // A cast rounds: up by half a class, or down. What is no number or above 1 says nothing.
  `CASE WHEN verdict IS NULL THEN NULL WHEN verdict = 0 THEN 0 ELSE
    CASE WHEN greatest_s < 1 THEN (greatest_s * ${double(perUnit * (1 + tolerance))} + 0.5::DOUBLE)::INTEGER ELSE ${unknown} END * 256
    + CASE WHEN least_s < 1 AND least_s > ${double(1 / perUnit)} THEN (least_s * ${double(perUnit * (1 - tolerance))} - 0.5::DOUBLE)::INTEGER ELSE 0 END
    END::USMALLINT AS code`,
];
