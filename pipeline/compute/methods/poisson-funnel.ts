import { incompleteGamma } from './chi-square.js';
import { type Limits, tailOfLevel, zOfLevel } from './normal.js';
import { type Point, zeroBetween } from './root.js';

/**
 * The counts, not whole, between which a row with so many expected events lies inside a funnel: those whose exact Poisson
 * limit (Garwood) of the level meets the expected count E. With the regularised incomplete gamma functions P and Q = 1 - P
 * and alpha / 2 in either tail they solve
 *
 *     Q(lower + 1, E) = alpha / 2   and   P(upper, E) = alpha / 2
 *
 * The lower one is 0 where even no event is inside; nothing expected gives 0 and 0. Relative error about 1e-12.
 */
export function expectedLimits(expected: number, level: number): Limits {
  if (!(expected > 0)) return { lower: 0, upper: 0 };
  const tail = tailOfLevel(level);
  const [z, spread] = [zOfLevel(level), Math.sqrt(expected)];
  const few = (x: number): number => incompleteGamma(x + 1, expected).above - tail;
  // A count of exactly 0 has no tail above it.
  const many = (x: number): number => tail - (x > 0 ? incompleteGamma(x, expected).below : 1);
  return {
    lower: Math.exp(-expected) >= tail ? 0 : risingZero(few, expected - z * spread, z, tail),
    upper: risingZero(many, expected + z * spread, z, tail),
  };
}

/** Zero of a rising function of a count near `guess`: the bracket widens until it holds it. */
function risingZero(f: (x: number) => number, guess: number, z: number, tail: number): number {
  const at = (x: number): Point => ({ x, y: f(x) });
  let reach = 2 + z * z;
  let from = at(Math.max(0, guess - reach));
  let to = at(Math.max(0, guess) + reach);
  while (from.y > 0 && from.x > 0) {
    reach *= 2;
    from = at(Math.max(0, guess - reach));
  }
  while (to.y < 0) {
    reach *= 2;
    to = at(Math.max(0, guess) + reach);
  }
  return zeroBetween(f, from, to, 1e-13 * tail);
}
