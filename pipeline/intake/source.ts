import type { Dataset } from '../model/dataset.js';
import type { Mapping } from '../model/mapping.js';
import type { Place } from '../model/messages/intake.js';
import type { Supplier } from '../model/region.js';

/** A file of which it is known how to read it. */
export interface Source {
  /** Path under the deliveries, or as given to `check`; the name used in the accounting. */
  file: string;
  /** Path for the file system. */
  path: string;
  /** Path as the user knows it. */
  shown: string;
  dataset: Dataset;
  mapping: Mapping | null;
  /** `null`: unknown; its areas are then not restricted. */
  supplier: Supplier | null;
  /** What was given as supplier where no supplier of the region fits, else `null`. */
  strangeSupplier: string | null;
  /** Sheet of a workbook, once it is known. */
  sheet?: string;
  /** Texts that may tell the period of a file without a period column, best first. */
  periodHints: readonly string[];
}

export const placeOf = (source: Pick<Source, 'shown' | 'supplier' | 'sheet'>): Place & { file: string } => ({
  file: source.shown,
  ...(source.supplier === null ? {} : { supplier: source.supplier.id }),
  ...(source.sheet === undefined ? {} : { sheet: source.sheet }),
});

/** A line of a file that was read; in a workbook it is the row that the spreadsheet shows. */
export const placeOfLine = (
  source: Pick<Source, 'shown' | 'supplier' | 'sheet'>,
  line: number,
): Place & { file: string } => ({
  ...placeOf(source),
  line,
  ...(source.sheet === undefined ? {} : { sheetRow: line }),
});
