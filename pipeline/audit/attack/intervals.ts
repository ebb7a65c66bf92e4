import type { Equation, Unknown } from '../equations/system.js';
import {
  type Asked,
  type Component,
  componentsOf,
  type Interval,
  narrowed,
  reduced,
  spanOf,
} from './components.js';
import { type PartResult, solvePart } from './part.js';
import { relaxed } from './relax.js';

/**
 * Between which numbers each expression lies for someone who solves all equations. First by single equations, then by
 * programs. Equations that contradict each other are relaxed by the tolerance of their sources.
 */
export async function intervalsOf(
  unknowns: readonly Unknown[],
  equations: readonly Equation[],
  asked: readonly Asked[],
): Promise<PartResult> {
  const intervals = new Map<number, Interval>();
  const insiders = new Set<number>();
  let programs = 0;
  for (const { id, expression } of asked) {
    if (expression.terms.length === 0) intervals.set(id, spanOf(expression, []));
  }
  for (const component of componentsOf(unknowns, equations, asked)) {
    let results = await solveAll(narrowed(component));
    if (!results) {
      const loosened = await relaxed(component);
      programs += loosened.programs;
      results = await solveAll(loosened.component);
    }
    for (const result of results ?? []) {
      for (const [id, interval] of result.intervals) intervals.set(id, interval);
      for (const id of result.insiders) insiders.add(id);
      programs += result.programs;
    }
  }
  return { intervals, insiders, programs };
}

/** `null` where the component, or a part of it, has no solution. */
async function solveAll(component: Component | null): Promise<PartResult[] | null> {
  if (!component) return null;
  const { parts, known } = reduced(component);
  const fixed = known.map(({ id, value }) => [id, { lower: value, upper: value }] as const);
  const results: PartResult[] = [{ intervals: new Map(fixed), insiders: new Set(), programs: 0 }];
  for (const part of parts) {
    const result = isLinked(part) ? await solvePart(part) : byBounds(part);
    if (!result) return null;
    results.push(result);
  }
  return results;
}

/** Whether bounds narrowed by single equations may not be the answer yet. */
const isLinked = ({ equations, unknowns, asked }: Component): boolean =>
  equations.length > 1 ||
  (equations.length === 1 && asked.some((a) => a.expression.terms.length > 1)) ||
  unknowns.some((u) => !u.whole) ||
  equations.some((e) => e.terms.some(([, f]) => Math.abs(f) !== 1));

const byBounds = ({ asked, unknowns }: Component): PartResult => ({
  intervals: new Map(asked.map(({ id, expression }) => [id, spanOf(expression, unknowns)])),
  insiders: new Set(),
  programs: 0,
});
