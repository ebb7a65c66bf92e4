import { type Dataset, termsOf } from './dataset.js';
import type { Indicator } from './indicator.js';

export interface Break {
  /** First day of the new definition, ISO. */
  from: string;
  reason: string;
}

/** Breaks of an indicator: its own and those of every dataset it reads, oldest first, each day and reason once. */
export function breaksOf(indicator: Indicator, datasets: ReadonlyMap<string, Dataset>): Break[] {
  const all = [
    ...indicator.breaks,
    ...[...datasetsRead(indicator)].flatMap((id) => datasets.get(id)?.breaks ?? []),
  ];
  const distinct = new Map(all.map((b) => [`${b.from} ${b.reason}`, b]));
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, b]) => b);
}

/** Datasets an indicator reads, that which gives its reference date first. */
export function datasetsRead(indicator: Indicator): Set<string> {
  const sums =
    indicator.kind === 'delivered'
      ? [indicator.value, indicator.weight]
      : [indicator.numerator, 'denominator' in indicator ? indicator.denominator : undefined];
  return new Set(sums.flatMap((sum) => (sum ? termsOf(sum).map(({ part }) => part.dataset) : [])));
}

/** How many consecutive periods one figure sums up; two figures closer together share cases. */
export function spanOf(indicator: Indicator): number {
  if (indicator.kind === 'delivered') return 1;
  return Math.max(indicator.window_periods, 'pool_periods' in indicator ? indicator.pool_periods : 1);
}
