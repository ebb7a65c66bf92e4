import type { Counts } from './counts.js';
import type { CountIndex } from './index-of-counts.js';
import { exactOf, type Stated } from './stated.js';

/**
 * Datasets whose published totals at a level differ from the sums of their parts (delivered apart, or with noise): an
 * outsider sees it wherever all parts are printed, and then trusts no sum of that kind to be exact.
 */
export function looseTotals(index: CountIndex, registry: Counts, stated: Stated): ReadonlySet<string> {
  const loose = new Set<string>();
  for (const count of index.counts) {
    const total = exactOf(stated.ranges.get(count.key));
    const parts = total === null ? null : index.partsOf(count.measured, count.area);
    if (!parts) continue;
    const numbers = parts.map((area) => exactOf(stated.ranges.get(registry.at(count.measured, area).key)));
    if (numbers.some((n) => n === null)) continue;
    const sum = numbers.reduce((a: number, n) => a + (n ?? 0), 0);
    if (Math.abs(sum - (total ?? 0)) < 1e-6) continue;
    for (const id of count.measured.form.datasets) loose.add(looseKey(id, index.places.level(count.area)));
  }
  return loose;
}

export const looseKey = (dataset: string, level: string): string => `${dataset}@${level}`;
