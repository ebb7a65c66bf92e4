import type { Knowledge } from './context.js';
import { derivedNumbers } from './derived.js';
import { lexiconOf } from './lexicon.js';
import { openFigures } from './open-figures.js';
import { tablesOf } from './tables.js';
import type { PublishedFolder } from './types.js';

/** What the published files tell a reader before the reports are opened. `texts`: the tables beside the figures by file name. */
export function knowledgeOf(folder: PublishedFolder, texts: ReadonlyMap<string, Uint8Array>): Knowledge {
  const figures = openFigures(folder);
  const tables = tablesOf(folder.name, texts);
  const lexicon = lexiconOf(folder);
  return { folder, lexicon, figures, derived: derivedNumbers(tables, figures, folder), tables };
}
