import type { PublishedValue, Verdict } from '../model/figures.js';
import { parsePeriod, shiftPeriod } from '../model/period.js';
import { hasNumber, type Lookup } from './lookup.js';
import type { Sheet } from './sheet.js';

/** A difference of two published figures: own minus reference, unrounded, in the unit of the indicator. */
export interface Difference {
  own: number;
  reference: PublishedValue & { value: number };
  difference: number;
  /** `null` where the method of the indicator gives no interval, so that chance cannot be judged. */
  verdict: Verdict | null;
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
  };
}

/** Against the same place a year before. `null` if one of the two has no number. */
export function againstYearBefore(lookup: Lookup, own: PublishedValue | null): Difference | null {
  if (!hasNumber(own)) return null;
  const comparison = lookup.comparison(own, 'previous_year');
  const before = comparison?.reference ?? yearBefore(own.period);
  const reference = before === null ? null : lookup.value(own.indicator, own.area, before);
  if (!hasNumber(reference)) return null;
  return {
    own: own.value,
    reference,
    difference: comparison?.difference ?? own.value - reference.value,
    verdict: comparison?.verdict ?? null,
  };
}

/** The same period one year earlier; days of an election or a census have none. */
function yearBefore(periodId: string): string | null {
  const period = parsePeriod(periodId);
  if (!period || period.kind === 'day') return null;
  const steps = { year: 1, school_year: 1, quarter: 4, month: 12 }[period.kind];
  return shiftPeriod(period, -steps).id;
}

/** More than noise: the interval of the difference does not hold zero. */
export const isClear = (d: Difference | null): d is Difference =>
  d !== null && (d.verdict === 'higher' || d.verdict === 'lower');

/** Size of a difference relative to the figure it is compared with, for ordering findings. */
export const relativeSize = (d: Difference): number =>
  Math.abs(d.difference) / Math.max(Math.abs(d.reference.value), Number.EPSILON);
