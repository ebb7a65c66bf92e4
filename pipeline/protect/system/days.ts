import { type Dataset, termsOf } from '../../model/dataset.js';
import type { Figure } from './counts.js';
import type { KnownDays } from './forms.js';

const none: readonly string[] = [];

/** Days on which a dataset has figures of an area, from numerators of one dataset and from dated denominators. */
export function knownDays(figures: readonly Figure[], datasets: ReadonlyMap<string, Dataset>): KnownDays {
  const found = new Map<string, Map<string, Set<string>>>();
  const add = (dataset: string, area: string, day: string) => {
    if (!datasets.has(dataset)) return;
    const areas = found.get(dataset) ?? new Map<string, Set<string>>();
    found.set(dataset, areas);
    const days = areas.get(area);
    if (days) days.add(day);
    else areas.set(area, new Set([day]));
  };
  for (const { open, indicator } of figures) {
    // What follows later is not there either; a figure that found it below its line has no number.
    if (open.status === 'not_delivered' || open.status === 'pending') continue;
    if (indicator.kind === 'delivered') continue;
    add(firstDataset(indicator.numerator), open.area, open.referenceDate);
    if (open.denominatorDate !== null && indicator.kind !== 'count') {
      add(firstDataset(indicator.denominator), open.area, open.denominatorDate);
    }
  }
  const sorted = new Map(
    [...found].map(([dataset, areas]) => [
      dataset,
      new Map([...areas].map(([area, days]) => [area, [...days].sort()])),
    ]),
  );
  return (dataset, area) => sorted.get(dataset)?.get(area) ?? none;
}

const firstDataset = (sum: Parameters<typeof termsOf>[0]): string => termsOf(sum)[0]?.part.dataset ?? '';
