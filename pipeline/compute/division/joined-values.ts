import { type Dataset, termsOf } from '../../model/dataset.js';
import type { ComputedValue } from '../../model/figures.js';
import type { Indicator } from '../../model/indicator.js';
import { wilsonLimits } from '../methods/index.js';
import { plain, unprotected } from '../values.js';

/** A new area made of whole old ones. */
export interface Join {
  id: string;
  members: readonly string[];
}

/** Whether figures of areas may be added to one of a joined area: counts of datasets that add over areas. */
export function canBeJoined(indicator: Indicator, datasets: ReadonlyMap<string, Dataset>): boolean {
  if (indicator.kind === 'delivered') return false;
  const sums =
    indicator.kind === 'count' ? [indicator.numerator] : [indicator.numerator, indicator.denominator];
  return sums.flatMap(termsOf).every(({ part }) => datasets.get(part.dataset)?.additivity.areas === true);
}

/**
 * Figures of joined areas: numerators and denominators added, then divided as by the definition. `values`: of one
 * indicator and period. A joined area that lacks the figure of a member has no figure: a sum that lacks a part is not
 * given. True counts are added where the figures are rounded: a division is judged inside the house.
 */
export function joinValues(
  values: readonly ComputedValue[],
  indicator: Indicator,
  joins: readonly Join[],
): ComputedValue[] {
  const byArea = new Map(values.map((v) => [v.area, v]));
  return joins.flatMap(({ id, members }) => {
    const parts = members.flatMap((m) => byArea.get(m) ?? []);
    const [first] = parts;
    if (!first) return [];
    const { unrounded: _, ...place } = first;
    const isWhole = parts.length === members.length && parts.every((p) => p.status === 'ok');
    const numerator = isWhole ? sum(parts.map((p) => plain((p.unrounded ?? p).numerator))) : null;
    const denominator = isWhole ? sum(parts.map((p) => plain((p.unrounded ?? p).denominator))) : null;
    const factor = 'factor' in indicator ? indicator.factor : 1;
    const isRatio = indicator.kind === 'ratio' || indicator.kind === 'mean';
    const quotient =
      !isRatio || numerator === null
        ? numerator
        : denominator !== null && denominator > 0
          ? numerator / denominator
          : null;
    const limits =
      indicator.method === 'wilson' && numerator !== null && denominator !== null
        ? wilsonLimits(numerator, denominator)
        : null;
    return [
      {
        ...place,
        area: id,
        status: !isWhole ? 'not_delivered' : quotient === null ? 'not_applicable' : 'ok',
        value: unprotected(quotient === null ? null : quotient * factor),
        lower: unprotected(limits === null ? null : limits.lower * factor),
        upper: unprotected(limits === null ? null : limits.upper * factor),
        numerator: unprotected(quotient === null ? null : numerator),
        denominator: unprotected(quotient === null ? null : denominator),
        origin: 'summed' as const,
      },
    ];
  });
}

function sum(numbers: readonly (number | null)[]): number | null {
  let total = 0;
  for (const n of numbers) {
    if (n === null) return null;
    total += n;
  }
  return total;
}
