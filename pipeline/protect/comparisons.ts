import type { ComputedComparison } from '../model/figures.js';
import { numberInside, type OpenComparison, type OpenValue, statusesWithNumbers } from './seal.js';

const keyOf = (indicator: string, area: string, period: string): string => `${indicator}\n${area}\n${period}`;

/** Keeps only comparisons whose two figures both stay open: a difference would give the hidden one away. */
export function openComparisons(
  comparisons: readonly ComputedComparison[],
  values: readonly OpenValue[],
): OpenComparison[] {
  const open = new Set(
    values
      .filter((v) => statusesWithNumbers.has(v.status) && v.value !== null)
      .map((v) => keyOf(v.indicator, v.area, v.period)),
  );
  return comparisons.flatMap((c) => {
    const own = keyOf(c.indicator, c.area, c.period);
    const reference =
      c.comparedWith === 'previous_year'
        ? keyOf(c.indicator, c.area, c.reference)
        : keyOf(c.indicator, c.reference, c.period);
    const difference = numberInside(c.difference);
    if (difference === null || !open.has(own) || !open.has(reference)) return [];
    return [{ ...c, difference, lower: numberInside(c.lower), upper: numberInside(c.upper) }];
  });
}
