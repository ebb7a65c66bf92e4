import { twoSidedP, zOfLevel } from '../methods/normal.js';

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
 * Both bounds are given as classes of a fiftieth of s: the greatest s rounded up, and the least one rounded down.
 */
export const perUnit = 50;
/** More than the error of the last digits. */
const tolerance = 1e-9;
/** Greatest class of a finding of which nothing is known; the least one is 0. */
export const unknownClass = perUnit + 1;
/** Keeps a quotient finite where both sides are 0. */
const tiny = 1e-200;

/** The p-value where s is just that of the class; it rises with s. */
export const chanceOfClass = Float64Array.from({ length: perUnit + 1 }, (_, k) =>
  twoSidedP(zOfLevel(0.95) / Math.sqrt(k / perUnit)),
);

/**
 * Both classes in one number: the greatest times 256, and the least. The higher share a with its lower limit pi, the lower share b with its
 * upper limit rho, all in the same unit of shares (`scale`: 100 for percent; NaN where they are no shares).
 */
export function chanceClasses(a: number, pi: number, b: number, rho: number, scale: number): number {
  const uu = (a - pi) * (a - pi);
  const vv = (rho - b) * (rho - b);
  const dd = (a - b) * (a - b) + tiny;
  const piEnd = b + (vv * 0.5 * (a - b)) / dd;
  const rhoEnd = a - (uu * 0.5 * (a - b)) / dd;
  const greatest = ((uu * (scale - piEnd)) / (scale - pi + tiny) + (vv * rhoEnd) / (rho + tiny)) / dd;
  const least = ((uu * piEnd) / (pi + tiny) + (vv * (scale - rhoEnd)) / (scale - rho + tiny)) / dd;
  if (!(greatest >= 0 && least >= 0)) return unknownClass * 256;
  return (
    Math.floor(Math.min(greatest, 1) * perUnit * (1 + tolerance) + 1) * 256 +
    Math.floor(Math.min(least, 1) * perUnit * (1 - tolerance))
  );
}
