import { widestDemand } from './betrayed.js';
import type { Count } from './counts.js';
import { type Equation, type Relations, slack, type Unknown } from './equation.js';
import type { RuledRelations } from './ruled-parts.js';
import { type Inequality, withRest } from './rules.js';
import type { System } from './system.js';
import { fittingValues } from './values.js';

/** A part of the system that hangs together through counts that may be hidden; all else is known and in `equals`. */
export interface Component {
  /** Sorted by id. */
  counts: readonly Count[];
  unknowns: readonly (Unknown & { value: number })[];
  equations: readonly Equation[];
  /** Bounds that follow from counts outside the component. */
  bounds: ReadonlyMap<string, { lower: number; upper: number }>;
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
  const counts = new Map<string, Count>();
  const unknowns = new Map<string, Unknown & { value: number }>();
  const equations = new Map<Equation, Equation>();
  const bounds = new Map<string, { lower: number; upper: number }>();
  const seen = new Set<Relations | Inequality>();
  const queue = [start];
  const valueAt = (id: string) => system.counts.byId.get(id)?.value;
  const varies = (id: string): Count | null => {
    const count = system.counts.byId.get(id);
    return count && !cut.isConstant(count) ? count : null;
  };
  const take = async (relations: Relations): Promise<void> => {
    const values = await fittingValues(relations, valueAt);
    // Figures that no base cells fit to contradict each other; nothing follows from them.
    if (!values) return;
    for (const unknown of relations.unknowns) {
      unknowns.set(unknown.id, { ...unknown, value: values.get(unknown.id) ?? 0 });
    }
    for (const equation of relations.equations) {
      equations.set(equation, withoutConstants(equation, varies, valueAt));
      for (const id of equation.coefficients.keys()) {
        const count = varies(id);
        if (count) queue.push(count);
      }
    }
  };
  const weigh = async (inequality: Inequality): Promise<void> => {
    const each = boundsFrom(inequality, varies, valueAt);
    const isLoose = each.length < 2 || (!cut.isCoupled && each.every((b) => leavesPossible(b)));
    if (!isLoose) return take(withRest(inequality));
    for (const { count, lower, upper } of each) {
      const known = bounds.get(count.id);
      bounds.set(count.id, {
        lower: Math.max(lower, known?.lower ?? lower),
        upper: Math.min(upper, known?.upper ?? upper),
      });
    }
  };
  for (let count = queue.pop(); count; count = queue.pop()) {
    if (counts.has(count.id)) continue;
    counts.set(count.id, count);
    const ruled = (await cut.ruled?.(count)) ?? null;
    const place = system.placeOf(count);
    const [whole, single] = ruled ? [[ruled], []] : place ? split(place) : [[], []];
    const rules = [...system.inequalitiesOf(count), ...single];
    for (const relations of [...system.sumsOf(count), ...whole]) {
      if (seen.has(relations)) continue;
      seen.add(relations);
      await take(relations);
    }
    for (const rule of rules) {
      if (seen.has(rule)) continue;
      seen.add(rule);
      await weigh(rule);
    }
  }
  return {
    counts: [...counts.values()].sort(byId),
    unknowns: [...unknowns.values()].sort(byId),
    equations: [...equations.values()].filter((e) => e.coefficients.size > 0),
    bounds,
  };
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function withoutConstants(
  { coefficients, equals }: Equation,
  varies: (id: string) => Count | null,
  valueAt: (id: string) => number | undefined,
): Equation {
  let left = equals;
  const kept = new Map<string, number>();
  for (const [id, coefficient] of coefficients) {
    const value = valueAt(id);
    if (value === undefined || varies(id)) kept.set(id, coefficient);
    else left -= coefficient * value;
  }
  return { coefficients: kept, equals: left };
}

const splits = new WeakMap<Relations, [Relations[], Inequality[]]>();

/**
 * A rest that occurs once says no more than that the others leave at least nothing: an inequality. Relations whose
 * unknowns occur in several equations stay whole.
 */
function split(relations: Relations): [Relations[], Inequality[]] {
  const known = splits.get(relations);
  if (known) return known;
  const uses = new Map<string, number>();
  for (const { coefficients } of relations.equations) {
    for (const id of coefficients.keys()) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  const isLone = relations.unknowns.every((u) => uses.get(u.id) === 1);
  const inequalities: Inequality[] = [];
  const equations: Equation[] = [];
  for (const equation of relations.equations) {
    const rests = relations.unknowns.filter((u) => equation.coefficients.has(u.id));
    const [rest] = rests;
    if (!isLone || rests.length > 1) equations.push(equation);
    else if (rest) inequalities.push(inequalityOf(equation, rest));
    else equations.push(equation);
  }
  const whole =
    equations.length === 0
      ? []
      : [{ unknowns: isLone ? restsOf(relations, equations) : relations.unknowns, equations }];
  const parts: [Relations[], Inequality[]] = [whole, inequalities];
  splits.set(relations, parts);
  return parts;
}

const restsOf = ({ unknowns }: Relations, equations: readonly Equation[]): Unknown[] =>
  unknowns.filter((u) => equations.some((e) => e.coefficients.has(u.id)));

/** Solved for the rest, which is not below zero. */
function inequalityOf({ coefficients }: Equation, rest: Unknown): Inequality {
  const own = -(coefficients.get(rest.id) ?? -1);
  const others = [...coefficients].filter(([id]) => id !== rest.id);
  return { coefficients: new Map(others.map(([id, c]) => [id, c / own])), lower: 0 };
}

interface Bound {
  count: Count;
  lower: number;
  upper: number;
}

/** What an inequality says of each count that may be hidden, all others known. */
function boundsFrom(
  { coefficients, lower }: Inequality,
  varies: (id: string) => Count | null,
  valueAt: (id: string) => number | undefined,
): Bound[] {
  let rest = -lower;
  for (const [id, c] of coefficients) rest += c * (valueAt(id) ?? 0);
  return [...coefficients].flatMap(([id, c]): Bound[] => {
    const count = varies(id);
    if (!count) return [];
    const bound = count.value - rest / c;
    return c > 0
      ? [{ count, lower: bound, upper: Number.POSITIVE_INFINITY }]
      : [{ count, lower: Number.NEGATIVE_INFINITY, upper: bound }];
  });
}

function leavesPossible({ count, lower, upper }: Bound): boolean {
  const demand = widestDemand(count);
  return demand === null || (lower <= demand.lower + slack && upper >= demand.upper - slack);
}
