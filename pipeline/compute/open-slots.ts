import { spanOf } from '../model/breaks.js';
import { termsOf } from '../model/dataset.js';
import type { Indicator } from '../model/indicator.js';
import type { Waiting } from '../model/waiting.js';
import { badness } from '../store/figures/badness.js';
import { periodTable } from '../store/figures/names.js';
import type { Store } from '../store/store.js';
import type { Numbered } from './compile.js';
import { pairedTable } from './names.js';

/** By definition the slots of the periods whose figures cannot be final yet: what is not there follows later. */
export type OpenSlots = ReadonlyMap<number, ReadonlySet<number>>;

/** The periods are those of the dataset that gives a definition its reference date. */
export async function openSlots(
  store: Store,
  numbered: readonly Numbered[],
  waiting: Waiting,
): Promise<OpenSlots> {
  const rows = await store.query(
    `SELECT dataset, slot, period, reference_date::VARCHAR AS day FROM ${periodTable} ORDER BY dataset, slot`,
  );
  const open = new Map<number, Set<number>>();
  for (const { definition, indicator } of numbered) {
    const dataset = datingDataset(indicator);
    const slots = rows
      .filter((row) => row.dataset === dataset)
      .filter(
        (row) =>
          waiting.until(indicator, { period: String(row.period), referenceDate: String(row.day) }) !== null,
      )
      .map((row) => Number(row.slot));
    if (slots.length > 0) open.set(definition, new Set(slots));
  }
  return open;
}

/**
 * Statements for figures over several periods: what is missing of a period that cannot be final yet is pending before the periods
 * are added, so that a figure lacking only that follows later, and one lacking an earlier period as well was not delivered.
 */
export function pendingPartsSql(numbered: readonly Numbered[], open: OpenSlots): string[] {
  const slots = numbered
    .filter(({ indicator }) => spanOf(indicator) > 1)
    .flatMap(({ definition }) => [...(open.get(definition) ?? [])].map((slot) => `(${definition}, ${slot})`));
  if (slots.length === 0) return [];
  const column = (name: string) =>
    `${name} = CASE ${name} WHEN ${badness.missing} THEN ${badness.pending} ELSE ${name} END`;
  return [
    `UPDATE ${pairedTable} SET ${column('numerator_bad')}, ${column('denominator_bad')}
      WHERE (definition, slot) IN (VALUES ${slots.join(', ')})`,
  ];
}

const datingDataset = (indicator: Indicator): string =>
  indicator.kind === 'delivered'
    ? indicator.value.dataset
    : (termsOf(indicator.numerator)[0]?.part.dataset ?? '');
