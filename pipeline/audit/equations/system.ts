/** The unknown counts and what ties them together. */

export interface Unknown {
  /** What is counted, wherever: the same for all counts of one table. */
  table: string;
  lower: number;
  upper: number;
  whole: boolean;
}

/** `lower <= sum of factor x unknown <= upper`. */
export interface Equation {
  terms: readonly (readonly [unknown: number, factor: number])[];
  lower: number;
  upper: number;
  /** How far the source allows the sum to be off; used only where the equations contradict each other. */
  tolerance: number;
}

/** A sum of unknowns and a known number. */
export interface Expression {
  terms: readonly (readonly [unknown: number, factor: number])[];
  constant: number;
}

export const unknownOf = (unknown: number): Expression => ({ terms: [[unknown, 1]], constant: 0 });
export const known = (constant: number): Expression => ({ terms: [], constant });

/** Sum of expressions, each times its factor. */
export function addUp(...parts: readonly (readonly [expression: Expression, factor: number])[]): Expression {
  const factors = new Map<number, number>();
  let constant = 0;
  for (const [expression, factor] of parts) {
    constant += factor * expression.constant;
    for (const [unknown, own] of expression.terms) {
      factors.set(unknown, (factors.get(unknown) ?? 0) + factor * own);
    }
  }
  return { terms: [...factors].filter(([, factor]) => factor !== 0), constant };
}
