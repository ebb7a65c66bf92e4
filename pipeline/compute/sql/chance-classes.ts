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
 * Both bounds are kept as classes of a fiftieth of s in one number, `code`: the greatest s rounded up, times 256, and the least one rounded down.
 */
const perUnit = 50;
/** More than the error of the last digits. */
const tolerance = 1e-9;
/** Greatest class of a finding of which nothing is known. */
const unknown = perUnit + 1;
/** Keeps a quotient finite where both sides are 0. */
const tiny = double(1e-200);

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

const blend = (name: string, rising: string, falling: string) =>
  `rises * ${rising} + falls * ${falling} AS ${name}`;
const atMostOne = (s: string) => `((${s} + 1 - abs(${s} - 1)) * 0.5::DOUBLE)`;

/**
 * Layers of SELECT that end with `code`: 0 for what is not distinguishable, NULL without an interval. Needs value, lower and upper, other_value,
 * other_lower and other_upper, difference, down and up (how far its interval reaches either way) and `scale`, the unit of shares, NULL where the
 * two are not shares. Sums with factors of 0 and 1 in place of CASE, which takes several times as long.
 */
export const classLayers: readonly string[] = [
  `((difference > down)::TINYINT - (-difference > up)::TINYINT)::TINYINT AS verdict,
    (difference > 0)::TINYINT::DOUBLE AS rises, (difference <= 0)::TINYINT::DOUBLE AS falls`,
  [
    blend('a', 'value', 'other_value'),
    blend('b', 'other_value', 'value'),
    blend('pi', 'lower', 'other_lower'),
    blend('rho', 'other_upper', 'upper'),
  ].join(', '),
  `(a - pi) * (a - pi) AS uu, (rho - b) * (rho - b) AS vv, difference * difference + ${tiny} AS dd`,
  `b + vv * 0.5::DOUBLE * (a - b) / dd AS pi_end, a - uu * 0.5::DOUBLE * (a - b) / dd AS rho_end`,
  `(uu * (scale - pi_end) / (scale - pi + ${tiny}) + vv * rho_end / (rho + ${tiny})) / dd AS greatest_s,
    (uu * pi_end / (pi + ${tiny}) + vv * (scale - rho_end) / (scale - rho + ${tiny})) / dd AS least_s`,
  `(abs(verdict) * coalesce(floor(${atMostOne('greatest_s')} * ${double(perUnit * (1 + tolerance))} + 1) * 256
      + floor(${atMostOne('least_s')} * ${double(perUnit * (1 - tolerance))}), ${unknown * 256}))::USMALLINT AS code`,
];
