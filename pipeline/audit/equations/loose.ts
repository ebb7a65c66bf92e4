import type { Counts } from './counts.js';
import type { CountIndex } from './index-of-counts.js';
import type { Stated } from './stated.js';

/**
 * Datasets whose published totals at a level differ from the sums of their parts (delivered apart, or with noise): an
 * outsider sees it wherever all parts are printed, and then trusts no sum of that kind to be exact.
 */
export function looseTotals(index: CountIndex, registry: Counts, stated: Stated): ReadonlySet<string> {
  const loose = new Set<string>();
  for (const count of index.counts) {
    const total = stated.ranges.get(count.key);
    const parts = total === undefined ? null : index.partsOf(count.measured, count.area);
    if (!total || !parts) continue;
    const known = parts.flatMap((area) => stated.ranges.get(registry.at(count.measured, area).key) ?? []);
    if (known.length < parts.length) continue;
    const [least, most] = [sum(known.map((r) => r.lower)), sum(known.map((r) => r.upper))];
    if (least - total.upper < 1e-6 && total.lower - most < 1e-6) continue;
    for (const id of count.measured.form.datasets) loose.add(looseKey(id, index.places.level(count.area)));
  }
  return loose;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, n) => a + n, 0);

export const looseKey = (dataset: string, level: string): string => `${dataset}@${level}`;
