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

/** Where the term of an unknown stood last: a guess, which the term there confirms. A table of its own for each sum takes longer. */
let guesses = new Int32Array(1 << 12);

/** Sum of expressions, each times its factor. */
export function addUp(...parts: readonly (readonly [expression: Expression, factor: number])[]): Expression {
  const terms: [unknown: number, factor: number][] = [];
  let constant = 0;
  let isShorter = false;
  for (const [expression, factor] of parts) {
    constant += factor * expression.constant;
    for (const [unknown, own] of expression.terms) {
      if (unknown >= guesses.length) guesses = longer(guesses, 2 * unknown);
      const term = terms[guesses[unknown] ?? 0];
      if (term?.[0] === unknown) {
        term[1] += factor * own;
        isShorter ||= term[1] === 0;
      } else {
        guesses[unknown] = terms.length;
        terms.push([unknown, factor * own]);
        isShorter ||= factor * own === 0;
      }
    }
  }
  return { terms: isShorter ? terms.filter((term) => term[1] !== 0) : terms, constant };
}

function longer(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(numbers);
  return copy;
}
