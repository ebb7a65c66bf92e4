import type { Dataset } from '../model/dataset.js';
import type { StoredCell } from '../model/stored.js';
import type { CellWriter } from '../store/cell-writer.js';

/** Collects the cells of many small files, so that the store gets few large batches. `open`: a writer for a dataset. */
export function cellBuffer(open: (dataset: Dataset) => CellWriter | Promise<CellWriter>) {
  const writers = new Map<Dataset, CellWriter>();
  return {
    async append(dataset: Dataset, cells: readonly StoredCell[]): Promise<void> {
      if (cells.length === 0) return;
      const writer = writers.get(dataset) ?? (await open(dataset));
      writers.set(dataset, writer);
      await writer.append(cells);
    },
    /** Gives the datasets of which there were any. */
    async flush(): Promise<Dataset[]> {
      for (const writer of writers.values()) await writer.settle();
      const datasets = [...writers.keys()];
      writers.clear();
      return datasets;
    },
  };
}
