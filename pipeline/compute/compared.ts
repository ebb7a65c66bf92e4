import type { ComputedComparison, ComputedValue } from '../model/figures.js';
import type { Indicator } from '../model/indicator.js';
import { verdictOf } from './control.js';
import { estimatorOf, type Figure } from './figure.js';
import { differencePValue, newcombeDifference } from './methods/index.js';
import { plain, unprotected } from './values.js';

/** What a figure is compared with, and the areas it was estimated from (none where it is a figure of its own). */
export interface Reference {
  figure: Figure;
  estimatedFrom: readonly string[];
}

/** The number of a value with its limits and distribution; `null` where it has no number. */
export function figureOf(of: ComputedValue, indicator: Indicator): Figure | null {
  const value = plain(of.value);
  if (value === null) return null;
  const [lower, upper] = [plain(of.lower), plain(of.upper)];
  return {
    value,
    lower,
    upper,
    estimator: estimatorOf(indicator, plain(of.numerator), plain(of.denominator)),
  };
}

/** Own figure minus the reference, with the interval of Newcombe, its p-value and the verdict before any control. */
export function compared(
  value: ComputedValue,
  own: Figure,
  { figure: other, estimatedFrom }: Reference,
  against: Pick<ComputedComparison, 'comparedWith' | 'reference'>,
  indicator: Indicator,
): ComputedComparison {
  const interval =
    hasLimits(own) && hasLimits(other) && indicator.method !== 'none' ? newcombeDifference(own, other) : null;
  const p =
    interval && own.estimator && other.estimator ? differencePValue(own.estimator, other.estimator) : null;
  return {
    indicator: value.indicator,
    area: value.area,
    period: value.period,
    ...against,
    difference: (own.value - other.value) as unknown as ComputedComparison['difference'],
    lower: unprotected(interval?.lower ?? null),
    upper: unprotected(interval?.upper ?? null),
    verdict: interval && verdictOf(interval),
    adjusted: false,
    pValue: unprotected(p),
    status: estimatedFrom.length > 0 ? 'estimated' : 'ok',
    estimatedFrom,
  };
}

const hasLimits = (f: Figure): f is Figure & { lower: number; upper: number } =>
  f.lower !== null && f.upper !== null;
