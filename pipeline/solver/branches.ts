import { solverTolerance } from './system.js';

/** Bounds of all variables: a part of the solutions in whole numbers. */
export interface Branch {
  lower: Float64Array;
  upper: Float64Array;
}

/** A bound of the objective in a branch, and by how much it grows at least with each variable. */
export interface Bound {
  value: number;
  left: Float64Array;
}

/** What is known of an objective to be the same is the same to within this. */
export const rounding = 1e-6;

export const isFixed = ({ lower, upper }: Branch): boolean =>
  lower.every((low, variable) => low === upper[variable]);

/** Takes out of a branch what the bound shows to be dearer than `most` (reduced cost fixing). */
export function narrow({ lower, upper }: Branch, { value, left }: Bound, most: number): void {
  left.forEach((cost, variable) => {
    if (cost === 0) return;
    const steps = Math.floor((most - value) / Math.abs(cost) + rounding);
    const [from, to] = [lower[variable] ?? 0, upper[variable] ?? 0];
    if (steps >= to - from) return;
    if (cost > 0) upper[variable] = from + steps;
    else lower[variable] = to - steps;
  });
}

/**
 * The branch split at the variable whose value is farthest from a whole number; where all are whole, which rounding alone may
 * keep from obeying the rows, at the first that is not fixed. The last one promises most. A fixed branch stays as it is.
 */
export function halves(branch: Branch, values: readonly number[]): Branch[] {
  const { lower, upper } = branch;
  const split = mostSplit(branch, values);
  if (split === null) return [branch];
  const value = values[split] ?? 0;
  const [below, above] = isNearWhole(value)
    ? [Math.round(value) - 1, Math.round(value) + 1]
    : [Math.floor(value), Math.floor(value) + 1];
  const within = (from: number, to: number): Branch[] =>
    from > to ? [] : [{ lower: lower.with(split, from), upper: upper.with(split, to) }];
  const [from, to] = [lower[split] ?? 0, upper[split] ?? 0];
  return [
    ...within(from, Math.min(below, to)),
    ...within(Math.max(above, from), to),
    ...within(Math.max(below + 1, from), Math.min(above - 1, to)),
  ];
}

function mostSplit({ lower, upper }: Branch, values: readonly number[]): number | null {
  let best: number | null = null;
  let most = -1;
  for (let variable = 0; variable < lower.length; variable++) {
    if (lower[variable] === upper[variable]) continue;
    const value = values[variable] ?? 0;
    const distance = isNearWhole(value) ? 0 : Math.abs(value - Math.round(value));
    if (distance <= most) continue;
    best = variable;
    most = distance;
  }
  return best;
}

const isNearWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < solverTolerance;
