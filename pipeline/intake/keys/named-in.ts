import type { Supplier } from '../../model/region.js';
import type { TextRecord } from '../text/parse.js';
import type { KeyReader, PeriodKey } from './keys.js';

/** The one municipality among `own` that a cell of the row names, or `null`. */
export function namedIn(
  row: TextRecord,
  period: PeriodKey | null,
  supplier: Supplier | null,
  reader: Pick<KeyReader, 'area'>,
  own: readonly string[],
): string | null {
  const named = new Set<string>();
  for (const cell of row.cells) {
    const text = cell.trim();
    // Short numbers are values, not keys of municipalities.
    if (text.length < 3 || (/^\d+$/.test(text) && text.length < 7)) continue;
    const reading = reader.area(text, period?.referenceDate ?? '9999-12-31', supplier);
    if ('id' in reading && own.includes(reading.id)) named.add(reading.id);
  }
  return named.size === 1 ? ([...named][0] ?? null) : null;
}
