import type { Knowledge } from './context.js';
import { readCsvFile } from './csv.js';
import { derivedNumbers } from './derived.js';
import { readFigures } from './figures.js';
import { lexiconOf } from './lexicon.js';
import { openFigures } from './open-figures.js';
import { tablesOf } from './tables.js';
import type { PublishedCatalogue, PublishedFolder } from './types.js';

/** What a folder publishes beside its reports, as plain data that can be sent to another process. */
export interface PublishedData {
  /** As given to the audit. */
  name: string;
  catalogue: PublishedCatalogue;
  /** `data/indicators.csv`. */
  figures: Uint8Array;
  /** The other tables by file name. */
  tables: ReadonlyMap<string, Uint8Array>;
}

/** The folder as `openBase` reads it, without the findings. */
export function folderOf({ name, catalogue, figures }: PublishedData): PublishedFolder {
  const table = readCsvFile(figures);
  return { name, catalogue, rows: readFigures(table, catalogue, '').rows };
}

/** What the published files tell a reader before the reports are opened. */
export function knowledgeOf(
  folder: PublishedFolder,
  { name, tables: texts }: Pick<PublishedData, 'name' | 'tables'>,
): Knowledge {
  const figures = openFigures(folder);
  const tables = tablesOf(name, texts);
  const lexicon = lexiconOf(folder);
  return { folder, lexicon, figures, derived: derivedNumbers(tables, figures, folder), tables };
}
