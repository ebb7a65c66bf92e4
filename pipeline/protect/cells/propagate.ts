import type { LinearRow } from '../../solver/index.js';
import type { Interval } from './types.js';

const rounds = 20;

/**
 * Bounds that follow from single equations, repeated: never narrower than what the whole system allows. A value that
 * reaches such a bound needs no program to prove that nothing lies beyond. Done for all places of a county: no pair is taken apart
 * and nothing made inside the loops.
 */
export function propagatedBounds(part: { entries: readonly Interval[]; rows: readonly LinearRow[] }): {
  lower: Float64Array;
  upper: Float64Array;
} {
  const lower = Float64Array.from(part.entries, (e) => e.lower);
  const upper = Float64Array.from(part.entries, (e) => e.upper);
  // A row says nothing new as long as nothing has changed in it since it was last looked at. Looks are counted.
  const changedAt = new Int32Array(part.entries.length);
  const lookedAt = new Int32Array(part.rows.length).fill(-1);
  const [least, most] = [new Ends(), new Ends()];
  let looks = 0;
  for (let round = 0; round < rounds; round++) {
    let changed = false;
    for (let row = 0; row < part.rows.length; row++) {
      const { coefficients, lower: equals } = part.rows[row] ?? emptyRow;
      if (!hasChanged(coefficients, changedAt, lookedAt[row] ?? 0)) continue;
      lookedAt[row] = ++looks;
      least.sum(coefficients, lower, upper);
      most.sum(coefficients, upper, lower);
      for (let i = 0; i < coefficients.length; i++) {
        const term = coefficients[i] ?? nothing;
        const variable = term[0];
        const coefficient = term[1];
        const low = lower[variable] ?? 0;
        const high = upper[variable] ?? 0;
        // What is left for this term when the others take as much, or as little, as they can.
        const a = (equals - most.without(coefficient * (coefficient > 0 ? high : low))) / coefficient;
        const b = (equals - least.without(coefficient * (coefficient > 0 ? low : high))) / coefficient;
        const floor = coefficient > 0 ? a : b;
        const ceiling = coefficient > 0 ? b : a;
        if (floor > low + slack) {
          lower[variable] = floor;
          changedAt[variable] = looks;
          changed = true;
        }
        if (ceiling < high - slack) {
          upper[variable] = ceiling;
          changedAt[variable] = looks;
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
const emptyRow: LinearRow = { coefficients: [], lower: 0, upper: 0 };

/** Also by the last look itself: it was not over when the bounds of its first terms were worked out. */
function hasChanged(
  coefficients: LinearRow['coefficients'],
  changedAt: Int32Array,
  lookedAt: number,
): boolean {
  for (let i = 0; i < coefficients.length; i++)
    if ((changedAt[(coefficients[i] ?? nothing)[0]] ?? 0) >= lookedAt) return true;
  return false;
}

/** Sum of the ends of all terms, infinite ends counted apart so that one of them can be taken out again. */
class Ends {
  private finite = 0;
  private infinite = 0;
  private sign = 0;

  sum(coefficients: LinearRow['coefficients'], positive: Float64Array, negative: Float64Array): void {
    this.finite = 0;
    this.infinite = 0;
    for (let i = 0; i < coefficients.length; i++) {
      const term = coefficients[i] ?? nothing;
      const end = term[1] * ((term[1] > 0 ? positive : negative)[term[0]] ?? 0);
      if (Number.isFinite(end)) this.finite += end;
      else {
        this.infinite++;
        this.sign = Math.sign(end);
      }
    }
  }

  without(end: number): number {
    const isNumber = Number.isFinite(end);
    const others = isNumber ? this.infinite : this.infinite - 1;
    if (others > 0) return this.sign * Number.POSITIVE_INFINITY;
    return isNumber ? this.finite - end : this.finite;
  }
}
