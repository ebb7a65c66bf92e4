import type { Count } from './counts.js';
import { exactOf, type Stated } from './stated.js';
import { type Equation, type Expression, known, type Unknown, unknownOf } from './system.js';

export interface Written {
  sum: Expression;
  lower: number;
  upper: number;
  tolerance: number;
}

/** The growing system. */
export interface Builder {
  readonly unknowns: Unknown[];
  readonly equations: Equation[];
  /** A number where the count is known, else an unknown, which waits for what bears on it. */
  valueOf(count: Count): Expression;
  /** Writes an equation; one without unknowns says nothing. */
  write(make: () => Written | null): void;
  /** The next count that nothing has been said about yet. */
  next(): Count | undefined;
}

/** `boundsOf`: what is known of every count that is not printed. */
export function builderOf(
  stated: Stated,
  boundsOf: (count: Count) => { lower: number; upper: number },
): Builder {
  const unknowns: Unknown[] = [];
  const equations: Equation[] = [];
  const numbers = new Map<number, Expression>();
  const waiting: Count[] = [];
  return {
    unknowns,
    equations,
    valueOf(count) {
      const range = stated.ranges.get(count.key);
      const exact = exactOf(range);
      if (exact !== null) return known(exact);
      const seen = numbers.get(count.key);
      if (seen) return seen;
      const bounds = boundsOf(count);
      const unknown = unknowns.length;
      unknowns.push({
        table: count.measured.key,
        lower: Math.max(range?.lower ?? Number.NEGATIVE_INFINITY, bounds.lower),
        upper: Math.min(range?.upper ?? Number.POSITIVE_INFINITY, bounds.upper),
        whole: count.measured.form.whole,
      });
      const own = unknownOf(unknown);
      numbers.set(count.key, own);
      waiting.push(count);
      return own;
    },
    write(make) {
      const made = make();
      if (!made || made.sum.terms.length === 0) return;
      const { sum, lower, upper, tolerance } = made;
      equations.push({
        terms: sum.terms,
        lower: lower - sum.constant,
        upper: upper - sum.constant,
        tolerance,
      });
    },
    next: () => waiting.pop(),
  };
}
