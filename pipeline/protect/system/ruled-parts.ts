import { push, remember } from '../../model/maps.js';
import type { LinearRow } from '../../solver/index.js';
import { propagatedBounds } from '../cells/propagate.js';
import type { Count } from './counts.js';
import { type Equation, type Relations, slack, type ValueAt } from './equation.js';
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
export type RuledRelations = (count: Count) => Relations | Promise<Relations | null> | null;

export function ruledRelations(system: System, boundsOf: (count: Count) => Bounds): RuledRelations {
  const known = new Map<RuledPlace, Parts | Promise<Parts>>();
  return (count) => {
    const place = system.ruledPlaceOf(count);
    if (!place) return null;
    const parts = remember(known, place, () => partsOf(place, system, boundsOf));
    if (parts instanceof Promise) return parts.then((found) => found.get(count.number) ?? null);
    return parts.get(count.number) ?? null;
  };
}

/** By the number of the count. */
type Parts = ReadonlyMap<number, Relations>;

const noParts: Parts = new Map();

/** A count that is a plain sum of base cells. */
interface CellSum {
  count: number;
  cells: readonly number[];
}

/** Waited for only where a rule says something. */
function partsOf(
  place: RuledPlace,
  system: System,
  boundsOf: (count: Count) => Bounds,
): Parts | Promise<Parts> {
  const bounds = boundsIn(place, system, boundsOf);
  const sums = sumsOfCells(place);
  const rules = place.rules.filter((rule) => !isImplied(rule, bounds, sums));
  return rules.length === 0 ? noParts : partsUnder(rules, place, system, boundsOf);
}

async function partsUnder(
  rules: readonly Relations[],
  place: RuledPlace,
  system: System,
  boundsOf: (count: Count) => Bounds,
): Promise<Parts> {
  const found = new Map<number, Relations>();
  const known = new Set<number>();
  for (const count of place.counts) {
    const { lower, upper } = boundsOf(count);
    if (lower >= upper) known.add(count.number);
  }
  for (const part of tiedTogether(place, rules, (cell) => !known.has(cell))) {
    const relations = await obeyed(part, system.valueAt);
    for (const { number } of part.counts) found.set(number, relations);
  }
  return found;
}

/** What is known of counts and base cells without the rules: from what is printed of the place, and of the sums its counts are parts of. */
function boundsIn(
  { counts, cells }: RuledPlace,
  { counts: { all }, sumsOf }: System,
  boundsOf: (count: Count) => Bounds,
): BoundsOfCells {
  const variables = new Map<number, number>();
  const entries: Bounds[] = [];
  const add = (cell: number, boundsOfIt: () => Bounds): number => {
    const known = variables.get(cell);
    if (known !== undefined) return known;
    variables.set(cell, entries.length);
    return entries.push(boundsOfIt()) - 1;
  };
  const related = new Set([cells]);
  for (const count of counts) {
    const own = boundsOf(count);
    add(count.number, () => own);
    if (own.lower < own.upper) for (const sum of sumsOf(count)) related.add(sum);
  }
  const rows: LinearRow[] = [];
  for (const { unknowns, equations } of related) {
    for (const unknown of unknowns) add(unknown.number, () => unknown);
    for (const { cells, coefficients, equals } of equations) {
      const terms = cells.map((cell, i): [number, number] => {
        const count = cell < all.length ? all[cell] : undefined;
        const variable = count ? add(cell, () => boundsOf(count)) : variables.get(cell);
        return [variable ?? 0, coefficients[i] ?? 0];
      });
      rows.push({ coefficients: terms, lower: equals, upper: equals });
    }
  }
  const { lower, upper } = propagatedBounds({ entries, rows });
  return {
    lowerOf: (cell) => lower[variables.get(cell) ?? -1] ?? -Infinity,
    upperOf: (cell) => upper[variables.get(cell) ?? -1] ?? Infinity,
  };
}

interface BoundsOfCells {
  lowerOf(cell: number): number;
  upperOf(cell: number): number;
}

/** By each of their base cells. */
type CellSums = ReadonlyMap<number, readonly CellSum[]>;

const sumsOfPlaces = new WeakMap<RuledPlace, CellSums>();

/** Counts that are plain sums of base cells; the same however much of them is known. */
const sumsOfCells = (place: RuledPlace): CellSums =>
  remember(sumsOfPlaces, place, () => cellSums(place.cells.equations));

function cellSums(equations: readonly Equation[]): CellSums {
  const sums = new Map<number, CellSum[]>();
  for (const { cells, coefficients } of equations) {
    const [count = -1, ...others] = cells;
    if (coefficients.some((c, i) => c !== (i === 0 ? 1 : -1))) continue;
    const sum = { count, cells: others };
    for (const cell of others) push(sums, cell, sum);
  }
  return sums;
}

/** Whether the bounds alone leave the rule its rest. */
function isImplied(
  { unknowns: [rest], equations: [equation] }: Relations,
  bounds: BoundsOfCells,
  sums: CellSums,
): boolean {
  if (!rest || !equation) return true;
  const whole = new Set<number>();
  let least = 0;
  equation.cells.forEach((cell, i) => {
    if (cell === rest.number) return;
    const c = equation.coefficients[i] ?? 0;
    if (c === 1) whole.add(cell);
    else least += c * (c > 0 ? bounds.lowerOf(cell) : bounds.upperOf(cell));
  });
  return least + leastOf(whole, bounds, sums) >= rest.lower - slack;
}

/** No more than all these base cells come to: counts within them that share none, the largest first, and what is left. */
function leastOf(cells: ReadonlySet<number>, { lowerOf }: BoundsOfCells, sums: CellSums): number {
  const within = new Set<CellSum>();
  for (const cell of cells) {
    for (const sum of sums.get(cell) ?? []) if (sum.cells.every((other) => cells.has(other))) within.add(sum);
  }
  const left = new Set(cells);
  let least = 0;
  for (const sum of [...within].sort((a, b) => lowerOf(b.count) - lowerOf(a.count))) {
    if (!sum.cells.every((cell) => left.has(cell))) continue;
    least += lowerOf(sum.count);
    for (const cell of sum.cells) left.delete(cell);
  }
  for (const cell of left) least += lowerOf(cell);
  return least;
}

interface Tied {
  counts: readonly Count[];
  cells: Relations;
  rules: Relations[];
}

/** The parts that things not known tie together; parts without a rule are left out. */
function tiedTogether(
  { counts, cells: { unknowns, equations } }: RuledPlace,
  rules: readonly Relations[],
  isOpen: (cell: number) => boolean,
): Tied[] {
  const leader = new Map<number, number>();
  const top = (cell: number): number => {
    const next = leader.get(cell);
    return next === undefined ? cell : top(next);
  };
  const topOf = ({ cells }: Equation): number | undefined => {
    const first = cells.find(isOpen);
    return first === undefined ? undefined : top(first);
  };
  for (const equation of [...equations, ...rules.flatMap((rule) => rule.equations)]) {
    const first = topOf(equation);
    if (first === undefined) continue;
    for (const cell of equation.cells) {
      const other: number = isOpen(cell) ? top(cell) : first;
      if (other !== first) leader.set(other, first);
    }
  }
  const parts = new Map<number, Relations[]>();
  for (const rule of rules) {
    const first = rule.equations[0] && topOf(rule.equations[0]);
    if (first !== undefined) push(parts, first, rule);
  }
  return [...parts].map(([first, own]) => ({
    counts: counts.filter(({ number }) => isOpen(number) && top(number) === first),
    cells: {
      unknowns: unknowns.filter(({ number }) => top(number) === first),
      equations: equations.filter((equation) => topOf(equation) === first),
    },
    rules: own,
  }));
}

/** The relations with all rules that some values fit; where not all can hold at once, those that do in their order. */
async function obeyed({ cells, rules }: Tied, valueAt: ValueAt): Promise<Relations> {
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
