import { setImmediate } from 'node:timers/promises';
import type { Dataset } from '../model/dataset.js';
import type { Delivery } from './deliver.js';
import { groupedBy } from './plausibility/found.js';
import type { Source } from './source.js';

/** Dataset by dataset, that of most files first: the store works on its cells while the others are read. */
export const inReadingOrder = (sources: readonly Source[]): Source[] =>
  [...groupedBy(sources, (source) => source.dataset).values()].sort((a, b) => b.length - a.length).flat();

/**
 * Reads files dataset by dataset. `finish` is called for one dataset after the other once its files are read, and works
 * while those of the next are read; each dataset is given its deliveries in the order of `sources`.
 * `read`: gives the delivery of a source at a place of `sources`. The deliveries come back in the order of `sources`.
 */
export async function readByDataset(
  sources: readonly Source[],
  read: (source: Source, at: number) => Promise<Delivery>,
  finish: (dataset: Dataset, deliveries: readonly Delivery[]) => Promise<void>,
): Promise<Delivery[]> {
  const places = new Map(sources.map((source, at) => [source, at]));
  const deliveries = new Map<Source, Delivery>();
  let finished: Promise<void> = Promise.resolve();
  try {
    for (const [dataset, group] of groupedBy(inReadingOrder(sources), (source) => source.dataset)) {
      const own: Delivery[] = [];
      for (const source of group) {
        const delivery = await read(source, places.get(source) ?? 0);
        deliveries.set(source, delivery);
        own.push(delivery);
        // Files that were read ahead are worked on without a pause, in which the store could be given its next task.
        await setImmediate();
      }
      finished = finished.then(() => finish(dataset, own));
      // It is waited for below; until then nobody listens.
      finished.catch(() => {});
    }
  } finally {
    // The store must be at rest before anybody closes it.
    await finished;
  }
  return sources.flatMap((source) => deliveries.get(source) ?? []);
}
