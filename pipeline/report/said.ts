import type { ComparisonKey, RowKey, Statement } from '../model/report.js';

/** A sentence that claims no difference. */
export const plainly = (text: string): Statement => ({ text, comparisons: [], rows: [] });

/** A sentence and the rows of comparisons.csv that say the same. */
export const byComparisons = (text: string, comparisons: readonly ComparisonKey[]): Statement => ({
  text,
  comparisons,
  rows: [],
});

/** A sentence and the rows of another data file that say the same. */
export const byRows = (text: string, rows: readonly RowKey[]): Statement => ({ text, comparisons: [], rows });
