import { type LinearRow, openSolver, type Solver, type SolverOptions } from '../../solver/index.js';
import { tolerance } from './table.js';
import { leastPattern, type Pattern, priceOf, type Task } from './task.js';

/** The program that chooses cells: one variable from 0 to 1 for each free cell of the task, in their order. */
export function openMaster(
  task: Task,
  rows: readonly LinearRow[],
  integer: boolean,
  options: SolverOptions,
): Promise<Solver> {
  const variables = task.free.map(() => ({ lower: 0, upper: 1, integer }));
  return openSolver({ variables, rows: rows.map((row) => inMaster(task, row)) }, options);
}

/** A cut over the variables of the task as a row over the master's. */
export function inMaster(task: Task, row: LinearRow): LinearRow {
  return {
    ...row,
    coefficients: row.coefficients.map((term) => [task.slot[term[0]] ?? 0, term[1]]),
  };
}

export const costsOf = (task: Task) =>
  task.free.map((variable, slot) => [slot, task.price[variable] ?? 0] as const);

export function patternOf(task: Task, solution: Float64Array): Pattern {
  const pattern = leastPattern(task);
  task.free.forEach((variable, slot) => {
    pattern[variable] = Math.min(1, Math.max(0, solution[slot] ?? 0));
  });
  return pattern;
}

/** What no pattern can cost less than. Prices are mostly whole: then it is a whole number, too. */
export const least = (task: Task, bound: number): number =>
  hasWholePrices(task) ? Math.ceil(bound - tolerance) : bound;

/** By how much a cheaper pattern must be cheaper at least. */
export const step = (task: Task): number => (hasWholePrices(task) ? 1 : 0);

export const meets = (task: Task, best: Pattern, bound: number): boolean =>
  priceOf(task, best) <= least(task, bound) + tolerance;

const hasWholePrices = (task: Task): boolean =>
  task.free.every((variable) => Number.isInteger(task.price[variable]));
