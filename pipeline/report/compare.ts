import type { PublishedValue, Verdict } from '../model/figures.js';
import type { ComparisonKey } from '../model/report.js';
import { hasNumber, type Lookup } from './lookup.js';
import type { Sheet } from './sheet.js';

/** A difference of two published figures: own minus reference, unrounded, in the unit of the indicator. */
export interface Difference {
  own: number;
  reference: PublishedValue & { value: number };
  difference: number;
  /** `null` where the method of the indicator gives no interval, so that chance cannot be judged. */
  verdict: Verdict | null;
  /** Its row in comparisons.csv; `null` where no row holds it. */
  key: ComparisonKey | null;
}

/**
 * Against another place in the same period. `null` if one of the two has no number, or if figures of different levels
 * do not compare.
 */
export function againstPlace(
  lookup: Lookup,
  sheet: Sheet,
  own: PublishedValue | null,
  reference: PublishedValue | null,
  comparedWith: 'municipality' | 'county',
): Difference | null {
  if (!sheet.levelsCompare || !hasNumber(own) || !hasNumber(reference) || own.period !== reference.period)
    return null;
  const comparison = lookup.comparison(own, comparedWith);
  const fits = comparison?.reference === reference.area;
  return {
    own: own.value,
    reference,
    difference: fits ? comparison.difference : own.value - reference.value,
    verdict: fits ? comparison.verdict : null,
    key: fits ? keyOf(comparison) : null,
  };
}

/** Against the same place a year before. `null` if one of the two has no number, or the two do not compare. */
export function againstYearBefore(lookup: Lookup, own: PublishedValue | null): Difference | null {
  if (!hasNumber(own)) return null;
  const comparison = lookup.comparison(own, 'previous_year');
  if (comparison === null) return null;
  const reference = lookup.value(own.indicator, own.area, comparison.reference);
  if (!hasNumber(reference)) return null;
  const { difference, verdict } = comparison;
  return { own: own.value, reference, difference, verdict, key: keyOf(comparison) };
}

const keyOf = ({ indicator, area, period, comparedWith }: ComparisonKey): ComparisonKey => ({
  indicator,
  area,
  period,
  comparedWith,
});

/** The rows behind what is said of these differences; those without a verdict are not said. */
export const keysOf = (differences: readonly (Difference | null)[]): ComparisonKey[] =>
  differences.flatMap((d) => (d?.key && d.verdict !== null ? [d.key] : []));

/** More than noise: the interval of the difference does not hold zero. */
export const isClear = (d: Difference | null): d is Difference =>
  d !== null && (d.verdict === 'higher' || d.verdict === 'lower');

/** Size of a difference relative to the figure it is compared with, for ordering findings. */
export const relativeSize = (d: Difference): number =>
  Math.abs(d.difference) / Math.max(Math.abs(d.reference.value), Number.EPSILON);
