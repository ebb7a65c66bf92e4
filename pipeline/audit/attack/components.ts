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
    const ends = [factor * (unknowns[u]?.lower ?? 0), factor * (unknowns[u]?.upper ?? 0)];
    lower += Math.min(...ends);
    upper += Math.max(...ends);
  }
  return { lower, upper };
}

/** Unknowns that bear on each other, numbered anew, with the sums of them that are asked for. */
export interface Component {
  unknowns: readonly Unknown[];
  equations: readonly Equation[];
  asked: readonly Asked[];
}

/** Splits a system into parts that nothing ties together; parts nothing is asked of are left out. */
export function componentsOf(
  unknowns: readonly Unknown[],
  equations: readonly Equation[],
  asked: readonly Asked[],
): Component[] {
  const root = unknowns.map((_, i) => i);
  const find = (u: number): number => {
    let at = u;
    while (root[at] !== at) {
      const up = root[at] ?? at;
      root[at] = root[up] ?? up;
      at = up;
    }
    return at;
  };
  const tie = ({ terms: [first, ...others] }: Pick<Expression, 'terms'>) => {
    for (const [u] of others) if (first) root[find(u)] = find(first[0]);
  };
  equations.forEach(tie);
  for (const { expression } of asked) tie(expression);
  const wanted = new Map<number, { unknowns: number[]; equations: Equation[]; asked: Asked[] }>();
  for (const one of asked) {
    const [first] = one.expression.terms;
    if (!first) continue;
    const key = find(first[0]);
    const group = wanted.get(key) ?? { unknowns: [], equations: [], asked: [] };
    group.asked.push(one);
    wanted.set(key, group);
  }
  unknowns.forEach((_, u) => {
    wanted.get(find(u))?.unknowns.push(u);
  });
  for (const equation of equations) {
    const [first] = equation.terms;
    if (first) wanted.get(find(first[0]))?.equations.push(equation);
  }
  return [...wanted.values()].map((group) => renumbered(unknowns, group));
}

function renumbered(
  unknowns: readonly Unknown[],
  group: { unknowns: number[]; equations: Equation[]; asked: Asked[] },
): Component {
  const numbers = new Map(group.unknowns.map((u, i) => [u, i]));
  const inside = (terms: Expression['terms']) =>
    terms.map(([u, factor]) => [numbers.get(u) ?? 0, factor] as const);
  return {
    unknowns: group.unknowns.flatMap((u) => unknowns[u] ?? []),
    equations: group.equations.map((e) => ({ ...e, terms: inside(e.terms) })),
    asked: group.asked.map(({ expression, ...one }) => ({
      ...one,
      expression: { constant: expression.constant, terms: inside(expression.terms) },
    })),
  };
}

/** The same component with bounds as narrow as single equations make them; `null` where the equations contradict each other. */
export function narrowed(component: Component): Component | null {
  const bounds: Bounds = {
    lower: Float64Array.from(component.unknowns, (u) => u.lower),
    upper: Float64Array.from(component.unknowns, (u) => u.upper),
  };
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

/** What is left when unknowns that can only be one number stand as that number: smaller parts, and answers already known. */
export function reduced(component: Component): {
  parts: Component[];
  known: { id: number; value: number }[];
} {
  const isFixed = (u: number): boolean => {
    const unknown = component.unknowns[u];
    return unknown !== undefined && unknown.upper - unknown.lower < 1e-9;
  };
  const left = ({ terms, constant }: Expression): Expression => ({
    terms: terms.filter(([u]) => !isFixed(u)),
    constant: terms.reduce(
      (sum, [u, factor]) => (isFixed(u) ? sum + factor * (component.unknowns[u]?.lower ?? 0) : sum),
      constant,
    ),
  });
  const equations = component.equations.flatMap((equation): Equation[] => {
    const { terms, constant } = left({ terms: equation.terms, constant: 0 });
    if (terms.length === 0) return [];
    return [{ ...equation, terms, lower: equation.lower - constant, upper: equation.upper - constant }];
  });
  const asked = component.asked.map((one) => ({ ...one, expression: left(one.expression) }));
  return {
    parts: componentsOf(component.unknowns, equations, asked),
    known: asked.flatMap(({ id, expression }) =>
      expression.terms.length === 0 ? [{ id, value: expression.constant }] : [],
    ),
  };
}
