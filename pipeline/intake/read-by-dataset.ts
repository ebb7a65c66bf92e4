import { setImmediate } from 'node:timers/promises';
import type { Dataset } from '../model/dataset.js';
import { groupedBy } from './plausibility/found.js';
import type { Source } from './source.js';

/** Up to so many files of a dataset are read sooner than the store has finished with its cells. */
const few = 6;

/**
 * Dataset by dataset, in the order in which reading and store wait least for each other (Johnson 1954): first those that
 * are soon read, the smallest of them in front, then the others, that with most work for the store in front.
 */
export function inReadingOrder(sources: readonly Source[]): Source[] {
  const groups = [...groupedBy(sources, (source) => source.dataset).values()];
  const soon = groups.filter((g) => g.length <= few).sort((a, b) => a.length - b.length);
  const late = groups.filter((g) => g.length > few).sort((a, b) => b.length - a.length);
  return [...soon, ...late].flat();
}

/**
 * Reads files dataset by dataset. `finish` is called for one dataset after the other once its files are read, and works
 * while those of the next are read; it is given what became of its files in the order of `sources`.
 * `read`: reads the file at a place of `sources`. What became of all files comes back in the order of `sources`.
 */
export async function readByDataset<Outcome>(
  sources: readonly Source[],
  read: (source: Source, at: number) => Promise<Outcome>,
  finish: (dataset: Dataset, outcomes: readonly Outcome[]) => Promise<void>,
): Promise<Outcome[]> {
  const places = new Map(sources.map((source, at) => [source, at]));
  const outcomes = new Map<Source, Outcome>();
  let finished: Promise<void> = Promise.resolve();
  try {
    for (const [dataset, group] of groupedBy(inReadingOrder(sources), (source) => source.dataset)) {
      const own: Outcome[] = [];
      for (const source of group) {
        const outcome = await read(source, places.get(source) ?? 0);
        outcomes.set(source, outcome);
        own.push(outcome);
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
  return sources.flatMap((source) => outcomes.get(source) ?? []);
}
