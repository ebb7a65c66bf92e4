import type { Dataset } from '../model/dataset.js';
import type { Problem } from '../model/problem.js';
import type { DataRoom } from '../model/room.js';
import { lostTable } from '../model/stored.js';
import type { FileSystem } from '../model/world.js';
import type { Store } from '../store/store.js';
import { readAhead } from './ahead.js';
import { cellBuffer } from './buffer.js';
import type { Delivery, Intake } from './deliver.js';
import { rejectDuplicates } from './doubled/duplicates.js';
import { buildAreaIndex } from './keys/areas.js';
import type { Streaming } from './open-source.js';
import { type Judged, judgeDataset } from './plausibility/judged.js';
import { inReadingOrder } from './read-by-dataset.js';
import { closeLost } from './rows/lost.js';
import type { Source } from './source.js';

export interface IntoStore {
  /** What reading a file needs. */
  context: Intake;
  /** Puts the cells of these files into the store, those that their rejected rows leave among them. */
  settle(dataset: Dataset, read: readonly Delivery[]): Promise<void>;
  /** Takes back what was delivered twice and judges the settled cells of a dataset by themselves. */
  judge(dataset: Dataset, read: readonly Delivery[]): Promise<void>;
  /** What the judging found, in its order. */
  judged: ReadonlyMap<Dataset, Judged>;
}

/** The way of the files `sources` into the store, whose cell tables it creates. */
export async function intoStore(
  { files, store, room }: { files: FileSystem; store: Store; room: DataRoom },
  sources: readonly Source[],
  { fastFrom, streaming }: { fastFrom: number; streaming: Streaming },
  add: (problem: Problem) => void,
): Promise<IntoStore> {
  const datasets = [...room.definitions.datasets.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const dataset of datasets) await store.createCells(dataset);
  await store.rejects.clear();
  const buffer = cellBuffer((dataset) => store.cellWriter(dataset));
  const lost = cellBuffer(async (dataset) => {
    await store.createLost(dataset);
    return store.cellWriter(dataset, lostTable(dataset.id));
  });
  const paths = inReadingOrder(sources).map((source) => source.path);
  const context: Intake = {
    files: readAhead(files, paths, fastFrom),
    store,
    room,
    index: buildAreaIndex(room.region),
    fastFrom,
    add,
    append: buffer.append,
    appendLost: lost.append,
    streaming,
  };
  const withFiles = new Set(sources.map((source) => source.dataset));
  const judged = new Map<Dataset, Judged>();
  return {
    context,
    judged,
    async settle(dataset, read) {
      await buffer.flush(dataset);
      const openPeriods = new Map(read.map((d) => [d.number, d.openPeriods]));
      if (await lost.flush(dataset)) await closeLost(store, dataset, room.region.areas, openPeriods);
    },
    async judge(dataset, read) {
      const byNumber = new Map(read.map((d) => [d.number, d]));
      if (withFiles.has(dataset)) await rejectDuplicates(context, dataset, byNumber);
      judged.set(dataset, await judgeDataset(store, dataset, byNumber));
    },
  };
}
