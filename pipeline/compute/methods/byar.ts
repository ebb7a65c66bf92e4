import { chiSquareAt } from './chi-square.js';
import {
  type Interval,
  isNumber,
  type LevelOption,
  type Limits,
  noInterval,
  tailOfLevel,
  zOfLevel,
} from './normal.js';

/** Limits of a count; a limit that cannot be given is `null`. */
export interface CountLimits {
  lower: number | null;
  upper: number | null;
}

/** Events from which on Byar's limits are used; below they are exact, as in PHEindicatormethods. */
export const fewestForByar = 10;

/**
 * Byar's approximation to the exact limits of a Poisson count:
 *
 *     x (1 - 1/(9x) - z/(3 sqrt x))³   to   (x + 1)(1 - 1/(9(x + 1)) + z/(3 sqrt(x + 1)))³
 *
 * Source: Breslow and Day (1987), Statistical Methods in Cancer Research II, p. 69. x: events, need not be whole. A lower
 * limit below 0 is `null` (the approximation does not hold there), for x = 0 it is 0; x missing or below 0: both `null`.
 */
export function byarLimits(x: number | null, { level = 0.95 }: LevelOption = {}): CountLimits {
  if (!isNumber(x) || x < 0) return { lower: null, upper: null };
  const { lower, upper } = byarLimitsAt(x, zOfLevel(level));
  return { lower: lower < 0 ? null : lower, upper };
}

/** The same at a distance of z standard errors; x at least 0. A lower limit may fall below 0. */
export function byarLimitsAt(x: number, z: number): Limits {
  const lower = x === 0 ? 0 : x * (1 - 1 / (9 * x) - z / (3 * Math.sqrt(x))) ** 3;
  const upper = (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * Math.sqrt(x + 1))) ** 3;
  return { lower, upper };
}

/**
 * Exact limits of a Poisson count, from the chi-square distribution:
 * chi²(alpha/2; 2x) / 2 to chi²(1 - alpha/2; 2x + 2) / 2, and 0 as lower limit of 0.
 * Source: Garwood (1936), Biometrika 28, 437-442. x: events, at least 0.
 */
export const exactLimits = (x: number, { level = 0.95 }: LevelOption = {}): Limits =>
  exactLimitsAt(x, tailOfLevel(level));

/** The same with the chance `tail` beyond either limit, above 0. */
export const exactLimitsAt = (x: number, tail: number): Limits => ({
  lower: x === 0 ? 0 : chiSquareAt(tail, 2 * x) / 2,
  upper: chiSquareAt(1 - tail, 2 * x + 2) / 2,
});

/** Byar's limits from ten events on, exact ones below, as public health reporting does. */
export const countLimits = (x: number | null, { level = 0.95 }: LevelOption = {}): CountLimits =>
  isNumber(x) && x >= 0 && x < fewestForByar ? exactLimits(x, { level }) : byarLimits(x, { level });

/**
 * Rate x / n times `multiplier`, with Byar's limits from ten events on and exact ones below. All `null` where x or n is
 * missing, x is below 0 or n is not above 0. Source: as the limits; the choice as in PHEindicatormethods.
 */
export function rate(
  x: number | null,
  n: number | null,
  { level = 0.95, multiplier = 100_000 }: LevelOption & { multiplier?: number } = {},
): Interval {
  if (!isNumber(x) || !isNumber(n) || n <= 0 || x < 0) return noInterval;
  const { lower, upper } = countLimits(x, { level });
  const scale = multiplier / n;
  return {
    value: (x / n) * multiplier,
    lower: lower === null ? null : lower * scale,
    upper: upper === null ? null : upper * scale,
  };
}
