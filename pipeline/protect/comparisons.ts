import type { ComputedComparison, ComputedTrend } from '../model/figures.js';
import { controlledAnew } from './control.js';
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
 * reference rests on the figures of several former areas. What is left of a family is judged anew.
 */
export function openComparisons(
  comparisons: readonly ComputedComparison[],
  values: readonly OpenValue[],
): OpenComparison[] {
  const open = openKeys(values);
  const levels = new Map(values.map((v) => [v.area, v.areaLevel]));
  const familyOf = (c: Pick<ComputedComparison, 'indicator' | 'area' | 'period' | 'comparedWith'>) =>
    [c.indicator, c.period, c.comparedWith, levels.get(c.area)].join('\n');
  const lost = new Set<string>();
  const kept = comparisons.flatMap(({ estimatedFrom, pValue, ...c }) => {
    const references = referencesOf(c, estimatedFrom);
    const isOpen = [keyOf(c.indicator, c.area, c.period), ...references].every((key) => open.has(key));
    const difference = numberInside(c.difference);
    if (difference === null || !isOpen) {
      lost.add(familyOf(c));
      return [];
    }
    const [lower, upper] = [numberInside(c.lower), numberInside(c.upper)];
    return [{ ...c, difference, lower, upper, pValue: numberInside(pValue) }];
  });
  return controlledAnew(kept, familyOf, lost);
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

/** Keeps only trends all of whose figures stay open. What is left of a family is judged anew. */
export function openTrends(trends: readonly ComputedTrend[], values: readonly OpenValue[]): OpenTrend[] {
  const open = openKeys(values);
  const familyOf = (t: Pick<ComputedTrend, 'indicator' | 'areaLevel'>) => `${t.indicator}\n${t.areaLevel}`;
  const lost = new Set<string>();
  const kept = trends.flatMap((t) => {
    const [slope, lower, upper] = [numberInside(t.slope), numberInside(t.lower), numberInside(t.upper)];
    const pValue = numberInside(t.pValue);
    const isOpen = t.periods.every((period) => open.has(keyOf(t.indicator, t.area, period)));
    if (isOpen && slope !== null && lower !== null && upper !== null && pValue !== null) {
      return [{ ...t, slope, lower, upper, pValue }];
    }
    lost.add(familyOf(t));
    return [];
  });
  return controlledAnew(kept, familyOf, lost);
}

const openKeys = (values: readonly OpenValue[]): ReadonlySet<string> =>
  new Set(
    values
      .filter((v) => statusesWithNumbers.has(v.status) && v.value !== null)
      .map((v) => keyOf(v.indicator, v.area, v.period)),
  );
