import type { Outcome, Solver } from '../../solver/index.js';
import type { Unknown } from '../equations/system.js';

const near = 1e-6;

/**
 * Looks for a solution in whole numbers that is as good as one between them: the number nearest to a whole one is fixed there, or
 * on its other side, and so on with what `run` finds then. `null` where this leads nowhere, which proves nothing. The bounds of
 * the solver are afterwards what they were. Much faster than a search in whole numbers, and mostly enough.
 */
export function dive(
  unknowns: readonly Unknown[],
  solver: Solver,
  run: () => Outcome,
  between: { value: number; solution: Float64Array },
): Float64Array | null {
  const fixed: number[] = [];
  let { solution } = between;
  /** What is left to find where the number is this one; `null` where nothing, or nothing as good. */
  const fix = (unknown: number, whole: number): Float64Array | null => {
    const { lower, upper } = unknowns[unknown] ?? { lower: 0, upper: 0 };
    if (whole < lower - near || whole > upper + near) return null;
    solver.setBounds(unknown, whole, whole);
    const outcome = run();
    const isGood = outcome.status === 'optimal' && Math.abs(outcome.value - between.value) < near;
    return isGood ? outcome.solution : null;
  };
  let next = nearlyWhole(unknowns, solution);
  while (next !== null && fixed.length < unknowns.length) {
    const value = solution[next] ?? 0;
    const nearest = Math.round(value);
    fixed.push(next);
    const found = fix(next, nearest) ?? fix(next, nearest < value ? nearest + 1 : nearest - 1);
    if (!found) break;
    solution = found;
    next = nearlyWhole(unknowns, solution);
  }
  for (const unknown of fixed) {
    const { lower, upper } = unknowns[unknown] ?? { lower: 0, upper: 0 };
    solver.setBounds(unknown, lower, upper);
  }
  return next === null ? solution : null;
}

/** Of the unknowns that should be whole and are not the one that lacks least; `null` for none. */
function nearlyWhole(unknowns: readonly Unknown[], solution: Float64Array): number | null {
  let found: number | null = null;
  let least = 1;
  unknowns.forEach(({ whole }, u) => {
    const value = solution[u] ?? 0;
    const lack = Math.abs(value - Math.round(value));
    if (!whole || lack < near || lack >= least) return;
    [found, least] = [u, lack];
  });
  return found;
}
