import type { Cell, Equation } from './cells/index.js';
import { knownOf, numbered } from './numbered.js';
import type { Component } from './system/component.js';
import type { Count } from './system/counts.js';
import { type Demand, joined } from './system/demands.js';

/** What a choice has to know of a component: counts and unknowns by their place. */
export interface Block {
  counts: readonly BlockCount[];
  unpublished: readonly Cell[];
  equations: readonly Equation[];
}

/** What the choice has to know of a count. */
export interface BlockCount {
  /** Position among all counts. */
  number: number;
  /** The same for the same count on other days. */
  series: number;
  value: number;
  lowerBound: number;
  upperBound: number;
  /** What it costs to hide it. */
  weight: number;
  isPrinted: boolean;
  isBalance: boolean;
  /** Room it needs: what the policy demands and what was learnt. */
  demand: Demand | null;
  threshold: number;
  most: number;
  /** Groups whose rest is protected too: which count, how many where it is printed at first, and the smallest rest that may be shown. */
  groups: readonly { number: number; size: number | null; least: number }[];
  /** `null`: as it was done with the same count on the last day before. */
  isPreferred: boolean | null;
  /** Stays printed. */
  isBarred: boolean;
}

/** What was learnt from patterns that betrayed something. */
export interface Lessons {
  /** Room that counts need beside what the policy demands. */
  demands: ReadonlyMap<Count, Demand>;
  /** Counts that betray themselves where they are hidden for the sake of others: they stay printed. */
  barred: ReadonlySet<Count>;
}

/** What else a block says of its counts. */
export interface BlockFacts {
  weigh: (count: Count) => number;
  isPreferred: (count: Count) => boolean | null;
  lessons: Lessons;
}

export function blockOf(component: Component, facts: BlockFacts): Block {
  const { unpublished, equations } = numbered(component);
  const { weigh, isPreferred, lessons } = facts;
  const counts = component.counts.map((count): BlockCount => {
    const known = knownOf(count, component.bounds);
    // Each by its name: this is done for every count of a county, and a spread takes many times as long.
    return {
      number: count.number,
      series: count.series,
      value: count.value,
      lowerBound: known.lowerBound,
      upperBound: known.upperBound,
      weight: weigh(count),
      isPrinted: count.isPrinted,
      isBalance: count.isBalance,
      demand: joined(count.demand, lessons.demands.get(count) ?? null),
      threshold: count.threshold,
      most: count.most,
      groups: count.groups.length === 0 ? none : groupsOf(count),
      isPreferred: isPreferred(count),
      isBarred: lessons.barred.has(count),
    };
  });
  return { counts, unpublished, equations };
}

const none: BlockCount['groups'] = [];

const groupsOf = ({ groups }: Count): BlockCount['groups'] =>
  groups.map(({ denominator: { number, isPrinted, value }, least }) => ({
    ...{ number, size: isPrinted ? value : null, least },
  }));
