import type { FileSystem } from '../model/world.js';
import type { Store } from '../store/store.js';
import type { Source } from './source.js';

/** From this size on a clean file goes through DuckDB's own reader. */
export const fastFromBytes = 8 * 1024 * 1024;

/** Up to so many records, or bytes before they are counted, the tables count as small. */
const fewRecords = 500_000;
const fewBytes = 24 * 1024 * 1024;

/** Over small tables several threads wait for each other longer than they work. */
const oneThread = 'SET threads = 1';

/** DuckDB's own reader, which takes files from `fastFrom` bytes on, works with all threads it may have. */
export async function spareThreadsForFiles(
  store: Store,
  files: FileSystem,
  sources: readonly Source[],
  fastFrom: number,
): Promise<void> {
  const sizes = await Promise.all(sources.map(({ path }) => files.size(path).catch(() => 0)));
  const areSmall = sizes.every((size) => size < fastFrom);
  if (areSmall && sizes.reduce((sum, size) => sum + size, 0) < fewBytes) await store.exec(oneThread);
}

export async function spareThreadsForRecords(store: Store, records: number): Promise<void> {
  if (records < fewRecords) await store.exec(oneThread);
}
