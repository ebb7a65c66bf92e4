import { remember } from '../../model/maps.js';
import type { Equation, Expression, Unknown } from '../equations/system.js';
import { type Bounds, narrow } from './bounds.js';

/** Between which numbers something lies. */
export interface Interval {
  lower: number;
  upper: number;
}

/** A sum of unknowns whose least and greatest value is asked for. */
export interface Asked {
  id: number;
  expression: Expression;
}

/** What the bounds of the unknowns alone leave. */
export function spanOf({ terms, constant }: Expression, unknowns: readonly Unknown[]): Interval {
  let [lower, upper] = [constant, constant];
  for (const [u, factor] of terms) {
    const a = factor * (unknowns[u]?.lower ?? 0);
    const b = factor * (unknowns[u]?.upper ?? 0);
    lower += Math.min(a, b);
    upper += Math.max(a, b);
  }
  return { lower, upper };
}

/** Unknowns that bear on each other, numbered anew, with the sums of them that are asked for. */
export interface Component {
  unknowns: readonly Unknown[];
  equations: readonly Equation[];
  asked: readonly Asked[];
}

/** The bounds the unknowns have of themselves. */
export const boundsOf = (unknowns: readonly Unknown[]): Bounds => ({
  lower: Float64Array.from(unknowns, (u) => u.lower),
  upper: Float64Array.from(unknowns, (u) => u.upper),
});

/** The same component with bounds as narrow as single equations make them; `null` where the equations contradict each other. */
export function narrowed(component: Component): Component | null {
  const bounds = boundsOf(component.unknowns);
  if (!narrow(bounds, component.equations, (u) => component.unknowns[u]?.whole === true)) return null;
  return {
    ...component,
    unknowns: component.unknowns.map((u, i) => ({
      ...u,
      lower: bounds.lower[i] ?? u.lower,
      upper: bounds.upper[i] ?? u.upper,
    })),
  };
}

/** What nothing ties to anything else, with the numbers of the whole system. */
export interface Group {
  unknowns: readonly number[];
  equations: readonly Equation[];
  asked: readonly Asked[];
}

/**
 * Splits a system into parts that nothing ties together; parts nothing is asked of are left out. `members`: the unknowns
 * that stand in it. `root`: as long as there are unknowns; what stands in it is written over.
 */
export function groupsOf(
  members: readonly number[],
  equations: readonly Equation[],
  asked: readonly Asked[],
  root: Int32Array,
): Group[] {
  for (const u of members) root[u] = u;
  const find = (u: number): number => {
    let at = u;
    for (let up = root[at] ?? at; up !== at; up = root[at] ?? at) {
      root[at] = root[up] ?? up;
      at = up;
    }
    return at;
  };
  const tie = ({ terms }: Pick<Expression, 'terms'>): void => {
    const [first] = terms;
    if (first) for (const [u] of terms) root[find(u)] = find(first[0]);
  };
  for (const equation of equations) tie(equation);
  for (const { expression } of asked) tie(expression);
  const groups = new Map<number, { unknowns: number[]; equations: Equation[]; asked: Asked[] }>();
  for (const one of asked) {
    const [first] = one.expression.terms;
    if (!first) continue;
    remember(groups, find(first[0]), () => ({ unknowns: [], equations: [], asked: [] })).asked.push(one);
  }
  for (const u of members) groups.get(find(u))?.unknowns.push(u);
  for (const equation of equations) {
    const [first] = equation.terms;
    if (first) groups.get(find(first[0]))?.equations.push(equation);
  }
  return [...groups.values()];
}

/** A group numbered anew, its unknowns within these bounds. `numbers`: as long as there are unknowns; it is written over. */
export function componentOf(
  { unknowns, equations, asked }: Group,
  all: readonly Unknown[],
  { lower, upper }: Bounds,
  numbers: Int32Array,
): Component {
  for (const [i, u] of unknowns.entries()) numbers[u] = i;
  const inside = (terms: Expression['terms']) =>
    terms.map(([u, factor]) => [numbers[u] ?? 0, factor] as const);
  return {
    unknowns: unknowns.flatMap((u) => {
      const unknown = all[u];
      if (!unknown) return [];
      const { table, whole } = unknown;
      return [{ table, whole, lower: lower[u] ?? unknown.lower, upper: upper[u] ?? unknown.upper }];
    }),
    equations: equations.map((e) => ({
      ...{ lower: e.lower, upper: e.upper, tolerance: e.tolerance },
      terms: inside(e.terms),
    })),
    asked: asked.map(({ id, expression: { terms, constant } }) => ({
      id,
      expression: { constant, terms: inside(terms) },
    })),
  };
}

/** What is left of a group when unknowns that can only be one number stand as that number: fewer terms, and answers already known. */
export function reduced(
  group: Group,
  { lower, upper }: Bounds,
): Group & { known: { id: number; value: number }[] } {
  const isFixed = (u: number): boolean => (upper[u] ?? 0) - (lower[u] ?? 0) < 1e-9;
  const left = ({ terms, constant }: Expression): Expression => {
    let sum = constant;
    const open: Expression['terms'][number][] = [];
    for (const term of terms) {
      if (isFixed(term[0])) sum += term[1] * (lower[term[0]] ?? 0);
      else open.push(term);
    }
    return { terms: open, constant: sum };
  };
  const equations: Equation[] = [];
  for (const e of group.equations) {
    const { terms, constant } = left({ terms: e.terms, constant: 0 });
    if (terms.length === 0) continue;
    equations.push({ terms, lower: e.lower - constant, upper: e.upper - constant, tolerance: e.tolerance });
  }
  const asked: Asked[] = [];
  const known: { id: number; value: number }[] = [];
  for (const { id, expression } of group.asked) {
    const rest = left(expression);
    if (rest.terms.length === 0) known.push({ id, value: rest.constant });
    else asked.push({ id, expression: rest });
  }
  return { unknowns: group.unknowns.filter((u) => !isFixed(u)), equations, asked, known };
}
