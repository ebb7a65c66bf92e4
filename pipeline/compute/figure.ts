import type { Indicator } from '../model/indicator.js';
import { type Estimator, proportion, rate, rateEstimator, shareEstimator } from './methods/index.js';

/** A number with its interval, and with the distribution behind it where the definition names one. */
export interface Figure {
  value: number;
  lower: number | null;
  upper: number | null;
  estimator: Estimator | null;
}

/** Limits after the method of the definition, in the unit of the indicator; `null` where there are none. */
export function limitsOf(
  indicator: Indicator,
  numerator: number | null,
  denominator: number | null,
): { lower: number | null; upper: number | null } {
  const multiplier = 'factor' in indicator ? indicator.factor : 1;
  switch (indicator.method) {
    case 'wilson':
      return proportion(numerator, denominator, { multiplier });
    case 'byar':
      return rate(numerator, denominator, { multiplier });
    case 'none':
      return { lower: null, upper: null };
  }
}

/** For the tests of differences: shares and rates, not yet times the factor; `null` for all else. */
export function estimatorOf(
  indicator: Indicator,
  numerator: number | null,
  denominator: number | null,
): Estimator | null {
  if (numerator === null || denominator === null || denominator <= 0 || numerator < 0) return null;
  if (indicator.method === 'byar') return rateEstimator(numerator, denominator);
  return indicator.method === 'wilson' && numerator <= denominator
    ? shareEstimator(numerator, denominator)
    : null;
}

/** Parts of former areas added by their shares, then divided; `null` where the parts are not known. */
export function combined(
  indicator: Indicator,
  parts: readonly { share: number; numerator: number | null; denominator: number | null }[],
): Figure | null {
  if (indicator.kind === 'delivered' || parts.length === 0) return null;
  let [numerator, denominator] = [0, 0];
  for (const part of parts) {
    if (part.numerator === null) return null;
    numerator += part.share * part.numerator;
    if (indicator.kind === 'count') continue;
    if (part.denominator === null) return null;
    denominator += part.share * part.denominator;
  }
  if (indicator.kind === 'count') return { value: numerator, lower: null, upper: null, estimator: null };
  if (denominator <= 0) return null;
  return {
    ...limitsOf(indicator, numerator, denominator),
    value: (numerator / denominator) * indicator.factor,
    estimator: estimatorOf(indicator, numerator, denominator),
  };
}
