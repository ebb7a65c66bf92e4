import { type Dataset, dimensionsOf } from '../../model/dataset.js';
import * as say from '../../model/messages/plausibility.js';
import type { Problem } from '../../model/problem.js';
import { cellTable } from '../../model/stored.js';
import { keysOf } from '../../store/figures/filter.js';
import { quoteId, type Store } from '../../store/store.js';
import type { Delivery } from '../deliver.js';
import { placed } from './files.js';

/** Fewer known values, or fewer different ones, may be the same by chance. */
const leastValues = 10;
const leastDifferent = 5;

/**
 * All numbers of a file for a period are those of an earlier period: probably the old file with a new date. Two files
 * with the same bytes are told as such elsewhere.
 */
export async function repeatedNumbers(
  store: Store,
  dataset: Dataset,
  deliveries: ReadonlyMap<number, Delivery>,
): Promise<Problem[]> {
  const rows = await store.query(`${printSql(dataset)} ORDER BY reference_date, period, delivery`);
  const first = new Map<string, { period: string; delivery: Delivery }>();
  return rows.flatMap((row) => {
    const key = `${row.print} ${row.cells}`;
    const [delivery, period] = [deliveries.get(Number(row.delivery)), String(row.period)];
    const earlier = first.get(key);
    if (!delivery) return [];
    if (!earlier) first.set(key, { period, delivery });
    if (!earlier || earlier.period === period || earlier.delivery.sha256 === delivery.sha256) return [];
    const found = { earlier: earlier.period, first: earlier.delivery.source.file };
    return [say.sameNumbers({ ...placed(delivery), period, ...found })];
  });
}

/** A print of all cells but for their period; the order of the rows does not matter. */
function printSql(dataset: Dataset): string {
  const keys = ['area', 'measure', ...dimensionsOf(dataset).flatMap(keysOf), 'state', 'value'];
  return `SELECT delivery, period, max(reference_date)::VARCHAR AS reference_date,
      bit_xor(hash(${keys.join(', ')}))::VARCHAR AS print, count(*) AS cells
    FROM ${quoteId(cellTable(dataset.id))} WHERE level <> 'unknown' GROUP BY delivery, period
    HAVING count(value) >= ${leastValues} AND count(DISTINCT value) >= ${leastDifferent}`;
}
