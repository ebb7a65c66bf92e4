import type { FileSystem } from '../../model/world.js';
import type { Store } from '../../store/store.js';
import { figuresOf, type OpenedFolder } from './base.js';
import { readArrow, readParquet } from './copies.js';
import { readCsvFile } from './csv.js';
import { unreadable } from './one-file.js';
import type { Reading } from './types.js';

/**
 * What the copies of the table of figures in other formats hold, by name. Apart from all other files, so that of several
 * processes only one loads what reads these formats.
 */
export async function readCopies(
  files: FileSystem,
  store: Store | null,
  { path, names, catalogue }: OpenedFolder,
): Promise<ReadonlyMap<string, Reading>> {
  const copies = new Map<string, Reading>();
  const [parquet, arrow] = ['data/indicators.parquet', 'data/indicators.arrow'];
  const isThere = (name: string) => names.includes(name);
  if (catalogue === null || !(isThere(parquet) || isThere(arrow))) return copies;
  const csv = figuresOf(path);
  const table = readCsvFile(await files.readFile(csv));
  const fileOf = (name: string) => `${path}/${name}`;
  if (isThere(parquet)) {
    const file = fileOf(parquet);
    copies.set(parquet, store === null ? unreadable(file) : await readParquet(store, file, csv, table));
  }
  if (isThere(arrow)) {
    const file = fileOf(arrow);
    copies.set(arrow, readArrow(await files.readFile(file), table, file));
  }
  return copies;
}
