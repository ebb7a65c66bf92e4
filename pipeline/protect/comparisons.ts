import type { ComputedComparison, ComputedTrend } from '../model/figures.js';
import {
  numberInside,
  type OpenComparison,
  type OpenTrend,
  type OpenValue,
  statusesWithNumbers,
} from './seal.js';

const keyOf = (indicator: string, area: string, period: string): string => `${indicator}\n${area}\n${period}`;

/**
 * Keeps only comparisons all of whose figures stay open: a difference would give the hidden one away. An estimated
 * reference rests on the figures of several former areas.
 */
export function openComparisons(
  comparisons: readonly ComputedComparison[],
  values: readonly OpenValue[],
): OpenComparison[] {
  const open = openKeys(values);
  return comparisons.flatMap(({ estimatedFrom, pValue, ...c }) => {
    const references = referencesOf(c, estimatedFrom);
    const isOpen = [keyOf(c.indicator, c.area, c.period), ...references].every((key) => open.has(key));
    const difference = numberInside(c.difference);
    if (difference === null || !isOpen) return [];
    const [lower, upper] = [numberInside(c.lower), numberInside(c.upper)];
    return [{ ...c, difference, lower, upper, pValue: numberInside(pValue) }];
  });
}

function referencesOf(
  c: Pick<ComputedComparison, 'indicator' | 'area' | 'period' | 'comparedWith' | 'reference'>,
  estimatedFrom: readonly string[],
): string[] {
  switch (c.comparedWith) {
    case 'municipality':
    case 'county':
      return [keyOf(c.indicator, c.reference, c.period)];
    case 'counterpart':
      return [keyOf(c.reference, c.area, c.period)];
    case 'previous_year':
    case 'base_period': {
      const areas = estimatedFrom.length > 0 ? estimatedFrom : [c.area];
      return areas.map((area) => keyOf(c.indicator, area, c.reference));
    }
  }
}

/** Keeps only trends all of whose figures stay open. */
export function openTrends(trends: readonly ComputedTrend[], values: readonly OpenValue[]): OpenTrend[] {
  const open = openKeys(values);
  return trends.flatMap((t) => {
    const [slope, lower, upper] = [numberInside(t.slope), numberInside(t.lower), numberInside(t.upper)];
    const pValue = numberInside(t.pValue);
    if (slope === null || lower === null || upper === null || pValue === null) return [];
    return t.periods.every((period) => open.has(keyOf(t.indicator, t.area, period)))
      ? [{ ...t, slope, lower, upper, pValue }]
      : [];
  });
}

const openKeys = (values: readonly OpenValue[]): ReadonlySet<string> =>
  new Set(
    values
      .filter((v) => statusesWithNumbers.has(v.status) && v.value !== null)
      .map((v) => keyOf(v.indicator, v.area, v.period)),
  );
