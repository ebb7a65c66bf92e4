import { SolverFailure } from '../solver/index.js';
import { type Cell, ContradictoryCells, ProtectionImpossible, protectCells } from './cells/index.js';
import { knownOf, type Numbered, numbered } from './numbered.js';
import { narrowedTo } from './system/betrayed.js';
import type { Component } from './system/component.js';
import type { Count } from './system/counts.js';
import { type Demand, joined } from './system/demands.js';

/** What became of a hidden count. ±Infinity where nothing bounds it. */
export interface HiddenCount {
  reason: 'primary' | 'secondary';
  lower: number;
  upper: number;
}

/** Nodes of one search for the cheapest pattern, never a time, so that the same input hides the same counts. */
const nodeLimit = 200;
/** How often a pattern is mended where it betrays what nobody asked it to protect. */
const rounds = 6;

/** The hidden counts of one component. */
export interface Hiding {
  hidden: Map<string, HiddenCount>;
  /** Whether nothing is betrayed either of counts that nobody asked to protect. */
  isComplete: boolean;
}

/** What was learnt from patterns that betrayed something. */
export interface Lessons {
  /** Room that counts need beside what the policy demands. */
  demands: ReadonlyMap<string, Demand>;
  /** Counts that betray themselves where they are hidden for the sake of others: they stay printed. */
  barred: ReadonlySet<string>;
}
export const noLessons: Lessons = { demands: new Map(), barred: new Set() };

/** Chooses what to hide in one component; `null` where nothing that may be hidden suffices. */
export async function hideIn(
  component: Component,
  weigh: (count: Count) => number,
  isPreferred: (count: Count) => boolean,
  sizeOf: (id: string) => number | null,
  lessons: Lessons = noLessons,
): Promise<Hiding | null> {
  const integer = component.counts.every((c) => Number.isInteger(c.value));
  const table = numbered(component);
  const preferred = component.counts.filter(isPreferred).map((c) => table.nameOf(c.id));
  let demands = new Map(
    component.counts.flatMap((c) => {
      const demand = joined(c.demand, lessons.demands.get(c.id) ?? null);
      return demand ? [[c.id, demand] as const] : [];
    }),
  );
  let best: Map<string, HiddenCount> | null = null;
  for (let round = 0; round < rounds; round++) {
    const cells = cellsOf(component, table, demands, weigh, lessons.barred);
    const result = await tried(() => protectCells(cells, table.relations, { integer, nodeLimit, preferred }));
    if (!result) return best && { hidden: best, isComplete: false };
    best = new Map(
      component.counts.flatMap((count) => {
        const status = result.status[table.nameOf(count.id)];
        const interval = result.intervals[table.nameOf(count.id)];
        const isHidden = status !== undefined && status !== 'open' && interval !== undefined;
        const reason = count.demand || !count.isPrinted ? 'primary' : 'secondary';
        return isHidden ? [[count.id, { reason, ...interval }] as const] : [];
      }),
    );
    const found = best;
    const printed = (id: string) => (found.has(id) ? null : sizeOf(id));
    const more = new Map(demands);
    for (const count of component.counts) {
      const left = best.get(count.id);
      const demand = left ? narrowedTo(count, left, printed) : null;
      const known = demands.get(count.id) ?? null;
      const all = joined(known, demand);
      if (all && (all.lower !== known?.lower || all.upper !== known?.upper)) more.set(count.id, all);
    }
    if ([...more].every(([id, demand]) => demands.get(id) === demand)) {
      const isMet = [...demands].every(([id, { lower, upper }]) => {
        const left = found.get(id);
        return left !== undefined && left.lower <= lower && left.upper >= upper;
      });
      return { hidden: best, isComplete: isMet };
    }
    demands = more;
  }
  return best && { hidden: best, isComplete: false };
}

function cellsOf(
  { counts, bounds }: Component,
  { nameOf, unpublished }: Numbered,
  demands: ReadonlyMap<string, { lower: number; upper: number }>,
  weigh: (count: Count) => number,
  barred: ReadonlySet<string>,
): Cell[] {
  return [
    ...counts.map((count): Cell => {
      const demand =
        demands.get(count.id) ?? (count.isPrinted ? null : { lower: count.value, upper: count.value });
      const { lowerBound, upperBound } = knownOf(count, bounds);
      return {
        id: nameOf(count.id),
        value: count.value,
        lowerBound,
        upperBound,
        ...(barred.has(count.id) ? { fixed: true } : {}),
        weight: demand ? 0 : weigh(count),
        ...(demand
          ? {
              sensitive: true,
              protectLower: Math.max(demand.lower, lowerBound),
              protectUpper: Math.min(demand.upper, upperBound),
            }
          : {}),
      };
    }),
    ...unpublished,
  ];
}

/** `null` where no pattern or no values fit, or the solver gives up. */
export async function tried<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const isKnown =
      error instanceof ProtectionImpossible ||
      error instanceof ContradictoryCells ||
      error instanceof SolverFailure;
    if (isKnown) return null;
    throw error;
  }
}
