import { type Sum, termsOf } from './dataset.js';
import type { Indicator } from './indicator.js';
import type { Definitions } from './room.js';

/** To which multiples the counts of an indicator are rounded; 0 = not at all. */
export interface Rounding {
  numerator: number;
  denominator: number;
}

/**
 * What the policy in force demands (`round_to`): for numerator and denominator each the largest multiple among the classes of their
 * datasets. Datasets that are `protected_by_source` demand nothing. The value of a delivered indicator and its weight count as
 * numerator and denominator.
 */
export function roundingOf(
  indicator: Indicator,
  { datasets, policy }: Pick<Definitions, 'datasets' | 'policy'>,
): Rounding {
  const largest = (sum: Sum | undefined): number =>
    (sum ? termsOf(sum) : []).reduce((most, { part }) => {
      const dataset = datasets.get(part.dataset);
      if (!dataset || dataset.protected_by_source) return most;
      return Math.max(most, policy.classes[dataset.disclosure_class]?.round_to ?? 0);
    }, 0);
  if (indicator.kind === 'count') return { numerator: largest(indicator.numerator), denominator: 0 };
  return indicator.kind === 'delivered'
    ? { numerator: largest(indicator.value), denominator: largest(indicator.weight) }
    : { numerator: largest(indicator.numerator), denominator: largest(indicator.denominator) };
}
