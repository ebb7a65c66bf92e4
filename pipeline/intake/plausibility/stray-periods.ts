import { push } from '../../model/maps.js';
import { strayPeriod } from '../../model/messages/stray-period.js';
import type { Problem } from '../../model/problem.js';
import { cellTable } from '../../model/stored.js';
import { quoteId, type Store } from '../../store/store.js';
import type { Delivery } from '../deliver.js';
import { placeOfLine } from '../source.js';
import { type PeriodReader, toldPeriods } from './files.js';

/** So many times as many rows must be of the period that folder or file name tell. */
const rare = 10;

/**
 * Rows of another period than folder or file name tell, where few are: most likely a slip of the pen. A file that holds several
 * periods throughout is meant so.
 */
export async function strayPeriods(
  store: Store,
  deliveries: readonly Delivery[],
  periodOf: PeriodReader,
): Promise<Problem[]> {
  const suspects = new Map<string, { delivery: Delivery; told: string }[]>();
  for (const delivery of deliveries) {
    const [told] = toldPeriods(delivery, periodOf).filter((period) => delivery.periods.includes(period));
    if (told !== undefined && delivery.periods.length > 1)
      push(suspects, delivery.source.dataset.id, { delivery, told });
  }
  const problems: Problem[] = [];
  for (const [dataset, all] of suspects) {
    const numbers = all.map(({ delivery }) => delivery.number).join(', ');
    const rows = await store.query(`
      SELECT delivery, period, count(DISTINCT line) AS lines, min(line) AS first
      FROM ${quoteId(cellTable(dataset))} WHERE delivery IN (${numbers})
      GROUP BY delivery, period ORDER BY delivery, first`);
    for (const { delivery, told } of all) {
      const own = rows.filter((row) => Number(row.delivery) === delivery.number);
      const others = Number(own.find((row) => row.period === told)?.lines ?? 0);
      for (const { period, lines, first } of own) {
        if (period === told || Number(lines) * rare > others) continue;
        problems.push(
          strayPeriod({
            ...{
              dataset: delivery.source.dataset,
              period: String(period),
              told,
              rows: Number(lines),
              others,
            },
            place: { ...placeOfLine(delivery.source, Number(first)), ...headingOf(delivery) },
          }),
        );
      }
    }
  }
  return problems;
}

/** Heading of the column that tells the period. */
function headingOf({ plan }: Delivery): { column: string } | null {
  const from = plan?.period;
  return from && 'column' in from ? { column: from.column.name } : null;
}
