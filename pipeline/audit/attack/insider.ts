import type { Solver } from '../../solver/index.js';
import type { Expression } from '../equations/system.js';
import type { Component, Interval } from './components.js';

const near = 1e-6;

/**
 * Someone who knows one case more than the tables tell (the own household, a neighbour) knows that a count is at least one
 * above its least value. Gives the numbers of the other counts of the same table (the same thing counted in other places) that this alone would make exact,
 * though more than two values were open before. Narrower ones are left out: there any knowledge decides.
 */
export function exactForInsiders(
  part: Component,
  intervals: ReadonlyMap<number, Interval>,
  solver: Solver,
  witnesses: readonly Float64Array[],
): Set<number> {
  const found = new Set<number>();
  const at = ({ terms, constant }: Expression, w: Float64Array) =>
    terms.reduce((sum, [u, f]) => sum + f * (w[u] ?? 0), constant);
  const tableOf = (u: number | undefined) => part.unknowns[u ?? -1]?.count.split('@')[0];
  const open = part.asked.filter(({ id }) => {
    const { lower, upper } = intervals.get(id) ?? { lower: 0, upper: 0 };
    return upper - lower >= 2 && Number.isFinite(lower);
  });
  for (const one of open) {
    const [term, another] = one.expression.terms;
    const unknown = term && part.unknowns[term[0]];
    if (!term || another || term[1] !== 1 || !unknown?.whole) continue;
    const raised = (intervals.get(one.id)?.lower ?? 0) - one.expression.constant + 1;
    const seen = witnesses.filter((w) => (w[term[0]] ?? 0) >= raised - near);
    const undecided = open.filter(({ id, expression }) => {
      const [first, more] = expression.terms;
      if (id === one.id || found.has(id) || more || first?.[0] === term[0]) return false;
      if (tableOf(first?.[0]) !== tableOf(term[0])) return false;
      const values = seen.map((w) => at(expression, w));
      return values.every((v) => Math.abs(v - (values[0] ?? 0)) < near);
    });
    if (undecided.length === 0) continue;
    solver.setBounds(term[0], raised, unknown.upper);
    for (const { id, expression } of undecided) {
      const [least, most] = [solver.minimise(expression.terms), solver.maximise(expression.terms)];
      if (least.status !== 'optimal' || most.status !== 'optimal') continue;
      if (Math.floor(most.value + near) <= Math.ceil(least.value - near)) found.add(id);
    }
    solver.setBounds(term[0], unknown.lower, unknown.upper);
  }
  return found;
}
