import type { Count } from './counts.js';
import { type Demand, joined } from './demands.js';

/**
 * What a hidden count must be given room for once it is seen how far it can be narrowed. Somebody who reads the result
 * does not know why a count is hidden: if it may be small, it must look as any small count does, from one up to the
 * threshold (or the size of its group). The same holds for the rest of its group where the policy protects that.
 * `null`: it is surely large enough, surely zero, or wide enough.
 * @param groups their sizes where these are printed, else `null`, and the smallest rests that may be shown
 */
export function narrowedTo(
  count: Pick<Count, 'value' | 'isBalance' | 'threshold' | 'most'>,
  left: Demand,
  groups: readonly { size: number | null; least: number }[],
): Demand | null {
  if (count.isBalance) return null;
  let demand = roomFor(count.value, left, count.threshold, count.most);
  for (const { size, least } of groups) {
    if (size === null) continue;
    const rest = roomFor(
      size - count.value,
      { lower: size - left.upper, upper: size - left.lower },
      least,
      size,
    );
    if (rest) demand = joined(demand, { lower: size - rest.upper, upper: size - rest.lower });
  }
  return demand;
}

/** The room a count or rest needs beside what is left of it; `null` if that is enough. */
export function roomFor(
  value: number,
  { lower, upper }: Demand,
  threshold: number,
  most: number,
): Demand | null {
  const needed = Math.min(threshold, most);
  const mayBeSmall = upper >= 1 && lower < threshold;
  const isWide = lower <= 1 && upper >= needed;
  if (!mayBeSmall || isWide) return null;
  return { lower: Math.min(1, value), upper: Math.max(needed, value) };
}

/** How far an inequality may narrow a count by itself; at least what the policy demands, and the whole room of a count nobody prints. */
export function widestDemand(count: Count): Demand | null {
  const isOpen = count.isPrinted && count.demand === null;
  if (isOpen || count.isBalance) return count.demand;
  const { value, threshold, most } = count;
  if (value >= threshold) return count.demand;
  return joined(count.demand, {
    lower: Math.min(1, value),
    upper: Math.max(value, Math.min(threshold, most)),
  });
}
