import { openSolver } from '../../solver/index.js';
import { type Component, narrowed } from './components.js';

/**
 * Sources contradict themselves: a delivered total is a few persons off. First every sum may be off by the tolerance of
 * its source; where that does not help, by as little as possible in all. Gives a component that can be met.
 */
export async function relaxed(component: Component): Promise<{ component: Component; programs: number }> {
  const tolerant: Component = {
    ...component,
    equations: component.equations.map((e) => ({
      ...e,
      lower: e.lower - e.tolerance,
      upper: e.upper + e.tolerance,
    })),
  };
  if (await canBeMet(tolerant)) return { component: narrowed(tolerant) ?? tolerant, programs: 1 };
  const apart = await leastApart(tolerant);
  return { component: narrowed(apart) ?? apart, programs: 2 };
}

/** Whether any numbers meet all equations; whole ones are not asked for. */
export async function canBeMet({ unknowns, equations }: Component): Promise<boolean> {
  const solver = await openSolver({
    variables: unknowns.map(({ lower, upper }) => ({ lower, upper: Math.max(lower, upper) })),
    rows: equations.map(({ terms, lower, upper }) => ({ coefficients: terms, lower, upper })),
  });
  const outcome = solver.minimise([]);
  solver.close();
  return outcome.status !== 'infeasible' && unknowns.every((u) => u.lower <= u.upper);
}

/** Every equation and bound may give way; the sum of all that gives way is least, and only what does is widened. */
async function leastApart(component: Component): Promise<Component> {
  const { unknowns, equations } = component;
  const count = unknowns.length;
  const rows = [
    ...equations.map(({ terms, lower, upper }) => ({ coefficients: [...terms], lower, upper })),
    ...unknowns.map(({ lower, upper }, u) => ({
      coefficients: [[u, 1] as const],
      lower: Math.min(lower, upper),
      upper: Math.max(lower, upper),
    })),
  ];
  const free = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  const solver = await openSolver({
    variables: [...unknowns.map(() => free), ...rows.flatMap(() => [atLeastZero, atLeastZero])],
    rows: rows.map((row, r) => ({
      ...row,
      coefficients: [...row.coefficients, [count + 2 * r, 1] as const, [count + 2 * r + 1, -1] as const],
    })),
  });
  const outcome = solver.minimise(
    rows.flatMap((_, r) => [[count + 2 * r, 1] as const, [count + 2 * r + 1, 1] as const]),
  );
  solver.close();
  const solution =
    outcome.status === 'optimal' ? outcome.solution : new Float64Array(count + 2 * rows.length);
  const gives = (r: number) => ({
    below: Math.ceil((solution[count + 2 * r] ?? 0) - 1e-6),
    above: Math.ceil((solution[count + 2 * r + 1] ?? 0) - 1e-6),
  });
  return {
    ...component,
    equations: equations.map((e, i) => {
      const { below, above } = gives(i);
      return { ...e, lower: e.lower - below, upper: e.upper + above };
    }),
    unknowns: unknowns.map((u, i) => {
      const { below, above } = gives(equations.length + i);
      return { ...u, lower: Math.min(u.lower, u.upper) - below, upper: Math.max(u.lower, u.upper) + above };
    }),
  };
}

const atLeastZero = { lower: 0, upper: Number.POSITIVE_INFINITY };
