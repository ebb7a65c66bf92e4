import type { PublishedFolder } from '../read/index.js';
import type { Counts } from './counts.js';
import type { Forms } from './forms.js';
import { countRange } from './rounding.js';
import type { OtherCount } from './stated.js';
import { shownOf } from './thresholds.js';

/** One row of `data/eckwerte.csv`: an own total beside the official one. Numbers are `null` where their field is empty. */
export interface HeadlineTotal {
  total: string;
  area: string;
  day: string;
  value: number | null;
  official: number | null;
}

/**
 * What headline totals tell: the own one is a count like any other. An official one, published elsewhere too, tells the
 * same count within the tolerance of its own source.
 */
export function countsOfTotals(
  { catalogue }: PublishedFolder,
  totals: readonly HeadlineTotal[],
  forms: Forms,
  registry: Counts,
): OtherCount[] {
  const benchmarks = new Map(catalogue.benchmarks.map((b) => [b.id, b]));
  return totals.flatMap(({ total, area, day, value, official }): OtherCount[] => {
    const benchmark = benchmarks.get(total);
    const form = benchmark && forms.of(benchmark.ours);
    if (!benchmark || !form) return [];
    const count = registry.at(registry.onDay(form, day), area);
    if (value !== null) {
      const rules = shownOf(benchmark.ours, forms.datasets, catalogue.policy);
      const shown = { ...rules, whole: form.whole, signed: form.hasDeductions };
      return [{ count, range: countRange({ number: value, decimals: 0 }, shown) }];
    }
    if (official === null) return [];
    const allowed = allowedDifference(benchmark.official, official, forms);
    return [{ count, range: { lower: Math.max(0, official - allowed), upper: official + allowed } }];
  });
}

function allowedDifference(
  sum: PublishedFolder['catalogue']['benchmarks'][number]['official'],
  size: number,
  { datasets }: Forms,
): number {
  const parts = 'dataset' in sum ? [sum] : [...sum.plus, ...sum.minus];
  const allowed = parts.map(({ dataset }) => {
    const { absolute, percent } = datasets.get(dataset)?.tolerance ?? { absolute: 0, percent: 0 };
    return Math.max(absolute, (percent / 100) * size);
  });
  return Math.ceil(Math.max(1, ...allowed));
}
