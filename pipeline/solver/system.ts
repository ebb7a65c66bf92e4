/** A linear expression: pairs of variable (its index) and coefficient; a variable stands in it at most once. */
export type Expression = readonly (readonly [variable: number, coefficient: number])[];

/** Its value. Pairs are not taken apart: this is done for all rows after each of some hundred thousand programs. */
export function sumOf(expression: Expression, values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < expression.length; i++) {
    const term = expression[i];
    if (term) sum += term[1] * (values[term[0]] ?? 0);
  }
  return sum;
}

/** `lower <= sum of coefficient × variable <= upper`; equal bounds make an equation, ±Infinity leaves a side open. */
export interface LinearRow {
  coefficients: Expression;
  lower: number;
  upper: number;
}

/** Variables with their bounds (±Infinity where there is none) and the rows that tie them together. */
export interface LinearSystem {
  variables: readonly { lower: number; upper: number; integer?: boolean }[];
  rows: readonly LinearRow[];
}

/**
 * What a program came to. `solution` has one value per variable of the system. `limit`: the node limit ended the search;
 * `bound` is what no solution can beat, `value` and `solution` the best solution seen so far, `null` where none is known.
 */
export type Outcome =
  | { status: 'optimal'; value: number; solution: Float64Array }
  | { status: 'infeasible' | 'unbounded' }
  | { status: 'limit'; bound: number | null; value: number | null; solution: Float64Array | null };

/** `nodeLimit`: nodes of one whole-number search. `growing`: rows are added between the programs. */
export interface SolverOptions {
  nodeLimit?: number;
  growing?: boolean;
}

/**
 * One system, solved for one objective after another; each linear program starts from the basis of the last.
 * Every program blocks until it is done. Works until `close()`, which frees its memory and may be called twice.
 */
export interface Solver {
  /** The least value of the objective. An empty objective asks for any feasible point. */
  minimise(objective: Expression): Outcome;
  /** The greatest value of the objective. */
  maximise(objective: Expression): Outcome;
  /** Replaces the bounds of a variable; equal bounds fix it. */
  setBounds(variable: number, lower: number, upper: number): void;
  /** Adds a row to the system, at its end. */
  addRow(row: LinearRow): void;
  /** A complete solution from which the next whole-number program may start. A wrong one does no harm. */
  suggest(solution: readonly number[] | Float64Array): void;
  /**
   * For each variable, by how much the optimum changes when the bound at which the variable stands moves up by one
   * (its reduced cost, the same sign for both directions of optimising). Only after an optimal program without whole
   * numbers.
   */
  reducedCosts(): Float64Array;
  /** Programs solved so far. */
  readonly programs: number;
  /** Nodes of all whole-number searches so far. */
  readonly nodes: number;
  close(): void;
}

/**
 * Bounds and rows hold to within this, whole numbers too: a value is taken as whole if it is nearer than this to a
 * whole number (HiGHS: primal and dual feasibility 1e-7, integrality 1e-6; counts are far smaller than 1e6).
 */
export const solverTolerance = 1e-6;
