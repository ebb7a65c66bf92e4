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
      for (let i = 0; i < coefficients.length; i++) {
        const [variable, coefficient] = coefficients[i] ?? nothing;
        const low = lower[variable] ?? 0;
        const high = upper[variable] ?? 0;
        // What is left for this term when the others take as much, or as little, as they can.
        const a =
          (equals - without(most, coefficient > 0 ? coefficient * high : coefficient * low)) / coefficient;
        const b =
          (equals - without(least, coefficient > 0 ? coefficient * low : coefficient * high)) / coefficient;
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
const nothing = [0, 0] as const;

/** Sum of the ends of all terms; infinite ends, which have one sign, counted apart so that one of them can be taken out again. */
interface Ends {
  finite: number;
  infinite: number;
  sign: number;
}

function ends(coefficients: LinearRow['coefficients'], positive: Float64Array, negative: Float64Array): Ends {
  let [finite, infinite, sign] = [0, 0, 0];
  for (let i = 0; i < coefficients.length; i++) {
    const [variable, coefficient] = coefficients[i] ?? nothing;
    const end = coefficient * ((coefficient > 0 ? positive : negative)[variable] ?? 0);
    if (Number.isFinite(end)) finite += end;
    else {
      infinite++;
      sign = Math.sign(end);
    }
  }
  return { finite, infinite, sign };
}

/** The sum without one of its ends. */
function without({ finite, infinite, sign }: Ends, end: number): number {
  const isNumber = Number.isFinite(end);
  const others = isNumber ? infinite : infinite - 1;
  if (others > 0) return sign * Number.POSITIVE_INFINITY;
  return isNumber ? finite - end : finite;
}
