import { push } from '../../model/maps.js';
import type { Solver } from '../../solver/index.js';
import type { Component, Interval } from './components.js';

const near = 1e-6;

/**
 * Someone who knows one case more than the tables tell (the own household, a neighbour) knows that a count is at least one
 * above its least value. Gives the numbers of the other counts of the same table (the same thing counted in other places) that this alone would make exact,
 * though more than two values were open before. Narrower ones are left out: there any knowledge decides.
 * `witnesses`: whole solutions that are known already.
 */
export function exactForInsiders(
  part: Component,
  intervals: ReadonlyMap<number, Interval>,
  solver: Solver,
  witnesses: readonly Float64Array[],
): Set<number> {
  const found = new Set<number>();
  for (const counts of openByTable(part, intervals).values()) {
    for (const one of counts) {
      const unknown = part.unknowns[one.unknown];
      if (counts.length < 2 || one.factor !== 1 || !unknown?.whole) continue;
      const raised = (intervals.get(one.id)?.lower ?? 0) - one.constant + 1;
      const undecided = counts.filter(
        (other) =>
          other.unknown !== one.unknown &&
          !found.has(other.id) &&
          !staysOpen(other, one.unknown, raised, witnesses),
      );
      if (undecided.length === 0) continue;
      solver.setBounds(one.unknown, raised, unknown.upper);
      for (const id of exactOnes(undecided, solver)) found.add(id);
      solver.setBounds(one.unknown, unknown.lower, unknown.upper);
    }
  }
  return found;
}

/** A single count of which more than two values are open. */
interface OpenCount {
  id: number;
  unknown: number;
  factor: number;
  constant: number;
}

function openByTable(
  part: Component,
  intervals: ReadonlyMap<number, Interval>,
): ReadonlyMap<string, OpenCount[]> {
  const tables = new Map<string, OpenCount[]>();
  for (const { id, expression } of part.asked) {
    const { lower, upper } = intervals.get(id) ?? { lower: 0, upper: 0 };
    const [first, another] = expression.terms;
    if (!first || another || !(upper - lower >= 2 && Number.isFinite(lower))) continue;
    const [unknown, factor] = first;
    push(tables, part.unknowns[unknown]?.table ?? '', { id, unknown, factor, constant: expression.constant });
  }
  return tables;
}

/**
 * Whether known solutions alone show that a count has two whole values or more where another one is at least `raised`: two
 * solutions there differ, or the straight line from one of them to a solution elsewhere leads on by one before it leaves.
 * Solutions between whole ones count, as they do for the programs.
 */
function staysOpen(
  count: OpenCount,
  unknown: number,
  raised: number,
  witnesses: readonly Float64Array[],
): boolean {
  const at = (w: Float64Array): number => count.factor * (w[count.unknown] ?? 0);
  let start: Float64Array | null = null;
  for (const w of witnesses) {
    if ((w[unknown] ?? 0) < raised - near) continue;
    if (start && Math.abs(at(w) - at(start)) >= near) return true;
    if (!start || (w[unknown] ?? 0) > (start[unknown] ?? 0)) start = w;
  }
  if (!start) return false;
  const from = at(start);
  if (Math.abs(from - Math.round(from)) > near) return false;
  const above = Math.max(0, (start[unknown] ?? 0) - raised);
  return witnesses.some((w) => {
    const below = raised - (w[unknown] ?? 0);
    return below > near && (Math.abs(at(w) - from) * above) / (above + below) >= 1 - near / 2;
  });
}

/** Those of which the programs leave but one whole value. Every solution on the way may show that of another more are left. */
function exactOnes(counts: readonly OpenCount[], solver: Solver): number[] {
  const seen = counts.map(() => ({ least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY }));
  const isOpen = (i: number): boolean => {
    const { least, most } = seen[i] ?? { least: 0, most: 0 };
    return Math.floor(most + near) > Math.ceil(least - near);
  };
  const learn = (solution: Float64Array): void =>
    counts.forEach(({ unknown, factor }, i) => {
      const value = factor * (solution[unknown] ?? 0);
      const own = seen[i];
      if (!own) return;
      own.least = Math.min(own.least, value);
      own.most = Math.max(own.most, value);
    });
  return counts.flatMap(({ id, unknown, factor }, i) => {
    if (isOpen(i)) return [];
    const terms = [[unknown, factor]] as const;
    const least = solver.minimise(terms);
    if (least.status !== 'optimal') return [];
    learn(least.solution);
    if (isOpen(i)) return [];
    const most = solver.maximise(terms);
    if (most.status !== 'optimal') return [];
    learn(most.solution);
    return Math.floor(most.value + near) <= Math.ceil(least.value - near) ? [id] : [];
  });
}
