import type { Interval } from './components.js';

export type Verdict = 'safe' | 'exact' | 'narrowed';

export interface Demand {
  /** The least count the policy protects: 1, or 0 where a zero tells as much. */
  from: number;
  /** Counts from `from` to below this are protected. */
  least: number;
  /** How far up nobody may be able to exclude a value. */
  width: number;
  /** Size of the group, which no count in it exceeds. */
  most: number;
  /** A balance, which may be below zero. */
  signed: boolean;
}

/**
 * Whether what is left to an attacker keeps the promise that counts from `from` to below `least` are not shown. He learns
 * nothing where the count is surely none of these. Else every number from 1 to `width` must be left, so that a small
 * count looks like any other and like one that could be shown; fewer only where the group is smaller (`most`). Where
 * published counts exclude a 1, as two hidden parts of at least one each do, the same room must be left above what is
 * left; whether a count that is small in truth may lose its 1, only the protection can tell (see `build-audit.ts`). A
 * count with deductions (a balance) is judged by its amount. Nobody needs to know the true count.
 */
export function verdictOf(interval: Interval, { from, least, width, most, signed }: Demand): Verdict {
  const { lower, upper } = signed ? amountOf(interval) : interval;
  if (lower > least - 1 || upper < from) return 'safe';
  if (interval.lower === interval.upper) return 'exact';
  const needed = Math.min(Math.max(least, width), most);
  const room = lower <= 1 ? needed : Math.max(needed, lower + needed);
  return upper > lower && upper >= room ? 'safe' : 'narrowed';
}

/** Between which numbers the amount of a balance lies. */
const amountOf = ({ lower, upper }: Interval): Interval => ({
  lower: Math.max(0, lower, -upper),
  upper: Math.max(-lower, upper),
});
