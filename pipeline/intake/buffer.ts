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
    /** The cells of a dataset, if there were any: gives whether. */
    async flush(dataset: Dataset): Promise<boolean> {
      const writer = writers.get(dataset);
      writers.delete(dataset);
      await writer?.settle();
      return writer !== undefined;
    },
  };
}
