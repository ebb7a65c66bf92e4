import type { Interval } from './components.js';

export type Verdict = 'safe' | 'exact' | 'narrowed';

export interface Demand {
  /** Counts from 1 to below this are protected. */
  least: number;
  /** Size of the group, which no count in it exceeds. */
  most: number;
  /** A balance, which may be below zero. */
  signed: boolean;
}

/**
 * Whether what is left to an attacker keeps the promise that counts from 1 to below `least` are not shown. He learns nothing
 * where the count is surely 0 or surely `least` or more; else what is left must reach up to `least`, so that nobody can
 * tell a small count from one that could be shown, and be as wide as 1 to `least`; less only where the group is
 * smaller (`most`). A count with deductions (a balance) is judged by its amount: one of the two sides must stay
 * open. Nobody needs to know the true count.
 */
export function verdictOf({ lower, upper }: Interval, { least, most, signed }: Demand): Verdict {
  const meets = (from: number, to: number) => lower <= to && upper >= from;
  const couldBeSmall = meets(1, least - 1) || (signed && meets(1 - least, -1));
  if (!couldBeSmall) return 'safe';
  if (lower === upper) return 'exact';
  return leavesEnough({ lower, upper }, { least, most, signed }) ? 'safe' : 'narrowed';
}

function leavesEnough({ lower, upper }: Interval, { least, most, signed }: Demand): boolean {
  const needed = Math.min(least, most);
  const reaches = upper >= needed || (signed && -lower >= needed);
  return reaches && upper > lower && upper - lower >= needed - 1;
}
