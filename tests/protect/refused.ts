import type { Computed, ComputedValue, Unprotected } from '../../pipeline/model/figures.js';
import { formatNumber } from '../../pipeline/model/german.js';
import type { Indicator } from '../../pipeline/model/indicator.js';
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
