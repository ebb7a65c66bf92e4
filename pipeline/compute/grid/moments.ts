import { slotTable } from '../../store/figures/names.js';
import type { Store } from '../../store/store.js';
import { momentTable } from '../names.js';
import type { DatedPeriod } from '../series.js';

/** A period of a definition with its number. */
export interface Moment extends DatedPeriod {
  slot: number;
}

/** The periods of each definition of a span, oldest first. */
export async function readMoments(
  store: Store,
  definitions: readonly number[],
): Promise<ReadonlyMap<number, readonly Moment[]>> {
  const rows =
    await store.query(`SELECT m.definition, m.slot, s.period, m.reference_date::VARCHAR AS reference_date
    FROM ${momentTable} m JOIN ${slotTable} s ON s.slot = m.slot
    WHERE m.definition IN (${['NULL', ...definitions].join(', ')}) ORDER BY m.definition, m.slot`);
  const moments = new Map<number, Moment[]>();
  for (const { definition, slot, period, reference_date } of rows) {
    const moment = { slot: Number(slot), id: String(period), referenceDate: String(reference_date) };
    const own = moments.get(Number(definition));
    if (own) own.push(moment);
    else moments.set(Number(definition), [moment]);
  }
  return moments;
}
