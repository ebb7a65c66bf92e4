import type { Dataset } from '../model/dataset.js';
import type { StoredCell } from '../model/stored.js';
import type { Store } from '../store/store.js';

const batch = 50_000;

/** Collects the cells of many small files, so that the store gets few large batches. */
export function cellBuffer(store: Store) {
  const waiting = new Map<Dataset, StoredCell[]>();
  const write = async (dataset: Dataset) => {
    const cells = waiting.get(dataset) ?? [];
    waiting.delete(dataset);
    if (cells.length > 0) await store.appendCells(dataset, cells);
  };
  return {
    async append(dataset: Dataset, cells: readonly StoredCell[]): Promise<void> {
      const list = waiting.get(dataset) ?? [];
      waiting.set(dataset, list);
      for (const cell of cells) list.push(cell);
      if (list.length >= batch) await write(dataset);
    },
    async flush(): Promise<void> {
      for (const dataset of [...waiting.keys()]) await write(dataset);
    },
  };
}
