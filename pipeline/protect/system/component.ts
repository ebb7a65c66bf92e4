import { widestDemand } from './betrayed.js';
import type { Count } from './counts.js';
import { type Equation, type Relations, slack, type Unknown } from './equation.js';
import type { RuledRelations } from './ruled-parts.js';
import type { Inequality } from './rules.js';
import type { System } from './system.js';
import { fittingValues, type Values } from './values.js';

/** A part of the system that hangs together through counts that may be hidden; all else is known and in `equals`. */
export interface Component {
  /** Sorted by id. */
  counts: readonly Count[];
  unknowns: readonly (Unknown & { value: number })[];
  equations: readonly Equation[];
  /** Bounds that follow from counts outside the component. */
  bounds: ReadonlyMap<Count, { lower: number; upper: number }>;
}

export interface Cut {
  /** Counts that stay printed whatever happens. */
  isConstant: (count: Count) => boolean;
  /**
   * Inequalities couple counts of all kinds. `false`: where it leaves every demand possible, an inequality is cut into
   * bounds for each count by itself, as if the attacker knew all others: he then knows more than in truth, and the parts
   * of the system become small.
   */
  isCoupled: boolean;
  /** The rules between base cells that are made use of besides. */
  ruled?: RuledRelations;
}

/** All that hangs together with a count, straight or through others. */
export async function componentOf(system: System, start: Count, cut: Cut): Promise<Component> {
  const { all } = system.counts;
  const counts = new Set<Count>();
  const unknowns = new Map<number, Unknown & { value: number }>();
  const equations: Equation[] = [];
  const bounds = new Map<Count, { lower: number; upper: number }>();
  const seen = new Set<Relations | Inequality>();
  const queue = [start];
  const take = (relations: Relations, values: Values): void => {
    // Figures that no base cells fit to contradict each other; nothing follows from them.
    if (!values) return;
    for (let i = 0; i < values.length; i++) {
      const unknown = relations.unknowns[i];
      if (!unknown) continue;
      const { id, number, lower, upper } = unknown;
      unknowns.set(number, { id, number, lower, upper, value: values[i] ?? 0 });
    }
    for (const equation of relations.equations) {
      const left = withoutConstants(equation, all, cut);
      if (left.cells.length > 0) equations.push(left);
      for (const cell of left.cells) {
        const count = cell < all.length ? all[cell] : undefined;
        if (count && !counts.has(count)) queue.push(count);
      }
    }
  };
  const bound = (each: readonly Bound[]): void => {
    for (const { count, lower, upper } of each) {
      const known = bounds.get(count);
      bounds.set(count, {
        lower: Math.max(lower, known?.lower ?? lower),
        upper: Math.min(upper, known?.upper ?? upper),
      });
    }
  };
  for (let count = queue.pop(); count; count = queue.pop()) {
    if (counts.has(count)) continue;
    counts.add(count);
    // Waited for only where there is something to wait for: nearly all is at hand, thousands of times.
    const asked = cut.ruled?.(count) ?? null;
    const ruled = asked instanceof Promise ? await asked : asked;
    const place = ruled ? null : system.placeOf(count);
    const parts = place && split(place, all);
    for (const list of [system.sumsOf(count), ruled ? [ruled] : (parts?.whole ?? [])]) {
      for (const relations of list) {
        if (seen.has(relations)) continue;
        seen.add(relations);
        const values = fittingValues(relations, system.valueAt);
        take(relations, values instanceof Promise ? await values : values);
      }
    }
    for (const list of [system.inequalitiesOf(count), parts?.single ?? []]) {
      for (const rule of list) {
        if (seen.has(rule)) continue;
        seen.add(rule);
        const each = boundsFrom(rule, cut);
        const isLoose = each.length < 2 || (!cut.isCoupled && each.every(leavesPossible));
        if (isLoose) bound(each);
        else {
          const relations = system.withRest(rule);
          const values = fittingValues(relations, system.valueAt);
          take(relations, values instanceof Promise ? await values : values);
        }
      }
    }
  }
  return {
    counts: [...counts].sort(byId),
    unknowns: [...unknowns.values()].sort(byId),
    equations,
    bounds,
  };
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function withoutConstants(
  { cells, coefficients, equals }: Equation,
  all: readonly Count[],
  { isConstant }: Cut,
): Equation {
  let left = equals;
  const kept: Equation & { cells: number[]; coefficients: number[] } = {
    cells: [],
    coefficients: [],
    equals,
  };
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? -1;
    const coefficient = coefficients[i] ?? 0;
    const count = cell < all.length ? all[cell] : undefined;
    if (count && isConstant(count)) left -= coefficient * count.value;
    else {
      kept.cells.push(cell);
      kept.coefficients.push(coefficient);
    }
  }
  kept.equals = left;
  return kept;
}

/** Relations that stay whole, and those that are inequalities. */
interface Split {
  whole: readonly Relations[];
  single: readonly Inequality[];
}

const splits = new WeakMap<Relations, Split>();

/**
 * A rest that occurs once says no more than that the others leave at least nothing: an inequality. Relations whose
 * unknowns occur in several equations stay whole.
 */
function split(relations: Relations, all: readonly Count[]): Split {
  const known = splits.get(relations);
  if (known) return known;
  const uses = new Map<number, number>();
  for (const { cells } of relations.equations) {
    for (const cell of cells) uses.set(cell, (uses.get(cell) ?? 0) + 1);
  }
  const isLone = relations.unknowns.every((u) => uses.get(u.number) === 1);
  const inequalities: Inequality[] = [];
  const equations: Equation[] = [];
  for (const equation of relations.equations) {
    const [rest, more] = equation.cells.filter((cell) => cell >= all.length);
    if (isLone && rest !== undefined && more === undefined) {
      inequalities.push(inequalityOf(equation, rest, all));
    } else equations.push(equation);
  }
  const whole =
    equations.length === 0
      ? []
      : [{ unknowns: isLone ? restsOf(relations, equations) : relations.unknowns, equations }];
  const parts = { whole, single: inequalities };
  splits.set(relations, parts);
  return parts;
}

function restsOf({ unknowns }: Relations, equations: readonly Equation[]): Unknown[] {
  const cells = new Set(equations.flatMap((equation) => equation.cells));
  return unknowns.filter((u) => cells.has(u.number));
}

/** Solved for the rest, which is not below zero. */
function inequalityOf({ cells, coefficients }: Equation, rest: number, all: readonly Count[]): Inequality {
  const own = -(coefficients[cells.indexOf(rest)] ?? -1);
  const [counts, shares]: [Count[], number[]] = [[], []];
  cells.forEach((cell, i) => {
    const count = all[cell];
    if (!count) return;
    counts.push(count);
    shares.push((coefficients[i] ?? 0) / own);
  });
  return { counts, coefficients: shares, lower: 0 };
}

interface Bound {
  count: Count;
  lower: number;
  upper: number;
}

/** What an inequality says of each count that may be hidden, all others known. */
function boundsFrom({ counts, coefficients, lower }: Inequality, { isConstant }: Cut): Bound[] {
  let rest = -lower;
  for (let i = 0; i < counts.length; i++) rest += (coefficients[i] ?? 0) * (counts[i]?.value ?? 0);
  const bounds: Bound[] = [];
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i];
    if (!count || isConstant(count)) continue;
    const c = coefficients[i] ?? 0;
    const bound = count.value - rest / c;
    bounds.push(
      c > 0
        ? { count, lower: bound, upper: Number.POSITIVE_INFINITY }
        : { count, lower: Number.NEGATIVE_INFINITY, upper: bound },
    );
  }
  return bounds;
}

function leavesPossible({ count, lower, upper }: Bound): boolean {
  const demand = widestDemand(count);
  return demand === null || (lower <= demand.lower + slack && upper >= demand.upper - slack);
}
