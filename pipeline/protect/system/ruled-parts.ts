import { push, remember } from '../../model/maps.js';
import { propagatedBounds } from '../cells/propagate.js';
import type { Count } from './counts.js';
import { type Relations, slack } from './equation.js';
import type { RuledPlace } from './ruled-places.js';
import type { System } from './system.js';
import { fittingValues } from './values.js';

interface Bounds {
  lower: number;
  upper: number;
}

/**
 * The relations around a count with those rules between base cells that tell something of it, for somebody who knows of each
 * count what `boundsOf` says. `null` where none does: mostly what is printed leaves so much room that a rule says nothing.
 * A rule that the figures break is left out.
 */
export type RuledRelations = (count: Count) => Promise<Relations | null>;

export function ruledRelations(system: System, boundsOf: (count: Count) => Bounds): RuledRelations {
  const known = new Map<RuledPlace, Promise<ReadonlyMap<string, Relations>>>();
  return async (count) => {
    const place = system.ruledPlaceOf(count);
    if (!place) return null;
    const parts = await remember(known, place, () => partsOf(place, system, boundsOf));
    return parts.get(count.id) ?? null;
  };
}

interface CellSum {
  count: string;
  cells: readonly string[];
}

/** By count. */
async function partsOf(
  place: RuledPlace,
  system: System,
  boundsOf: (count: Count) => Bounds,
): Promise<ReadonlyMap<string, Relations>> {
  const bounds = boundsIn(place, system, boundsOf);
  const sums = sumsOfCells(place);
  const rules = place.rules.filter((rule) => !isImplied(rule, bounds, sums));
  const found = new Map<string, Relations>();
  if (rules.length === 0) return found;
  const byId = new Map(place.counts.map((count) => [count.id, count]));
  const isOpen = (id: string) => {
    const count = byId.get(id);
    if (!count) return true;
    const { lower, upper } = boundsOf(count);
    return lower < upper;
  };
  const valueAt = (id: string) => byId.get(id)?.value;
  for (const { cells, rules: own, ids } of tiedTogether(place.cells, rules, isOpen)) {
    const relations = await obeyed(cells, own, valueAt);
    for (const id of ids) if (byId.has(id)) found.set(id, relations);
  }
  return found;
}

/** What is known of counts and base cells without the rules: from what is printed of the place, and of the sums its counts are parts of. */
function boundsIn(
  { counts, cells }: RuledPlace,
  system: System,
  boundsOf: (count: Count) => Bounds,
): ReadonlyMap<string, Bounds> {
  const variables = new Map<string, number>();
  const entries: Bounds[] = [];
  const add = (id: string, bounds: Bounds) => {
    if (variables.has(id)) return;
    variables.set(id, entries.length);
    entries.push(bounds);
  };
  for (const count of counts) add(count.id, boundsOf(count));
  for (const unknown of cells.unknowns) add(unknown.id, unknown);
  const sums = counts.flatMap((count) => {
    const { lower, upper } = boundsOf(count);
    return lower < upper ? system.sumsOf(count) : [];
  });
  const all = [cells, ...new Set(sums)];
  for (const { unknowns, equations } of all) {
    for (const unknown of unknowns) add(unknown.id, unknown);
    for (const { coefficients } of equations) {
      for (const id of coefficients.keys()) {
        const count = system.counts.byId.get(id);
        if (count) add(id, boundsOf(count));
      }
    }
  }
  const rows = all.flatMap(({ equations }) =>
    equations.map(({ coefficients, equals }) => ({
      coefficients: [...coefficients].map(([id, c]) => [variables.get(id) ?? 0, c] as const),
      lower: equals,
      upper: equals,
    })),
  );
  const { lower, upper } = propagatedBounds({ entries, rows });
  return new Map(
    [...variables].map(([id, i]) => [id, { lower: lower[i] ?? -Infinity, upper: upper[i] ?? Infinity }]),
  );
}

/** Counts that are plain sums of base cells, by each of these. */
function sumsOfCells({ counts, cells }: RuledPlace): ReadonlyMap<string, readonly CellSum[]> {
  const ids = new Set(counts.map((count) => count.id));
  const sums = new Map<string, CellSum[]>();
  for (const { coefficients } of cells.equations) {
    const [[count, own] = ['', 0], ...others] = [...coefficients].sort(
      ([a], [b]) => Number(ids.has(b)) - Number(ids.has(a)),
    );
    if (own !== 1 || others.some(([, c]) => c !== -1)) continue;
    const sum = { count, cells: others.map(([id]) => id) };
    for (const cell of sum.cells) push(sums, cell, sum);
  }
  return sums;
}

/** Whether the bounds alone leave the rule its rest. */
function isImplied(
  { unknowns, equations }: Relations,
  bounds: ReadonlyMap<string, Bounds>,
  sums: ReadonlyMap<string, readonly CellSum[]>,
): boolean {
  const [rest] = unknowns;
  const [equation] = equations;
  if (!rest || !equation) return true;
  const whole = new Set<string>();
  let least = 0;
  for (const [id, c] of equation.coefficients) {
    if (id === rest.id) continue;
    const { lower, upper } = bounds.get(id) ?? { lower: -Infinity, upper: Infinity };
    if (c === 1) whole.add(id);
    else least += c > 0 ? c * lower : c * upper;
  }
  return least + leastOf(whole, bounds, sums) >= rest.lower - slack;
}

/** No more than all these base cells come to: counts within them that share none, the largest first, and what is left. */
function leastOf(
  cells: ReadonlySet<string>,
  bounds: ReadonlyMap<string, Bounds>,
  sums: ReadonlyMap<string, readonly CellSum[]>,
): number {
  const lowerOf = (id: string) => bounds.get(id)?.lower ?? -Infinity;
  const within = [...new Set([...cells].flatMap((cell) => sums.get(cell) ?? []))]
    .filter((sum) => sum.cells.every((cell) => cells.has(cell)))
    .sort((a, b) => lowerOf(b.count) - lowerOf(a.count));
  const left = new Set(cells);
  let least = 0;
  for (const sum of within) {
    if (!sum.cells.every((cell) => left.has(cell))) continue;
    least += lowerOf(sum.count);
    for (const cell of sum.cells) left.delete(cell);
  }
  return [...left].reduce((total, cell) => total + lowerOf(cell), least);
}

interface Tied {
  cells: Relations;
  rules: Relations[];
  ids: Set<string>;
}

/** The parts that things not known tie together; parts without a rule are left out. */
function tiedTogether(
  { unknowns, equations }: Relations,
  rules: readonly Relations[],
  isOpen: (id: string) => boolean,
): Tied[] {
  const sets = new Map<string, Set<string>>();
  const rows = [...equations, ...rules.flatMap((rule) => rule.equations)].map(({ coefficients }) =>
    [...coefficients.keys()].filter(isOpen),
  );
  for (const row of rows) {
    const [largest = new Set<string>(), ...others] = [
      ...new Set(row.flatMap((id) => sets.get(id) ?? [])),
    ].sort((a, b) => b.size - a.size);
    for (const id of [...row, ...others.flatMap((other) => [...other])]) {
      largest.add(id);
      sets.set(id, largest);
    }
  }
  const setOf = ({ coefficients }: Relations['equations'][number]) =>
    [...coefficients.keys()].map((id) => sets.get(id)).find((set) => set !== undefined);
  const parts = new Map<Set<string>, Tied>();
  for (const rule of rules) {
    const ids = rule.equations[0] && setOf(rule.equations[0]);
    if (!ids) continue;
    const part = remember(parts, ids, () => ({ cells: { unknowns: [], equations: [] }, rules: [], ids }));
    part.rules.push(rule);
  }
  return [...parts].map(([ids, part]) => ({
    ...part,
    cells: {
      unknowns: unknowns.filter((unknown) => ids.has(unknown.id)),
      equations: equations.filter((equation) => setOf(equation) === ids),
    },
  }));
}

/** The relations with all rules that some values fit; where not all can hold at once, those that do in their order. */
async function obeyed(
  cells: Relations,
  rules: readonly Relations[],
  valueAt: (id: string) => number | undefined,
): Promise<Relations> {
  const all = together([cells, ...rules]);
  if (await fittingValues(all, valueAt)) return all;
  let held = cells;
  for (const rule of rules) {
    const more = together([held, rule]);
    if (await fittingValues(more, valueAt)) held = more;
  }
  return held;
}

const together = (relations: readonly Relations[]): Relations => ({
  unknowns: relations.flatMap((r) => r.unknowns),
  equations: relations.flatMap((r) => r.equations),
});
