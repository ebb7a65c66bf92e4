import type { Computed, ComputedValue, PublishedIndex, Unprotected } from '../../pipeline/model/figures.js';
import { formatNumber } from '../../pipeline/model/german.js';
import type { Indicator } from '../../pipeline/model/indicator.js';
import type { ComputedIndex } from '../../pipeline/model/indices.js';
import { valueCell } from '../../pipeline/report/cells.js';
import { buildReports } from '../../pipeline/report/index.js';
import { createLookup } from '../../pipeline/report/lookup.js';
import { computed, facts, room } from '../report/county.js';

/** Never run: `tsc` reads it, and fails if one of these lines should ever compile. */
export function refused(value: ComputedValue, number: Unprotected, indicator: Indicator): void {
  // @ts-expect-error a computed edition is no published one
  buildReports(computed, room(), facts());
  // @ts-expect-error nor is its content
  createLookup(computed as Computed, null);
  // @ts-expect-error a computed value has no cell
  valueCell(value, indicator, { unit: true });
  // @ts-expect-error an unprotected number cannot be formatted
  formatNumber(number, 1);
}

export function refusedIndex(computedIndex: ComputedIndex): PublishedIndex {
  // @ts-expect-error the value of a computed index cannot be formatted
  formatNumber(computedIndex.value, 1);
  // @ts-expect-error a computed index is no published one
  return computedIndex;
}
