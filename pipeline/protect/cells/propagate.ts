import type { LinearRow } from '../../solver/index.js';
import type { Interval } from './types.js';

const rounds = 20;

/**
 * Bounds that follow from single equations, repeated: never narrower than what the whole system allows. A value that
 * reaches such a bound needs no program to prove that nothing lies beyond.
 */
export function propagatedBounds(part: { entries: readonly Interval[]; rows: readonly LinearRow[] }): {
  lower: Float64Array;
  upper: Float64Array;
} {
  const lower = Float64Array.from(part.entries, (e) => e.lower);
  const upper = Float64Array.from(part.entries, (e) => e.upper);
  for (let round = 0; round < rounds; round++) {
    let changed = false;
    for (const { coefficients, lower: equals } of part.rows) {
      const least = ends(coefficients, lower, upper);
      const most = ends(coefficients, upper, lower);
      for (const [variable, coefficient] of coefficients) {
        const low = lower[variable] ?? 0;
        const high = upper[variable] ?? 0;
        // What is left for this term when the others take as much, or as little, as they can.
        const a =
          (equals - most.without(coefficient > 0 ? coefficient * high : coefficient * low)) / coefficient;
        const b =
          (equals - least.without(coefficient > 0 ? coefficient * low : coefficient * high)) / coefficient;
        const floor = coefficient > 0 ? a : b;
        const ceiling = coefficient > 0 ? b : a;
        if (floor > low + slack) {
          lower[variable] = floor;
          changed = true;
        }
        if (ceiling < high - slack) {
          upper[variable] = ceiling;
          changed = true;
        }
      }
    }
    if (!changed) break;
  }
  return { lower, upper };
}

const slack = 1e-9;

/** Sum of the ends of all terms, infinite ends counted apart so that one of them can be taken out again. */
function ends(
  coefficients: readonly (readonly [number, number])[],
  positive: Float64Array,
  negative: Float64Array,
) {
  let finite = 0;
  let infinite = 0;
  let sign = 0;
  for (const [variable, coefficient] of coefficients) {
    const end = coefficient * ((coefficient > 0 ? positive : negative)[variable] ?? 0);
    if (Number.isFinite(end)) finite += end;
    else {
      infinite++;
      sign = Math.sign(end);
    }
  }
  return {
    without(end: number): number {
      const others = Number.isFinite(end) ? infinite : infinite - 1;
      if (others > 0) return sign * Number.POSITIVE_INFINITY;
      return Number.isFinite(end) ? finite - end : finite;
    },
  };
}
