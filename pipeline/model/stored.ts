import type { CellState } from './delivery.js';

/**
 * One delivered cell as the store keeps it: table `cells_<dataset>`, one row per record and measure.
 * Columns, in this order:
 *
 * | column | type | meaning |
 * |---|---|---|
 * | area | VARCHAR | id of areas.csv, AGS of municipality or county, id of a reference area; `?<AGS>` = some unknown area of that municipality |
 * | level | VARCHAR | level of the area; `unknown` for `?<AGS>` |
 * | period | VARCHAR | canonical period |
 * | reference_date | DATE | day the value refers to |
 * | <code dimension> | VARCHAR | code of the list; NULL = could not be read, so it may belong to any |
 * | <age dimension>_from, _to | SMALLINT | span [from, to); total = 0..200; open top band ends at 200; NULL, NULL = could not be read |
 * | measure | VARCHAR | id of the measure column |
 * | value | DECIMAL(18,6) | NULL unless state is `ok` |
 * | state | VARCHAR | see CellState |
 * | lower, upper | DECIMAL(18,6) | bounds of a hidden value where known, else NULL |
 * | delivery | INTEGER | number of the delivery |
 * | line | INTEGER | physical line in the file |
 */
export interface StoredCell {
  area: string;
  level: string;
  period: string;
  referenceDate: string;
  /** Values in the order of the dimension columns of the dataset. */
  dimensions: (string | readonly [from: number, to: number] | null)[];
  measure: string;
  /** Plain decimal text with a point, at most 12 digits before and 6 after it; `null` unless `state` is `ok`. */
  value: string | null;
  state: CellState;
  lower: string | null;
  upper: string | null;
  delivery: number;
  line: number;
}

export const cellTable = (dataset: string): string => `cells_${dataset}`;

/** Cells that rejected rows leave, until it is known which of them stand: the same columns; period '' = not read. */
export const lostTable = (dataset: string): string => `lost_${dataset}`;
