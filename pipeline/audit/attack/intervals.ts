import type { Equation, Unknown } from '../equations/system.js';
import { type Bounds, narrow } from './bounds.js';
import {
  type Asked,
  boundsOf,
  type Component,
  componentOf,
  type Group,
  groupsOf,
  type Interval,
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
  const system: System = {
    ...{ unknowns, bounds: boundsOf(unknowns) },
    numbers: new Int32Array(unknowns.length),
  };
  const own = boundsOf(unknowns);
  const isWhole = (u: number) => unknowns[u]?.whole === true;
  for (const group of groupsOf([...unknowns.keys()], equations, asked, system.numbers)) {
    let results = narrow(system.bounds, group.equations, isWhole) ? await solveAll(group, system) : null;
    if (!results) {
      const loosened = await relaxed(componentOf(group, unknowns, own, system.numbers));
      programs += loosened.programs;
      results = await solveAll(groupOf(loosened.component), systemOf(loosened.component));
    }
    for (const result of results ?? []) {
      for (const [id, interval] of result.intervals) intervals.set(id, interval);
      for (const id of result.insiders) insiders.add(id);
      programs += result.programs;
    }
  }
  return { intervals, insiders, programs };
}

/** Unknowns within bounds that may be narrower than their own. */
interface System {
  unknowns: readonly Unknown[];
  bounds: Bounds;
  /** A place for notes on each unknown. */
  numbers: Int32Array;
}

const systemOf = ({ unknowns }: Component): System => ({
  ...{ unknowns, bounds: boundsOf(unknowns) },
  numbers: new Int32Array(unknowns.length),
});
const groupOf = ({ unknowns, equations, asked }: Component): Group => ({
  ...{ unknowns: [...unknowns.keys()], equations, asked },
});

/** `null` where the group, or a part of it, has no solution. */
async function solveAll(group: Group, { unknowns, bounds, numbers }: System): Promise<PartResult[] | null> {
  const left = reduced(group, bounds);
  const fixed = left.known.map(({ id, value }) => [id, { lower: value, upper: value }] as const);
  const results: PartResult[] = [{ intervals: new Map(fixed), insiders: new Set(), programs: 0 }];
  for (const own of groupsOf(left.unknowns, left.equations, left.asked, numbers)) {
    const part = componentOf(own, unknowns, bounds, numbers);
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
