import type { ComputedComparison, ComputedTrend } from '../model/figures.js';
import { remember } from '../model/maps.js';
import { controlledAnew } from './control.js';
import {
  numberInside,
  type OpenComparison,
  type OpenTrend,
  type OpenValue,
  statusesWithNumbers,
} from './seal.js';

/** Whether a figure is published with a number, by indicator, area and period. */
type IsOpen = (indicator: string, area: string, period: string) => boolean;

/**
 * Keeps only comparisons all of whose figures stay open: a difference would give the hidden one away. An estimated
 * reference rests on the figures of several former areas. What is left of a family is judged anew.
 */
export function openComparisons(
  comparisons: readonly ComputedComparison[],
  values: readonly OpenValue[],
): OpenComparison[] {
  const isOpen = openFigures(values);
  const levels = new Map(values.map((v) => [v.area, v.areaLevel]));
  const families = new Map<string, Map<string, Map<string, number>>>();
  let count = 0;
  const familyOf = (c: Pick<ComputedComparison, 'indicator' | 'area' | 'period' | 'comparedWith'>) => {
    const ofIndicator = remember(families, c.indicator, () => new Map<string, Map<string, number>>());
    const ofPeriod = remember(ofIndicator, c.period, () => new Map<string, number>());
    return remember(ofPeriod, `${c.comparedWith} ${levels.get(c.area)}`, () => count++);
  };
  const lost = new Set<number>();
  const kept: OpenComparison[] = [];
  for (const c of comparisons) {
    const difference = numberInside(c.difference);
    if (difference === null || !isOpen(c.indicator, c.area, c.period) || !isReferenceOpen(c, isOpen)) {
      lost.add(familyOf(c));
      continue;
    }
    // Each by its name: a spread of so many takes longer than all else.
    kept.push({
      indicator: c.indicator,
      area: c.area,
      period: c.period,
      comparedWith: c.comparedWith,
      reference: c.reference,
      difference,
      lower: numberInside(c.lower),
      upper: numberInside(c.upper),
      verdict: c.verdict,
      adjusted: c.adjusted,
      pValue: numberInside(c.pValue),
      status: c.status,
    });
  }
  return controlledAnew(kept, familyOf, lost);
}

function isReferenceOpen(
  { indicator, area, period, comparedWith, reference, estimatedFrom }: ComputedComparison,
  isOpen: IsOpen,
): boolean {
  switch (comparedWith) {
    case 'municipality':
    case 'county':
      return isOpen(indicator, reference, period);
    case 'counterpart':
      return isOpen(reference, area, period);
    case 'previous_year':
    case 'base_period': {
      const areas = estimatedFrom.length > 0 ? estimatedFrom : [area];
      return areas.every((former) => isOpen(indicator, former, reference));
    }
  }
}

/** Keeps only trends all of whose figures stay open. What is left of a family is judged anew. */
export function openTrends(trends: readonly ComputedTrend[], values: readonly OpenValue[]): OpenTrend[] {
  const isOpen = openFigures(values);
  const familyOf = (t: Pick<ComputedTrend, 'indicator' | 'areaLevel'>) => `${t.indicator}\n${t.areaLevel}`;
  const lost = new Set<string>();
  const kept = trends.flatMap((t) => {
    const [slope, lower, upper] = [numberInside(t.slope), numberInside(t.lower), numberInside(t.upper)];
    const pValue = numberInside(t.pValue);
    const areOpen = t.periods.every((period) => isOpen(t.indicator, t.area, period));
    if (areOpen && slope !== null && lower !== null && upper !== null && pValue !== null) {
      return [{ ...t, slope, lower, upper, pValue }];
    }
    lost.add(familyOf(t));
    return [];
  });
  return controlledAnew(kept, familyOf, lost);
}

function openFigures(values: readonly OpenValue[]): IsOpen {
  const open = new Map<string, Map<string, Set<string>>>();
  for (const v of values) {
    if (v.value === null || !statusesWithNumbers.has(v.status)) continue;
    const periods = remember(open, v.indicator, () => new Map<string, Set<string>>());
    remember(periods, v.period, () => new Set<string>()).add(v.area);
  }
  return (indicator, area, period) => open.get(indicator)?.get(period)?.has(area) ?? false;
}
